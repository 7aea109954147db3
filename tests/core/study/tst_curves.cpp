// SPDX-License-Identifier: GPL-3.0-or-later
// Curves over one another: what is read off them, and the band of several.
#include "core/study/curves.h"

#include <QTest>

#include <cmath>
#include <limits>

using namespace seq2seq;

class TestCurves : public QObject {
    Q_OBJECT

private slots:
    void aCurveIsReadBetweenItsPoints()
    {
        const Curve curve{{10, 4}, {20, 2}, {40, 1}};
        QCOMPARE(valueAt(curve, 10), std::optional(4.0));
        QCOMPARE(valueAt(curve, 15), std::optional(3.0));
        QCOMPARE(valueAt(curve, 35), std::optional(1.25));
        QCOMPARE(valueAt(curve, 40), std::optional(1.0));
        QVERIFY(!valueAt(curve, 9.9));
        QVERIFY(!valueAt(curve, 40.1));
        QVERIFY(!valueAt({}, 1));
    }

    void whatIsNotFiniteIsNoValue()
    {
        const Curve curve{{0, std::numeric_limits<double>::infinity()}, {10, 2}, {20, 1}};
        QVERIFY(!valueAt(curve, 0));
        QVERIFY(!valueAt(curve, 5));
        QCOMPARE(valueAt(curve, 10), std::optional(2.0));
    }

    /// Against the sums written out.
    void theBandIsMeanAndDeviation()
    {
        const std::vector<Curve> curves{
            {{0, 6}, {10, 3}, {20, 2}}, {{0, 4}, {10, 1}, {20, 1}}, {{0, 5}, {20, 3}}};
        const std::vector<BandPoint> band = bandOf(curves);
        QCOMPARE(band.size(), 3U);
        QCOMPARE(band[0].mean, 5.0);
        QCOMPARE(band[0].deviation, 1.0);
        QCOMPARE(band[1].x, 10.0);
        QCOMPARE(band[1].mean, (3 + 1 + 4) / 3.0); // the third lies half way
        const double mean = 8 / 3.0;
        QCOMPARE(band[1].deviation,
            std::sqrt(
                ((3 - mean) * (3 - mean) + (1 - mean) * (1 - mean) + (4 - mean) * (4 - mean)) / 2));
    }

    void theBandEndsWithTheShortestCurve()
    {
        const std::vector<Curve> curves{{{0, 6}, {10, 3}, {20, 2}}, {{5, 4}, {10, 1}}};
        const std::vector<BandPoint> band = bandOf(curves);
        QCOMPARE(band.size(), 2U);
        QCOMPARE(band.front().x, 5.0);
        QCOMPARE(band.front().mean, (4.5 + 4) / 2);
        QCOMPARE(band.back().x, 10.0);
        QVERIFY(bandOf(std::vector<Curve>{{{0, 6}, {10, 3}}}).empty());
    }
};

QTEST_GUILESS_MAIN(TestCurves)
#include "tst_curves.moc"
