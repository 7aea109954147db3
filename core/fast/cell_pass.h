// SPDX-License-Identifier: GPL-3.0-or-later
// One layer of a recurrent cell in one direction, over all steps of a batch, forward and backward.
#pragma once

#include "core/fast/gradients.h"

namespace seq2seq::fast {

/// Everything a cell computed, one row a word. A *block* is the rows of one step: `row` is the
/// first, `n` how many; the first `nPrevious` of them have a state to begin with, the others start
/// at zero. Gates as torch.nn.LSTM, GRU, RNN(tanh) have them; see model/cell_p.h for the equations.
template <typename Real> class CellPass {
public:
    void start(const Cell<Real> &cell, std::size_t rows);

    /// Where W_ih x belongs before step(): [rows, G]. Afterwards the gates; after stepBack()
    /// gradients.
    [[nodiscard]] Rows<Real> gates(std::size_t row) { return {m_gates.data() + row * m_g, m_g}; }
    [[nodiscard]] Rows<const Real> gates(std::size_t row) const
    {
        return {m_gates.data() + row * m_g, m_g};
    }
    [[nodiscard]] Rows<const Real> cell(std::size_t row) const ///< c, [rows, H]; LSTM only
    {
        return {m_cell.data() + row * m_h, m_h};
    }

    /// h_t from W_ih x, h_{t-1} and c_{t-1}.
    void step(const Cell<Real> &cell, std::size_t row, std::size_t n, std::size_t nPrevious,
        Rows<const Real> previousHidden, Rows<const Real> previousCell, Rows<Real> hidden);

    /// dJ/d(W_ih x), into gates(); the gradients of the state that step began with.
    /// @param hiddenGradient dJ/dh_t, all of it
    /// @param cellGradient   [n, H] in: dJ/dc_t from the next step; out: dJ/dc_{t-1}
    /// @param previousHiddenGradient [nPrevious, H] out: dJ/dh_{t-1}
    void stepBack(const Cell<Real> &cell, std::size_t row, std::size_t n, std::size_t nPrevious,
        Rows<const Real> hiddenGradient, Rows<const Real> previousCell, Real *cellGradient,
        Rows<Real> previousHiddenGradient);

    /// After all steps: dW_hh and both biases' gradients, each as one product or sum.
    void weightGradients(const Cell<Real> &cell, std::size_t rows, Gradients<Real> &gradients);

private:
    std::size_t m_h = 0;
    std::size_t m_g = 0;
    Buffer<Real> m_gates; // [rows, G]
    Buffer<Real> m_hiddenPart; // [rows, G] U h_{t-1}, GRU only
    Buffer<Real> m_cell; // [rows, H]
    Buffer<Real> m_tanhCell; // [rows, H]
    Buffer<Real> m_previousHidden; // [rows, H] h_{t-1} beside the gates it led to
    Buffer<Real> m_passedBy; // [n, H] GRU: the part of dJ/dh_{t-1} that goes through z
};

/// out_j = sum over rows of values [rows, columns]
template <typename Real>
void sumColumns(Rows<const Real> values, std::size_t rows, std::size_t columns, Real *out);

} // namespace seq2seq::fast
