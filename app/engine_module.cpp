// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/engine_module.h"

#include "core/module.h"

namespace seq2seq::app {

const EngineModule &engineModule()
{
    std::string failure;
    void *symbol
        = loadSymbol("seq2seq_engine.so", "seq2seqEngineModule", ModuleScope::Local, failure);
    if (symbol == nullptr)
        throw Error(ErrorCode::Internal, "The engine could not be loaded: " + failure, {},
            "Install the program again.");
    return *reinterpret_cast<const EngineModule *(*)()>(symbol)();
}

} // namespace seq2seq::app
