// SPDX-License-Identifier: GPL-3.0-or-later
// seq2seq average: a run whose weights are the mean of those of several runs.
#include "app/cli/commands.h"
#include "app/cli/output_files.h"
#include "core/storage/experiment_target.h"
#include "core/study/ensemble.h"

#include <memory>

namespace seq2seq::cli {

namespace {

struct AverageArguments {
    std::vector<std::string> files;
    std::string out;
    bool overwrites = false;
};

/// @throws CLI::ParseError, Error
void check(const AverageArguments &arguments)
{
    const std::vector<OutputFile> outputs{{"--out", arguments.out}};
    for (const std::string &file : arguments.files)
        requireExperimentFile(file);
    refuseSameFiles(arguments.files, outputs);
    checkExperimentTarget(arguments.out);
    refuseExisting(outputs, arguments.overwrites);
}

void average(const AverageArguments &arguments, Console &console)
{
    std::vector<Experiment> runs;
    for (const std::string &file : arguments.files)
        runs.push_back(loadToTranslate(file));
    std::vector<const Experiment *> pointers;
    for (const Experiment &run : runs)
        pointers.push_back(&run);
    saveExperiment(averageOf(pointers, arguments.files), arguments.out);
    console.say(arguments.out + ": the mean of the weights of "
        + formatCount(static_cast<long long>(runs.size()), "run", "runs") + ".");
}

} // namespace

void addAverage(CLI::App &program, Console &console)
{
    CLI::App *command = addCommand(program, "average");
    auto arguments = std::make_shared<AverageArguments>();
    command->add_option("runs", arguments->files, "Experiment files whose models are built alike")
        ->required()
        ->expected(2, 1000)
        ->type_name("RUN.s2s ...");
    command->add_option("--out", arguments->out, "The experiment file to write")
        ->required()
        ->type_name("RUN.s2s");
    addOverwrite(*command, arguments->overwrites);
    command->footer(
        "Worth it for runs that went on from one beginning (copies of one file, each resumed); "
        "units of runs\n"
        "from different seeds mean different things, and their average nothing: translate with "
        "those together,\n"
        "seq2seq translate A.s2s --ensemble B.s2s");
    command->callback([arguments, &console] {
        check(*arguments);
        average(*arguments, console);
    });
}

} // namespace seq2seq::cli
