// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/test_set.h"

#include "app/cli/usage.h"
#include "core/error.h"

namespace seq2seq::cli {

void addTestSet(CLI::App &command, TestSetArguments &arguments)
{
    addCorpusFiles(command, arguments.corpus);
    command.add_flag("--dev", arguments.usesDev, "Measure on the sentences the run held back")
        ->group("Sentence pairs");
}

void checkTestSet(const TestSetArguments &arguments)
{
    if (arguments.usesDev == arguments.corpus.isGiven())
        wrongUsage("Name one test set: --pairs, or --source and --target, or --dev.");
    checkCorpusArguments(arguments.corpus);
}

Corpus readTestSet(const TestSetArguments &arguments, const Experiment &experiment,
    const std::string &file, Console &console, const InterruptGuard &interrupt)
{
    if (!arguments.usesDev)
        return readCorpus(arguments.corpus, console, interrupt);
    if (experiment.dev->pairs.empty())
        throw Error(ErrorCode::EmptyCorpus, "it holds no dev sentences", {.file = file},
            "Name a test set with --pairs, or with --source and --target.");
    return *experiment.dev;
}

} // namespace seq2seq::cli
