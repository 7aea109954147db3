// SPDX-License-Identifier: GPL-3.0-or-later
// One-hot input: a word picks a column of W_ih.
#pragma once

#include "core/fast/gradients.h"

#include <span>

namespace seq2seq::fast {

/// W_ih x of words: gates row r = column ids[r] of W_ih.
template <typename Real>
void pickColumns(const Weight<Real> &weightIh, std::span<const int> ids, Rows<Real> gates)
{
    for (std::size_t r = 0; r < ids.size(); ++r) {
        const Real *column = weightIh.values + ids[r];
        for (std::size_t g = 0; g < weightIh.rows; ++g)
            gates.row(r)[g] = column[g * weightIh.columns];
    }
}

/// dW_ih from the gradients of gates: row r is added to column ids[r]. `words` columns are written,
/// the others left alone.
template <typename Real>
void addToColumns(Rows<const Real> gates, std::span<const int> ids, const Weight<Real> &weightIh,
    std::size_t words, Gradients<Real> &gradients)
{
    const Rows<Real> to = gradients.dense(weightIh, 0);
    for (std::size_t g = 0; g < weightIh.rows; ++g)
        std::fill_n(to.row(g), words, Real(0));
    for (std::size_t r = 0; r < ids.size(); ++r)
        for (std::size_t g = 0; g < weightIh.rows; ++g)
            to.row(g)[ids[r]] += gates.row(r)[g];
}

} // namespace seq2seq::fast
