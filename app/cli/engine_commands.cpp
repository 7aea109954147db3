// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/engine_commands.h"

#include "app/cli/engine_commands/module.h"
#include "core/blas_kernels.h"
#include "core/error.h"
#include "core/module.h"

#include <cstdlib>

namespace seq2seq::cli {

namespace {

/// What LibTorch would log on the way is said in sentences of ours. It looks when it is loaded.
void keepLibTorchQuiet()
{
    ::setenv("GLOG_minloglevel", "3", 0); // Debian's; fatal ones alone
    ::setenv("TORCH_CPP_LOG_LEVEL", "FATAL", 0); // PyTorch's own
}

} // namespace

const EngineCommands &engineCommands()
{
    keepLibTorchQuiet();
    chooseOpenBlasKernels(); // the engine, which loads OpenBLAS, comes after it
    std::string failure;
    void *symbol
        = loadSymbol("seq2seq_commands.so", "seq2seqEngineCommands", ModuleScope::Local, failure);
    if (symbol == nullptr)
        throw Error(ErrorCode::Internal, "The engine could not be loaded: " + failure, {},
            "Install the program again.");
    return *reinterpret_cast<decltype(&seq2seqEngineCommands)>(symbol)();
}

} // namespace seq2seq::cli
