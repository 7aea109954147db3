// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/model/torch/cell_p.h"

namespace seq2seq {

namespace {

CellStep lstmStep(const at::Tensor &projected, const CellState &previous, const CellWeights &w,
    bool keepGates, const CellHook &hook)
{
    const at::Tensor all = projected + at::linear(previous.h, w.weightHh, w.biasHh); // [B, 4H]
    const std::vector<at::Tensor> part = all.chunk(4, 1);
    const at::Tensor i = at::sigmoid(part[0]);
    const at::Tensor f = at::sigmoid(part[1]);
    const at::Tensor g = at::tanh(part[2]);
    const at::Tensor o = at::sigmoid(part[3]);
    const at::Tensor c = hook.cell(f * previous.c + i * g);
    const at::Tensor h = hook.hidden(o * at::tanh(c));
    return {{h, c}, keepGates ? at::cat({i, f, g, o}, 1) : at::Tensor()};
}

CellStep gruStep(const at::Tensor &projected, const CellState &previous, const CellWeights &w,
    bool keepGates, const CellHook &hook)
{
    const std::vector<at::Tensor> x = projected.chunk(3, 1);
    const std::vector<at::Tensor> u = at::linear(previous.h, w.weightHh, w.biasHh).chunk(3, 1);
    const at::Tensor r = at::sigmoid(x[0] + u[0]);
    const at::Tensor z = at::sigmoid(x[1] + u[1]);
    const at::Tensor n = at::tanh(x[2] + r * u[2]);
    const at::Tensor h = hook.hidden(n + z * (previous.h - n));
    return {{h, {}}, keepGates ? at::cat({r, z, n}, 1) : at::Tensor()};
}

CellStep rnnStep(const at::Tensor &projected, const CellState &previous, const CellWeights &w,
    bool keepGates, const CellHook &hook)
{
    const at::Tensor h
        = hook.hidden(at::tanh(projected + at::linear(previous.h, w.weightHh, w.biasHh)));
    return {{h, {}}, keepGates ? h : at::Tensor()};
}

} // namespace

CellState zeroState(
    CellKind kind, std::int64_t batch, std::int64_t hidden, const at::TensorOptions &options)
{
    CellState state{at::zeros({batch, hidden}, options), {}};
    if (kind == CellKind::Lstm)
        state.c = at::zeros({batch, hidden}, options);
    return state;
}

CellStep cellStep(CellKind kind, const at::Tensor &projected, const CellState &previous,
    const CellWeights &weights, bool keepGates, const CellHook &hook)
{
    switch (kind) {
    case CellKind::Lstm:
        return lstmStep(projected, previous, weights, keepGates, hook);
    case CellKind::Gru:
        return gruStep(projected, previous, weights, keepGates, hook);
    case CellKind::Rnn:
        break;
    }
    return rnnStep(projected, previous, weights, keepGates, hook);
}

CellState keepAtPadding(const CellState &next, const CellState &previous, const at::Tensor &isReal)
{
    CellState kept{at::where(isReal, next.h, previous.h), {}};
    if (next.c.defined())
        kept.c = at::where(isReal, next.c, previous.c);
    return kept;
}

} // namespace seq2seq
