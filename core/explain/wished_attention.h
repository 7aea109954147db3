// SPDX-License-Identifier: GPL-3.0-or-later
// What attention would have had to be for another word to be written (Lee, Shin and Kim 2017,
// "Interactive visualization and manipulation of attention-based neural machine translation").
#pragma once

#include "core/model/model.h"

#include <functional>
#include <span>
#include <vector>

namespace seq2seq {

struct Wish {
    int step = 0; ///< t
    int word = 0; ///< B, a target id
    int mostSteps = 60; ///< of the ascent, from each of its starts
    Edits edits; ///< in force, as in SaliencyOptions
    bool operator==(const Wish &) const = default;
};

struct WishedAttention {
    std::vector<double> own; ///< alpha_t, as the model has it
    std::vector<double> weights; ///< the wished one; `own` when nothing better was found
    double before = 0; ///< log P_t[B] with `own`
    double after = 0; ///< log P_t[B] with `weights`, never less
    bool wasLikeliest = false; ///< B, with `own`: nothing was to be done
    bool isLikeliest = false; ///< B, with `weights`
    int likeliest = 0; ///< the likeliest word with `weights`
};

/// dq/de of alpha = softmax(e), from dq/dalpha: alpha_i (dq/dalpha_i - sum_j alpha_j dq/dalpha_j).
[[nodiscard]] std::vector<double> logitSlopes(
    std::span<const double> weights, std::span<const double> slopes);

/// Ascends log P_t[B] through the logits of alpha_t, from where the model looks itself and stops as
/// soon as B is the likeliest word; if that fails, once more from the best single source word.
/// @param target y_1.., at least t of them: the words that are fed before step t
/// @param between called between two passes through the model: stop by throwing
/// @throws Error BadConfiguration when the model has no attention or no such words, or the target
/// no such step
[[nodiscard]] WishedAttention wishForAttention(const Model &model, const std::vector<int> &source,
    const std::vector<int> &target, const Wish &wish, const std::function<void()> &between = {});

} // namespace seq2seq
