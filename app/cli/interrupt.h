// SPDX-License-Identifier: GPL-3.0-or-later
// Ctrl+C, `kill` and a closed terminal as a question that long work asks between two steps.
#pragma once

#include <signal.h>

#include <stop_token>
#include <thread>

namespace seq2seq::cli {

/// While it lives, the first SIGINT, SIGTERM or SIGHUP only sets a flag, so that the command can
/// save and stop; a second one ends the program at once. Under nohup SIGHUP stays ignored. Make one
/// at a time.
class InterruptGuard {
public:
    InterruptGuard();
    ~InterruptGuard();
    InterruptGuard(const InterruptGuard &) = delete;
    InterruptGuard &operator=(const InterruptGuard &) = delete;

    [[nodiscard]] bool isRequested() const;
    /// As a signal would; for what has to end without one.
    static void request();

private:
    struct sigaction m_oldInterrupt { };
    struct sigaction m_oldTerminate { };
    struct sigaction m_oldHangUp { };
};

/// The same as a token, for work that takes one.
class InterruptStop {
public:
    explicit InterruptStop(const InterruptGuard &interrupt);

    [[nodiscard]] std::stop_token token() const { return m_source.get_token(); }

private:
    std::stop_source m_source;
    std::jthread m_watcher;
};

} // namespace seq2seq::cli
