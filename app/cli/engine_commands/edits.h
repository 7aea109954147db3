// SPDX-License-Identifier: GPL-3.0-or-later
// What the options that change a model mean for one sentence.
#pragma once

#include "app/cli/edit_arguments.h"
#include "core/model/edits.h"
#include "core/search/translator.h"

namespace seq2seq::cli {

/// @param trace of the sentence as the model translates it unchanged: means are taken of it
/// @throws CLI::ParseError when an option is written in another way, Error when it does not fit
[[nodiscard]] Edits editsFrom(const EditArguments &arguments, const Translator &translator,
    const Trace &trace, const SearchOptions &options);

} // namespace seq2seq::cli
