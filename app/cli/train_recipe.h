// SPDX-License-Identifier: GPL-3.0-or-later
// What the options of train ask for, as a recipe.
#pragma once

#include "app/cli/command_arguments.h"
#include "core/run/recipe.h"

namespace seq2seq::cli {

/// What computes is left as it is: whether a device is there, the engine knows.
/// @throws CLI::ParseError when a number is out of its range
[[nodiscard]] Recipe makeRecipe(const TrainArguments &arguments);

} // namespace seq2seq::cli
