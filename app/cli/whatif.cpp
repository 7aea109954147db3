// SPDX-License-Identifier: GPL-3.0-or-later
// seq2seq whatif: the model is changed in the middle, and both answers stand side by side.
#include "app/cli/commands.h"
#include "app/cli/engine_commands.h"

#include <memory>

namespace seq2seq::cli {

void addWhatIf(CLI::App &program, Console &console)
{
    CLI::App *command = addCommand(program, "whatif");
    auto arguments = std::make_shared<WhatIfArguments>();
    addRun(*command, arguments->model.file);
    addSentence(*command, arguments->source);
    addEdits(*command, arguments->edits);
    addSearch(*command, arguments->model.search);
    addCompute(*command, arguments->model.compute);
    command->add_flag("--json", arguments->isJson, "Print both as one JSON object");
    command->footer(
        "PLACE is source.embeddings, target.embeddings, encoder.0.h, encoder.0.reverse.c, "
        "annotations,\n"
        "start.0.h, decoder.0.h, decoder.0.c, context or output; layers count from 0. Steps are "
        "target\n"
        "words, or source words where the place is the encoder's. log p is natural.");
    command->callback([arguments, &console] {
        checkModel(arguments->model);
        checkEdits(arguments->edits);
        engineCommands().whatIf(*arguments, console);
    });
}

} // namespace seq2seq::cli
