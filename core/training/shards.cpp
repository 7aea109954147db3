// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/training/shards.h"

#include "core/model/reading_order.h"
#include "core/training/shard_count.h"

#include <algorithm>
#include <cmath>

namespace seq2seq {

std::vector<std::vector<std::size_t>> cutShards(
    const EncodedPairs &pairs, std::vector<std::size_t> batch, int threads)
{
    const auto work
        = [&](std::size_t index) { return pairs.sourceLength(index) + pairs.targetLength(index); };
    std::stable_sort(batch.begin(), batch.end(),
        [&](std::size_t a, std::size_t b) { return work(a) > work(b); });
    std::size_t left = 0;
    for (const std::size_t index : batch)
        left += work(index);

    const auto count = static_cast<std::size_t>(threads);
    std::vector<std::vector<std::size_t>> shards;
    std::size_t next = 0;
    for (std::size_t rest
         = std::min(count * shardsOfThread(left, batch.size(), count), batch.size());
         rest > 0; --rest) {
        const std::size_t share = left / rest;
        std::vector<std::size_t> shard;
        std::size_t taken = 0;
        // Each of the shards still to come must get at least one sentence.
        while (batch.size() - next >= rest
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
    , m_shares(static_cast<std::size_t>(workers.count()))
{
}

template <typename Real>
void ShardedGradients<Real>::run(Share &share, const EncodedPairs &pairs,
    const std::vector<std::size_t> &shard, const TrainingConfig &config, const Chance &chance,
    double sentences, bool isFirst, const std::stop_token &stop)
{
    share.sources.clear();
    share.targets.clear();
    for (const std::size_t index : shard) {
        EncodedPair pair = pairs[index];
        share.sources.push_back(
            readingOrder(std::move(pair.source), m_weights.config.reverseSource));
        share.targets.push_back(std::move(pair.target));
    }
    fast::Gradients<Real> &gradients = isFirst ? share.gradients : share.next;
    share.pass.forward(m_weights, {share.sources, share.targets, shard}, chance, stop);
    const double nats
        = share.pass.backward(m_weights, config.labelSmoothing, 1 / sentences, gradients, stop);
    share.nats = isFirst ? nats : share.nats + nats;
    if (!isFirst)
        share.gradients.add(m_weights, share.next);
}

/// Adds all threads' gradients to the first's, in their order. @return the sum of squares
template <typename Real> double ShardedGradients<Real>::addUp(std::size_t shares)
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
        for (std::size_t share = 1; share < shares; ++share)
            loops.add(sum, m_shares[share].gradients.dense(parameter) + firstRow * columns,
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
        for (std::size_t share = 1; share < shares; ++share)
            rows.add(
                isSource ? m_shares[share].gradients.source() : m_shares[share].gradients.target());
        sum += loops.squares(rows.values(), rows.rows() * rows.size());
    }
    return sum;
}

template <typename Real>
BatchTotals ShardedGradients<Real>::compute(const EncodedPairs &pairs,
    const std::vector<std::size_t> &batch, const TrainingConfig &config, double teacherForcing,
    std::int64_t step, const std::stop_token &stop)
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
    const std::size_t shares = std::min(m_shares.size(), shards.size());
    m_workers.run(static_cast<int>(shares), [&](int number) {
        const auto first = static_cast<std::size_t>(number);
        for (std::size_t s = first; s < shards.size(); s += shares)
            run(m_shares[first], pairs, shards[s], config, chance,
                static_cast<double>(batch.size()), s == first, stop);
    });

    BatchTotals totals;
    for (std::size_t share = 0; share < shares; ++share)
        totals.nats += m_shares[share].nats;
    for (const std::size_t index : batch) {
        totals.sourceTokens += static_cast<std::int64_t>(pairs.sourceLength(index));
        totals.targetTokens += static_cast<std::int64_t>(pairs.targetLength(index));
    }
    totals.gradientNorm = std::sqrt(addUp(shares));
    return totals;
}

template class ShardedGradients<float>;
template class ShardedGradients<double>;

} // namespace seq2seq
