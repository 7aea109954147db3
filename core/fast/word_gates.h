// SPDX-License-Identifier: GPL-3.0-or-later
// What words give to the gates of a first layer, kept from sentence to sentence.
#pragma once

#include "core/fast/word_input.h"

namespace seq2seq::fast {

/// W_ih E[word] of the words met so far, for one cell and one thread. Text repeats its
/// words: one met again costs a copy of 4H numbers in place of reading 4H x E. Keeps some 64 MB at
/// most.
template <typename Real> class WordGates {
public:
    /// gates row r = W_ih E[ids[r]]
    /// @param embeddings, cell  the same ones every time
    void project(const Weight<Real> &embeddings, const Cell<Real> &cell, std::span<const int> ids,
        Rows<Real> gates, Team *team = nullptr);

    [[nodiscard]] std::size_t bytes() const { return m_bytes; } ///< of what is kept

private:
    [[nodiscard]] bool isKept(int id) const;

    std::vector<Buffer<Real>> m_gates; // by word, [G] or empty
    std::size_t m_bytes = 0;
    std::vector<int> m_new; // of the ids, those not kept yet
    Buffer<Real> m_newGates; // [new, G]
    WordInput<Real> m_words;
    Buffer<Real> m_product;
};

/// Those of a model: what a search knows of the words it met.
template <typename Real> struct KnownWords {
    WordGates<Real> encoder[2]; ///< by direction
    WordGates<Real> decoder;
};

} // namespace seq2seq::fast
