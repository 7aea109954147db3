// SPDX-License-Identifier: GPL-3.0-or-later
// One update's gradients: the batch is cut into shards, one a thread or a few, and their gradients
// are added in a fixed order.
#pragma once

#include "core/fast/pair_pass.h"
#include "core/fast/parameter_chunks.h"
#include "core/model/update.h"
#include "core/thread_pool.h"

namespace seq2seq::fast {

/// The threads' passes and gradients, kept from batch to batch.
template <typename Real> class ShardedGradients {
public:
    /// Both must outlive this.
    ShardedGradients(Weights<Real> &weights, ThreadPool &workers);

    /// The gradients of the mean of J over the pairs of a batch, left in gradients().
    BatchTotals compute(const Batch &batch, const UpdateOptions &options);
    [[nodiscard]] Gradients<Real> &gradients() { return m_shares.front().gradients; }

private:
    /// What one thread does of a batch: a shard, or some, one after the other.
    struct Share {
        PairPass<Real> pass;
        Gradients<Real> gradients;
        Gradients<Real> next; // of the second shard and on, before they are added
        double nats = 0;
    };
    void run(Share &share, const Batch &shard, const UpdateOptions &options, const Chance &chance,
        std::size_t pairs, bool isFirst);
    double addUp(std::size_t shares, const UpdateOptions &options);
    void startEmpty();

    Weights<Real> &m_weights;
    ThreadPool &m_workers;
    std::vector<ParameterChunk> m_chunks;
    std::vector<Share> m_shares; // one a thread
    std::vector<Real> m_flat; // for sums over processes
};

} // namespace seq2seq::fast
