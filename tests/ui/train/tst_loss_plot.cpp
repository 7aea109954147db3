// SPDX-License-Identifier: GPL-3.0-or-later
// The loss plot of the Train workspace: axes, zoom, crosshair, comparison, legend; and how long a
// replot takes.
#include "train_fixture.h"

#include <QCheckBox>
#include <QComboBox>
#include <QLabel>
#include <QSlider>

#include <algorithm>

using namespace seq2seq;
using namespace seq2seq::ui;

class LossPlotTest : public QObject, private test::TrainWorkspace {
    Q_OBJECT

private slots:
    void init() { show(); }
    void cleanup() { m_view.reset(); }
    void hiddenViewDrawsWhenShown();
    void timeAxisCanBeChosen();
    void logarithmicAxis();
    void zoomHoldsUntilDoubleClick();
    void crosshairTellsExactNumbers();
    void comparisonIsDrawnBehind();
    void aComparisonTakesNoLineOfTheLegend();
    void oneLossIsWrittenInOneWay();
    void aFlatLossHasTicksThatDiffer_data();
    void aFlatLossHasTicksThatDiffer();
    void legendHidesNoCurve_data();
    void legendHidesNoCurve();
    void replotIsFast();
};

void LossPlotTest::hiddenViewDrawsWhenShown()
{
    m_view->hide();
    m_view->appendLosses(test::losses(601, 700));
    QSignalSpy replots(m_plot, &QCustomPlot::afterReplot);
    QVERIFY(!replots.wait(150)); // nothing is drawn that nobody sees
    QCOMPARE(m_plot->graph(2)->dataCount(), 600);
    m_view->show();
    QTRY_COMPARE(m_plot->graph(2)->dataCount(), 700);
}

void LossPlotTest::timeAxisCanBeChosen()
{
    auto *box = find<QComboBox>("timeAxis");
    box->setFocus();
    QTest::keyClick(box, Qt::Key_Down);
    QCOMPARE(box->currentIndex(), int(TimeAxis::Epoch));
    QTRY_COMPARE(m_plot->graph(2)->data()->at(599)->key, 600 / 750.0);
    QTest::keyClick(box, Qt::Key_Down);
    QTRY_COMPARE(m_plot->graph(2)->data()->at(599)->key, 600 * 0.11);
}

void LossPlotTest::logarithmicAxis()
{
    QTest::mouseClick(find<QCheckBox>("logarithmic"), Qt::LeftButton, {},
        QPoint(8, find<QCheckBox>("logarithmic")->height() / 2));
    QCOMPARE(m_plot->yAxis->scaleType(), QCPAxis::stLogarithmic);
    waitForReplot();
    QVERIFY(m_plot->yAxis->range().lower > 0);
}

void LossPlotTest::zoomHoldsUntilDoubleClick()
{
    waitForReplot();
    const QRect area = m_plot->axisRect()->rect();
    const double full = m_plot->xAxis->range().upper;
    const QPoint from(area.left() + area.width() / 4, area.top() + 20);
    const QPoint to(area.left() + area.width() / 2, area.bottom() - 20);
    QTest::mousePress(m_plot, Qt::LeftButton, {}, from);
    QTest::mouseMove(m_plot, (from + to) / 2);
    QTest::mouseMove(m_plot, to);
    QTest::mouseRelease(m_plot, Qt::LeftButton, {}, to);
    QVERIFY(m_plot->isZoomed());
    QVERIFY(m_plot->xAxis->range().upper < full * 0.6);
    const QCPRange zoomed = m_plot->xAxis->range();
    m_view->appendLosses(test::losses(601, 900));
    QTRY_VERIFY(m_plot->valuesAt(1e9).contains(QStringLiteral("step 900")));
    QCOMPARE(m_plot->xAxis->range(), zoomed); // new points do not move what is looked at
    QTest::mouseDClick(m_plot, Qt::LeftButton, {}, area.center());
    QVERIFY(!m_plot->isZoomed());
    QTRY_VERIFY(m_plot->xAxis->range().upper >= 900);
}

void LossPlotTest::crosshairTellsExactNumbers()
{
    const LossPoint point = test::losses(1, 600)[249];
    const QString text = m_plot->valuesAt(250.2);
    QVERIFY2(text.contains(QStringLiteral("step 250")), qPrintable(text));
    QVERIFY2(text.contains(QLocale().toString(point.trainLoss, 'f', 4)), qPrintable(text));
    const double devLoss = test::evaluation(200, 0.95 * 200 / 600).devLoss;
    QVERIFY2(text.contains(QLocale().toString(devLoss, 'f', 4)), qPrintable(text));
    QVERIFY(m_plot->valuesAt(1e9).contains(QStringLiteral("step 600")));
}

void LossPlotTest::comparisonIsDrawnBehind()
{
    m_view->setComparison(QStringLiteral("run A"), test::history(900, 300));
    QTRY_COMPARE(m_plot->graph(0)->dataCount(), 900);
    QVERIFY(m_plot->legend->hasItemWithPlottable(m_plot->graph(0)));
    QTRY_VERIFY(m_plot->xAxis->range().upper >= 900); // it has to fit in too
    m_view->setComparison({}, {});
    QCOMPARE(m_plot->graph(0)->dataCount(), 0);
    QVERIFY(!m_plot->legend->hasItemWithPlottable(m_plot->graph(0)));
}

