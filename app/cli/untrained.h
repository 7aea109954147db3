// SPDX-License-Identifier: GPL-3.0-or-later
// What is said when somebody asks a model that has learnt nothing yet.
#pragma once

#include "app/cli/console.h"
#include "app/cli/search_arguments.h"
#include "core/storage/experiment.h"

namespace seq2seq::cli {

/// Says on standard error that the model writes random words, and asks it for a few only, unless
/// the person named a --max-length.
void remarkIfUntrained(const Experiment &experiment, const SearchArguments &arguments,
    SearchOptions &options, Console &console);

} // namespace seq2seq::cli
