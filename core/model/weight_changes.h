// SPDX-License-Identifier: GPL-3.0-or-later
// How far an update moved the weights.
#pragma once

#include "core/state_dict.h"

#include <cstdint>
#include <string>
#include <vector>

namespace seq2seq {

/// What one update did to one weight tensor.
struct WeightChange {
    std::string name; ///< PyTorch's, "decoder.weight_ih_l0"
    std::vector<std::int64_t> shape;
    double norm = 0; ///< L2 norm before the update
    double change = 0; ///< L2 norm of the difference
};

/// Each weight's L2 norm before, and that of its change.
/// @param before, now of one model
[[nodiscard]] std::vector<WeightChange> weightChanges(
    const StateDict &before, const StateDict &now);

} // namespace seq2seq
