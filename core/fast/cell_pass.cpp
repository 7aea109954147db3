// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/fast/cell_pass.h"

namespace seq2seq::fast {

template <typename Real>
void sumColumns(Rows<const Real> values, std::size_t rows, std::size_t columns, Real *out)
{
    std::fill_n(out, columns, Real(0));
    for (std::size_t r = 0; r < rows; ++r)
        kernels<Real>().add(out, values.row(r), columns);
}

template <typename Real> void CellPass<Real>::start(const Cell<Real> &cell, std::size_t rows)
{
    m_h = cell.hidden;
    m_g = cell.gates;
    m_gates.reserve(rows * m_g);
    m_previousHidden.reserve(rows * m_h);
    if (cell.kind == CellKind::Lstm) {
        m_cell.reserve(rows * m_h);
        m_tanhCell.reserve(rows * m_h);
    }
    if (cell.kind == CellKind::Gru) {
        m_hiddenPart.reserve(rows * m_g);
        m_passedBy.reserve(rows * m_h);
    }
}

template <typename Real>
void CellPass<Real>::step(const Cell<Real> &cell, std::size_t row, std::size_t n,
    std::size_t nPrevious, Rows<const Real> previousHidden, Rows<const Real> previousCell,
    Rows<Real> hidden)
{
    const Rows<Real> previous{m_previousHidden.data() + row * m_h, m_h};
    for (std::size_t r = 0; r < nPrevious; ++r)
        std::copy_n(previousHidden.row(r), m_h, previous.row(r));
    std::fill_n(previous.row(nPrevious), (n - nPrevious) * m_h, Real(0));

    const Rows<Real> z = gates(row);
    const Kernels<Real> &loops = kernels<Real>();
    switch (cell.kind) {
    case CellKind::Lstm:
        cell.hiddenForward.multiply(previous, nPrevious, z, true);
        loops.lstm({n, m_h, z.first, cell.bias.data(), previousCell, nPrevious,
            m_cell.data() + row * m_h, m_tanhCell.data() + row * m_h, hidden});
        return;
    case CellKind::Gru: {
        const Rows<Real> u{m_hiddenPart.data() + row * m_g, m_g};
        cell.hiddenForward.multiply(previous, nPrevious, u, false);
        loops.gru({n, m_h, z.first, u.first, cell.bias.data(), cell.biasHh.values, previous,
            nPrevious, hidden});
        return;
    }
    case CellKind::Rnn:
        cell.hiddenForward.multiply(previous, nPrevious, z, true);
        loops.tanhRows(n, m_h, z.first, cell.bias.data(), hidden);
        return;
    }
}

template <typename Real>
void CellPass<Real>::stepBack(const Cell<Real> &cell, std::size_t row, std::size_t n,
    std::size_t nPrevious, Rows<const Real> hiddenGradient, Rows<const Real> previousCell,
    Real *cellGradient, Rows<Real> previousHiddenGradient)
{
    const Rows<Real> z = gates(row);
    const Kernels<Real> &loops = kernels<Real>();
    switch (cell.kind) {
    case CellKind::Lstm:
        loops.lstmBack({n, m_h, z.first, previousCell, nPrevious, m_tanhCell.data() + row * m_h,
            hiddenGradient, cellGradient});
        cell.hiddenBack.multiply(z, nPrevious, previousHiddenGradient, false);
        return;
    case CellKind::Gru: {
        const Rows<Real> u{m_hiddenPart.data() + row * m_g, m_g};
        loops.gruBack({n, m_h, z.first, u.first, {m_previousHidden.data() + row * m_h, m_h},
            nPrevious, hiddenGradient, m_passedBy.data()});
        for (std::size_t r = 0; r < nPrevious; ++r)
            std::copy_n(m_passedBy.data() + r * m_h, m_h, previousHiddenGradient.row(r));
        cell.hiddenBack.multiply(u, nPrevious, previousHiddenGradient, true);
        return;
    }
    case CellKind::Rnn:
        loops.tanhBack(n, m_h, z.first, hiddenGradient);
        cell.hiddenBack.multiply(z, nPrevious, previousHiddenGradient, false);
        return;
    }
}

template <typename Real>
void CellPass<Real>::weightGradients(
    const Cell<Real> &cell, std::size_t rows, Gradients<Real> &gradients)
{
    const Rows<const Real> dInput = gates(0);
    const Rows<const Real> dHidden
        = cell.kind == CellKind::Gru ? Rows<const Real>{m_hiddenPart.data(), m_g} : dInput;
    gradients.product(cell.weightHh, 0, m_h, rows, dHidden, {m_previousHidden.data(), m_h});
    Real *biasIh = gradients.dense(cell.biasIh);
    Real *biasHh = gradients.dense(cell.biasHh);
    sumColumns<Real>(dInput, rows, m_g, biasIh);
    if (cell.kind == CellKind::Gru)
        sumColumns<Real>(dHidden, rows, m_g, biasHh);
    else
        std::copy_n(biasIh, m_g, biasHh);
}

template class CellPass<float>;
template class CellPass<double>;
template void sumColumns<float>(Rows<const float>, std::size_t, std::size_t, float *);
template void sumColumns<double>(Rows<const double>, std::size_t, std::size_t, double *);

} // namespace seq2seq::fast
