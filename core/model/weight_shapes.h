// SPDX-License-Identifier: GPL-3.0-or-later
// From the names and shapes of weights to the model they belong to: another program's file says no
// more than that.
#pragma once

#include "core/model/config.h"
#include "core/state_dict.h"

namespace seq2seq {

/// The configuration whose weights have these names and shapes. What shapes do not tell is as
/// ModelConfig has it: scaled, local-m and sparsemax attention look like general, no attention
/// without a start projection like StartKind::Last (or Zero where states differ in size), and
/// whether the source is reversed leaves no trace.
/// @throws Error BadConfiguration naming the weight that is missing or has an unexpected shape
[[nodiscard]] ModelConfig modelWithShapesOf(const StateDict &weights);

} // namespace seq2seq
