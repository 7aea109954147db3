// SPDX-License-Identifier: GPL-3.0-or-later
// One update's gradients: the batch is cut into shards, one a thread, and their gradients are added
// in a fixed order.
#pragma once

#include "core/corpus/batches.h"
#include "core/model/seq2seq_p.h"
#include "core/training/config.h"
#include "core/training/shard_workers_p.h"

namespace seq2seq {

/// The gradients of a batch and what was counted on the way.
struct BatchGradients {
    std::vector<at::Tensor> gradients; ///< of the mean of J over the sentences, one a parameter
    double nats = 0; ///< J summed over the batch, without smoothing
    std::int64_t targetTokens = 0;
    std::int64_t sourceTokens = 0;
};

/// Cuts a batch into at most `count` shards of similar length and similar work.
/// @param batch indices into pairs; @return shards, none empty, longest sentences first
[[nodiscard]] std::vector<std::vector<std::size_t>> cutShards(
    const std::vector<EncodedPair> &pairs, std::vector<std::size_t> batch, int count);

/// @param step updates done: with the seed it fixes dropout and scheduled sampling
/// @param teacherForcing probability that the decoder is fed the reference
[[nodiscard]] BatchGradients batchGradients(const Seq2Seq &model,
    const std::vector<at::Tensor> &parameters, const std::vector<EncodedPair> &pairs,
    const std::vector<std::size_t> &batch, const TrainingConfig &config, double teacherForcing,
    std::int64_t step, ShardWorkers &workers);

} // namespace seq2seq
