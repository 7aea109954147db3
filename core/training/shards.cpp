// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/training/shards.h"

#include "core/model/reading_order.h"

#include <algorithm>
#include <cmath>

namespace seq2seq {

std::vector<std::vector<std::size_t>> cutShards(
    const EncodedPairs &pairs, std::vector<std::size_t> batch, int count)
{
    const auto work
        = [&](std::size_t index) { return pairs.sourceLength(index) + pairs.targetLength(index); };
    std::stable_sort(batch.begin(), batch.end(),
        [&](std::size_t a, std::size_t b) { return work(a) > work(b); });
    std::size_t left = 0;
    for (const std::size_t index : batch)
        left += work(index);

    std::vector<std::vector<std::size_t>> shards;
    std::size_t next = 0;
    for (int rest = std::min(count, static_cast<int>(batch.size())); rest > 0; --rest) {
        const std::size_t share = left / static_cast<std::size_t>(rest);
        std::vector<std::size_t> shard;
        std::size_t taken = 0;
        // Each of the shards still to come must get at least one sentence.
        while (batch.size() - next >= static_cast<std::size_t>(rest)
            && (shard.empty() || rest == 1 || taken + work(batch[next]) / 2 < share)) {
            taken += work(batch[next]);
            shard.push_back(batch[next++]);
            if (next == batch.size())
                break;
        }
        left -= taken;
        shards.push_back(std::move(shard));
    }
    return shards;
}

template <typename Real>
ShardedGradients<Real>::ShardedGradients(fast::Weights<Real> &weights, ShardWorkers &workers)
    : m_weights(weights)
    , m_workers(workers)
    , m_chunks(chunksOf(weights))
    , m_shards(static_cast<std::size_t>(workers.count()))
{
}

template <typename Real>
void ShardedGradients<Real>::run(Shard &shard, const EncodedPairs &pairs,
    const std::vector<std::size_t> &indices, const TrainingConfig &config, const Chance &chance,
    double sentences)
{
    shard.sources.clear();
    shard.targets.clear();
    for (const std::size_t index : indices) {
        EncodedPair pair = pairs[index];
        shard.sources.push_back(
            readingOrder(std::move(pair.source), m_weights.config.reverseSource));
        shard.targets.push_back(std::move(pair.target));
    }
    shard.pass.forward(m_weights, {shard.sources, shard.targets, indices}, chance);
    shard.nats
        = shard.pass.backward(m_weights, config.labelSmoothing, 1 / sentences, shard.gradients);
}

/// Adds all shards' gradients to the first's, in their order. @return the sum of squares
template <typename Real> double ShardedGradients<Real>::addUp(std::size_t shards)
{
    const fast::Kernels<Real> &loops = fast::kernels<Real>();
    fast::Gradients<Real> &total = gradients();
    std::vector<double> squares(m_chunks.size());
    overChunks(m_workers, m_chunks.size(), [&](std::size_t number) {
        const auto &[parameter, firstRow, rows] = m_chunks[number];
        if (m_weights.isEmbedding(parameter))
            return;
        const std::size_t columns = m_weights.parameters()[parameter].columns;
        Real *sum = total.dense(parameter) + firstRow * columns;
        for (std::size_t shard = 1; shard < shards; ++shard)
            loops.add(sum, m_shards[shard].gradients.dense(parameter) + firstRow * columns,
                rows * columns);
        squares[number] = loops.squares(sum, rows * columns);
    });
    double sum = 0;
    for (const double part : squares)
        sum += part;
    if (m_weights.config.oneHot)
        return sum;
    for (const bool isSource : {true, false}) {
        fast::EmbeddingGradient<Real> &rows = isSource ? total.source() : total.target();
        for (std::size_t shard = 1; shard < shards; ++shard)
            rows.add(
                isSource ? m_shards[shard].gradients.source() : m_shards[shard].gradients.target());
        sum += loops.squares(rows.values(), rows.rows() * rows.size());
    }
    return sum;
}

template <typename Real>
BatchTotals ShardedGradients<Real>::compute(const EncodedPairs &pairs,
    const std::vector<std::size_t> &batch, const TrainingConfig &config, double teacherForcing,
    std::int64_t step)
{
    if (!m_weights.isPackedForTraining()) {
        m_weights.startPacking();
        m_workers.run(m_workers.count(), [&](int part) {
            m_weights.packForTraining(
                static_cast<std::size_t>(part), static_cast<std::size_t>(m_workers.count()));
        });
        m_weights.markPacked();
    }
    const std::vector<std::vector<std::size_t>> shards = cutShards(pairs, batch, m_workers.count());
    const Chance chance(
        config.seed, static_cast<std::uint64_t>(step), m_weights.config.dropout, teacherForcing);
    m_workers.run(static_cast<int>(shards.size()), [&](int number) {
        const auto s = static_cast<std::size_t>(number);
        run(m_shards[s], pairs, shards[s], config, chance, static_cast<double>(batch.size()));
    });

    BatchTotals totals;
    for (std::size_t s = 0; s < shards.size(); ++s)
        totals.nats += m_shards[s].nats;
    for (const std::size_t index : batch) {
        totals.sourceTokens += static_cast<std::int64_t>(pairs.sourceLength(index));
        totals.targetTokens += static_cast<std::int64_t>(pairs.targetLength(index));
    }
    totals.gradientNorm = std::sqrt(addUp(shards.size()));
    return totals;
}

template class ShardedGradients<float>;
template class ShardedGradients<double>;

} // namespace seq2seq
