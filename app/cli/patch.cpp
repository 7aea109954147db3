// SPDX-License-Identifier: GPL-3.0-or-later
// seq2seq patch: parts of one sentence's run put into another's, and how far they bring its word.
#include "app/cli/commands.h"
#include "app/cli/engine_commands.h"

#include <memory>

namespace seq2seq::cli {

void addPatch(CLI::App &program, Console &console)
{
    CLI::App *command = addCommand(program, "patch");
    auto arguments = std::make_shared<PatchArguments>();
    addRun(*command, arguments->model.file);
    const auto text
        = [&](const char *name, std::string &value, const char *help, const char *type) {
              command->add_option(name, value, help)->required()->type_name(type);
          };
    text("--source", arguments->source, "The sentence whose states are taken", "TEXT");
    text("--other", arguments->other, "The sentence that they are put into", "TEXT");
    text("--word", arguments->word, "A word of the first one's translation", "WORD");
    text("--rather-than", arguments->ratherThan, "What the other one's says instead", "WORD");
    addSearch(*command, arguments->model.search);
    addCompute(*command, arguments->model.compute);
    command->add_flag("--json", arguments->isJson, "Print one JSON object instead of a table");
    command->footer(
        "Both sentences are decoded along the words of the first one's translation before --word.\n"
        "Annotations (h_1..h_m) are put in as far as both sentences reach.");
    command->callback([arguments, &console] {
        checkModel(arguments->model);
        engineCommands().patch(*arguments, console);
    });
}

} // namespace seq2seq::cli
