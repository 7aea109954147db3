// SPDX-License-Identifier: GPL-3.0-or-later
// seq2seq import: weights of another program become a run.
#include "app/cli/engine_commands.h"
#include "core/search/translator.h"
#include "core/storage/experiment.h"
#include "core/storage/import_weights.h"

namespace seq2seq::cli {

namespace {

ImportChoices choicesOf(const ImportArguments &arguments)
{
    ImportChoices choices;
    if (arguments.attention)
        choices.attention = attentionKind(*arguments.attention);
    if (arguments.start)
        choices.start = startKind(*arguments.start);
    if (arguments.reversesSource)
        choices.reverseSource = true;
    if (arguments.tokenizer)
        choices.tokenizer = tokenizerKind(*arguments.tokenizer);
    if (arguments.isLowercase)
        choices.lowercase = true;
    choices.sourceLanguage = arguments.sourceLanguage;
    choices.targetLanguage = arguments.targetLanguage;
    return choices;
}

std::string summary(const Experiment &run)
{
    std::int64_t weights = 0;
    for (const ParameterCount &part : countParameters(run.model))
        weights += part.parameters;
    return std::string(name(run.model.cell)) + ", "
        + (run.model.bidirectional ? "two directions, " : "one direction, ")
        + formatCount(run.model.layers, "layer", "layers") + ", "
        + std::to_string(run.model.hiddenSize) + " units, attention "
        + std::string(name(run.model.attention)) + ", " + formatCount(weights) + " weights";
}

} // namespace

void importModel(const ImportArguments &arguments, Console &console)
{
    const auto [run, isDescribed]
        = importWeights(arguments.weights, arguments.vocabularies, choicesOf(arguments));
    const Translator translator(run); // refuses weights that do not fit
    saveExperiment(run, arguments.out);
    console.say(arguments.out + ": " + summary(run) + ".");
    if (!isDescribed)
        console.say("The file does not say how the model is built: this is what the names and "
                    "shapes of its weights say. Scores like general's may be scaled, local-m or "
                    "sparsemax (--attention), and whether the source was reversed cannot be seen "
                    "(--reverse-source).");
}

} // namespace seq2seq::cli
