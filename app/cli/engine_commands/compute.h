// SPDX-License-Identifier: GPL-3.0-or-later
// What computes, of what was typed and what this computer has.
#pragma once

#include "app/cli/compute_arguments.h"
#include "core/run/config.h"

namespace seq2seq::cli {

/// To translate with. @throws as applyCompute
[[nodiscard]] Compute computeOf(const ComputeArguments &arguments);
/// What was named replaces what the run has. @throws Error BadConfiguration when the device is not
/// on this computer
void applyCompute(const ComputeArguments &arguments, TrainingConfig &training);

} // namespace seq2seq::cli
