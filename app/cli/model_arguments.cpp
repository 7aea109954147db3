// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/model_arguments.h"

#include "core/storage/experiment_target.h"

namespace seq2seq::cli {

void addRun(CLI::App &command, std::string &file)
{
    command.add_option("run", file, "The experiment file")->required()->type_name("RUN.s2s");
}

void addEnsemble(CLI::App &command, ModelArguments &arguments)
{
    command
        .add_option("--ensemble", arguments.ensemble,
            "Further runs with the same vocabularies: the mean of all probabilities decides at "
            "each step")
        ->type_name("RUN.s2s ...");
}

void addSentence(CLI::App &command, std::string &sentence)
{
    command.add_option("--source", sentence, "The sentence to translate")
        ->required()
        ->type_name("TEXT");
}

void checkModel(const ModelArguments &arguments)
{
    static_cast<void>(arguments.search.options());
    requireExperimentFile(arguments.file);
    for (const std::string &file : arguments.ensemble)
        requireExperimentFile(file);
}

} // namespace seq2seq::cli
