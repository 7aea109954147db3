// SPDX-License-Identifier: GPL-3.0-or-later
// Threads that share the products of one sentence, each of which takes some microseconds only.
#pragma once

#include <atomic>
#include <cstddef>
#include <cstdint>
#include <thread>
#include <vector>

namespace seq2seq::fast {

enum class PartOrder { Forwards, Backwards };

/// A product of one row lasts ten microseconds, less than it takes to wake a thread. So the helpers
/// of a team stay awake while there is a Shift, look for work and otherwise let other programs
/// have the core; between shifts they sleep. Each thread begins with a share of the parts that is
/// its own, the same one each time, as its cache may still hold what they read; then it takes what
/// is left of the others' shares. So a helper that another program holds up takes none, and nobody
/// waits for it.
class Team {
public:
    explicit Team(int threads); ///< the calling one included
    ~Team();
    Team(const Team &) = delete;
    Team &operator=(const Team &) = delete;

    [[nodiscard]] std::size_t threads() const { return m_threads.size() + 1; }

    /// While it lives, helpers are awake. One at a time; a null team is allowed.
    class Shift {
    public:
        explicit Shift(Team *team);
        ~Shift();
        Shift(const Shift &) = delete;
        Shift &operator=(const Shift &) = delete;

    private:
        Team *m_team;
    };

    /// Calls job(0) .. job(parts - 1), parts < 65,536, on whichever threads come, and returns when
    /// all are done. The job must not throw, nor call run() itself.
    /// @param order of the parts of a share
    template <typename Job>
    void run(std::size_t parts, const Job &job, PartOrder order = PartOrder::Forwards)
    {
        share(parts, order, &job,
            [](const void *what, std::size_t part) { (*static_cast<const Job *>(what))(part); });
    }

private:
    using Call = void (*)(const void *job, std::size_t part);
    enum State { Resting, Working, Closing };

    /// What is to be done of one share: 32 bits that number the job and tell its order, 16 bits the
    /// parts of the job, 16 bits how many of the share are taken. All in one number, so that nobody
    /// takes a part of a job that is over.
    struct alignas(64) Share {
        std::atomic<std::uint64_t> ticket = 0;
    };

    void share(std::size_t parts, PartOrder order, const void *job, Call call);
    bool takePart(std::size_t thread);
    bool takePartOf(std::size_t share);
    void help(std::size_t thread);
    void become(State state);

    std::vector<Share> m_shares; // by thread, the calling one first
    std::uint64_t m_jobs = 0;
    std::atomic<const void *> m_job = nullptr;
    std::atomic<Call> m_call = nullptr;
    std::atomic<std::size_t> m_done = 0; // parts
    std::atomic<int> m_state = Resting;
    std::vector<std::thread> m_threads;
};

/// team->run(parts, job), or all on this thread when there is no team.
template <typename Job>
void inParts(Team *team, std::size_t parts, const Job &job, PartOrder order = PartOrder::Forwards)
{
    if (team != nullptr && parts > 1) {
        team->run(parts, job, order);
        return;
    }
    for (std::size_t part = 0; part < parts; ++part)
        job(part);
}

} // namespace seq2seq::fast
