// SPDX-License-Identifier: GPL-3.0-or-later
// seq2seq translate: one sentence a line on standard input, the answers in the same order.
#include "app/cli/commands.h"
#include "app/cli/engine_commands.h"

#include <memory>

namespace seq2seq::cli {

void addTranslate(CLI::App &program, Console &console)
{
    CLI::App *command = addCommand(program, "translate");
    auto arguments = std::make_shared<TranslateArguments>();
    addRun(*command, arguments->model.file);
    addEnsemble(*command, arguments->model);
    addSearch(*command, arguments->model.search);
    addCompute(*command, arguments->model.compute);
    addNBest(*command, arguments->model.search);
    addUnknownWords(*command, arguments->model.search);
    addSampling(*command, arguments->model.search);
    addEncoding(*command, arguments->encoding, "Encoding of the sentences; unset: UTF-8");
    command->add_flag("--json", arguments->isJson,
        "Print each translation with its hypotheses as a JSON object a line");
    command->footer("The answers come in order, an empty line for an empty line. With --n-best "
                    "above 1 each hypothesis\n"
                    "is a line: number of the sentence, score, text, separated by tabs. A "
                    "sentence draws the same\n"
                    "translations whenever the seed is the same, whatever stands around it.\n"
                    "Example: echo 我喜欢喝茶。 | seq2seq translate everyday.s2s");
    command->callback([arguments, &console] {
        checkModel(arguments->model);
        engineCommands().translate(*arguments, console);
    });
}

} // namespace seq2seq::cli
