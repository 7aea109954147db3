// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/fast/ranked_words.h"

#include <cmath>

namespace seq2seq::fast {

template <typename Real>
void RankedWords<Real>::rank(
    const Weights<Real> &weights, Rows<const Real> outputs, std::size_t rows, std::size_t count)
{
    m_vocabulary = weights.vocabulary.rows;
    m_count = count;
    const Rows<Real> logits{m_logits.reserve(rows * m_vocabulary), m_vocabulary};
    weights.vocabularyForward.multiply(outputs, rows, logits, false);
    m_logSums.resize(rows);
    m_likeliest.resize(rows * count);
    for (std::size_t r = 0; r < rows; ++r) {
        const ExpSum<Real> sum = kernels<Real>().expSum(logits.row(r), m_vocabulary);
        m_logSums[r] = static_cast<double>(sum.top) + std::log(static_cast<double>(sum.sum));
        kernels<Real>().largest(logits.row(r), m_vocabulary, count, m_likeliest.data() + r * count);
    }
}

template class RankedWords<float>;
template class RankedWords<double>;

} // namespace seq2seq::fast
