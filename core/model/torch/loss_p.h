// SPDX-License-Identifier: GPL-3.0-or-later
// The loss J that training lowers.
#pragma once

#include "core/model/torch/seq2seq_p.h"

namespace seq2seq {

/// J = - sum_t log P_t[y_t] over a batch, padding masked, in nats. With label smoothing s (Szegedy
/// et al. 2016): (1 - s) J - s / |V| sum_t sum_w log P_t[w].
struct BatchLoss {
    at::Tensor smoothed; ///< scalar to differentiate
    double nats = 0; ///< J without smoothing
};

/// @param outputs o_1..o_n, [T, B, H]
[[nodiscard]] BatchLoss batchLoss(const Seq2Seq &model, const at::Tensor &outputs,
    const TargetBatch &target, double labelSmoothing);

} // namespace seq2seq
