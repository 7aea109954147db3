// SPDX-License-Identifier: GPL-3.0-or-later
// seq2seq experiment: one of the ready-made experiments, from training to a sentence.
#include "app/cli/commands.h"
#include "app/cli/display_width.h"
#include "app/cli/engine_commands.h"
#include "app/cli/experiment_report.h"
#include "app/cli/output_files.h"
#include "app/cli/usage.h"

#include <memory>

namespace seq2seq::cli {

namespace {

void listExperiments(bool isJson, Console &console)
{
    constexpr int kNameWidth = 18;
    const std::string indent(kNameWidth, ' ');
    for (const ReadyExperiment &experiment : readyExperiments()) {
        if (isJson)
            console.printJson(toJson(experiment));
        else
            console.printLine(paddedRight(experiment.name, kNameWidth) + experiment.title.english()
                + "\n" + indent + experiment.question.english() + "\n" + indent + experiment.paper);
    }
}

std::vector<std::string> experimentNames()
{
    std::vector<std::string> names;
    for (const ReadyExperiment &experiment : readyExperiments())
        names.push_back(experiment.name);
    return names;
}

void runExperiment(const ExperimentArguments &arguments, Console &console)
{
    if (arguments.name.empty())
        wrongUsage("Name an experiment; --list shows them.");
    if (arguments.out.empty())
        wrongUsage("Name the folder for runs and results with --out.");
    const PlannedExperiment plan = planExperiment(arguments);
    prepareFolder(plan);
    engineCommands().experiment(plan, console);
}

} // namespace

void addExperiment(CLI::App &program, Console &console)
{
    constexpr int kMostSeeds = 100;
    CLI::App *command = addCommand(program, "experiment");
    auto arguments = std::make_shared<ExperimentArguments>();
    auto lists = std::make_shared<bool>(false);
    command->add_option("name", arguments->name, "Which experiment; --list shows them")
        ->check(CLI::IsMember(experimentNames()))
        ->type_name("NAME");
    command->add_flag("--list", *lists, "Print the experiments there are and stop");
    command
        ->add_option("--out", arguments->out,
            "Folder for the runs (a study: seq2seq compare reads it), findings.csv, finding.json "
            "and the figures")
        ->type_name("DIR");
    command
        ->add_option("--seed", arguments->seed,
            "Fixes weights, order and dropout; the sentences are always the same")
        ->type_name("N")
        ->capture_default_str();
    command
        ->add_option(
            "--seeds", arguments->seeds, "Train each variant with so many seeds, from --seed on")
        ->check(between(1, kMostSeeds))
        ->type_name("N")
        ->capture_default_str();
    command
        ->add_option("--max-steps", arguments->steps,
            "Updates of each run, instead of the experiment's own; with few of them it may not "
            "show what it is there for")
        ->check(between<std::int64_t>(1, 100'000'000))
        ->type_name("N");
    addCompute(*command, arguments->compute);
    addOverwrite(*command, arguments->overwrites);
    command->add_flag("--json", arguments->isJson, "Print the finding as one JSON object");
    command->footer(
        "Runs that are trained are not trained again, and what was broken off goes on: give the "
        "same command again.\n"
        "Started on several computers that share the folder, each trains what nobody else does.\n"
        "Example: seq2seq experiment length --seeds 3 --out length/");
    command->callback([arguments, lists, &console] {
        if (*lists)
            listExperiments(arguments->isJson, console);
        else
            runExperiment(*arguments, console);
    });
}

} // namespace seq2seq::cli
