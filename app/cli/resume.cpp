// SPDX-License-Identifier: GPL-3.0-or-later
// seq2seq resume: goes on with a run as if it had never stopped.
#include "app/cli/commands.h"
#include "app/cli/engine_commands.h"
#include "app/cli/peer_arguments.h"
#include "core/storage/experiment_target.h"

#include <memory>

namespace seq2seq::cli {

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
    addPeerTimeout(*command, arguments->peers);
    command->add_flag("--json", arguments->isJson, "Print each evaluation as a JSON object a line");
    command->footer(
        "Without a new total the limits of the file hold; with one, it replaces all of them.\n"
        "A corpus above 16 MiB of text is not in the file: it is looked for beside it, by its "
        "name,\n"
        "and taken when its sentences are the same; --pairs, or --source with --target, name "
        "another place,\n"
        "--encoding another encoding than it was trained with.\n"
        "A resumed run equals one that was never stopped.");
    command->callback([arguments, &console] {
        checkCorpusArguments(arguments->corpus);
        requireExperimentFile(arguments->file);
        requireCorpusFiles(arguments->corpus);
        arguments->peers.place = processPlace();
        engineCommands().resume(*arguments, console);
    });
}

} // namespace seq2seq::cli
