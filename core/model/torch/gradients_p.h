// SPDX-License-Identifier: GPL-3.0-or-later
// The gradients of a batch by autograd, a shard of it on each thread.
#pragma once

#include "core/model/torch/seq2seq_p.h"
#include "core/model/update.h"
#include "core/thread_pool.h"

namespace seq2seq {

struct BatchGradients {
    std::vector<at::Tensor> gradients; ///< one of each parameter, in the network's order
    BatchTotals totals;
};

/// Of the mean of J over the pairs (Model::update says what J is), not clipped.
/// @throws Error Cancelled
[[nodiscard]] BatchGradients batchGradients(const Seq2Seq &network, const Batch &batch,
    const UpdateOptions &options, const torch::Device &device, ThreadPool &pool);

} // namespace seq2seq
