// SPDX-License-Identifier: GPL-3.0-or-later
// A model that was read and is asked something.
#pragma once

#include "app/cli/console.h"
#include "app/cli/model_arguments.h"
#include "core/search/translator.h"

namespace seq2seq::cli {

/// A model that was read, and what it is asked for.
struct OpenedModel {
    Translator translator;
    SearchOptions options;
};

/// That of a run, or of an ensemble of it and others.
/// @throws Error as Translator, requireSameWords()
[[nodiscard]] Translator translatorOf(const Experiment &run, const ModelArguments &arguments);

/// Of a model that was never trained says on standard error that it writes random words, and asks
/// it for a few only, unless the person named a --max-length.
/// @throws Error as loadToTranslate and Translator; CLI::ParseError as SearchArguments::options
[[nodiscard]] OpenedModel openModel(const ModelArguments &arguments, Console &console);

/// @throws CLI::ParseError when there is nothing but blanks; Error BadConfiguration when there are
/// more tokens than the model takes
void requireSentence(const std::string &sentence, const OpenedModel &model);

} // namespace seq2seq::cli
