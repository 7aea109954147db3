// SPDX-License-Identifier: GPL-3.0-or-later
// Times what Qt delivers; costs two clock readings an event, and only while watching.
#include "app/watched_application.h"

#include <QMetaEnum>

#include <algorithm>

namespace seq2seq::app {

namespace {
constexpr std::size_t kKept = 10;
constexpr double kWorthNotingMs = 5;
} // namespace

bool WatchedApplication::notify(QObject *receiver, QEvent *event)
{
    if (!m_isWatching || m_depth > 0)
        return QApplication::notify(receiver, event);
    // The receiver may be gone afterwards, so its name is taken before.
    const char *className = receiver->metaObject()->className();
    const QEvent::Type type = event->type();
    QElapsedTimer clock;
    clock.start();
    ++m_depth;
    const bool isHandled = QApplication::notify(receiver, event);
    --m_depth;
    const double milliseconds = double(clock.nsecsElapsed()) / 1e6;
    if (milliseconds > kWorthNotingMs) {
        const char *name = QMetaEnum::fromType<QEvent::Type>().valueToKey(type);
        keep(milliseconds,
            QStringLiteral("%1  %2").arg(
                QString::fromLatin1(name ? name : "event"), QString::fromLatin1(className)));
    }
    return isHandled;
}

void WatchedApplication::keep(double milliseconds, const QString &what)
{
    const auto place = std::find_if(m_longest.begin(), m_longest.end(),
        [&](const Busy &busy) { return busy.milliseconds < milliseconds; });
    m_longest.insert(place, {milliseconds, what});
    if (m_longest.size() > kKept)
        m_longest.pop_back();
}

QString WatchedApplication::longestEvents() const
{
    QString text;
    for (const Busy &busy : m_longest)
        text += QStringLiteral("  %1 ms  %2\n").arg(busy.milliseconds, 0, 'f', 1).arg(busy.what);
    return text;
}

} // namespace seq2seq::app
