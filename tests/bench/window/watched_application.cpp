// SPDX-License-Identifier: GPL-3.0-or-later
// Times what Qt delivers; costs a few clock readings an event, and only while watching.
#include "tests/bench/window/watched_application.h"

#include <QMetaEnum>

#include <algorithm>

namespace seq2seq::bench {

namespace {

constexpr std::size_t kKept = 12;
constexpr double kWorthNotingMs = 2;

QString nameOf(QEvent::Type type, const char *className)
{
    const char *name = QMetaEnum::fromType<QEvent::Type>().valueToKey(type);
    return QLatin1String(name ? name : "event") + QLatin1Char(' ') + QLatin1String(className);
}

} // namespace

bool WatchedApplication::notify(QObject *receiver, QEvent *event)
{
    if (!m_isWatching)
        return QApplication::notify(receiver, event);
    // The receiver may be gone afterwards, so its name is taken before.
    const char *className = receiver->metaObject()->className();
    const QEvent::Type type = event->type();
    QElapsedTimer clock;
    clock.start();
    const double before = m_work.milliseconds();
    m_levels.emplace_back();
    const bool isHandled = QApplication::notify(receiver, event);
    const double work = m_work.milliseconds() - before;
    const double own = work - m_levels.back().insideMs;
    m_levels.pop_back();
    if (!m_levels.empty()) {
        m_levels.back().insideMs += work;
        if (own > m_heaviestMs) {
            m_heaviestMs = own;
            m_heaviest = nameOf(type, className);
        }
        return isHandled;
    }
    const double elapsedMs = double(clock.nsecsElapsed()) / 1e6;
    if (type == QEvent::UpdateRequest)
        m_framesMs.push_back(elapsedMs);
    if (work > kWorthNotingMs) {
        QString what = nameOf(type, className);
        if (m_heaviestMs > work / 10)
            what += QStringLiteral(", of it %1 ms %2").arg(m_heaviestMs, 0, 'f', 1).arg(m_heaviest);
        keep({work, elapsedMs, what});
    }
    m_heaviestMs = 0;
    return isHandled;
}

void WatchedApplication::keep(Busy busy)
{
    const auto place = std::find_if(m_longest.begin(), m_longest.end(),
        [&](const Busy &other) { return other.workMs < busy.workMs; });
    m_longest.insert(place, std::move(busy));
    if (m_longest.size() > kKept)
        m_longest.pop_back();
}

QString WatchedApplication::frames() const
{
    if (m_framesMs.empty())
        return QStringLiteral("No frame was painted\n");
    std::vector<double> sorted = m_framesMs;
    std::sort(sorted.begin(), sorted.end());
    return QStringLiteral("%1 frames: 99th percentile %2 ms, longest %3 ms\n")
        .arg(sorted.size())
        .arg(sorted[(sorted.size() - 1) * 99 / 100], 0, 'f', 1)
        .arg(sorted.back(), 0, 'f', 1);
}

QString WatchedApplication::longestEvents() const
{
    QString text;
    for (const Busy &busy : m_longest)
        text += QStringLiteral("  %1 ms of work in %2 ms: %3\n")
                    .arg(busy.workMs, 0, 'f', 1)
                    .arg(busy.elapsedMs, 0, 'f', 1)
                    .arg(busy.what);
    return text;
}

} // namespace seq2seq::bench
