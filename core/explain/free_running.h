// SPDX-License-Identifier: GPL-3.0-or-later
// The same target in both ways of running the decoder: fed the words of the target (teacher
// forcing, Williams and Zipser 1989), and fed its own (free running), as scheduled sampling mixes
// them (Bengio et al. 2015).
#pragma once

#include "core/model/model.h"

#include <functional>
#include <vector>

namespace seq2seq {

/// One step of the decoder. t counts from 0.
struct FedStep {
    int fed = 0; ///< id of the word that goes in; kBos at the first step
    int likeliest = 0; ///< id of the word that the model would write
    double likeliestLogProbability = 0; ///< nats
    double targetLogProbability = 0; ///< log P_t[y_t], nats
};

/// A step for each word of the target in both ways. J is minus the sum of targetLogProbability.
struct FreeRunning {
    std::vector<FedStep> forced; ///< fed y_{t-1}
    std::vector<FedStep> free; ///< fed the word that was likeliest at the step before
};

/// Where the two part: the first step at which the model would not write the target's word. They
/// are equal up to it and fed different words after it. The length of the target: they never do.
[[nodiscard]] std::size_t partingOf(const FreeRunning &runs, const std::vector<int> &target);

/// Free running goes on for the length of the target even after the model's own </s>, as it does in
/// training.
/// @param source  ids in reading order, ended by </s>
/// @param target  y_1..y_n
/// @param between called between two steps: stop by throwing
/// @throws Error BadConfiguration when the model has no such word
[[nodiscard]] FreeRunning runBothWays(const Model &model, const std::vector<int> &source,
    const std::vector<int> &target, const std::function<void()> &between = {});

} // namespace seq2seq
