// SPDX-License-Identifier: GPL-3.0-or-later
// A trained model that a command asks something: its file, how it searches, what computes it.
#pragma once

#include "app/cli/compute_arguments.h"
#include "app/cli/search_arguments.h"

#include <string>
#include <vector>

namespace seq2seq::cli {

struct ModelArguments {
    std::string file{};
    std::vector<std::string> ensemble{}; ///< further runs that answer together with it
    SearchArguments search{};
    ComputeArguments compute{};
};

/// Adds the experiment file as the first argument.
void addRun(CLI::App &command, std::string &file);
/// Adds --ensemble.
void addEnsemble(CLI::App &command, ModelArguments &arguments);
/// Adds --source, one sentence.
void addSentence(CLI::App &command, std::string &sentence);

/// Before the engine is loaded. @throws CLI::ParseError as SearchArguments::options; Error
/// FileNotFound, FileUnreadable when no experiment can be there
void checkModel(const ModelArguments &arguments);

} // namespace seq2seq::cli
