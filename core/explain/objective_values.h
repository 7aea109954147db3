// SPDX-License-Identifier: GPL-3.0-or-later
// What a model says of chosen words along a forced target.
#pragma once

#include "core/model/model.h"

namespace seq2seq {

/// log P_t[word], or log P_t[word] - log P_t[ratherThan], of each.
/// @param target y_1.., as far as the last step asks: of step t the words before it are fed
/// @param of     each with a word, in the order of their steps
[[nodiscard]] std::vector<double> objectiveValues(const Model &model,
    const std::vector<int> &source, std::span<const int> target, std::span<const Objective> of,
    const Edits &edits = {});

} // namespace seq2seq
