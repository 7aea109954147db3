// SPDX-License-Identifier: GPL-3.0-or-later
// Threads of a test that are to each other what the processes of a run are.
#pragma once

#include "core/model/peers.h"

#include <barrier>
#include <functional>
#include <memory>
#include <thread>
#include <vector>

namespace seq2seq::test {

/// Threads that behave as processes.
class Gathering {
public:
    explicit Gathering(std::size_t size)
        : m_numbers(size)
        , m_meeting(static_cast<std::ptrdiff_t>(size))
    {
    }
    template <typename Real> void sum(std::size_t rank, std::span<Real> numbers)
    {
        m_numbers[rank].assign(numbers.begin(), numbers.end());
        m_meeting.arrive_and_wait();
        for (std::size_t i = 0; i < numbers.size(); ++i) {
            double total = 0;
            for (const std::vector<double> &some : m_numbers)
                total += some.at(i);
            numbers[i] = static_cast<Real>(total);
        }
        m_meeting.arrive_and_wait();
    }
    [[nodiscard]] std::size_t size() const { return m_numbers.size(); }

private:
    std::vector<std::vector<double>> m_numbers; // of each
    std::barrier<> m_meeting;
};

class Thread final : public Peers {
public:
    Thread(Gathering &gathering, std::size_t rank)
        : m_gathering(gathering)
        , m_rank(rank)
    {
    }
    [[nodiscard]] std::size_t rank() const override { return m_rank; }
    [[nodiscard]] std::size_t size() const override { return m_gathering.size(); }
    void sum(std::span<float> numbers) override { m_gathering.sum(m_rank, numbers); }
    void sum(std::span<double> numbers) override { m_gathering.sum(m_rank, numbers); }

private:
    Gathering &m_gathering;
    std::size_t m_rank;
};

/// One whose processor rounds otherwise.
class RoughThread final : public Peers {
public:
    explicit RoughThread(std::shared_ptr<Peers> exact)
        : m_exact(std::move(exact))
    {
    }
    [[nodiscard]] std::size_t rank() const override { return m_exact->rank(); }
    [[nodiscard]] std::size_t size() const override { return m_exact->size(); }
    void sum(std::span<float> numbers) override
    {
        m_exact->sum(numbers);
        for (float &number : numbers)
            number += isRough ? 1e-4F : 0;
    }
    void sum(std::span<double> numbers) override { m_exact->sum(numbers); }

    bool isRough = true;

private:
    std::shared_ptr<Peers> m_exact;
};

/// The same work in each of some threads that are each other's peers.
inline void together(std::size_t size, const std::function<void(std::shared_ptr<Peers>)> &work)
{
    Gathering gathering(size);
    std::vector<std::jthread> threads;
    for (std::size_t rank = 0; rank < size; ++rank)
        threads.emplace_back([&, rank] { work(std::make_shared<Thread>(gathering, rank)); });
}

} // namespace seq2seq::test
