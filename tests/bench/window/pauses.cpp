// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/bench/window/pauses.h"

#include "core/error.h"
#include "tests/bench/window/gui_watch.h"

#include <QElapsedTimer>
#include <QTest>

namespace seq2seq::bench {

namespace {

using namespace std::chrono_literals;

constexpr int kLongMs = 1'200'000;
constexpr int kSettleMs = 300; // what follows of itself

} // namespace

QString textOf(const std::vector<Pause> &pauses)
{
    QString text = QStringLiteral("%1  longest pause ms  of it work ms  done after s\n")
                       .arg(QStringLiteral("what"), -40);
    for (const Pause &pause : pauses)
        text += QStringLiteral("%1  %2  %3  %4\n")
                    .arg(pause.what, -40)
                    .arg(pause.longestMs, 16, 'f', 1)
                    .arg(pause.workMs, 13, 'f', 1)
                    .arg(pause.seconds, 12, 'f', 1);
    return text;
}

Pause measurePause(
    const QString &what, const std::function<void()> &begin, const std::function<bool()> &isDone)
{
    const GuiWatch watch(2ms);
    QElapsedTimer clock;
    clock.start();
    begin();
    if (!QTest::qWaitFor(isDone, kLongMs))
        throw Error(ErrorCode::Internal,
            message("core", "%1 was not done in time").arg(what.toStdString()));
    const double seconds = double(clock.elapsed()) / 1000;
    QTest::qWait(kSettleMs);
    const LatencyReport report = watch.report();
    return {what, report.maximumMs, report.maximumWorkMs, seconds};
}

} // namespace seq2seq::bench
