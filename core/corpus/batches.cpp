// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/corpus/batches.h"

#include "core/random.h"

#include <algorithm>
#include <numeric>
#include <span>
#include <tuple>

namespace seq2seq {

std::vector<std::vector<std::size_t>> epochBatches(
    const EncodedPairs &pairs, std::size_t batchSize, std::uint64_t seed, std::uint64_t epoch)
{
    constexpr std::size_t kBatchesInPool = 100;
    batchSize = std::max<std::size_t>(batchSize, 1);
    Random random(Random(seed).next() + epoch); // far apart for neighbouring seeds
    std::vector<std::size_t> order(pairs.size());
    std::iota(order.begin(), order.end(), std::size_t{0});
    random.shuffle(order);

    // Sorted in pools rather than as a whole, so that who shares a batch changes from epoch to
    // epoch.
    const auto lengths = [&](std::size_t i) {
        return std::tuple(pairs.sourceLength(i), pairs.targetLength(i), i);
    };
    std::vector<std::vector<std::size_t>> batches;
    for (std::size_t begin = 0; begin < order.size(); begin += kBatchesInPool * batchSize) {
        const std::size_t end = std::min(order.size(), begin + kBatchesInPool * batchSize);
        const auto pool = std::span(order).subspan(begin, end - begin);
        std::ranges::sort(pool, {}, lengths);
        for (std::size_t i = 0; i < pool.size(); i += batchSize) {
            const auto batch = pool.subspan(i, std::min(batchSize, pool.size() - i));
            batches.emplace_back(batch.begin(), batch.end());
        }
    }
    random.shuffle(batches);
    return batches;
}

} // namespace seq2seq
