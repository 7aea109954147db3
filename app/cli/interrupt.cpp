// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/interrupt.h"

#include <atomic>
#include <chrono>
#include <condition_variable>
#include <mutex>

namespace seq2seq::cli {

namespace {

// A signal handler can reach nothing but a variable of static storage, and may do no more than set
// it.
std::atomic<bool> interruptRequested = false;
static_assert(std::atomic<bool>::is_always_lock_free);

extern "C" void rememberInterrupt(int)
{
    interruptRequested.store(true);
}

} // namespace

InterruptGuard::InterruptGuard()
{
    interruptRequested.store(false);
    struct sigaction action { };
    action.sa_handler = rememberInterrupt;
    // The second signal finds the default action. Reads and writes go on after the first.
    action.sa_flags = static_cast<int>(SA_RESETHAND | SA_RESTART);
    sigemptyset(&action.sa_mask);
    sigaction(SIGINT, &action, &m_oldInterrupt);
    sigaction(SIGTERM, &action, &m_oldTerminate);
    sigaction(SIGHUP, nullptr, &m_oldHangUp);
    if (m_oldHangUp.sa_handler != SIG_IGN) // nohup: goes on without its terminal
        sigaction(SIGHUP, &action, nullptr);
}

InterruptGuard::~InterruptGuard()
{
    sigaction(SIGINT, &m_oldInterrupt, nullptr);
    sigaction(SIGTERM, &m_oldTerminate, nullptr);
    sigaction(SIGHUP, &m_oldHangUp, nullptr);
}

void InterruptGuard::request()
{
    interruptRequested.store(true);
}

bool InterruptGuard::isRequested() const
{
    return interruptRequested.load();
}

InterruptStop::InterruptStop(const InterruptGuard &interrupt)
    : m_watcher([this, &interrupt](const std::stop_token &end) {
        constexpr auto kLook = std::chrono::milliseconds(50); // a handler can wake nobody
        std::mutex mutex;
        std::condition_variable_any condition;
        std::unique_lock lock(mutex);
        while (!end.stop_requested() && !interrupt.isRequested())
            condition.wait_for(lock, end, kLook, [] { return false; });
        if (interrupt.isRequested())
            m_source.request_stop();
    })
{
}

} // namespace seq2seq::cli
