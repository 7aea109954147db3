// SPDX-License-Identifier: GPL-3.0-or-later
// Ctrl+C and `kill` as a question that long work asks between two steps.
#pragma once

#include <signal.h>

namespace seq2seq::cli {

/// While it lives, the first SIGINT or SIGTERM only sets a flag, so that the command can save and
/// stop; a second one ends the program at once. Make one at a time.
class InterruptGuard {
public:
    InterruptGuard();
    ~InterruptGuard();
    InterruptGuard(const InterruptGuard &) = delete;
    InterruptGuard &operator=(const InterruptGuard &) = delete;

    [[nodiscard]] bool isRequested() const;

private:
    struct sigaction m_oldInterrupt { };
    struct sigaction m_oldTerminate { };
};

} // namespace seq2seq::cli
