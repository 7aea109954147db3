// SPDX-License-Identifier: GPL-3.0-or-later
// The headless program `seq2seq`: the same core as the window, one subcommand a job.
#include "app/cli/commands.h"
#include "app/cli/engine_commands/module.h"
#include "core/blas_kernels.h"
#include "core/module.h"

#include <algorithm>
#include <iostream>
#include <span>

namespace {

using namespace seq2seq;

/// Whether the command that is named needs the engine; options of the program come before it.
bool needsEngine(std::span<char *const> arguments)
{
    const auto isOption = [](std::string_view text) { return text.starts_with('-'); };
    const auto named = std::ranges::find_if_not(arguments, isOption);
    return named != arguments.end()
        && std::ranges::any_of(cli::kCommands, [&](const cli::CommandName &command) {
               return command.needsEngine && command.name == *named;
           });
}

int runWithEngine(int argc, char **argv)
{
    chooseOpenBlasKernels(); // the engine, which loads OpenBLAS, comes after it
    std::string failure;
    void *symbol
        = loadSymbol("seq2seq_commands.so", "seq2seqRunCommands", ModuleScope::Local, failure);
    if (symbol == nullptr) {
        std::cerr << "seq2seq: The engine could not be loaded: " << failure
                  << ". Install the program again.\n";
        return 1;
    }
    return reinterpret_cast<decltype(&seq2seqRunCommands)>(symbol)(argc, argv);
}

} // namespace

int main(int argc, char **argv)
{
    const std::span<char *const> all{argv, static_cast<std::size_t>(argc)};
    if (argc > 1 && needsEngine(all.subspan(1)))
        return runWithEngine(argc, argv);
    return cli::runProgram(argc, argv,
        {{"generate", cli::addGenerate}, {"metrics", cli::addMetrics},
            {"presets", cli::addPresets}});
}
