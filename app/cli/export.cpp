// SPDX-License-Identifier: GPL-3.0-or-later
// seq2seq export: weights and vocabularies in files that other programs read.
#include "app/cli/commands.h"
#include "app/cli/engine_commands.h"
#include "app/cli/output_files.h"
#include "app/cli/usage.h"
#include "core/error.h"
#include "core/storage/experiment_target.h"
#include "core/storage/python_program.h"
#include "core/storage/vocabulary_file.h"

#include <filesystem>
#include <memory>
#include <system_error>
#include <utility>
#include <vector>

namespace seq2seq::cli {

namespace {

void makeFolder(const std::string &folder, const std::string &option)
{
    std::error_code error;
    std::filesystem::create_directories(folder, error);
    if (error)
        throw Error(ErrorCode::FileUnwritable, "The folder cannot be made: " + error.message(),
            {folder}, "Choose another folder with " + option + ".");
}

std::vector<OutputFile> outputsOf(const ExportArguments &arguments)
{
    std::vector<OutputFile> outputs;
    for (const auto &[option, path] : {std::pair{"--weights", &arguments.weights},
             std::pair{"--batches", &arguments.batches}, std::pair{"--losses", &arguments.losses},
             std::pair{"--evaluations", &arguments.evaluations},
             std::pair{"--tensorboard", &arguments.tensorboard}}) {
        if (!path->empty())
            outputs.push_back({option, *path});
    }
    if (!arguments.python.empty()) {
        for (const std::string &file : pythonProgramFiles(arguments.python))
            outputs.push_back({"--python", file});
    }
    if (!arguments.vocabularies.empty()) {
        for (const std::string &file : languageFilesIn(arguments.vocabularies))
            outputs.push_back({"--vocabularies", file});
    }
    return outputs;
}

/// @throws CLI::ParseError, Error
void checkExport(const ExportArguments &arguments)
{
    const std::vector<OutputFile> outputs = outputsOf(arguments);
    if (outputs.empty())
        wrongUsage("Name what to write: --python, --weights, --vocabularies, --batches, --losses, "
                   "--evaluations, --tensorboard or several.");
    refuseSameFiles({arguments.file}, outputs);
    requireExperimentFile(arguments.file);
    if (!arguments.vocabularies.empty())
        makeFolder(arguments.vocabularies, "--vocabularies");
    if (!arguments.python.empty())
        makeFolder(arguments.python, "--python");
    refuseExisting(outputs, arguments.overwrites);
}

} // namespace

void addExport(CLI::App &program, Console &console)
{
    CLI::App *command = addCommand(program, "export");
    auto arguments = std::make_shared<ExportArguments>();
    addRun(*command, arguments->file);
    command
        ->add_option("--python", arguments->python,
            "Folder for a PyTorch program of the model, with the weights and vocabularies it "
            "reads: "
            "it writes the same translations")
        ->type_name("DIR");
    command
        ->add_option("--weights", arguments->weights,
            "The weights as safetensors, named and ordered as in PyTorch; the best ones if any")
        ->type_name("FILE");
    command
        ->add_option("--vocabularies", arguments->vocabularies,
            "Folder for source.vocabulary.tsv and target.vocabulary.tsv: one word a line in the "
            "order of the ids, TAB, its count")
        ->type_name("DIR");
    command
        ->add_option("--batches", arguments->batches,
            "The training pairs as ids and which of them make each batch, to train another program "
            "on the same: a JSON object a line")
        ->type_name("FILE");
    command->add_option("--epochs", arguments->epochs, "Of so many epochs")
        ->check(between(std::int64_t{1}, std::int64_t{10'000}))
        ->needs("--batches")
        ->type_name("N")
        ->capture_default_str();
    command
        ->add_option("--losses", arguments->losses,
            "The curves as CSV: step, epoch, seconds, loss and more of each update")
        ->type_name("FILE");
    command
        ->add_option("--evaluations", arguments->evaluations,
            "What was measured on the dev sentences as CSV, a line an evaluation")
        ->type_name("FILE");
    command
        ->add_option("--tensorboard", arguments->tensorboard,
            "The curves for TensorBoard; it finds files whose name holds \"tfevents\"")
        ->type_name("FILE");
    addOverwrite(*command, arguments->overwrites);
    command->footer("A subword tokenizer also leaves source.sentencepiece.model and "
                    "target.sentencepiece.model there.");
    command->callback([arguments, &console] {
        checkExport(*arguments);
        engineCommands().exportExperiment(*arguments, console);
    });
}

} // namespace seq2seq::cli
