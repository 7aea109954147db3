// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/engine_commands/opened_model.h"

#include "app/cli/engine_commands/compute.h"
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

OpenedModel openModel(const ModelArguments &arguments, Console &console)
{
    SearchOptions options = arguments.search.options();
    const Experiment experiment = loadToTranslate(arguments.file);
    remarkIfUntrained(experiment, arguments.search, options, console);
    return {Translator(experiment, computeOf(arguments.compute)), options};
}

void requireSentence(const std::string &sentence, const OpenedModel &model)
{
    if (sentence.find_first_not_of(" \t\r\n") == std::string::npos)
        wrongUsage("--source holds no sentence: there is nothing to translate.");
    if (const auto tooLong = model.translator.firstTooLong({&sentence, 1}, model.options))
        refuse(*tooLong, {"--source"});
}

} // namespace seq2seq::cli
