// SPDX-License-Identifier: GPL-3.0-or-later
// One step of a recurrent cell, written out so that every gate can be shown. Equal to
// torch.nn.LSTM, GRU, RNN(tanh).
#pragma once

#include "core/model/config.h"

#include "core/model/torch/hooks_p.h"

namespace seq2seq {

/// The weights of one layer in one direction, with PyTorch's names, shapes and gate order.
struct CellWeights {
    at::Tensor weightIh; ///< [G, input]
    at::Tensor weightHh; ///< [G, H]
    at::Tensor biasIh; ///< [G]
    at::Tensor biasHh; ///< [G]
};

/// What a cell hands to its next step.
struct CellState {
    at::Tensor h; ///< [B, H]
    at::Tensor c; ///< [B, H]; undefined unless LSTM
};

/// One step's result.
struct CellStep {
    CellState state;
    at::Tensor gates; ///< [B, G] after their sigmoid or tanh; only when asked for
};

/// h_0 = c_0 = 0.
[[nodiscard]] CellState zeroState(
    CellKind kind, std::int64_t batch, std::int64_t hidden, const at::TensorOptions &options);

/// LSTM  i, f, o = sigmoid(..), g = tanh(..),  c_t = f c_{t-1} + i g,  h_t = o tanh(c_t) Hochreiter
/// and Schmidhuber 1997 GRU   r, z = sigmoid(..), n = tanh(W x + b + r (U h_{t-1} + b')),  h_t = (1
/// - z) n + z h_{t-1}      Cho et al. 2014 RNN   h_t = tanh(W x + b + U h_{t-1} + b') Elman 1990
/// @param projected [B, G] W_ih x_t + b_ih, computed for all steps at once by the caller
/// @param keepGates also return the gates, for a trace
/// @param hook      sees c_t before h_t is made of it, then h_t
[[nodiscard]] CellStep cellStep(CellKind kind, const at::Tensor &projected,
    const CellState &previous, const CellWeights &weights, bool keepGates = false,
    const CellHook &hook = {});

/// The new state where `isReal` ([B, 1] bool) holds, the old one at padding.
[[nodiscard]] CellState keepAtPadding(
    const CellState &next, const CellState &previous, const at::Tensor &isReal);

} // namespace seq2seq
