// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/model_arguments.h"

#include "app/cli/long_sources.h"
#include "app/cli/usage.h"
#include "core/storage/experiment.h"

#include <algorithm>

namespace seq2seq::cli {

namespace {

void remarkIfUntrained(const Experiment &experiment, const SearchArguments &arguments,
    SearchOptions &options, Console &console)
{
    if (experiment.state.step > 0 || experiment.weights.empty())
        return;
    const bool isLengthAsked = arguments.maxLength != SearchArguments{}.maxLength;
    if (!isLengthAsked)
        options.maxLength
            = std::min(options.maxLength, std::max(kUntrainedLength, options.minLength));
    console.say("This model is not trained: it writes random words"
        + (isLengthAsked
                ? std::string()
                : ", of which the first " + std::to_string(options.maxLength) + " are shown")
        + ". Train it with: seq2seq resume");
}

} // namespace

void addRun(CLI::App &command, std::string &file)
{
    command.add_option("run", file, "The experiment file")->required()->type_name("RUN.s2s");
}

void addSentence(CLI::App &command, std::string &sentence)
{
    command.add_option("--source", sentence, "The sentence to translate")
        ->required()
        ->type_name("TEXT");
}

OpenedModel openModel(const ModelArguments &arguments, Console &console)
{
    SearchOptions options = arguments.search.options();
    const Experiment experiment = loadToTranslate(arguments.file);
    remarkIfUntrained(experiment, arguments.search, options, console);
    return {Translator(experiment, arguments.compute.compute()), options};
}

void requireSentence(const std::string &sentence, const OpenedModel &model)
{
    if (sentence.find_first_not_of(" \t\r\n") == std::string::npos)
        wrongUsage("--source holds no sentence: there is nothing to translate.");
    if (const auto tooLong = model.translator.firstTooLong({&sentence, 1}, model.options))
        refuse(*tooLong, {"--source"});
}

} // namespace seq2seq::cli
