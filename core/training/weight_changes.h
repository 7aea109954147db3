// SPDX-License-Identifier: GPL-3.0-or-later
// How far an update moved the weights.
#pragma once

#include "core/run/progress.h"
#include "core/state_dict.h"

namespace seq2seq {

/// Each weight's L2 norm before, and that of its change.
/// @param before, now of one model
[[nodiscard]] std::vector<WeightChange> weightChanges(
    const StateDict &before, const StateDict &now);

} // namespace seq2seq
