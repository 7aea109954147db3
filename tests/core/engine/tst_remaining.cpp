// SPDX-License-Identifier: GPL-3.0-or-later
// The progress bar and the time left, by hand.
#include "core/engine/remaining.h"

#include <QtTest>

using namespace seq2seq;

class TestRemaining : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void nearestConditionCounts_data()
    {
        QTest::addColumn<int>("maxEpochs");
        QTest::addColumn<int>("maxSteps");
        QTest::addColumn<double>("maxMinutes");
        QTest::addColumn<double>("progress");
        QTest::addColumn<double>("seconds");
        // 250 updates of 100 an epoch are done in 5 minutes, half a second each.
        QTest::newRow("none") << 0 << 0 << 0.0 << 0.0 << -1.0;
        QTest::newRow("epochs") << 10 << 0 << 0.0 << 0.25 << 375.0;
        QTest::newRow("steps") << 0 << 1000 << 0.0 << 0.25 << 375.0;
        QTest::newRow("minutes") << 0 << 0 << 20.0 << 0.25 << 900.0;
        QTest::newRow("epochs before steps") << 5 << 1000 << 0.0 << 0.5 << 125.0;
        QTest::newRow("minutes before epochs") << 100 << 0 << 6.0 << 5.0 / 6 << 60.0;
        QTest::newRow("over") << 2 << 0 << 0.0 << 1.0 << 0.0;
    }
    void nearestConditionCounts()
    {
        QFETCH(int, maxEpochs);
        QFETCH(int, maxSteps);
        QFETCH(double, maxMinutes);
        TrainingConfig config;
        config.maxEpochs = maxEpochs;
        config.maxSteps = maxSteps;
        config.maxMinutes = maxMinutes;
        const Remaining left = remaining(config, {250, 2.5, 100, 5, 0.5});
        QTEST(left.progress, "progress");
        QTEST(left.seconds, "seconds");
    }

    void timeIsUnknownBeforeTheFirstUpdate()
    {
        TrainingConfig config;
        config.maxEpochs = 10;
        const Remaining left = remaining(config, {0, 0, 100, 0, 0});
        QCOMPARE(left.progress, 0.0);
        QCOMPARE(left.seconds, -1.0);
    }
};

QTEST_APPLESS_MAIN(TestRemaining)
#include "tst_remaining.moc"
