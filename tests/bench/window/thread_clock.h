// SPDX-License-Identifier: GPL-3.0-or-later
// Processor time of a thread: what it worked itself, however busy the machine was with others.
#pragma once

#include <ctime>
#include <pthread.h>

namespace seq2seq::bench {

/// Clock of the thread that makes it; any thread may read it while that thread lives.
class ThreadClock {
public:
    ThreadClock()
    {
        if (pthread_getcpuclockid(pthread_self(), &m_clock) != 0)
            m_clock = CLOCK_MONOTONIC; // no such clock: elapsed time is the upper bound
    }

    [[nodiscard]] double milliseconds() const
    {
        timespec now{};
        clock_gettime(m_clock, &now);
        return double(now.tv_sec) * 1e3 + double(now.tv_nsec) / 1e6;
    }

private:
    clockid_t m_clock = CLOCK_MONOTONIC;
};

} // namespace seq2seq::bench
