// SPDX-License-Identifier: GPL-3.0-or-later
// How a batch is cut into shards, for processes and for threads: both implementations cut by it,
// the estimate of memory counts by it.
#pragma once

#include "core/model/peers.h"
#include "core/model/update.h"

#include <algorithm>

namespace seq2seq {

/// How many shards a thread gets, one after the other, of a batch with so many words, source and
/// target. Measured at H = 128, 16 sentences a thread: with 100 words a sentence two shards are 7 %
/// faster than one, with 200 words four 12 %; with 50 it makes no difference and with 20 it costs
/// 8 %. Of few sentences a step's products are slow, so that no shard is cut below four.
[[nodiscard]] inline std::size_t shardsOfThread(
    std::size_t words, std::size_t sentences, std::size_t threads)
{
    constexpr std::size_t kMostWords = 2000;
    constexpr std::size_t kLeastSentences = 4;
    const std::size_t most = std::max<std::size_t>(1, sentences / (kLeastSentences * threads));
    return std::clamp<std::size_t>(
        (words + kMostWords * threads - 1) / (kMostWords * threads), 1, most);
}

/// Source and target tokens of a batch.
[[nodiscard]] std::size_t tokensOf(const Batch &batch);

/// How many shards a batch is cut into for so many threads of the accelerator.
[[nodiscard]] inline std::size_t shardCount(const Batch &batch, std::size_t threads)
{
    return threads * shardsOfThread(tokensOf(batch), batch.size(), threads);
}

/// Cuts a batch into shards of similar length and similar work.
/// @return places in the batch, no shard empty, longest sentences first; fewer than `count` if
/// there are fewer pairs
[[nodiscard]] std::vector<std::vector<std::size_t>> cutShards(
    const Batch &batch, std::size_t count);

/// Those pairs of a batch.
[[nodiscard]] Batch pairsOf(const Batch &batch, const std::vector<std::size_t> &places);

/// What this process computes of a batch: everything without peers, else one of as many shards as
/// there are processes, empty where there are fewer pairs.
[[nodiscard]] Batch shareOf(const Batch &batch, const Peers *peers);

} // namespace seq2seq
