// SPDX-License-Identifier: GPL-3.0-or-later
// seq2seq export: weights and vocabularies in files that other programs read.
#include "app/cli/engine_commands.h"
#include "app/cli/json_lines.h"
#include "core/corpus/batches.h"
#include "core/error.h"
#include "core/storage/atomic_file.h"
#include "core/storage/curve_tables.h"
#include "core/storage/experiment.h"
#include "core/storage/python_program.h"
#include "core/storage/tensorboard.h"
#include "core/storage/vocabulary_file.h"
#include "core/storage/weights_file.h"
#include "core/training/trainer.h"

#include <chrono>
#include <string>
#include <vector>

namespace seq2seq::cli {

namespace {

/// @throws Error BadExperiment
void requireWeights(const Experiment &experiment, const ExportArguments &arguments)
{
    if (weightsToShare(experiment).empty())
        throw Error(ErrorCode::BadExperiment, "it holds no weights", {.file = arguments.file},
            "Train it first: seq2seq resume " + arguments.file + ".");
}

std::string whichWeights(const Experiment &experiment)
{
    return experiment.bestWeights.empty() ? "The current weights" : "The best weights";
}

void exportWeights(const Experiment &experiment, const ExportArguments &arguments, Console &console)
{
    requireWeights(experiment, arguments);
    writeFileAtomically(arguments.weights, weightsFileOf(experiment));
    console.say(whichWeights(experiment) + " are in " + arguments.weights + ".");
}

void exportPython(const Experiment &experiment, const ExportArguments &arguments, Console &console)
{
    requireWeights(experiment, arguments);
    writePythonProgram(experiment, arguments.python);
    console.say(whichWeights(experiment)
        + ", the vocabularies and a PyTorch program that uses them are in " + arguments.python
        + ". Its first lines say how to start it.");
}

void exportVocabularies(const Experiment &experiment, const std::string &folder, Console &console)
{
    writeLanguageFiles(experiment.source, experiment.target, folder);
    console.say("The vocabularies are in " + folder + ".");
}

void exportCurves(const Experiment &experiment, const ExportArguments &arguments, Console &console)
{
    if (!arguments.losses.empty())
        writeFileAtomically(arguments.losses, lossTable(experiment.history.losses));
    if (!arguments.evaluations.empty())
        writeFileAtomically(arguments.evaluations, evaluationTable(experiment.history.evaluations));
    if (!arguments.tensorboard.empty()) {
        const double now
            = std::chrono::duration<double>(std::chrono::system_clock::now().time_since_epoch())
                  .count();
        writeFileAtomically(arguments.tensorboard,
            tensorboardEvents(experiment.history, now - experiment.state.seconds));
    }
    console.say("The curves have "
        + formatCount(std::ssize(experiment.history.losses), "update", "updates") + " and "
        + formatCount(std::ssize(experiment.history.evaluations), "evaluation", "evaluations")
        + ".");
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
    if (!arguments.python.empty())
        exportPython(experiment, arguments, console);
    if (!arguments.vocabularies.empty())
        exportVocabularies(experiment, arguments.vocabularies, console);
    if (arguments.wantsCurves())
        exportCurves(experiment, arguments, console);
    if (!arguments.batches.empty())
        exportBatches(experiment, arguments, console);
}

} // namespace seq2seq::cli
