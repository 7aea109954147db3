// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/live_engine.h"

#include "app/deferred_engine.h"
#include "app/engine_module.h"

namespace seq2seq::app {

EngineFactory liveEngine()
{
    const EngineFactory load
        = [](std::function<void()> notify) { return engineModule().makeEngine(std::move(notify)); };
    return [load](std::function<void()> notify) {
        return std::make_unique<DeferredEngine>(load, std::move(notify));
    };
}

} // namespace seq2seq::app
