// SPDX-License-Identifier: GPL-3.0-or-later
// Softmax, the largest of many values, and attention. A part of kernels_body_p.h.
#pragma once

#include "core/fast/kernels_products_p.h"

namespace seq2seq::fast::SEQ2SEQ_KERNELS {

template <typename Real> inline SoftmaxRow<Real> softmax(const Real *logits, std::size_t size)
{
    // The largest of each lane, then of all; the first of equals is looked up at the end.
    Lanes<Real> largest = spread(logits[0]);
    alongRow<Real>(size, [&](std::size_t j, auto part) {
        Lanes<Real> x = part.get(logits + j);
        if constexpr (std::is_same_v<decltype(part), Part<Real>>)
            for (std::size_t k = part.count; k < LanesOf<Real>::kCount; ++k)
                x[k] = logits[0];
        largest = x > largest ? x : largest;
    });
    SoftmaxRow<Real> row;
    Real top = largest[0];
    for (std::size_t k = 1; k < LanesOf<Real>::kCount; ++k)
        top = largest[k] > top ? largest[k] : top;
    while (row.best < size && logits[row.best] != top)
        ++row.best;

    Lanes<Real> sums{};
    alongRow<Real>(size, [&](std::size_t j, auto part) {
        Lanes<Real> e = exponential<Real>(part.get(logits + j) - top);
        if constexpr (std::is_same_v<decltype(part), Part<Real>>)
            for (std::size_t k = part.count; k < LanesOf<Real>::kCount; ++k)
                e[k] = 0;
        sums += e;
    });
    row.logSum = top
        + (sizeof(Real) == 4 ? Real(__builtin_logf(float(sumOf<Real>(sums))))
                             : Real(__builtin_log(double(sumOf<Real>(sums)))));
    return row;
}

/// Whether any lane is set.
template <typename Integers> inline bool isAny(const Integers &mask)
{
    std::uint64_t words[kVectorBytes / 8];
    std::memcpy(words, &mask, kVectorBytes);
    std::uint64_t any = 0;
    for (const std::uint64_t word : words)
        any |= word;
    return any != 0;
}

/// Most values are below the smallest of the best so far, so blocks are skipped by one comparison.
template <typename Real>
void largest(const Real *values, std::size_t size, std::size_t count, std::size_t *at)
{
    constexpr std::size_t kBlock = 4 * LanesOf<Real>::kCount;
    std::size_t found = 0;
    const auto offer = [&](std::size_t j) {
        if (found == count && !(values[j] > values[at[count - 1]]))
            return;
        std::size_t place = found < count ? found++ : count - 1;
        for (; place > 0 && values[j] > values[at[place - 1]]; --place)
            at[place] = at[place - 1];
        at[place] = j;
    };
    std::size_t j = 0;
    for (; j + kBlock <= size; j += kBlock) {
        if (found == count) {
            Lanes<Real> top = load(values + j);
#pragma GCC unroll 3
            for (std::size_t k = 1; k < 4; ++k) {
                const Lanes<Real> x = load(values + j + k * LanesOf<Real>::kCount);
                top = x > top ? x : top;
            }
            if (!isAny(top > spread(values[at[count - 1]])))
                continue;
        }
        for (std::size_t k = 0; k < kBlock; ++k)
            offer(j + k);
    }
    for (; j < size; ++j)
        offer(j);
}

template <typename Real>
void softmaxBack(Real *logits, std::size_t size, Real logSum, Real scale, Real smoothing)
{
    const Real uniform = smoothing / static_cast<Real>(size);
    alongRow<Real>(size, [&](std::size_t j, auto part) {
        const Lanes<Real> p = exponential<Real>(part.get(logits + j) - logSum);
        part.put(logits + j, (p - uniform) * scale);
    });
}

template <typename Real> double entropy(const Real *logits, std::size_t size, Real logSum)
{
    Lanes<Real> sum{};
    alongRow<Real>(size, [&](std::size_t j, auto part) {
        const Lanes<Real> logP = part.get(logits + j) - logSum;
        Lanes<Real> term = exponential<Real>(logP) * -logP;
        if constexpr (std::is_same_v<decltype(part), Part<Real>>)
            for (std::size_t k = part.count; k < LanesOf<Real>::kCount; ++k)
                term[k] = 0;
        sum += term;
    });
    return static_cast<double>(sumOf<Real>(sum));
}

template <typename Real> void attend(const AttentionRow<Real> &s)
{
    if (s.v == nullptr) {
        dotRows(s.keys, s.words, s.h, s.query, s.scale, s.scores);
    } else {
        for (std::size_t i = 0; i < s.words; ++i) {
            Lanes<Real> sum{};
            alongRow<Real>(s.h, [&](std::size_t j, auto part) {
                sum += part.get(s.v + j)
                    * hyperbolicTangent<Real>(
                        part.get(s.keys + i * s.h + j) + part.get(s.query + j));
            });
            s.scores[i] = sumOf<Real>(sum);
        }
    }
    const Real logSum = softmax(s.scores, s.words).logSum;
    alongRow<Real>(s.words, [&](std::size_t i, auto part) {
        part.put(s.weights + i, exponential<Real>(part.get(s.scores + i) - logSum));
    });
    weightedSum(s.states, s.words, s.d, s.weights, s.context);
}

template <typename Real> void attendBack(const AttentionRowBack<Real> &s)
{
    // dJ/dalpha_i = h_i . dJ/da;  dJ/de_i = alpha_i (dJ/dalpha_i - sum_k alpha_k dJ/dalpha_k)
    dotRows(s.states, s.words, s.d, s.contextGradient, Real(1), s.scoreGradients);
    Real mean = 0;
    for (std::size_t i = 0; i < s.words; ++i)
        mean += s.weights[i] * s.scoreGradients[i];
    for (std::size_t i = 0; i < s.words; ++i)
        s.scoreGradients[i] = s.scale * s.weights[i] * (s.scoreGradients[i] - mean);
    if (s.v == nullptr) {
        weightedSum(s.keys, s.words, s.h, s.scoreGradients, s.queryGradient);
        return;
    }
    std::memset(s.queryGradient, 0, s.h * sizeof(Real));
    for (std::size_t i = 0; i < s.words; ++i) {
        const Real de = s.scoreGradients[i];
        alongRow<Real>(s.h, [&](std::size_t j, auto part) {
            const Lanes<Real> y
                = hyperbolicTangent<Real>(part.get(s.keys + i * s.h + j) + part.get(s.query + j));
            const Lanes<Real> dx = de * part.get(s.v + j) * (Real(1) - y * y);
            part.put(s.keyGradients + i * s.h + j, part.get(s.keyGradients + i * s.h + j) + dx);
            part.put(s.queryGradient + j, part.get(s.queryGradient + j) + dx);
            part.put(s.vGradient + j, part.get(s.vGradient + j) + de * y);
        });
    }
}

} // namespace seq2seq::fast::SEQ2SEQ_KERNELS
