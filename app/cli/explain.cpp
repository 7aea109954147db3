// SPDX-License-Identifier: GPL-3.0-or-later
// seq2seq explain: source words x target words, how much each bears on each.
#include "app/cli/commands.h"
#include "app/cli/engine_commands.h"
#include "app/cli/usage.h"

#include <memory>

namespace seq2seq::cli {

void addExplain(CLI::App &program, Console &console)
{
    CLI::App *command = addCommand(program, "explain");
    auto arguments = std::make_shared<ExplainArguments>();
    addRun(*command, arguments->model.file);
    addSentence(*command, arguments->source);
    command
        ->add_option(
            "--target", arguments->target, "Follow this translation instead of the model's own")
        ->type_name("TEXT");
    command
        ->add_option("--method", arguments->method,
            "gradient-input, integrated-gradients, occlusion or attention")
        ->check(CLI::IsMember({"gradient-input", "integrated-gradients", "occlusion", "attention"}))
        ->type_name("KIND")
        ->capture_default_str();
    command->add_option("--word", arguments->word, "Only this target word, counted from 1")
        ->check(CLI::PositiveNumber)
        ->type_name("N");
    command
        ->add_option("--rather-than", arguments->ratherThan,
            "Explain why the word was written and not this one")
        ->type_name("WORD");
    constexpr int kMostSteps = 10'000;
    command->add_option("--path-steps", arguments->steps, "Of integrated gradients")
        ->check(between(1, kMostSteps))
        ->type_name("N")
        ->capture_default_str();
    addSearch(*command, arguments->model.search);
    addCompute(*command, arguments->model.compute);
    command->add_flag("--json", arguments->isJson, "Print one JSON object instead of a table");
    command->footer(
        "A row is a target word, a column a source token; what is explained is log P of the word\n"
        "(natural logarithm), or its difference to another word's. gradient-input: x . dq/dx. "
        "integrated-\n"
        "gradients: on the way from zero embeddings, so that a row sums to the difference to "
        "them.\n"
        "occlusion: what leaving the source word out costs. attention: alpha.");
    command->callback([arguments, &console] {
        checkModel(arguments->model);
        engineCommands().explain(*arguments, console);
    });
}

} // namespace seq2seq::cli
