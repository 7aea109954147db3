// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/engine_commands/opened_model.h"

#include "app/cli/engine_commands/compute.h"
#include "app/cli/long_sources.h"
#include "app/cli/usage.h"
#include "core/model/model.h"
#include "core/storage/experiment.h"
#include "core/study/ensemble.h"

#include <algorithm>
#include <array>
#include <memory>

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

Translator translatorOf(const Experiment &run, const ModelArguments &arguments)
{
    const Compute compute = computeOf(arguments.compute);
    if (arguments.ensemble.empty())
        return Translator(run, compute);
    std::vector<std::shared_ptr<const Model>> members;
    const auto add = [&](const Experiment &member) {
        const auto translator = std::make_shared<const Translator>(member, compute);
        members.emplace_back(translator, &translator->model());
    };
    add(run);
    for (const std::string &file : arguments.ensemble) {
        const Experiment other = loadToTranslate(file);
        requireSameWords(
            std::array<const Experiment *, 2>{&run, &other}, std::array{arguments.file, file});
        add(other);
    }
    return {ensembleOf(std::move(members)), run.source, run.target, run.training.maxLength};
}

OpenedModel openModel(const ModelArguments &arguments, Console &console)
{
    SearchOptions options = arguments.search.options();
    const Experiment experiment = loadToTranslate(arguments.file);
    remarkIfUntrained(experiment, arguments.search, options, console);
    return {translatorOf(experiment, arguments), options};
}

void requireSentence(const std::string &sentence, const OpenedModel &model)
{
    if (sentence.find_first_not_of(" \t\r\n") == std::string::npos)
        wrongUsage("--source holds no sentence: there is nothing to translate.");
    if (const auto tooLong = model.translator.firstTooLong({&sentence, 1}, model.options))
        refuse(*tooLong, {"--source"});
}

} // namespace seq2seq::cli
