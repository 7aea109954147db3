// SPDX-License-Identifier: GPL-3.0-or-later
// The order in which sentence pairs are trained: batches of similar length, shuffled by seed.
#pragma once

#include "core/corpus/encoded_pairs.h"

namespace seq2seq {

/// The indices of an epoch's batches. A function of its arguments alone, so a resumed run sees the
/// same batches: pairs are shuffled, cut into pools of 100 batches, sorted by length within a pool,
/// cut into batches, and the batches shuffled.
/// @return batches of at most `batchSize` indices into `pairs`; each index exactly once
[[nodiscard]] std::vector<std::vector<std::size_t>> epochBatches(
    const EncodedPairs &pairs, std::size_t batchSize, std::uint64_t seed, std::uint64_t epoch);

} // namespace seq2seq
