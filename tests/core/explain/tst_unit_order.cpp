// SPDX-License-Identifier: GPL-3.0-or-later
// The numbers by which units are sorted, against sums written out.
#include "core/explain/unit_order.h"

#include <QtTest>

#include <cmath>

using namespace seq2seq;

namespace {

/// Four steps of three units; the third never changes.
Matrix threeUnits()
{
    Matrix states(4, 3);
    states.values = {0.5F, -1.0F, 0.25F, //
        0.0F, 1.0F, 0.25F, //
        0.25F, 0.0F, 0.25F, //
        1.0F, 0.5F, 0.25F};
    return states;
}

bool isNear(double a, double b)
{
    return std::abs(a - b) < 1e-12;
}

} // namespace

class UnitOrderTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void changeIsTheMeanDistanceOfNeighbouringSteps()
    {
        const std::vector<double> changes = unitChanges(threeUnits());
        QVERIFY(isNear(changes[0], (0.5 + 0.25 + 0.75) / 3));
        QVERIFY(isNear(changes[1], (2 + 1 + 0.5) / 3));
        QCOMPARE(changes[2], 0.0);
        Matrix one(1, 2);
        one.values = {3, 4};
        QCOMPARE(unitChanges(one), (std::vector<double>{0, 0}));
    }

    void meanIsOverTheSteps()
    {
        const std::vector<double> means = unitMeans(threeUnits());
        QVERIFY(isNear(means[0], 1.75 / 4));
        QVERIFY(isNear(means[1], 0.5 / 4));
        QVERIFY(isNear(means[2], 0.25));
    }

    void correlationIsPearsons()
    {
        const Matrix states = threeUnits();
        const std::vector<double> found = unitCorrelations(states, unitCurve(states, 0));
        QVERIFY(isNear(found[0], 1));
        // Deviations from the means 0.4375 and 0.125.
        const double product
            = 0.0625 * -1.125 + -0.4375 * 0.875 + -0.1875 * -0.125 + 0.5625 * 0.375;
        const double first = 0.0625 * 0.0625 + 0.4375 * 0.4375 + 0.1875 * 0.1875 + 0.5625 * 0.5625;
        const double second = 1.125 * 1.125 + 0.875 * 0.875 + 0.125 * 0.125 + 0.375 * 0.375;
        QVERIFY(isNear(found[1], product / std::sqrt(first * second)));
        QCOMPARE(found[2], 0.0);
    }

    void whatDoesNotVaryGoesWithNothing()
    {
        const std::vector<double> rising{1, 2, 3};
        // 0.1 three times sums to a little more than 0.3.
        QCOMPARE(correlation(rising, std::vector<double>{0.1, 0.1, 0.1}), 0.0);
        QCOMPARE(correlation(rising, std::vector<double>{1, 2}), 0.0);
        QCOMPARE(correlation({}, {}), 0.0);
        QVERIFY(isNear(correlation(rising, std::vector<double>{-2, -4, -6}), -1));
        QVERIFY(isNear(correlation(rising, std::vector<double>{1e-9, 2e-9, 3e-9}), 1));
    }

    void unitsAreSortedByTheLargestFirst()
    {
        using Order = std::vector<std::size_t>;
        const Matrix states = threeUnits();
        QCOMPARE(sortedUnits(states, UnitOrder::InOrder), (Order{0, 1, 2}));
        QCOMPARE(sortedUnits(states, UnitOrder::ByChange), (Order{1, 0, 2}));
        QCOMPARE(sortedUnits(states, UnitOrder::ByMean), (Order{0, 2, 1}));
        // Unit 1 falls where unit 0 rises, unit 2 does neither.
        QVERIFY(unitCorrelations(states, unitCurve(states, 1))[0] < 0);
        QCOMPARE(
            sortedUnits(states, UnitOrder::ByCorrelation, unitCurve(states, 1)), (Order{1, 2, 0}));
    }

    void unitsOfAnotherSentenceStayInOrder()
    {
        const std::vector<double> curve{1, 2};
        QCOMPARE(sortedUnits(threeUnits(), UnitOrder::ByCorrelation, curve),
            (std::vector<std::size_t>{0, 1, 2}));
    }
};

QTEST_APPLESS_MAIN(UnitOrderTest)
#include "tst_unit_order.moc"
