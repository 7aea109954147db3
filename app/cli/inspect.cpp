// SPDX-License-Identifier: GPL-3.0-or-later
// seq2seq inspect: every number of one translation as JSON, or its attention as text.
#include "app/cli/commands.h"
#include "app/cli/engine_commands.h"
#include "app/cli/output_files.h"
#include "app/cli/usage.h"

#include <memory>

namespace seq2seq::cli {

void addInspect(CLI::App &program, Console &console)
{
    CLI::App *command = addCommand(program, "inspect");
    auto arguments = std::make_shared<InspectArguments>();
    addRun(*command, arguments->model.file);
    addSentence(*command, arguments->source);
    command
        ->add_option(
            "--target", arguments->target, "Follow this translation instead of the model's own")
        ->type_name("TEXT");
    addSearch(*command, arguments->model.search);
    addCompute(*command, arguments->model.compute);
    constexpr int kMostWords = 1000;
    command->add_option("--top", arguments->topWords, "Likeliest words listed at each step")
        ->check(between(1, kMostWords))
        ->type_name("N")
        ->capture_default_str();
    command->add_flag("--json", arguments->isJson,
        "Print the whole trace as one JSON object instead of the attention as text");
    command
        ->add_option("--safetensors", arguments->safetensors,
            "Also write its tensors to this file, by name, with what each is in the metadata")
        ->type_name("FILE");
    addOverwrite(*command, arguments->overwrites);
    command->footer(
        "Rows of encoder_states are source tokens (both directions side by side), rows of "
        "decoder_states and of\n"
        "attention are target tokens. Logarithms are natural. Attention as text is in percent.");
    command->callback([arguments, &console] {
        checkModel(arguments->model);
        if (!arguments->safetensors.empty()) {
            const std::vector<OutputFile> outputs{{"--safetensors", arguments->safetensors}};
            refuseSameFiles({arguments->model.file}, outputs);
            refuseExisting(outputs, arguments->overwrites);
        }
        engineCommands().inspect(*arguments, console);
    });
}

} // namespace seq2seq::cli
