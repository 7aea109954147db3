// SPDX-License-Identifier: GPL-3.0-or-later
// The numbers of one weight of an equation, read from a model.
#pragma once

#include "core/model/model.h"
#include "core/model/weight_id.h"

#include <cstddef>

namespace seq2seq {

/// @param mostRows further rows are left out
/// @throws Error BadConfiguration when the model has no such weight
[[nodiscard]] Matrix weightValues(
    const Model &model, const WeightId &weight, std::size_t mostRows = std::size_t(-1));

} // namespace seq2seq
