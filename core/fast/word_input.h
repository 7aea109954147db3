// SPDX-License-Identifier: GPL-3.0-or-later
// What words give to the gates of the first layer, W_ih E[word], forward and backward. Words repeat
// (a third to a half of a batch are repetitions, by Zipf's law), and each is multiplied only once.
#pragma once

#include "core/fast/gradients.h"

#include <span>

namespace seq2seq::fast {

template <typename Real> class WordInput {
public:
    /// Takes the words of a batch, one a row. @param embeddings E, read until the next call
    void start(const Weight<Real> &embeddings, std::span<const int> ids);
    [[nodiscard]] std::size_t distinct() const { return m_words.size(); } ///< U

    /// gates row r = W_ih E[ids[r]]. Directions of an encoder may call it at once.
    /// @param product scratch for the distinct words' gates, [U, G]
    void project(const Cell<Real> &cell, Rows<Real> gates, Buffer<Real> &product) const;

    /// dW_ih, and the part of dE that comes through this cell.
    /// @param gateGradients dJ/d(W_ih E[ids[r]]), [rows, G]
    /// @param isFirst       of the cells that these words were given to
    void back(const Cell<Real> &cell, Rows<const Real> gateGradients, bool isFirst,
        Gradients<Real> &gradients);
    /// dE, after back() of each cell; <pad> has none.
    void finishBack(EmbeddingGradient<Real> &gradient) const;

private:
    std::size_t m_e = 0;
    std::vector<int> m_placeOf; // by word, in m_words; -1: does not occur
    std::vector<std::size_t> m_words; // distinct, in order of appearance
    std::vector<std::size_t> m_places; // by row
    Buffer<Real> m_embedded; // [U, E]
    Buffer<Real> m_gateSums; // gradients of the gates, summed over the rows of a word, [U, G]
    Buffer<Real> m_gradient; // [U, E]
};

} // namespace seq2seq::fast
