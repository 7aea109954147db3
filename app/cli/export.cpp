// SPDX-License-Identifier: GPL-3.0-or-later
// seq2seq export: weights and vocabularies in files that other programs read.
#include "app/cli/commands.h"
#include "app/cli/usage.h"
#include "core/corpus/batches.h"
#include "core/error.h"
#include "core/storage/atomic_file.h"
#include "core/storage/experiment.h"
#include "core/training/trainer.h"

#include <nlohmann/json.hpp>

#include <filesystem>
#include <fstream>
#include <memory>

namespace seq2seq::cli {

namespace {

namespace fs = std::filesystem;

struct ExportArguments {
    std::string file;
    std::string weights;
    std::string vocabularies;
    std::string batches;
    std::int64_t epochs = 1;
};

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

void exportLanguage(const Language &language, const fs::path &stem)
{
    writeFileAtomically(stem.string() + ".vocabulary.tsv", vocabularyText(language.vocabulary));
    const std::string model = language.tokenizer->model();
    if (!model.empty())
        writeFileAtomically(stem.string() + ".sentencepiece.model", model);
}

void exportVocabularies(const Experiment &experiment, const std::string &folder, Console &console)
{
    std::error_code error;
    fs::create_directories(folder, error);
    if (error)
        throw Error(ErrorCode::FileUnwritable,
            "the folder cannot be made (" + error.message() + ")", {.file = folder},
            "Choose another folder with --vocabularies.");
    exportLanguage(experiment.source, fs::path(folder) / "source");
    exportLanguage(experiment.target, fs::path(folder) / "target");
    console.say("The vocabularies are in " + folder + ".");
}

/// Settings, then a line for each pair as ids, then one for each batch in the order of training.
void exportBatches(const Experiment &experiment, const ExportArguments &arguments, Console &console)
{
    if (experiment.train->pairs.empty())
        throw Error(ErrorCode::EmptyCorpus, "its training sentences are not there",
            {.file = arguments.file}, "Put the file they came from beside it.");
    using Json = nlohmann::ordered_json;
    const EncodedPairs pairs = trainingPairs(experiment);
    const TrainingConfig &training = experiment.training;
    std::ofstream file(arguments.batches);
    const auto line = [&](const Json &object) { file << object.dump() << '\n'; };
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
    for (std::int64_t epoch = 0; epoch < arguments.epochs; ++epoch)
        for (const std::vector<std::size_t> &batch :
            epochBatches(pairs, static_cast<std::size_t>(training.batchSize), training.seed,
                static_cast<std::uint64_t>(epoch)))
            line({{"epoch", epoch}, {"batch", batch}});
    file.close();
    if (!file)
        throw Error(ErrorCode::FileUnwritable, "it cannot be written", {.file = arguments.batches},
            "Choose a folder that is there and may be written to.");
    console.say("The batches are in " + arguments.batches + ".");
}

void exportExperiment(const ExportArguments &arguments, Console &console)
{
    if (arguments.weights.empty() && arguments.vocabularies.empty() && arguments.batches.empty())
        wrongUsage("Name what to write: --weights, --vocabularies, --batches or several.");
    const Experiment experiment = loadExperiment(arguments.file);
    if (!arguments.weights.empty())
        exportWeights(experiment, arguments, console);
    if (!arguments.vocabularies.empty())
        exportVocabularies(experiment, arguments.vocabularies, console);
    if (!arguments.batches.empty())
        exportBatches(experiment, arguments, console);
}

} // namespace

void addExport(CLI::App &program, Console &console)
{
    CLI::App *command = program.add_subcommand(
        "export", "Write weights, vocabularies and batches for other programs");
    auto arguments = std::make_shared<ExportArguments>();
    command->add_option("run", arguments->file, "The experiment file")
        ->required()
        ->type_name("RUN.s2s");
    command
        ->add_option("--weights", arguments->weights,
            "The weights as safetensors, named and ordered as in PyTorch; the best ones if any")
        ->type_name("FILE");
    command
        ->add_option("--vocabularies", arguments->vocabularies,
            "Folder for source.vocabulary.tsv and target.vocabulary.tsv: one word a line in the "
            "order of the ids, TAB, its count")
        ->type_name("DIR");
    command
        ->add_option("--batches", arguments->batches,
            "The training pairs as ids and which of them make each batch, to train another program "
            "on the same: a JSON object a line")
        ->type_name("FILE");
    command->add_option("--epochs", arguments->epochs, "Of so many epochs")
        ->check(between(std::int64_t{1}, std::int64_t{10'000}))
        ->needs("--batches")
        ->type_name("N")
        ->capture_default_str();
    command->footer("A subword tokenizer also leaves source.sentencepiece.model and "
                    "target.sentencepiece.model there.");
    command->callback([arguments, &console] { exportExperiment(*arguments, console); });
}

} // namespace seq2seq::cli
