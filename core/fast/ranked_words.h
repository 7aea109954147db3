// SPDX-License-Identifier: GPL-3.0-or-later
// What a search asks of each row of a step: log P(w) = logit_w - log sum_v exp(logit_v), and the
// likeliest words.
#pragma once

#include "core/fast/weights.h"

#include <span>
#include <vector>

namespace seq2seq::fast {

template <typename Real> class RankedWords {
public:
    /// @param outputs o_t, [rows, H]
    /// @param count   of likeliest words a row, at most V
    void rank(const Weights<Real> &weights, Rows<const Real> outputs, std::size_t rows,
        std::size_t count);

    [[nodiscard]] double logProbability(std::size_t row, std::size_t word) const
    {
        return static_cast<double>(m_logits.data()[row * m_vocabulary + word]) - m_logSums[row];
    }
    /// The likeliest words of a row, likeliest first, the earlier of equals first.
    [[nodiscard]] std::span<const std::size_t> likeliest(std::size_t row) const
    {
        return std::span(m_likeliest).subspan(row * m_count, m_count);
    }

private:
    std::size_t m_vocabulary = 0; // V
    std::size_t m_count = 0;
    Buffer<Real> m_logits; // [rows, V]
    std::vector<double> m_logSums; // log sum_v exp(logit_v), [rows]
    std::vector<std::size_t> m_likeliest; // [rows, count]
};

} // namespace seq2seq::fast
