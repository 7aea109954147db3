// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/thread_pool.h"

namespace seq2seq {

ThreadPool::ThreadPool(int count)
{
    for (int shard = 1; shard < count; ++shard)
        m_threads.emplace_back([this, shard] { work(shard); });
}

ThreadPool::~ThreadPool()
{
    {
        const std::lock_guard lock(m_mutex);
        m_isClosing = true;
    }
    m_changed.notify_all();
    for (std::thread &thread : m_threads)
        thread.join();
}

void ThreadPool::perform(int shard, const std::function<void(int)> &job)
{
    try {
        job(shard);
    } catch (...) {
        const std::lock_guard lock(m_mutex);
        if (!m_failure)
            m_failure = std::current_exception();
    }
}

void ThreadPool::run(int shards, const std::function<void(int)> &job)
{
    if (shards == 0)
        return;
    {
        const std::lock_guard lock(m_mutex);
        m_job = &job;
        m_shards = shards;
        m_pending = shards - 1;
        m_failure = nullptr;
        ++m_round;
    }
    if (shards > 1)
        m_changed.notify_all();
    perform(0, job);
    std::unique_lock lock(m_mutex);
    m_changed.wait(lock, [this] { return m_pending == 0; });
    m_job = nullptr;
    if (m_failure)
        std::rethrow_exception(m_failure);
}

void ThreadPool::work(int shard)
{
    std::uint64_t done = 0;
    std::unique_lock lock(m_mutex);
    while (true) {
        m_changed.wait(lock,
            [&] { return m_isClosing || (m_round != done && m_pending > 0 && shard < m_shards); });
        if (m_isClosing)
            return;
        done = m_round;
        const std::function<void(int)> &job = *m_job;
        lock.unlock();
        perform(shard, job);
        lock.lock();
        if (--m_pending == 0)
            m_changed.notify_all();
    }
}

} // namespace seq2seq
