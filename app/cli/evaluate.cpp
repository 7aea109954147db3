// SPDX-License-Identifier: GPL-3.0-or-later
// seq2seq evaluate: how good a trained model is on a test set, as a whole and by source length.
#include "app/cli/commands.h"
#include "app/cli/engine_commands.h"

#include <memory>

namespace seq2seq::cli {

void addEvaluate(CLI::App &program, Console &console)
{
    CLI::App *command = addCommand(program, "evaluate");
    auto arguments = std::make_shared<EvaluateArguments>();
    addRun(*command, arguments->model.file);
    addEnsemble(*command, arguments->model);
    addTestSet(*command, arguments->test);
    command
        ->add_option("--alignments", arguments->alignments,
            "Gold word alignments, 0-0 1-2 a line; of a line with tabs the last column")
        ->type_name("FILE")
        ->group("Sentence pairs");
    command->add_flag("--cased", arguments->isCased,
        "Compare with the references as they are, though the model writes lower case");
    addSearch(*command, arguments->model.search);
    addCompute(*command, arguments->model.compute);
    addUnknownWords(*command, arguments->model.search);
    command->add_flag("--json", arguments->isJson, "Print the report as one JSON object");
    command->footer("BLEU is sacreBLEU's with the 13a tokeniser, zh for Chinese and Japanese "
                    "targets. References are compared\n"
                    "as the model's language writes them: lower-cased (case:lc in the signature) "
                    "for one trained with\n"
                    "--lowercase, unless --cased is given. Perplexity and token\n"
                    "accuracy are measured along the reference. The alignment error rate needs "
                    "gold alignments and attention.\n"
                    "Example: seq2seq evaluate everyday.s2s --dev");
    command->callback([arguments, &console] {
        checkTestSet(arguments->test);
        checkModel(arguments->model);
        requireCorpusFiles(arguments->test.corpus);
        engineCommands().evaluate(*arguments, console);
    });
}

} // namespace seq2seq::cli
