// SPDX-License-Identifier: GPL-3.0-or-later
// seq2seq train: from sentence pairs to a trained experiment.
#include "app/cli/commands.h"
#include "app/cli/engine_commands.h"
#include "app/cli/output_files.h"
#include "app/cli/peer_arguments.h"
#include "app/cli/train_options.h"
#include "app/cli/train_recipe.h"
#include "core/error.h"
#include "core/storage/experiment_target.h"

#include <algorithm>
#include <iterator>
#include <memory>

namespace seq2seq::cli {

namespace {

/// Refuses before the work what would fail after it, or would write over what somebody wants to
/// keep.
void checkOut(const TrainArguments &arguments)
{
    std::vector<std::string> inputs = arguments.corpus.files();
    for (const std::string &vectors : {arguments.sourceVectors, arguments.targetVectors})
        if (!vectors.empty())
            inputs.push_back(vectors);
    std::ranges::copy(arguments.dev.files(), std::back_inserter(inputs));
    const std::vector<OutputFile> out{{"--out", arguments.out}};
    refuseSameFiles(inputs, out);
    checkExperimentTarget(arguments.out);
    if (!arguments.overwrites && isExperimentFile(arguments.out))
        throw Error(ErrorCode::FileUnwritable, "It holds an earlier run", {arguments.out},
            "Go on with it (seq2seq resume), choose another --out, or replace it with "
            "--overwrite.");
    refuseExisting(out, arguments.overwrites);
}

} // namespace

void addTrain(CLI::App &program, Console &console)
{
    CLI::App *command = addCommand(program, "train");
    auto arguments = std::make_shared<TrainArguments>();
    addTrainOptions(*command, *arguments);
    addPeerTimeout(*command, arguments->peers);
    command
        ->add_option("--out", arguments->out,
            "The experiment file; written at the start, at each evaluation and at the end")
        ->required()
        ->type_name("RUN.s2s");
    addOverwrite(*command, arguments->overwrites);
    command->add_option("--title", arguments->title, "Name shown in the window")->type_name("TEXT");
    command->add_flag("--json", arguments->isJson, "Print each evaluation as a JSON object a line");
    command->footer(
        "Losses are in nats a target token. Same options, seed and threads: same run, to the last "
        "bit.\n"
        "Example: seq2seq train --builtin everyday-zh-en --max-steps 3000 --out everyday.s2s");
    command->callback([arguments, &console] {
        checkTrainUsage(*arguments);
        const Recipe recipe = makeRecipe(*arguments);
        arguments->peers.place = processPlace();
        if (arguments->peers.isFirst())
            checkOut(*arguments);
        requireCorpusFiles(arguments->corpus);
        requireCorpusFiles(arguments->dev);
        engineCommands().train(*arguments, recipe, console);
    });
}

} // namespace seq2seq::cli
