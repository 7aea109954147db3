// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/fast/sharded_gradients.h"

#include "core/fast/peer_sum.h"
#include "core/model/shards.h"

#include <algorithm>
#include <cmath>

namespace seq2seq::fast {

template <typename Real>
ShardedGradients<Real>::ShardedGradients(Weights<Real> &weights, ThreadPool &workers)
    : m_weights(weights)
    , m_workers(workers)
    , m_chunks(chunksOf(weights))
    , m_shares(static_cast<std::size_t>(workers.count()))
{
}

template <typename Real>
void ShardedGradients<Real>::run(Share &share, const Batch &shard, const UpdateOptions &options,
    const Chance &chance, std::size_t pairs, bool isFirst)
{
    Gradients<Real> &gradients = isFirst ? share.gradients : share.next;
    share.pass.forward(
        m_weights, {shard.sources, shard.targets, shard.numbers}, chance, options.stop);
    const double nats = share.pass.backward(
        m_weights, options.labelSmoothing, 1 / static_cast<double>(pairs), gradients, options.stop);
    share.nats = isFirst ? nats : share.nats + nats;
    if (!isFirst)
        share.gradients.add(m_weights, share.next);
}

/// Adds all threads' gradients to the first's, in their order. @return the sum of squares of those
/// that are not frozen
template <typename Real>
double ShardedGradients<Real>::addUp(std::size_t shares, const UpdateOptions &options)
{
    const Kernels<Real> &loops = kernels<Real>();
    Gradients<Real> &total = gradients();
    std::vector<double> squares(m_chunks.size());
    overChunks(m_workers, m_chunks.size(), [&](std::size_t number) {
        const auto &[parameter, firstRow, rows] = m_chunks[number];
        if (m_weights.isEmbedding(parameter))
            return;
        const std::size_t columns = m_weights.parameters()[parameter].columns;
        Real *sum = total.dense(parameter) + firstRow * columns;
        for (std::size_t share = 1; share < shares; ++share)
            loops.add(sum, m_shares[share].gradients.dense(parameter) + firstRow * columns,
                rows * columns);
        if (!isFrozen(options.frozen, m_weights.parameters()[parameter].name))
            squares[number] = loops.squares(sum, rows * columns);
    });
    double sum = 0;
    for (const double part : squares)
        sum += part;
    if (m_weights.config.oneHot)
        return sum;
    for (const bool isSource : {true, false}) {
        EmbeddingGradient<Real> &rows = isSource ? total.source() : total.target();
        for (std::size_t share = 1; share < shares; ++share)
            rows.add(
                isSource ? m_shares[share].gradients.source() : m_shares[share].gradients.target());
        if (options.frozen != (isSource ? FrozenPart::Encoder : FrozenPart::Decoder))
            sum += loops.squares(rows.values(), rows.rows() * rows.size());
    }
    return sum;
}

/// The gradients of no pair at all.
template <typename Real> void ShardedGradients<Real>::startEmpty()
{
    Share &share = m_shares.front();
    share.gradients.start(m_weights);
    share.nats = 0;
    for (std::size_t i = 0; i < m_weights.parameters().size(); ++i)
        if (!m_weights.isEmbedding(i))
            std::fill_n(share.gradients.dense(i), m_weights.parameters()[i].size(), Real(0));
}

template <typename Real>
BatchTotals ShardedGradients<Real>::compute(const Batch &batch, const UpdateOptions &options)
{
    const auto threads = static_cast<std::size_t>(m_workers.count());
    if (!m_weights.isPackedForTraining()) {
        m_weights.startPacking();
        m_workers.run(m_workers.count(),
            [&](int part) { m_weights.packForTraining(static_cast<std::size_t>(part), threads); });
        m_weights.markPacked();
    }
    // Several shards a thread where sentences are long: a decoder's step reads all that is
    // remembered of the sources of its shard, and that should fit the level-2 cache.
    const Batch ours = shareOf(batch, options.peers);
    const std::vector<std::vector<std::size_t>> shards = cutShards(ours, shardCount(ours, threads));
    const Chance chance(options.seed, static_cast<std::uint64_t>(options.step),
        m_weights.config.dropout, options.teacherForcing);
    if (shards.empty())
        startEmpty();
    const std::size_t shares = std::min(m_shares.size(), shards.size());
    m_workers.run(static_cast<int>(shares), [&](int number) {
        const auto first = static_cast<std::size_t>(number);
        for (std::size_t s = first; s < shards.size(); s += shares)
            run(m_shares[first], pairsOf(ours, shards[s]), options, chance, batch.size(),
                s == first);
    });

    BatchTotals totals = tokenTotals(batch);
    for (std::size_t share = 0; share < shares; ++share)
        totals.nats += m_shares[share].nats;
    double squares = addUp(shares, options);
    if (options.peers != nullptr) {
        sumOver(*options.peers, m_weights, gradients(), options.frozen, m_flat);
        options.peers->sum(std::span(&totals.nats, 1));
        squares = addUp(1, options);
    }
    totals.gradientNorm = std::sqrt(squares);
    return totals;
}

template class ShardedGradients<float>;
template class ShardedGradients<double>;

} // namespace seq2seq::fast
