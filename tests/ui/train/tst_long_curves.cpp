// SPDX-License-Identifier: GPL-3.0-or-later
// Curves of many updates: what is drawn of them holds every peak at any zoom, and is small.
#include "ui/train/curve_summary.h"
#include "ui/train/loss_plot.h"

#include <QSignalSpy>
#include <QTest>

#include <cmath>
#include <limits>
#include <utility>

using namespace seq2seq;
using namespace seq2seq::ui;

namespace {

constexpr int kMany = 300'000;
constexpr int kPeak = 123'457; // the one update with a loss of its own
constexpr double kHeight = 9;

RunRecord longRun()
{
    RunRecord run;
    for (int step = 1; step <= kMany; ++step) {
        LossPoint point;
        point.step = step;
        point.epoch = step / 1000.0;
        point.trainLoss = step == kPeak ? kHeight : 2 + 0.1 * (step * 7 % 11);
        run.losses.push_back(point);
    }
    return run;
}

} // namespace

class LongCurvesTest : public QObject {
    Q_OBJECT

private slots:
    void init();
    void partsAreSumsOfTheirValues();
    void noPeakIsLostAndLittleIsDrawn();
    void zoomedInEveryUpdateIsDrawn();
    void whatIsDrawnOfTheBeginningStays();
    void axesAreOfAllUpdates();

private:
    [[nodiscard]] QVector<QCPGraphData> rawPoints() const
    {
        const auto data = m_plot->graph(2)->data();
        return {data->constBegin(), data->constEnd()};
    }
    void dragOver(double fromKey, double toKey);

    RunRecord m_run;
    std::unique_ptr<LossPlot> m_plot;
};

void LongCurvesTest::init()
{
    m_run = longRun();
    m_plot = std::make_unique<LossPlot>(m_run);
    m_plot->resize(600, 300);
    m_plot->show();
    QVERIFY(QTest::qWaitForWindowExposed(m_plot.get()));
    m_plot->grow();
    QTRY_VERIFY(m_plot->graph(2)->dataCount() > 0);
}

/// Against a loop over the values.
void LongCurvesTest::partsAreSumsOfTheirValues()
{
    CurveSummary summary;
    std::vector<double> values;
    for (int i = 0; i < 5000; ++i) {
        values.push_back(
            i % 97 == 3 ? std::numeric_limits<double>::quiet_NaN() : double(i * 7919 % 1009) - 500);
        summary.append(values.back());
    }
    const std::vector<std::pair<std::size_t, std::size_t>> stretches{
        {0, 5000}, {0, 0}, {3, 4}, {1, 17}, {16, 32}, {15, 4097}, {4096, 5000}, {255, 4352}};
    for (const auto &[begin, end] : stretches) {
        double lowest = std::numeric_limits<double>::infinity();
        double highest = -lowest;
        double sum = 0;
        std::size_t count = 0;
        for (std::size_t i = begin; i < end; ++i) {
            if (std::isnan(values[i]))
                continue;
            lowest = std::min(lowest, values[i]);
            highest = std::max(highest, values[i]);
            sum += values[i];
            ++count;
        }
        const CurveSummary::Part part = summary.part(begin, end);
        QCOMPARE(part.count, count);
        if (count == 0)
            continue;
        QCOMPARE(part.lowest, lowest);
        QCOMPARE(part.highest, highest);
        QCOMPARE(part.sum, sum); // whole numbers: exact in any order
    }
}

