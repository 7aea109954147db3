// SPDX-License-Identifier: GPL-3.0-or-later
// The watch sees a blocked GUI thread for what it is, and a free one too.
#include "tests/bench/window/gui_watch.h"
#include "tests/bench/window/watched_application.h"

#include <QTest>
#include <QTimer>

#include <thread>

using namespace seq2seq::bench;

class TestGuiWatch : public QObject {
    Q_OBJECT

private slots:
    void aFreeThreadAnswersQuickly();
    void aBlockedThreadIsSeen();
    void itsOwnWorkIsToldFromWaiting();
    void endsWhileAProbeIsUnderWay();
};

void TestGuiWatch::aFreeThreadAnswersQuickly()
{
    GuiWatch watch(std::chrono::milliseconds(2));
    QTRY_VERIFY(watch.report().probes >= 50);
    QVERIFY2(watch.report().maximumWorkMs < 10, qPrintable(watch.report().text()));
    QVERIFY(watch.report().percentile99Ms <= watch.report().maximumMs);
}

void TestGuiWatch::aBlockedThreadIsSeen()
{
    GuiWatch watch(std::chrono::milliseconds(2));
    QTRY_VERIFY(watch.report().probes >= 5);
    QTimer::singleShot(0, this, [] { std::this_thread::sleep_for(std::chrono::milliseconds(60)); });
    const std::size_t before = watch.report().probes;
    QTRY_VERIFY(watch.report().probes > before + 20);
    // At most one probe interval of the 60 ms can be missed.
    QVERIFY2(watch.report().maximumMs >= 50, qPrintable(watch.report().text()));
    QVERIFY(watch.report().text().contains(QLatin1String("longest")));
}

void TestGuiWatch::itsOwnWorkIsToldFromWaiting()
{
    const ThreadClock work;
    GuiWatch watch(std::chrono::milliseconds(2));
    QTRY_VERIFY(watch.report().probes >= 5);
    QTimer::singleShot(0, this, [] { std::this_thread::sleep_for(std::chrono::milliseconds(60)); });
    QTRY_VERIFY(watch.report().maximumMs >= 50);
    QVERIFY2(watch.report().maximumWorkMs < 30, qPrintable(watch.report().text()));

    QTimer::singleShot(0, this, [&work] {
        for (const double start = work.milliseconds(); work.milliseconds() < start + 60;) { }
    });
    QTRY_VERIFY2(watch.report().maximumWorkMs >= 50, qPrintable(watch.report().text()));
}

void TestGuiWatch::endsWhileAProbeIsUnderWay()
{
    for (int i = 0; i < 20; ++i) {
        GuiWatch watch(std::chrono::milliseconds(1));
        QTest::qWait(1);
    }
    QVERIFY(true); // it came here: no probe outlived its watch
}

QTEST_GUILESS_MAIN(TestGuiWatch)
#include "tst_gui_watch.moc"
