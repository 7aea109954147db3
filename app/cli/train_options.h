// SPDX-License-Identifier: GPL-3.0-or-later
// The options that say what is trained, and how: shared by train and sweep.
#pragma once

#include "app/cli/command_arguments.h"

#include <CLI/CLI.hpp>

namespace seq2seq::cli {

/// Adds all of them but where the run goes (--out, --title) and how it is told (--json).
void addTrainOptions(CLI::App &command, TrainArguments &arguments);

/// @throws CLI::ParseError when options do not go together
void checkTrainUsage(const TrainArguments &arguments);

} // namespace seq2seq::cli
