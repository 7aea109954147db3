// SPDX-License-Identifier: GPL-3.0-or-later
// seq2seq resume: goes on with a run as if it had never stopped.
#include "app/cli/engine_commands.h"
#include "app/cli/engine_commands/compute.h"
#include "app/cli/engine_commands/processes.h"
#include "app/cli/interrupt.h"
#include "app/cli/training_run.h"
#include "app/cli/usage.h"
#include "core/corpus/text_encoding.h"
#include "core/error.h"
#include "core/storage/experiment.h"

namespace seq2seq::cli {

namespace {

/// New totals replace all the old ones: who names steps is not stopped by yesterday's epochs.
void setLimits(const ResumeArguments &arguments, TrainingConfig &training)
{
    if (!arguments.setsLimit())
        return;
    training.maxEpochs = arguments.epochs.value_or(0);
    training.maxSteps = arguments.maxSteps.value_or(0);
    training.maxMinutes = arguments.minutes.value_or(0);
    try {
        training.validate();
    } catch (const Error &error) {
        wrongUsage(error.what());
    }
}

CorpusPlaces placesFrom(const CorpusArguments &arguments)
{
    CorpusPlaces places;
    places.encoding = knownEncoding(arguments.encoding);
    places.targetEncoding = knownEncoding(arguments.targetEncoding);
    if (arguments.isGiven()) {
        const ReadOptions options = arguments.readOptions();
        if (!options.sourceName.empty() || !options.targetName.empty())
            wrongUsage("Name the columns by number here, as the run was begun with.");
        places.named = CorpusFiles{arguments.pairs.empty() ? arguments.source : arguments.pairs,
            arguments.target, options.sourceColumn, options.targetColumn};
    }
    return places;
}

/// @throws Error EmptyCorpus when the training sentences were not found
Experiment load(const ResumeArguments &arguments, Console &console, const std::stop_token &stop)
{
    std::vector<Message> remarks;
    LoadOptions options;
    options.corpus = placesFrom(arguments.corpus);
    options.stop = stop;
    Experiment experiment = loadExperiment(arguments.file, &remarks, options);
    for (const Message &remark : remarks)
        console.say(remark.english());
    const bool isEncodingGiven
        = !arguments.corpus.encoding.empty() || !arguments.corpus.targetEncoding.empty();
    if ((arguments.corpus.isGiven() || isEncodingGiven) && !experiment.trainOutside)
        console.say("The training sentences are in " + arguments.file
            + " itself; --pairs, --source, --target and their encodings are not used.");
    if (experiment.trainOutside && experiment.train->pairs.empty())
        throw Error(ErrorCode::EmptyCorpus,
            message("core", "Without its training sentences the run cannot go on"),
            {arguments.file},
            message("core",
                "Name their file with --pairs, or the two files with --source and "
                "--target."));
    return experiment;
}

} // namespace

bool resume(const ResumeArguments &arguments, Console &terminal)
{
    std::optional<RunFile> file = fileToSave(arguments.file, arguments.peers);
    const std::shared_ptr<Peers> peers = join(arguments.peers, terminal);
    Console console = consoleOf(arguments.peers, terminal);
    const InterruptGuard interrupt;
    const InterruptStop stop(interrupt);
    Experiment experiment = load(arguments, console, stop.token());
    setLimits(arguments, experiment.training);
    applyCompute(arguments.compute, experiment.training);
    Trainer trainer(std::move(experiment), stop.token(), peers);
    requireSameRun(trainer, peers.get());
    for (const Message &remark : trainer.remarks())
        console.say(remark.english());
    if (arguments.learningRate)
        trainer.setLearningRate(*arguments.learningRate);

    const TrainingConfig &training = trainer.experiment().training;
    if (arguments.setsLimit() && trainer.stopReason() == StopReason::EarlyStopping)
        trainer.setStopConditions(
            training.maxEpochs, training.maxSteps); // somebody wants more: patience begins anew
    if (trainer.stopReason() != StopReason::None) {
        console.say("Nothing is left to do: the run has reached its end at step "
            + formatCount(trainer.experiment().state.step)
            + ". Name a larger total with --epochs or --max-steps to train further.");
        return true;
    }
    console.say("Going on at step " + formatCount(trainer.experiment().state.step) + ".");
    return TrainingRun(trainer, file ? &*file : nullptr, printingOf(arguments), console, interrupt)
        .run();
}

} // namespace seq2seq::cli
