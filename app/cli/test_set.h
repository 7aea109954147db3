// SPDX-License-Identifier: GPL-3.0-or-later
// The sentence pairs that a trained model is measured on: files, or those that the run held back.
#pragma once

#include "app/cli/corpus_arguments.h"
#include "app/cli/interrupt.h"
#include "core/run/experiment.h"

namespace seq2seq::cli {

struct TestSetArguments {
    CorpusArguments corpus{};
    bool usesDev = false;
};

/// Adds the options of corpus files and --dev.
void addTestSet(CLI::App &command, TestSetArguments &arguments);
/// @throws CLI::ParseError unless one test set is named
void checkTestSet(const TestSetArguments &arguments);
/// @param file of the experiment, for the error. @throws Error EmptyCorpus when it has no dev
/// sentences; as readCorpus
[[nodiscard]] Corpus readTestSet(const TestSetArguments &arguments, const Experiment &experiment,
    const std::string &file, Console &console, const InterruptGuard &interrupt);

} // namespace seq2seq::cli
