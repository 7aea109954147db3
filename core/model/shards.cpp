// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/model/shards.h"

#include <numeric>

namespace seq2seq {

std::size_t tokensOf(const Batch &batch)
{
    const BatchTotals totals = tokenTotals(batch);
    return static_cast<std::size_t>(totals.sourceTokens + totals.targetTokens);
}

std::vector<std::vector<std::size_t>> cutShards(const Batch &batch, std::size_t count)
{
    const auto work
        = [&](std::size_t i) { return batch.sources[i].size() + batch.targets[i].size(); };
    std::vector<std::size_t> order(batch.size());
    std::iota(order.begin(), order.end(), std::size_t{0});
    std::stable_sort(order.begin(), order.end(),
        [&](std::size_t a, std::size_t b) { return work(a) > work(b); });

    std::size_t left = tokensOf(batch);
    std::vector<std::vector<std::size_t>> shards;
    std::size_t next = 0;
    for (std::size_t rest = std::min(count, order.size()); rest > 0; --rest) {
        const std::size_t share = left / rest;
        std::vector<std::size_t> shard;
        std::size_t taken = 0;
        // Each of the shards still to come must get at least one sentence.
        while (order.size() - next >= rest
            && (shard.empty() || rest == 1 || taken + work(order[next]) / 2 < share)) {
            taken += work(order[next]);
            shard.push_back(order[next++]);
            if (next == order.size())
                break;
        }
        left -= taken;
        shards.push_back(std::move(shard));
    }
    return shards;
}

Batch pairsOf(const Batch &batch, const std::vector<std::size_t> &places)
{
    Batch some;
    for (const std::size_t place : places) {
        some.sources.push_back(batch.sources[place]);
        some.targets.push_back(batch.targets[place]);
        some.numbers.push_back(batch.numbers[place]);
    }
    return some;
}

Batch shareOf(const Batch &batch, const Peers *peers)
{
    if (peers == nullptr)
        return batch;
    const std::vector<std::vector<std::size_t>> shares = cutShards(batch, peers->size());
    return peers->rank() < shares.size() ? pairsOf(batch, shares[peers->rank()]) : Batch{};
}

} // namespace seq2seq
