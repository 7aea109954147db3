// SPDX-License-Identifier: GPL-3.0-or-later
// Measures how long the GUI thread keeps a person waiting, the way a person would notice it:
// something is sent to it every few milliseconds, and the time until it is served is written down.
#pragma once

#include "tests/bench/window/thread_clock.h"

#include <QObject>

#include <atomic>
#include <chrono>
#include <stop_token>
#include <thread>
#include <vector>

namespace seq2seq::bench {

struct LatencyReport {
    std::size_t probes = 0;
    double maximumMs = 0;
    double percentile99Ms = 0;
    double medianMs = 0;
    /// The longest of its own work in one wait: processor time, so that it tells the window's part
    /// on a machine that is busy with other things.
    double maximumWorkMs = 0;

    /// "GUI thread not free: longest 14.2 ms (its own work: 9.8 ms at most), 99th percentile 3.1
    /// ms, median 0.1 ms (2500 probes)"
    [[nodiscard]] QString text() const;
};

/// Runs from its construction on; lives on the GUI thread.
class GuiWatch : public QObject {
    Q_OBJECT

public:
    /// @param interval between two probes: each takes a little of the time of what is measured
    explicit GuiWatch(std::chrono::milliseconds interval, QObject *parent = nullptr);
    ~GuiWatch() override;

    [[nodiscard]] LatencyReport report() const;

private:
    using Clock = std::chrono::steady_clock;

    void probe(const std::stop_token &stop, std::chrono::milliseconds interval);

    const ThreadClock m_work; ///< of the GUI thread
    double m_maximumWorkMs = 0; // GUI thread only
    std::atomic<bool> m_isWaiting = false;
    std::vector<double> m_latenciesMs; // GUI thread only
    std::jthread m_thread; // last: joined before what it uses goes
};

} // namespace seq2seq::bench
