// SPDX-License-Identifier: GPL-3.0-or-later
// Writes an experiment beside training: a large model takes seconds to reach the disk, and neither
// a translation nor Stop should wait for that.
#pragma once

#include "core/engine/engine.h"
#include "core/storage/file_identity.h"

#include <chrono>
#include <functional>
#include <mutex>
#include <optional>
#include <string>
#include <thread>

namespace seq2seq {

/// How one save ended.
struct SaveOutcome {
    std::string path;
    std::optional<EngineProblem> problem;
    std::int64_t revision = 0; ///< as it was given to start()
    std::chrono::steady_clock::time_point began; ///< when the snapshot was taken
    std::optional<FileStamp> stamp; ///< of the file that was written
};

/// At most one save at a time, on a thread of its own that sees plain data only, never LibTorch.
class Saver {
public:
    /// @param whenDone called on the saving thread after each save; it may only wake somebody
    explicit Saver(std::function<void()> whenDone);
    ~Saver(); ///< waits for a save that is under way
    Saver(const Saver &) = delete;
    Saver &operator=(const Saver &) = delete;

    /// Begins to write. Not while isBusy(). All calls come from one thread.
    void start(Experiment snapshot, std::string path, std::int64_t revision);
    [[nodiscard]] bool isBusy() const { return m_isBusy; } ///< until the outcome is taken
    /// The outcome of the save once it is over, one time.
    [[nodiscard]] std::optional<SaveOutcome> takeFinished();
    /// Waits for the save that is under way, if there is one.
    [[nodiscard]] std::optional<SaveOutcome> wait();

private:
    std::function<void()> m_whenDone;
    bool m_isBusy = false; // until the outcome is taken
    std::mutex m_mutex;
    std::optional<SaveOutcome> m_outcome; // guarded by m_mutex
    std::jthread m_thread; // last: it ends before what it uses
};

} // namespace seq2seq
