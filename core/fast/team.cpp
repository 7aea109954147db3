// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/fast/team.h"

#include "core/fast/blas.h"

#include <algorithm>

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
    : m_shares(static_cast<std::size_t>(std::max(threads, 1)))
{
    for (std::size_t helper = 1; helper < m_shares.size(); ++helper)
        m_threads.emplace_back([this, helper] { help(helper); });
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

void Team::share(std::size_t parts, PartOrder order, const void *job, Call call)
{
    m_job.store(job, std::memory_order_relaxed);
    m_call.store(call, std::memory_order_relaxed);
    m_done.store(0, std::memory_order_relaxed);
    const std::uint64_t number = 2 * ++m_jobs + (order == PartOrder::Backwards ? 1 : 0);
    // The caller's own share last: a helper that looks already would take of it before its own.
    for (std::size_t thread = m_shares.size(); thread-- > 0;)
        m_shares[thread].ticket.store(
            number << 2 * kBits | parts << kBits, std::memory_order_release);
    while (takePart(0)) { }
    Waiting waiting;
    while (m_done.load(std::memory_order_acquire) < parts)
        waiting.pause();
}

/// @return false when every part of the job has been taken
bool Team::takePart(std::size_t thread)
{
    for (std::size_t next = 0; next < m_shares.size(); ++next)
        if (takePartOf((thread + next) % m_shares.size()))
            return true;
    return false;
}

/// @return false when every part of the share has been taken
bool Team::takePartOf(std::size_t share)
{
    std::atomic<std::uint64_t> &shared = m_shares[share].ticket;
    std::uint64_t ticket = shared.load(std::memory_order_acquire);
    const std::size_t parts = ticket >> kBits & kMask;
    const std::size_t taken = ticket & kMask;
    const std::size_t begin = share * parts / m_shares.size();
    const std::size_t end = (share + 1) * parts / m_shares.size();
    if (begin + taken >= end)
        return false;
    const bool isBackwards = (ticket >> 2 * kBits & 1) != 0;
    const void *job = m_job.load(std::memory_order_relaxed);
    const Call call = m_call.load(std::memory_order_relaxed);
    if (shared.compare_exchange_strong(ticket, ticket + 1, std::memory_order_acq_rel)) {
        call(job, isBackwards ? end - 1 - taken : begin + taken);
        m_done.fetch_add(1, std::memory_order_release);
    }
    return true;
}

void Team::help(std::size_t thread)
{
    useOneBlasThread();
    while (m_state.load(std::memory_order_acquire) != Closing) {
        m_state.wait(Resting, std::memory_order_acquire);
        Waiting waiting;
        while (m_state.load(std::memory_order_acquire) == Working)
            if (takePart(thread))
                waiting = {};
            else
                waiting.pause();
    }
}

} // namespace seq2seq::fast
