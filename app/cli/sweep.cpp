// SPDX-License-Identifier: GPL-3.0-or-later
// seq2seq sweep: every combination of some settings, each a run of its own in one folder.
#include "app/cli/commands.h"
#include "app/cli/engine_commands.h"
#include "app/cli/sweep_plan.h"
#include "app/cli/train_options.h"
#include "app/cli/usage.h"

#include <memory>

namespace seq2seq::cli {

void addSweep(CLI::App &program, Console &console)
{
    constexpr auto kGroup = "What is varied";
    constexpr int kMostSeeds = 1000;
    CLI::App *command = addCommand(program, "sweep");
    auto arguments = std::make_shared<SweepArguments>();
    command
        ->add_option("--set", arguments->sets,
            "An option of seq2seq train with the values it is to have, as in hidden=64,128; once "
            "for each that is varied, a switch with true,false")
        ->allow_extra_args(false)
        ->type_name("NAME=A,B")
        ->group(kGroup);
    command
        ->add_option("--seeds", arguments->seeds,
            "Train each combination with so many seeds, from --seed on")
        ->check(between(1, kMostSeeds))
        ->type_name("N")
        ->group(kGroup);
    addTrainOptions(*command, arguments->common);
    command
        ->add_option("--out", arguments->common.out,
            "The folder of the study: a file a run, named after what is varied")
        ->required()
        ->type_name("FOLDER");
    command->add_flag("--json", arguments->isJson,
        "Print each run that was trained here as a JSON object a line");
    command->footer(
        "Every other option is that of seq2seq train, for all runs. Start the same sweep on "
        "several "
        "computers\n"
        "that share the folder: each takes a run that nobody has taken. What was trained is not "
        "trained again,\n"
        "what was broken off goes on from its last save, also when its computer died.\n"
        "Example: seq2seq sweep --builtin everyday-zh-en --max-steps 2000 --set "
        "attention=none,general\n"
        "           --set hidden=64,128 --seeds 3 --out study/");
    command->callback([arguments, &console] {
        const std::vector<PlannedRun> plan = planSweep(*arguments);
        prepareFolder(arguments->common.out, plan);
        engineCommands().sweep(*arguments, plan, console);
    });
}

} // namespace seq2seq::cli
