// SPDX-License-Identifier: GPL-3.0-or-later
// Sentence pairs as padded tensors. Time comes first ([S, B]), so that the ids of one step lie side
// by side.
#pragma once

#include "core/model/reading_order.h"

#include <torch/torch.h>

#include <span>

namespace seq2seq {

/// The source sides of some sentences.
struct SourceBatch {
    at::Tensor ids; ///< [S, B] int64, kPad behind the end
    at::Tensor isReal; ///< [S, B, 1] bool, false at padding
    at::Tensor isPadding; ///< [B, S] bool; undefined when all sentences are equally long
    std::int64_t shortest = 0; ///< tokens of the shortest sentence: no padding before this position
    std::int64_t tokens = 0; ///< of all sentences, padding not counted

    [[nodiscard]] std::int64_t size() const { return ids.size(1); } ///< B
    [[nodiscard]] std::int64_t length() const { return ids.size(0); } ///< S
};

/// The target sides: what the decoder is fed, and what it should write.
struct TargetBatch {
    at::Tensor inputs; ///< [T, B] int64, y_0..y_{n-1}: kBos first
    at::Tensor labels; ///< [T, B] int64, y_1..y_n, kPad behind the end
    std::int64_t tokens = 0; ///< labels that are not kPad
};

/// Tokens of the longest.
[[nodiscard]] std::int64_t longestOf(std::span<const std::vector<int>> sentences);

/// @param sources ids in reading order, each ended by kEos, none empty
/// @param atLeast padded to so many tokens if all are shorter
[[nodiscard]] SourceBatch makeSourceBatch(std::span<const std::vector<int>> sources,
    const at::Device &device = at::kCPU, std::int64_t atLeast = 0);
/// @param targets ids ended by kEos
[[nodiscard]] TargetBatch makeTargetBatch(std::span<const std::vector<int>> targets,
    const at::Device &device = at::kCPU, std::int64_t atLeast = 0);

} // namespace seq2seq
