// SPDX-License-Identifier: GPL-3.0-or-later
// seq2seq export: weights and vocabularies in files that other programs read.
#include "app/cli/commands.h"
#include "app/cli/usage.h"
#include "core/error.h"
#include "core/storage/atomic_file.h"
#include "core/storage/experiment.h"

#include <filesystem>
#include <memory>

namespace seq2seq::cli {

namespace {

namespace fs = std::filesystem;

struct ExportArguments {
    std::string file;
    std::string weights;
    std::string vocabularies;
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
        {"bidirectional", flag(model.bidirectional)}, {"reverse_source", flag(model.reverseSource)},
        {"input_feeding", flag(model.inputFeeding)}, {"one_hot", flag(model.oneHot)},
        {"convolution", flag(model.convolution)},
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

void exportExperiment(const ExportArguments &arguments, Console &console)
{
    if (arguments.weights.empty() && arguments.vocabularies.empty())
        wrongUsage("Name what to write: --weights, --vocabularies or both.");
    const Experiment experiment = loadExperiment(arguments.file);
    if (!arguments.weights.empty())
        exportWeights(experiment, arguments, console);
    if (!arguments.vocabularies.empty())
        exportVocabularies(experiment, arguments.vocabularies, console);
}

} // namespace

void addExport(CLI::App &program, Console &console)
{
    CLI::App *command
        = program.add_subcommand("export", "Write weights and vocabularies for other programs");
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
    command->footer("A subword tokenizer also leaves source.sentencepiece.model and "
                    "target.sentencepiece.model there.");
    command->callback([arguments, &console] { exportExperiment(*arguments, console); });
}

} // namespace seq2seq::cli
