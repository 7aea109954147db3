// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/fast/ranked_words.h"

#include <algorithm>
#include <cmath>

namespace seq2seq::fast {

namespace {

/// log sum exp of a row from its parts.
template <typename Real> double logSumOf(std::span<const Real> tops, std::span<const Real> sums)
{
    const Real top = *std::ranges::max_element(tops);
    double sum = 0;
    for (std::size_t part = 0; part < tops.size(); ++part)
        sum += static_cast<double>(sums[part])
            * std::exp(static_cast<double>(tops[part]) - static_cast<double>(top));
    return static_cast<double>(top) + std::log(sum);
}

} // namespace

template <typename Real>
void RankedWords<Real>::findLikeliest(const PackedMatrix<Real> &vocabulary, std::size_t row)
{
    const Real *logits = m_logits.data() + row * m_vocabulary;
    const Real *tops = m_tops.data() + row * m_parts;
    std::size_t *likeliest = m_likeliest.data() + row * m_count;
    if (m_parts < m_count) {
        kernels<Real>().largest(logits, m_vocabulary, m_count, likeliest);
        return;
    }
    m_topParts.resize(m_count);
    kernels<Real>().largest(tops, m_parts, m_count, m_topParts.data());
    const Real least = tops[m_topParts.back()];
    std::size_t found = 0;
    for (const std::size_t part : m_topParts) {
        const std::size_t begin = vocabulary.beginOf(part, m_parts);
        const std::size_t end = vocabulary.beginOf(part + 1, m_parts);
        const std::size_t before = found;
        found
            += kernels<Real>().atLeast(logits + begin, end - begin, least, m_found.data() + found);
        for (std::size_t i = before; i < found; ++i)
            m_found[i] += begin;
    }
    if (found < m_count) { // what is not a number is not at least anything
        kernels<Real>().largest(logits, m_vocabulary, m_count, likeliest);
        return;
    }
    const auto last = m_found.begin() + static_cast<std::ptrdiff_t>(found);
    std::partial_sort_copy(m_found.begin(), last, likeliest, likeliest + m_count,
        [logits](std::size_t a, std::size_t b) {
            return logits[a] > logits[b] || (logits[a] == logits[b] && a < b);
        });
}

template <typename Real>
void RankedWords<Real>::rank(const Weights<Real> &weights, Rows<const Real> outputs,
    std::size_t rows, std::size_t count, Team *team, PartOrder order)
{
    const PackedMatrix<Real> &vocabulary = weights.vocabularyForward;
    m_parts = vocabulary.parts();
    m_vocabulary = weights.vocabulary.rows;
    m_count = count;
    const Rows<Real> logits{m_logits.reserve(rows * m_vocabulary), m_vocabulary};
    m_tops.resize(rows * m_parts);
    m_sums.resize(rows * m_parts);
    vocabulary.multiplyInParts(
        outputs, rows, logits, false, m_parts, team, order, [&](std::size_t part) {
            const std::size_t begin = vocabulary.beginOf(part, m_parts);
            const std::size_t end = vocabulary.beginOf(part + 1, m_parts);
            for (std::size_t r = 0; r < rows; ++r) {
                const ExpSum<Real> sum = kernels<Real>().expSum(logits.row(r) + begin, end - begin);
                m_tops[r * m_parts + part] = sum.top;
                m_sums[r * m_parts + part] = sum.sum;
            }
        });
    m_logSums.resize(rows);
    m_likeliest.resize(rows * count);
    m_found.resize(m_vocabulary);
    for (std::size_t r = 0; r < rows; ++r) {
        m_logSums[r] = logSumOf<Real>(std::span(m_tops).subspan(r * m_parts, m_parts),
            std::span(m_sums).subspan(r * m_parts, m_parts));
        findLikeliest(vocabulary, r);
    }
}

template class RankedWords<float>;
template class RankedWords<double>;

} // namespace seq2seq::fast
