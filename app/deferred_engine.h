// SPDX-License-Identifier: GPL-3.0-or-later
// An engine that is still being loaded, and takes commands already.
#pragma once

#include "app/live_engine.h"

#include <mutex>
#include <thread>
#include <vector>

namespace seq2seq::app {

/// Makes an engine on a thread of its own when it gets its first command, and keeps the commands
/// until it is there. When it cannot be made, each command comes back as a problem.
class DeferredEngine final : public EnginePort {
public:
    /// @param makeEngine  called once, on the other thread; may throw
    DeferredEngine(EngineFactory makeEngine, std::function<void()> notify);

    void post(Command command) override;
    EngineUpdate take() override;

private:
    void load();

    const EngineFactory m_makeEngine;
    const std::function<void()> m_notify;
    std::mutex m_mutex; // held for moments only, so that no command waits for the loading
    std::unique_ptr<EnginePort> m_engine;
    std::vector<Command> m_waiting;
    std::optional<EngineProblem> m_failure; // of loading
    EngineUpdate m_early; // what there is to say before the engine does
    std::jthread m_loader; // last: it ends before what it uses
};

} // namespace seq2seq::app
