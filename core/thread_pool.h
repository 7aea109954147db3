// SPDX-License-Identifier: GPL-3.0-or-later
// A few threads that each do one share of a job between two barriers.
#pragma once

#include <condition_variable>
#include <exception>
#include <functional>
#include <mutex>
#include <thread>
#include <vector>

namespace seq2seq {

/// Runs a job once per share, share 0 on the calling thread.
class ThreadPool {
public:
    explicit ThreadPool(int count);
    ~ThreadPool();
    ThreadPool(const ThreadPool &) = delete;
    ThreadPool &operator=(const ThreadPool &) = delete;

    [[nodiscard]] int count() const { return static_cast<int>(m_threads.size()) + 1; }
    /// Calls job(0) .. job(shards - 1), shards <= count(), and returns when all are done. The first
    /// exception is thrown again here.
    void run(int shards, const std::function<void(int)> &job);

private:
    void work(int shard);
    void perform(int shard, const std::function<void(int)> &job);

    std::mutex m_mutex;
    std::condition_variable m_changed;
    const std::function<void(int)> *m_job = nullptr;
    std::uint64_t m_round = 0; // which job; a worker does each round once
    int m_shards = 0; // of this round
    int m_pending = 0; // shards of this round not done
    bool m_isClosing = false;
    std::exception_ptr m_failure;
    std::vector<std::thread> m_threads;
};

} // namespace seq2seq
