// SPDX-License-Identifier: GPL-3.0-or-later
// Threads that share the products of one sentence, each of which takes some microseconds only.
#pragma once

#include <atomic>
#include <cstddef>
#include <cstdint>
#include <thread>
#include <vector>

namespace seq2seq::fast {

/// A product of one row lasts ten microseconds, less than it takes to wake a thread. So the helpers
/// of a team stay awake while there is a Shift, look for work and otherwise let other programs
/// have the core; between shifts they sleep. Parts go to whoever is free: a helper that another
/// program holds up takes none, and nobody waits for it.
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
    template <typename Job> void run(std::size_t parts, const Job &job)
    {
        share(parts, &job,
            [](const void *what, std::size_t part) { (*static_cast<const Job *>(what))(part); });
    }

private:
    using Call = void (*)(const void *job, std::size_t part);
    enum State { Resting, Working, Closing };

    void share(std::size_t parts, const void *job, Call call);
    bool takePart();
    void help();
    void become(State state);

    // What is to be done: 32 bits that number the job, 16 bits its parts, 16 bits the next part.
    // All in one number, so that nobody takes a part of a job that is over.
    std::atomic<std::uint64_t> m_ticket = 0;
    std::atomic<const void *> m_job = nullptr;
    std::atomic<Call> m_call = nullptr;
    std::atomic<std::size_t> m_done = 0; // parts
    std::atomic<int> m_state = Resting;
    std::vector<std::thread> m_threads;
};

/// team->run(parts, job), or all on this thread when there is no team.
template <typename Job> void inParts(Team *team, std::size_t parts, const Job &job)
{
    if (team != nullptr && parts > 1) {
        team->run(parts, job);
        return;
    }
    for (std::size_t part = 0; part < parts; ++part)
        job(part);
}

} // namespace seq2seq::fast
