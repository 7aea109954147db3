// SPDX-License-Identifier: GPL-3.0-or-later
// seq2seq resume: goes on with a run as if it had never stopped.
#include "app/cli/commands.h"
#include "app/cli/interrupt.h"
#include "app/cli/training_run.h"
#include "app/cli/usage.h"
#include "core/error.h"

#include <memory>
#include <optional>

namespace seq2seq::cli {

namespace {

struct ResumeArguments {
    std::string file;
    std::optional<int> epochs;
    std::optional<std::int64_t> maxSteps;
    std::optional<double> minutes;
    std::optional<double> learningRate;
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

void resume(const ResumeArguments &arguments, Console &console)
{
    const InterruptGuard interrupt;
    std::vector<std::string> remarks;
    Experiment experiment = loadExperiment(arguments.file, &remarks);
    for (const std::string &remark : remarks)
        console.say(remark);
    setLimits(arguments, experiment.training);
    Trainer trainer(std::move(experiment));
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
    TrainingRun(trainer, arguments.file, arguments.isJson, console, interrupt).run();
}

} // namespace

void addResume(CLI::App &program, Console &console)
{
    CLI::App *command = program.add_subcommand(
        "resume", "Go on with a run that was stopped, or train it further");
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
    command->add_flag("--json", arguments->isJson, "Print each evaluation as a JSON object a line");
    command->footer(
        "Without a new total the limits of the file hold; with one, it replaces all of them.\n"
        "A resumed run equals one that was never stopped.");
    command->callback([arguments, &console] { resume(*arguments, console); });
}

} // namespace seq2seq::cli
