// SPDX-License-Identifier: GPL-3.0-or-later
// seq2seq resume: goes on with a run as if it had never stopped.
#include "app/cli/commands.h"
#include "app/cli/compute_arguments.h"
#include "app/cli/corpus_arguments.h"
#include "app/cli/interrupt.h"
#include "app/cli/training_run.h"
#include "app/cli/usage.h"
#include "core/corpus/text_encoding.h"
#include "core/error.h"
#include "core/storage/experiment.h"

#include <memory>
#include <optional>

namespace seq2seq::cli {

namespace {

struct ResumeArguments {
    std::string file;
    CorpusArguments corpus; ///< where the training sentences are when they are not in the file
    std::optional<int> epochs;
    std::optional<std::int64_t> maxSteps;
    std::optional<double> minutes;
    std::optional<double> learningRate;
    ComputeArguments compute;
    bool isJson = false;

    [[nodiscard]] bool setsLimit() const { return epochs || maxSteps || minutes; }
};

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
    if (arguments.isGiven())
        places.named = CorpusFiles{arguments.pairs.empty() ? arguments.source : arguments.pairs,
            arguments.target, arguments.sourceColumn, arguments.targetColumn};
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
    if ((arguments.corpus.isGiven() || !arguments.corpus.encoding.empty())
        && !experiment.trainOutside)
        console.say("The training sentences are in " + arguments.file
            + " itself; --pairs, --source, --target and --encoding are not used.");
    if (experiment.trainOutside && experiment.train->pairs.empty())
        throw Error(ErrorCode::EmptyCorpus,
            message("core", "Without its training sentences the run cannot go on"),
            {arguments.file},
            message("core",
                "Name their file with --pairs, or the two files with --source and "
                "--target."));
    return experiment;
}

void resume(const ResumeArguments &arguments, Console &console)
{
    checkCorpusArguments(arguments.corpus);
    RunFile file(arguments.file);
    const InterruptGuard interrupt;
    const InterruptStop stop(interrupt);
    Experiment experiment = load(arguments, console, stop.token());
    setLimits(arguments, experiment.training);
    arguments.compute.applyTo(experiment.training);
    Trainer trainer(std::move(experiment), stop.token());
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
        return;
    }
    console.say("Going on at step " + formatCount(trainer.experiment().state.step) + ".");
    TrainingRun(trainer, file, arguments.isJson, console, interrupt).run();
}

} // namespace

void addResume(CLI::App &program, Console &console)
{
    CLI::App *command = addCommand(program, "resume");
    auto arguments = std::make_shared<ResumeArguments>();
    command
        ->add_option(
            "run", arguments->file, "The experiment file; it is updated as training goes on")
        ->required()
        ->type_name("RUN.s2s");
    command
        ->add_option("--epochs", arguments->epochs,
            "New total of epochs, those already done included; 0 = no limit")
        ->type_name("N");
    command
        ->add_option("--max-steps", arguments->maxSteps,
            "New total of updates, those already done included; 0 = no limit")
        ->type_name("N");
    command->add_option("--minutes", arguments->minutes, "Minutes of training from now on")
        ->type_name("X");
    command->add_option("--learning-rate", arguments->learningRate, "Learning rate from now on")
        ->check(CLI::PositiveNumber)
        ->type_name("X");
    addCorpusFiles(*command, arguments->corpus);
    addCompute(*command, arguments->compute);
    command->add_flag("--json", arguments->isJson, "Print each evaluation as a JSON object a line");
    command->footer(
        "Without a new total the limits of the file hold; with one, it replaces all of them.\n"
        "A corpus above 16 MiB of text is not in the file: it is looked for beside it, by its "
        "name,\n"
        "and taken when its sentences are the same; --pairs, or --source with --target, name "
        "another place,\n"
        "--encoding another encoding than it was trained with.\n"
        "A resumed run equals one that was never stopped.");
    command->callback([arguments, &console] { resume(*arguments, console); });
}

} // namespace seq2seq::cli