/// Reset keeps the run before behind the new one: the curves must not jump for it.
void LossPlotTest::aComparisonTakesNoLineOfTheLegend()
{
    m_view->resize(1180, 640); // the workspace of a window of 1280 x 720
    waitForReplot();
    const QRect before = m_plot->axisRect()->rect();
    QCOMPARE(m_plot->legend->rowCount(), 1);
    m_view->setComparison(
        QStringLiteral("BiLSTM 2×256 · additive · 512 · 2 layers, before the reset"),
        test::history(600, 100));
    waitForReplot();
    QCOMPARE(m_plot->legend->rowCount(), 1);
    QCOMPARE(m_plot->axisRect()->rect().top(), before.top());
    QVERIFY(m_plot->graph(0)->name().contains(u'…'));
}

void LossPlotTest::oneLossIsWrittenInOneWay()
{
    UpdateReport report;
    report.point = test::losses(601, 601).front();
    report.sentences = 64;
    m_view->appendLosses({report.point});
    m_view->setStepReport(std::make_shared<const UpdateReport>(report));
    waitForReplot();
    const auto written = [](double loss) { return QString::number(loss, 'f', 3); };
    QVERIFY(find<QLabel>("stepReport")->text().contains(written(report.point.trainLoss)));
    // The legend has the average, and says so; without smoothing it is the same number.
    QVERIFY2(m_plot->graph(3)->name().contains(QStringLiteral("smoothed")),
        qPrintable(m_plot->graph(3)->name()));
    find<QSlider>("smoothing")->setValue(0);
    waitForReplot();
    QCOMPARE(
        m_plot->graph(3)->name(), QStringLiteral("train loss ") + written(report.point.trainLoss));
    QVERIFY(m_plot->graph(4)->name().endsWith(written(test::evaluation(600, 0.95).devLoss)));
}

void LossPlotTest::aFlatLossHasTicksThatDiffer_data()
{
    QTest::addColumn<double>("loss");
    QTest::addColumn<double>("change");
    QTest::newRow("constant") << 3.2391 << 0.0;
    QTest::newRow("nearly") << 3.2391 << 0.004;
    QTest::newRow("small") << 0.0021 << 0.0003;
    QTest::newRow("usual") << 1.0 << 6.0;
}

void LossPlotTest::aFlatLossHasTicksThatDiffer()
{
    QFETCH(double, loss);
    QFETCH(double, change);
    History run;
    run.losses = test::losses(1, 50);
    for (LossPoint &point : run.losses)
        point.trainLoss = loss + change * (point.step % 2);
    m_view->setHistory(run);
    waitForReplot();
    QStringList labels;
    for (const QString &label : m_plot->yAxis->tickVectorLabels())
        labels << label;
    QVERIFY(labels.size() > 2);
    const QStringList all = labels;
    labels.removeDuplicates();
    QVERIFY2(labels.size() == all.size(), qPrintable(all.join(u' ')));
    if (change > 1)
        QVERIFY2(!all.join(QString()).contains(u'.'), qPrintable(all.join(u' ')));
}

void LossPlotTest::legendHidesNoCurve_data()
{
    QTest::addColumn<int>("width");
    QTest::addColumn<int>("points");
    QTest::newRow("small") << 760 << 9;
    QTest::newRow("wide") << 1500 << 9;
    QTest::newRow("projector") << 1500 << 20;
}

void LossPlotTest::legendHidesNoCurve()
{
    QFETCH(int, width);
    QFETCH(int, points);
    QFont font = m_view->font();
    font.setPointSize(points);
    m_view->setFont(font);
    m_view->resize(width, 720);
    m_view->setComparison(QStringLiteral("run A"), test::history(900, 300));
    waitForReplot();
    const QRect legend = m_plot->legend->outerRect();
    QVERIFY(!legend.intersects(m_plot->axisRect()->rect()));
    QVERIFY2(m_plot->rect().contains(legend), "the legend is cut");
    QVERIFY(m_plot->axisRect()->height() > m_plot->height() / 4);
}

void LossPlotTest::replotIsFast()
{
    m_view->resize(1540, 950);
    constexpr int kMany = 1'000'000;
    m_view->setHistory(test::history(kMany, 20'000));
    QTRY_VERIFY(
        m_plot->valuesAt(1e9).contains(QStringLiteral("step ") + QLocale().toString(kMany)));
    m_plot->replot();
    QList<double> times;
    for (int i = 0; i < 15; ++i) {
        const double before = test::cpuMs();
        m_plot->replot();
        times << test::cpuMs() - before;
    }
    std::sort(times.begin(), times.end());
    qInfo("replot of 1,000,000 points at %d x %d: median %.1f ms, worst %.1f ms of processor time",
        m_plot->width(), m_plot->height(), times[7], times.back());
    double before = test::cpuMs();
    m_view->appendLosses(test::losses(kMany + 1, kMany + 10));
    qInfo("appending 10 points: %.3f ms", test::cpuMs() - before);
    QTRY_VERIFY(
        m_plot->valuesAt(1e9).contains(QStringLiteral("step ") + QLocale().toString(kMany + 10)));
    before = test::cpuMs();
    m_view->findChild<QWidget *>(QStringLiteral("health"))->repaint();
    qInfo("painting the health card: %.1f ms", test::cpuMs() - before);
    QVERIFY(times[7] < 16);
}

QTEST_MAIN(LossPlotTest)
#include "tst_loss_plot.moc"
