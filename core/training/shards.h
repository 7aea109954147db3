// SPDX-License-Identifier: GPL-3.0-or-later
// One update's gradients: the batch is cut into shards, one a thread or a few, and their gradients
// are added in a fixed order.
#pragma once

#include "core/corpus/batches.h"
#include "core/fast/pair_pass.h"
#include "core/training/config.h"
#include "core/training/parameter_chunks.h"
#include "core/training/shard_workers.h"

#include <stop_token>

namespace seq2seq {

/// What was counted while the gradients of a batch were computed.
struct BatchTotals {
    double nats = 0; ///< J summed over the batch, without smoothing
    double gradientNorm
        = 0; ///< global L2 norm of the gradients of the mean of J over the sentences
    std::int64_t targetTokens = 0;
    std::int64_t sourceTokens = 0;
};

/// Cuts a batch into shards of similar length and similar work: one for each of `threads`, or
/// several where sentences are long, because a decoder's step reads all that is remembered of the
/// sources of its shard, and that should fit the level-2 cache.
/// @param batch indices into pairs
/// @return shards, none empty, longest sentences first; fewer than threads if there are fewer pairs
[[nodiscard]] std::vector<std::vector<std::size_t>> cutShards(
    const EncodedPairs &pairs, std::vector<std::size_t> batch, int threads);

/// The threads' passes and gradients, kept from batch to batch.
template <typename Real> class ShardedGradients {
public:
    /// Both must outlive this.
    ShardedGradients(fast::Weights<Real> &weights, ShardWorkers &workers);

    /// The gradients of the mean of J over the sentences of a batch, left in gradients().
    /// @param step updates done: with the seed it fixes dropout and scheduled sampling
    /// @param teacherForcing probability that the decoder is fed the reference
    /// @throws Error Cancelled; gradients() are worth nothing then, and nothing else has changed
    BatchTotals compute(const EncodedPairs &pairs, const std::vector<std::size_t> &batch,
        const TrainingConfig &config, double teacherForcing, std::int64_t step,
        const std::stop_token &stop = {});
    [[nodiscard]] fast::Gradients<Real> &gradients() { return m_shares.front().gradients; }

private:
    /// What one thread does of a batch: a shard, or some, one after the other.
    struct Share {
        fast::PairPass<Real> pass;
        fast::Gradients<Real> gradients;
        fast::Gradients<Real> next; // of the second shard and on, before they are added
        std::vector<std::vector<int>> sources;
        std::vector<std::vector<int>> targets;
        double nats = 0;
    };
    void run(Share &share, const EncodedPairs &pairs, const std::vector<std::size_t> &shard,
        const TrainingConfig &config, const Chance &chance, double sentences, bool isFirst,
        const std::stop_token &stop);
    double addUp(std::size_t shares);

    fast::Weights<Real> &m_weights;
    ShardWorkers &m_workers;
    std::vector<ParameterChunk> m_chunks;
    std::vector<Share> m_shares; // one a thread
};

} // namespace seq2seq
