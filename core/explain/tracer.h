// SPDX-License-Identifier: GPL-3.0-or-later
// Runs the model over one sentence once more and keeps every number.
#pragma once

#include "core/explain/trace.h"
#include "core/fast/weights.h"

#include <span>
#include <stop_token>

namespace seq2seq {

/// All numbers of the model along one pair; tokens, words and texts are filled in by the caller.
/// @param weights packed for decoding
/// @param source ids in reading order; @param target ids ended by kEos or cut off by a length
/// limit, not empty
/// @param team shares the work, may be null
/// @param topWords how many of the likeliest words to keep at each step
/// @throws Error Cancelled
template <typename Real>
[[nodiscard]] Trace traceNumbers(const fast::Weights<Real> &weights, const std::vector<int> &source,
    std::span<const int> target, std::size_t topWords, fast::Team *team = nullptr,
    const std::stop_token &stop = {});

} // namespace seq2seq
