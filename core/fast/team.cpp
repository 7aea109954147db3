// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/fast/team.h"

#include "core/fast/blas.h"

namespace seq2seq::fast {

namespace {

constexpr int kBits = 16;
constexpr std::uint64_t kMask = (std::uint64_t{1} << kBits) - 1;

/// Looks again at once for about a microsecond, as most waits are shorter than a call of the
/// system; then lets other threads go first.
class Waiting {
public:
    void pause()
    {
        constexpr int kTurns = 64;
        if (m_turns == kTurns) {
            std::this_thread::yield();
            return;
        }
        ++m_turns;
#if defined(__x86_64__) || defined(__i386__)
        __builtin_ia32_pause();
#endif
    }

private:
    int m_turns = 0;
};

} // namespace

Team::Team(int threads)
{
    for (int helper = 1; helper < threads; ++helper)
        m_threads.emplace_back([this] { help(); });
}

Team::~Team()
{
    become(Closing);
    for (std::thread &thread : m_threads)
        thread.join();
}

Team::Shift::Shift(Team *team)
    : m_team(team)
{
    if (m_team != nullptr)
        m_team->become(Working);
}

Team::Shift::~Shift()
{
    if (m_team != nullptr)
        m_team->become(Resting);
}

void Team::become(State state)
{
    m_state.store(state, std::memory_order_release);
    m_state.notify_all();
}

void Team::share(std::size_t parts, const void *job, Call call)
{
    m_job.store(job, std::memory_order_relaxed);
    m_call.store(call, std::memory_order_relaxed);
    m_done.store(0, std::memory_order_relaxed);
    const std::uint64_t number = (m_ticket.load(std::memory_order_relaxed) >> 2 * kBits) + 1;
    m_ticket.store(number << 2 * kBits | parts << kBits, std::memory_order_release);
    while (takePart()) { }
    Waiting waiting;
    while (m_done.load(std::memory_order_acquire) < parts)
        waiting.pause();
}

/// @return false when every part of the job has been taken
bool Team::takePart()
{
    std::uint64_t ticket = m_ticket.load(std::memory_order_acquire);
    const std::size_t part = ticket & kMask;
    if (part >= (ticket >> kBits & kMask))
        return false;
    const void *job = m_job.load(std::memory_order_relaxed);
    const Call call = m_call.load(std::memory_order_relaxed);
    if (m_ticket.compare_exchange_strong(ticket, ticket + 1, std::memory_order_acq_rel)) {
        call(job, part);
        m_done.fetch_add(1, std::memory_order_release);
    }
    return true;
}

void Team::help()
{
    useOneBlasThread();
    while (m_state.load(std::memory_order_acquire) != Closing) {
        m_state.wait(Resting, std::memory_order_acquire);
        Waiting waiting;
        while (m_state.load(std::memory_order_acquire) == Working)
            if (takePart())
                waiting = {};
            else
                waiting.pause();
    }
}

} // namespace seq2seq::fast
