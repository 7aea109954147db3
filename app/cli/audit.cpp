// SPDX-License-Identifier: GPL-3.0-or-later
// seq2seq audit: how many of a model's words stay, and what becomes of BLEU, when attention is
// changed.
#include "app/cli/commands.h"
#include "app/cli/engine_commands.h"
#include "app/cli/usage.h"

#include <memory>

namespace seq2seq::cli {

void addAudit(CLI::App &program, Console &console)
{
    CLI::App *command = addCommand(program, "audit");
    auto arguments = std::make_shared<AuditArguments>();
    addRun(*command, arguments->model.file);
    addTestSet(*command, arguments->test);
    constexpr int kMostSentences = 1'000'000;
    command->add_option("--sentences", arguments->sentences, "Only so many of them; 0 = all")
        ->check(between(0, kMostSentences))
        ->type_name("N")
        ->capture_default_str();
    addSearch(*command, arguments->model.search);
    addCompute(*command, arguments->model.compute);
    command->add_flag("--json", arguments->isJson, "Print one JSON object instead of a table");
    command->footer(
        "stay: of the words that the model wrote, those that are still the likeliest when "
        "attention is\n"
        "changed at their step alone, after the same beginning (Moradi et al. 2019). function: of "
        "the most\n"
        "frequent words, which make half of the training text, and </s>; content: of the others.\n"
        "BLEU: of translations made with changed attention throughout.");
    command->callback([arguments, &console] {
        checkTestSet(arguments->test);
        checkModel(arguments->model);
        requireCorpusFiles(arguments->test.corpus);
        engineCommands().audit(*arguments, console);
    });
}

} // namespace seq2seq::cli
