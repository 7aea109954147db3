// SPDX-License-Identifier: GPL-3.0-or-later
// seq2seq compare: the runs of a folder side by side.
#include "app/cli/command_arguments.h"
#include "app/cli/commands.h"
#include "app/cli/output_files.h"
#include "app/cli/study_table.h"
#include "app/cli/usage.h"
#include "core/error.h"
#include "core/storage/atomic_file.h"
#include "core/study/study_table.h"

#include <filesystem>
#include <memory>

namespace seq2seq::cli {

namespace {

void checkCompare(const CompareArguments &arguments)
{
    if (arguments.isReversed && arguments.sort.empty())
        wrongUsage("--reverse turns the order of --sort round; name a column with --sort.");
    if (arguments.csv.empty())
        return;
    const std::vector<OutputFile> out{{"--csv", arguments.csv}};
    std::vector<std::string> inputs;
    for (const std::string &file : runFiles(arguments.folder))
        inputs.push_back((std::filesystem::path(arguments.folder) / file).string());
    refuseSameFiles(inputs, out);
    refuseExisting(out, arguments.overwrites);
}

void compare(const CompareArguments &arguments, Console &console)
{
    checkCompare(arguments);
    Study study = readStudy(arguments.folder);
    if (study.runs.empty())
        throw Error(ErrorCode::FileNotFound, "There is no run (.s2s) in the folder",
            {arguments.folder}, "Name a folder of runs, as seq2seq sweep makes one.");
    if (!arguments.sort.empty())
        sortBy(study, arguments.sort, arguments.isReversed);
    if (!arguments.csv.empty())
        writeFileAtomically(arguments.csv, csvOf(study));
    if (arguments.isJson)
        console.printJson(toJson(study));
    else if (arguments.csv.empty())
        printStudy(study, console);
}

} // namespace

void addCompare(CLI::App &program, Console &console)
{
    CLI::App *command = addCommand(program, "compare");
    auto arguments = std::make_shared<CompareArguments>();
    command->add_option("folder", arguments->folder, "The folder of the runs")
        ->required()
        ->type_name("FOLDER");
    command
        ->add_option("--sort", arguments->sort,
            "Column to sort by, the best first: bleu, perplexity, chrf, exact_match, "
            "words_per_second, parameters, step, name, state, or a setting that differs")
        ->type_name("COLUMN");
    command->add_flag("--reverse", arguments->isReversed, "In the other order");
    command->add_option("--csv", arguments->csv, "Write the table as CSV instead of printing it")
        ->type_name("FILE");
    addOverwrite(*command, arguments->overwrites);
    command->add_flag("--json", arguments->isJson, "Print one JSON object");
    command->footer(
        "Numbers are those of the weights that translate: of the evaluation with the lowest dev "
        "perplexity.\n"
        "Exact match is counted over the dev translations that the file keeps (24 at most).\n"
        "Deviations are of the sample (n - 1), over runs that are equal in all but the seed.");
    command->callback([arguments, &console] { compare(*arguments, console); });
}

} // namespace seq2seq::cli
