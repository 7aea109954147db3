// SPDX-License-Identifier: GPL-3.0-or-later
// The one thread that calls LibTorch. Commands go in through a mailbox where the newest of a kind
// replaces the older; results come out as plain data. No call here ever waits for the engine,
// except the destructor. See README.md.
#pragma once

#include "core/engine/engine_port.h"

#include <chrono>
#include <functional>
#include <memory>

namespace seq2seq {

/// Rhythms of the engine; tests make them shorter or longer.
struct EngineTiming {
    /// At most one ordinary notification in this time: a curve that grows ten times a second looks
    /// alive, and each time costs the training a few milliseconds of its two cores.
    std::chrono::milliseconds notifyInterval{100};
    /// While training, the file at the autosave path is hardly older than this.
    std::chrono::milliseconds autosaveInterval{60'000};
};

/// Trains, translates and saves one experiment on a thread of its own. A failure becomes an
/// EngineProblem, leaves what was there before as it was, and the engine takes the next command.
class Engine final : public EnginePort {
public:
    /// @param notify called on the engine's thread when there is something to take(). At most one
    ///        call is pending (until take()), and at most one goes out in notifyInterval; an
    ///        evaluation, a translation, a problem, a remark, a new experiment or a change of state
    ///        goes at once.
    explicit Engine(std::function<void()> notify, EngineTiming timing = {});
    /// Carries out the saves already asked for, stops training and saves it to the autosave path if
    /// there is one, joins the thread.
    ~Engine() override;
    Engine(const Engine &) = delete;
    Engine &operator=(const Engine &) = delete;

    void post(Command command) override;
    [[nodiscard]] EngineUpdate take() override;

private:
    struct Private;
    std::unique_ptr<Private> d;
};

} // namespace seq2seq
