// SPDX-License-Identifier: GPL-3.0-or-later
// A trained model that a command asks something: its file, how it searches, what computes it.
#pragma once

#include "app/cli/compute_arguments.h"
#include "app/cli/console.h"
#include "app/cli/search_arguments.h"
#include "core/search/translator.h"

#include <string>

namespace seq2seq::cli {

struct ModelArguments {
    std::string file{};
    SearchArguments search{};
    ComputeArguments compute{};
};

/// Adds the experiment file as the first argument.
void addRun(CLI::App &command, std::string &file);
/// Adds --source, one sentence.
void addSentence(CLI::App &command, std::string &sentence);

/// A model that was read, and what it is asked for.
struct OpenedModel {
    Translator translator;
    SearchOptions options;
};

/// Of a model that was never trained says on standard error that it writes random words, and asks
/// it for a few only, unless the person named a --max-length.
/// @throws Error as loadToTranslate and Translator; CLI::ParseError as SearchArguments::options
[[nodiscard]] OpenedModel openModel(const ModelArguments &arguments, Console &console);

/// @throws CLI::ParseError when there is nothing but blanks; Error BadConfiguration when there are
/// more tokens than the model takes
void requireSentence(const std::string &sentence, const OpenedModel &model);

} // namespace seq2seq::cli
