// SPDX-License-Identifier: GPL-3.0-or-later
// A thread that knocks at the event loop and looks at how long it takes until somebody opens.
#include "tests/bench/window/gui_watch.h"

#include <algorithm>
#include <condition_variable>
#include <mutex>

namespace seq2seq::bench {

QString LatencyReport::text() const
{
    return QStringLiteral(
        "GUI thread not free: longest %1 ms (its own work: %2 ms at most), 99th percentile %3 ms, "
        "median %4 ms (%5 probes)")
        .arg(maximumMs, 0, 'f', 1)
        .arg(maximumWorkMs, 0, 'f', 1)
        .arg(percentile99Ms, 0, 'f', 1)
        .arg(medianMs, 0, 'f', 2)
        .arg(probes);
}

GuiWatch::GuiWatch(std::chrono::milliseconds interval, QObject *parent)
    : QObject(parent)
    , m_thread([this, interval](const std::stop_token &stop) { probe(stop, interval); })
{
}

GuiWatch::~GuiWatch() = default;

void GuiWatch::probe(const std::stop_token &stop, std::chrono::milliseconds interval)
{
    std::mutex mutex;
    std::condition_variable_any wakeUp;
    std::unique_lock lock(mutex);
    while (!stop.stop_requested()) {
        // One knock at a time: a blocked thread is one long wait, not a hundred.
        if (!m_isWaiting.exchange(true)) {
            QMetaObject::invokeMethod(
                this,
                [this, sent = Clock::now(), worked = m_work.milliseconds()] {
                    m_maximumWorkMs = std::max(m_maximumWorkMs, m_work.milliseconds() - worked);
                    m_latenciesMs.push_back(
                        std::chrono::duration<double, std::milli>(Clock::now() - sent).count());
                    m_isWaiting = false;
                },
                Qt::QueuedConnection);
        }
        wakeUp.wait_for(lock, stop, interval, [] { return false; });
    }
}

LatencyReport GuiWatch::report() const
{
    LatencyReport result;
    std::vector<double> sorted = m_latenciesMs;
    if (sorted.empty())
        return result;
    std::sort(sorted.begin(), sorted.end());
    result.probes = sorted.size();
    result.maximumMs = sorted.back();
    result.percentile99Ms = sorted[std::min(sorted.size() - 1, sorted.size() * 99 / 100)];
    result.medianMs = sorted[sorted.size() / 2];
    result.maximumWorkMs = m_maximumWorkMs;
    return result;
}

} // namespace seq2seq::bench
