// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/compute_arguments.h"

namespace seq2seq::cli {

void addCompute(CLI::App &command, ComputeArguments &arguments)
{
    constexpr auto kGroup = "What computes";
    command
        .add_option("--engine", arguments.engine,
            "libtorch knows every model; fast gives the same numbers several times faster; auto "
            "takes fast where it knows the model")
        ->check(CLI::IsMember({"auto", "libtorch", "fast"}))
        ->type_name("KIND")
        ->default_str("auto")
        ->group(kGroup);
    command.add_option("--device", arguments.device, "As LibTorch names it: cpu, cuda, cuda:1")
        ->type_name("NAME")
        ->default_str("cpu")
        ->group(kGroup);
}

} // namespace seq2seq::cli