void LongCurvesTest::noPeakIsLostAndLittleIsDrawn()
{
    const QVector<QCPGraphData> points = rawPoints();
    QVERIFY2(points.size() <= 4 * m_plot->width() + 2, qPrintable(QString::number(points.size())));
    QVERIFY(points.size() > m_plot->width());
    const auto highest = std::max_element(points.begin(), points.end(),
        [](const QCPGraphData &a, const QCPGraphData &b) { return a.value < b.value; });
    QCOMPARE(highest->value, kHeight);
    QVERIFY(std::abs(highest->key - kPeak) < kMany / double(m_plot->width()) * 2);
    const auto lowest = std::min_element(points.begin(), points.end(),
        [](const QCPGraphData &a, const QCPGraphData &b) { return a.value < b.value; });
    QCOMPARE(lowest->value, 2.0);
    // The read-out is exact all the same.
    QVERIFY(m_plot->valuesAt(kPeak + 0.2)
                .contains(QStringLiteral("step %1").arg(QLocale().toString(kPeak))));
    QVERIFY(m_plot->valuesAt(kPeak + 0.2).contains(QStringLiteral("9.0000")));
}

void LongCurvesTest::dragOver(double fromKey, double toKey)
{
    const QRect area = m_plot->axisRect()->rect();
    const QPoint from(int(m_plot->xAxis->coordToPixel(fromKey)), area.top() + 3);
    const QPoint to(int(m_plot->xAxis->coordToPixel(toKey)), area.bottom() - 3);
    QTest::mousePress(m_plot.get(), Qt::LeftButton, {}, from);
    QTest::mouseMove(m_plot.get(), (from + to) / 2);
    QTest::mouseMove(m_plot.get(), to);
    QSignalSpy replotted(m_plot.get(), &QCustomPlot::afterReplot);
    QTest::mouseRelease(m_plot.get(), Qt::LeftButton, {}, to);
    QVERIFY(!replotted.isEmpty() || replotted.wait(5000));
}

void LongCurvesTest::zoomedInEveryUpdateIsDrawn()
{
    dragOver(kPeak - 8000, kPeak + 8000); // some pixels around the peak
    for (int i = 0; i < 10 && m_plot->xAxis->range().size() > 900; ++i)
        dragOver(
            kPeak - m_plot->xAxis->range().size() / 6, kPeak + m_plot->xAxis->range().size() / 6);
    const QCPRange range = m_plot->xAxis->range();
    QVERIFY(range.size() <= 900 && range.contains(kPeak));
    const QVector<QCPGraphData> points = rawPoints();
    for (qsizetype i = 1; i < points.size(); ++i)
        QCOMPARE(points[i].key, points[i - 1].key + 1);
    QVERIFY(points.first().key <= range.lower && points.last().key >= range.upper);
    for (const QCPGraphData &point : points)
        QCOMPARE(point.value, m_run.losses[std::size_t(point.key) - 1].trainLoss);
}

/// No flicker: a curve that grows by a little keeps the points it had.
void LongCurvesTest::whatIsDrawnOfTheBeginningStays()
{
    const QVector<QCPGraphData> before = rawPoints();
    LossPoint next = m_run.losses.back();
    ++next.step;
    m_run.losses.push_back(next);
    QSignalSpy replotted(m_plot.get(), &QCustomPlot::afterReplot);
    m_plot->grow();
    QVERIFY(replotted.wait(5000));
    const QVector<QCPGraphData> after = rawPoints();
    for (qsizetype i = 0; i + 4 < before.size(); ++i) {
        QCOMPARE(after[i].key, before[i].key);
        QCOMPARE(after[i].value, before[i].value);
    }
}

void LongCurvesTest::axesAreOfAllUpdates()
{
    QVERIFY(m_plot->yAxis->range().contains(kHeight));
    QVERIFY(m_plot->yAxis->range().contains(2));
    QVERIFY(m_plot->xAxis->range().upper >= kMany);
    m_plot->setTimeAxis(TimeAxis::Epoch);
    QTRY_VERIFY(m_plot->xAxis->range().upper < 400);
    QVERIFY(m_plot->xAxis->range().upper >= kMany / 1000.0);
    m_plot->setLogarithmic(true);
    QTRY_VERIFY(m_plot->yAxis->range().lower > 1);
    QVERIFY(m_plot->yAxis->range().upper >= kHeight);
}

QTEST_MAIN(LongCurvesTest)
#include "tst_long_curves.moc"
