// SPDX-License-Identifier: GPL-3.0-or-later
// All that needs LibTorch, behind a wall. Loading LibTorch takes half a second, in which nobody
// should wait for a window: so what uses it is a shared library, which the engine's thread loads
// once the window is there.
#pragma once

#include "app/live_engine.h"
#include "core/study/answers.h"

namespace seq2seq::app {

/// What the module can do.
class EngineModule {
public:
    virtual ~EngineModule() = default;

    /// core's Engine.
    [[nodiscard]] virtual std::unique_ptr<EnginePort> makeEngine(
        std::function<void()> notify) const = 0;
    /// Every number of the best translation. @throws Error as core's Translator does
    [[nodiscard]] virtual Trace trace(
        const Experiment &experiment, const std::string &source) const = 0;
    /// Asks the runs of a study, before whom other threads go: call it on the thread that will ask.
    [[nodiscard]] virtual std::unique_ptr<RunAnswerer> makeRunAnswerer() const = 0;
};

/// Loads the module; the first call takes its time, so not on the GUI thread.
/// @throws Error Internal when it is not beside the program
[[nodiscard]] const EngineModule &engineModule();

} // namespace seq2seq::app

/// The only symbol of the module.
extern "C" __attribute__((visibility("default"))) const seq2seq::app::EngineModule *
seq2seqEngineModule();
