// SPDX-License-Identifier: GPL-3.0-or-later
// How far the attention is from a gold word alignment (Och and Ney 2003).
#pragma once

#include "core/corpus/corpus.h"
#include "core/matrix.h"

namespace seq2seq {

/// AER = 1 - (|A & S| + |A & P|) / (|A| + |S|), S sure links, P = S and possible ones, summed over
/// a corpus.
class AlignmentErrorRate {
public:
    void add(const Alignment &predicted, const Alignment &gold);
    [[nodiscard]] double value() const; ///< 0..1; 0 when nothing was added
    [[nodiscard]] std::size_t sure() const { return m_sure; } ///< |S|
    [[nodiscard]] std::size_t sureFound() const { return m_predictedAndSure; } ///< |A & S|
    /// Predicted links that are not even possible.
    [[nodiscard]] std::size_t wrong() const { return m_predicted - m_predictedAndPossible; }

private:
    std::size_t m_predicted = 0;
    std::size_t m_sure = 0;
    std::size_t m_predictedAndSure = 0;
    std::size_t m_predictedAndPossible = 0;
};

/// Links each target word to the source word it attends to most (Luong et al. 2015, sec. 5.4). A
/// word whose weight is largest on </s> gets no link.
/// @param attention [n, m], rows and columns including the final </s>, columns in reading order
/// @param reversed  the source was read backwards; links count words in the order of the text
[[nodiscard]] Alignment linksFromAttention(const Matrix &attention, bool reversed);

} // namespace seq2seq
