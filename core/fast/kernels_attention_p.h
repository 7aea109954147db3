// SPDX-License-Identifier: GPL-3.0-or-later
// Softmax, the largest of many values, and attention. A part of kernels_body_p.h.
#pragma once

#include "core/fast/kernels_products_p.h"

namespace seq2seq::fast::SEQ2SEQ_KERNELS {

/// Lane by lane; the first if either is not a number.
template <typename Vector> inline Vector larger(const Vector &one, const Vector &other)
{
    return other > one ? other : one;
}

/// A bit for each lane that the answer to a comparison sets.
template <typename Real> inline std::uint64_t bitsOf(const typename LanesOf<Real>::Integers &answer)
{
#if defined(__AVX512F__)
    if constexpr (sizeof(Real) == 4)
        return _mm512_test_epi32_mask((__m512i)answer, (__m512i)answer);
    else
        return _mm512_test_epi64_mask((__m512i)answer, (__m512i)answer);
#elif defined(__AVX2__)
    if constexpr (sizeof(Real) == 4)
        return static_cast<unsigned>(_mm256_movemask_ps((__m256)answer));
    else
        return static_cast<unsigned>(_mm256_movemask_pd((__m256d)answer));
#else
    std::uint64_t bits = 0;
    for (std::size_t k = 0; k < LanesOf<Real>::kCount; ++k)
        bits |= static_cast<std::uint64_t>(answer[k] != 0) << k;
    return bits;
#endif
}

/// The largest lane, halves upon halves.
template <typename Real, std::size_t kBytes = kVectorBytes, typename Vector>
inline Real largestOf(const Vector &lanes)
{
    if constexpr (kBytes == 16) {
        Real top = lanes[0];
        for (std::size_t k = 1; k < 16 / sizeof(Real); ++k)
            top = lanes[k] > top ? lanes[k] : top;
        return top;
    } else {
        typedef Real Half __attribute__((vector_size(kBytes / 2))); // NOLINT(modernize-use-using)
        Half halves[2];
        std::memcpy(halves, &lanes, kBytes);
        return largestOf<Real, kBytes / 2>(larger(halves[0], halves[1]));
    }
}

/// The largest of a row; not a number if the first is none.
template <typename Real> inline Real maximum(const Real *values, std::size_t size)
{
    Lanes<Real> largest[4];
    for (Lanes<Real> &lanes : largest)
        lanes = spread(values[0]);
    alongRowInFours<Real>(size, [&](std::size_t k, std::size_t j, auto part) {
        Lanes<Real> x = part.get(values + j);
        if constexpr (std::is_same_v<decltype(part), Part<Real>>)
            for (std::size_t rest = part.count; rest < LanesOf<Real>::kCount; ++rest)
                x[rest] = values[0];
        largest[k] = larger(largest[k], x);
    });
    return largestOf<Real>(larger(larger(largest[0], largest[1]), larger(largest[2], largest[3])));
}

/// Where a value first stands in a row; 0 if nowhere, as what is not a number.
template <typename Real>
inline std::size_t placeOf(const Real *values, std::size_t size, Real value)
{
    constexpr std::size_t kCount = LanesOf<Real>::kCount;
    std::size_t j = 0;
    while (j + kCount <= size && bitsOf<Real>(load(values + j) == spread(value)) == 0)
        j += kCount;
    while (j < size && values[j] != value)
        ++j;
    return j < size ? j : 0;
}

/// sum_w exp(logit_w - top)
template <typename Real>
inline Real sumOfExponentials(const Real *logits, std::size_t size, Real top)
{
    Lanes<Real> sums[4] = {};
    alongRowInFours<Real>(size, [&](std::size_t k, std::size_t j, auto part) {
        Lanes<Real> e = exponential<Real>(part.get(logits + j) - top);
        if constexpr (std::is_same_v<decltype(part), Part<Real>>)
            for (std::size_t rest = part.count; rest < LanesOf<Real>::kCount; ++rest)
                e[rest] = 0;
        sums[k] += e;
    });
    return sumOf<Real>((sums[0] + sums[1]) + (sums[2] + sums[3]));
}

template <typename Real> inline SoftmaxRow<Real> softmax(const Real *logits, std::size_t size)
{
    const Real top = maximum(logits, size);
    const Real sum = sumOfExponentials(logits, size, top);
    SoftmaxRow<Real> row;
    row.best = placeOf(logits, size, top);
    row.logSum = top
        + (sizeof(Real) == 4 ? Real(__builtin_logf(float(sum))) : Real(__builtin_log(double(sum))));
    return row;
}

template <typename Real> ExpSum<Real> expSum(const Real *logits, std::size_t size)
{
    const Real top = maximum(logits, size);
    return {top, sumOfExponentials(logits, size, top)};
}

/// Most values are below the smallest of the best so far, so vectors are skipped by one comparison.
template <typename Real>
void largest(const Real *values, std::size_t size, std::size_t count, std::size_t *at)
{
    constexpr std::size_t kCount = LanesOf<Real>::kCount;
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
    for (; found < count && j < size; ++j)
        offer(j);
    for (; j + 4 * kCount <= size; j += 4 * kCount) {
        Lanes<Real> four[4];
#pragma GCC unroll 4
        for (std::size_t k = 0; k < 4; ++k)
            four[k] = load(values + j + k * kCount);
        const Lanes<Real> least = spread(values[at[count - 1]]);
        if (bitsOf<Real>(
                (four[0] > least) | (four[1] > least) | (four[2] > least) | (four[3] > least))
            == 0)
            continue;
        for (std::size_t k = 0; k < 4; ++k)
            for (std::uint64_t bits = bitsOf<Real>(four[k] > least); bits != 0; bits &= bits - 1)
                offer(j + k * kCount + static_cast<std::size_t>(__builtin_ctzll(bits)));
    }
    for (; j < size; ++j)
        offer(j);
}

template <typename Real>
void softmaxBack(Real *logits, std::size_t size, Real logSum, Real scale, Real even)
{
    alongRow<Real>(size, [&](std::size_t j, auto part) {
        const Lanes<Real> p = exponential<Real>(part.get(logits + j) - logSum);
        part.put(logits + j, (p - even) * scale);
    });
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
