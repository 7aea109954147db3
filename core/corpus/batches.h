// SPDX-License-Identifier: GPL-3.0-or-later
// Sentence pairs as ids, and the order in which they are trained: batches of similar length,
// shuffled by seed.
#pragma once

#include <cstddef>
#include <cstdint>
#include <vector>

namespace seq2seq {

/// One pair as ids, both sides ended by kEos.
struct EncodedPair {
    std::vector<int> source;
    std::vector<int> target;
};

/// The indices of an epoch's batches. A function of its arguments alone, so a resumed run sees the
/// same batches: pairs are shuffled, cut into pools of 100 batches, sorted by length within a pool,
/// cut into batches, and the batches shuffled.
/// @return batches of at most `batchSize` indices into `pairs`; each index exactly once
[[nodiscard]] std::vector<std::vector<std::size_t>> epochBatches(
    const std::vector<EncodedPair> &pairs, std::size_t batchSize, std::uint64_t seed,
    std::uint64_t epoch);

} // namespace seq2seq
