// SPDX-License-Identifier: GPL-3.0-or-later
// seq2seq export: weights and vocabularies in files that other programs read.
#include "app/cli/engine_commands.h"
#include "app/cli/export_files.h"
#include "app/cli/json_lines.h"
#include "core/corpus/batches.h"
#include "core/error.h"
#include "core/storage/atomic_file.h"
#include "core/storage/experiment.h"
#include "core/storage/safetensors.h"
#include "core/training/trainer.h"

#include <map>
#include <string>
#include <vector>

namespace seq2seq::cli {

namespace {

/// What a reader needs to build the same model around the weights. safetensors' metadata are
/// strings.
std::map<std::string, std::string> describe(const Experiment &experiment)
{
    const ModelConfig &model = experiment.model;
    const auto flag = [](bool value) { return std::string(value ? "true" : "false"); };
    return {{"format", "pt"}, {"name", experiment.name}, {"preset", experiment.preset},
        {"cell", std::string(name(model.cell))}, {"attention", std::string(name(model.attention))},
        {"embedding", std::to_string(model.embeddingSize)},
        {"hidden", std::to_string(model.hiddenSize)}, {"layers", std::to_string(model.layers)},
        {"bidirectional", flag(model.bidirectional)},
        {"half_directions", flag(model.halfDirections)},
        {"reverse_source", flag(model.reverseSource)}, {"input_feeding", flag(model.inputFeeding)},
        {"one_hot", flag(model.oneHot)}, {"convolution", flag(model.convolution)},
        {"source_vocabulary", std::to_string(model.sourceVocabulary)},
        {"target_vocabulary", std::to_string(model.targetVocabulary)}};
}

void exportWeights(const Experiment &experiment, const ExportArguments &arguments, Console &console)
{
    const StateDict &weights
        = experiment.bestWeights.empty() ? experiment.weights : experiment.bestWeights;
    if (weights.empty())
        throw Error(ErrorCode::BadExperiment, "it holds no weights", {.file = arguments.file},
            "Train it first: seq2seq resume " + arguments.file + ".");
    writeFileAtomically(arguments.weights, writeSafetensors(weights, describe(experiment)));
    console.say(
        std::string(experiment.bestWeights.empty() ? "The current weights" : "The best weights")
        + " are in " + arguments.weights + ".");
}

/// One word a line in the order of the ids, specials first, with its count behind a tab.
std::string vocabularyText(const Vocabulary &vocabulary)
{
    std::string text;
    for (std::size_t id = 0; id < vocabulary.size(); ++id)
        text += vocabulary.word(static_cast<int>(id)) + '\t'
            + std::to_string(vocabulary.count(static_cast<int>(id))) + '\n';
    return text;
}

void exportLanguage(const Language &language, const LanguageFiles &files)
{
    writeFileAtomically(files.vocabulary, vocabularyText(language.vocabulary));
    const std::string model = language.tokenizer->model();
    if (!model.empty())
        writeFileAtomically(files.model, model);
}

void exportVocabularies(const Experiment &experiment, const std::string &folder, Console &console)
{
    exportLanguage(experiment.source, filesOf(folder, "source"));
    exportLanguage(experiment.target, filesOf(folder, "target"));
    console.say("The vocabularies are in " + folder + ".");
}

/// Settings, then a line for each pair as ids, then one for each batch in the order of training.
void writeBatches(const Experiment &experiment, const EncodedPairs &pairs, std::int64_t epochs,
    const WriteLine &line)
{
    const TrainingConfig &training = experiment.training;
    line({{"batch", training.batchSize}, {"seed", training.seed},
        {"learning_rate", training.learningRate}, {"attention_rate", training.attentionRate},
        {"clip_norm", training.clipNorm}, {"dropout", experiment.model.dropout},
        {"embedding", experiment.model.embeddingSize}, {"hidden", experiment.model.hiddenSize},
        {"source_vocabulary", experiment.model.sourceVocabulary},
        {"target_vocabulary", experiment.model.targetVocabulary}});
    for (std::size_t i = 0; i < pairs.size(); ++i) {
        const EncodedPair pair = pairs[i];
        line({{"pair", Json::array({pair.source, pair.target})}});
    }
    for (std::int64_t epoch = 0; epoch < epochs; ++epoch)
        for (const std::vector<std::size_t> &batch :
            epochBatches(pairs, static_cast<std::size_t>(training.batchSize), training.seed,
                static_cast<std::uint64_t>(epoch)))
            line({{"epoch", epoch}, {"batch", batch}});
}

void exportBatches(const Experiment &experiment, const ExportArguments &arguments, Console &console)
{
    if (experiment.train->pairs.empty())
        throw Error(ErrorCode::EmptyCorpus, "its training sentences are not there",
            {.file = arguments.file}, "Put the file they came from beside it.");
    const EncodedPairs pairs = trainingPairs(experiment);
    writeJsonLines(arguments.batches,
        [&](const WriteLine &line) { writeBatches(experiment, pairs, arguments.epochs, line); });
    console.say("The batches are in " + arguments.batches + ".");
}

} // namespace

void exportExperiment(const ExportArguments &arguments, Console &console)
{
    const Experiment experiment = loadExperiment(arguments.file);
    if (!arguments.weights.empty())
        exportWeights(experiment, arguments, console);
    if (!arguments.vocabularies.empty())
        exportVocabularies(experiment, arguments.vocabularies, console);
    if (!arguments.batches.empty())
        exportBatches(experiment, arguments, console);
}

} // namespace seq2seq::cli
