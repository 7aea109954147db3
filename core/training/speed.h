// SPDX-License-Identifier: GPL-3.0-or-later
// How quickly a model trains on this machine: measured on a few batches, not guessed.
#pragma once

#include "core/run/config.h"
#include "core/run/pair_length.h"

#include <functional>
#include <span>
#include <stop_token>

namespace seq2seq {

struct Speed {
    double wordsPerSecond = 0; ///< source + target tokens, padding not counted; 0: not measured
    int updates = 0; ///< that were timed
    EngineKind engine = EngineKind::Auto; ///< that computed them
};

/// Trains a new model on made-up words in sentences of these lengths, for a second or for the
/// updates of `kMeasuredUpdates`, one at the least; the update before them warms up and does not
/// count. Takes the memory that training takes.
/// @param lengths pairs that would be trained on; none: nothing is measured
/// @param between called between updates; may throw Error Cancelled
/// @throws Error OutOfMemory when the model does not fit, BadConfiguration, Cancelled
[[nodiscard]] Speed measureSpeed(const ModelConfig &model, const TrainingConfig &training,
    std::span<const PairLength> lengths, const std::function<void()> &between,
    const std::stop_token &stop);
inline constexpr int kMeasuredUpdates = 10;

} // namespace seq2seq
