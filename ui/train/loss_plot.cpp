// SPDX-License-Identifier: GPL-3.0-or-later
// The curves and axes of the loss plot; what mouse and keyboard do is in loss_plot_input.cpp.
#include "ui/train/loss_plot.h"

#include "ui/train/csv_number.h"
#include "ui/widgets/format.h"
#include "ui/widgets/picture_export.h"
#include "ui/widgets/tickers.h"

#include <QLocale>

#include <algorithm>
#include <cmath>
#include <limits>

namespace seq2seq::ui {

namespace {

constexpr double kLineWidth = 1.8;
constexpr int kLeastName = 16; // letters of a comparison's name in the legend

QPen linePen(const QColor &color, double width, Qt::PenStyle style = Qt::SolidLine)
{
    QPen pen(color);
    pen.setWidthF(width);
    pen.setStyle(style);
    return pen;
}

} // namespace

LossPlot::LossPlot(const RunRecord &run, QWidget *parent)
    : ZoomPlot(parent)
    , m_run(run)
    , m_otherTrain(addGraph())
    , m_otherDev(addGraph())
    , m_raw(addGraph())
    , m_smooth(addGraph())
    , m_dev(addGraph())
    , m_best(addGraph())
    , m_average(m_smoothing)
{
    // The smoothed line of 30,000 updates is drawn in 1 ms instead of 11; only its joins are less
    // round.
    setPlottingHint(QCP::phFastPolylines);
    makeGraphs();
    setExportName(QStringLiteral("loss"));
    setCsvSource([this] { return csv(); });
    setRefresh([this] {
        takeOver();
        if (!isZoomed())
            fitAxes();
        updateLegend();
        describe();
    });
    // Also where the person zooms, which replots without new data.
    connect(this, &QCustomPlot::beforeReplot, this, &LossPlot::drawCurves);
    connect(this, &Plot::themed, this, &LossPlot::restyle);
    connect(this, &QCustomPlot::mousePress, this, &LossPlot::handleClick);
    restyle();
    retranslate();
}

void LossPlot::makeGraphs()
{
    m_best->setLineStyle(QCPGraph::lsNone);
    for (QCPGraph *graph : {m_otherTrain.graph(), m_otherDev, m_raw.graph(), m_smooth.graph()}) {
        graph->setAdaptiveSampling(true);
        // A line of a thousand short pieces costs five times as much with antialiasing at equal
        // looks.
        graph->setAntialiased(graph != m_raw.graph());
    }
    m_raw.graph()->removeFromLegend();
    m_otherTrain.graph()->removeFromLegend();
    m_otherDev->removeFromLegend(); // the entry of the other speaks for both

    m_filmLine = new QCPItemStraightLine(this);
    m_filmLine->setVisible(false);
    addLayer(QStringLiteral("crosshair"), layer(QStringLiteral("overlay")), QCustomPlot::limAbove);
    m_crosshairLayer = layer(QStringLiteral("crosshair"));
    m_crosshairLayer->setMode(QCPLayer::lmBuffered); // moves without drawing the curves again
    m_crosshair = new QCPItemStraightLine(this);
    m_crosshair->setLayer(m_crosshairLayer);
    m_crosshair->setVisible(false);

    placeLegendAbove();
    axisRect()->setMinimumMargins({34, 6, 14, 16});
    yAxis->setTicker(makeExactTicker());
    yAxis->setNumberPrecision(3);
    xAxis->setTickLabelPadding(6);
    yAxis->setTickLabelPadding(6);
    setLocale(QLocale());
}

void LossPlot::restyle()
{
    const Theme &colors = theme();
    QColor faint = colors.primary;
    faint.setAlpha(colors.isDark ? 95 : 80);
    m_raw.graph()->setPen(linePen(faint, 1));
    m_smooth.graph()->setPen(linePen(colors.primary, kLineWidth));
    m_dev->setPen(linePen(colors.accent, kLineWidth));
    m_dev->setScatterStyle(QCPScatterStyle(QCPScatterStyle::ssDisc, colors.accent, 6));
    m_best->setScatterStyle(
        QCPScatterStyle(QCPScatterStyle::ssCircle, linePen(colors.good, 2), colors.card, 11));
    m_otherTrain.graph()->setPen(linePen(colors.mutedText, 1.2, Qt::DashLine));
    m_otherDev->setPen(linePen(colors.mutedText, 1.2, Qt::DotLine));
    m_filmLine->setPen(linePen(colors.mutedText, 1.2, Qt::DotLine));
    m_crosshair->setPen(linePen(colors.mutedText, 1));
    selectionRect()->setPen(QPen(colors.primary));
    QColor fill = colors.primary;
    fill.setAlpha(30);
    selectionRect()->setBrush(fill);
}

void LossPlot::retranslate()
{
    setAccessibleName(tr("Loss curves"));
    setToolTip({});
    yAxis->setLabel(tr("loss (nats a target word)"));
    xAxis->setLabel(labelOf(m_axis));
    scheduleReplot();
}

void LossPlot::reload()
{
    unzoom();
    takeAnew();
}

/// Forgets what was drawn; the next replot takes the run over again.
void LossPlot::takeAnew()
{
    for (UpdateCurve *curve : {&m_raw, &m_smooth})
        curve->clear();
    for (QCPGraph *graph : {m_dev, m_best})
        graph->data()->clear();
    m_average = ExponentialAverage(m_smoothing);
    m_takenEvaluations = 0;
    m_crosshairPoint.reset();
    hideCrosshair();
    scheduleReplot();
}

void LossPlot::setComparison(const QString &name, RunRecord run)
{
    m_comparisonName = name;
    m_comparison = name.isEmpty() ? RunRecord() : std::move(run);
    takeOverComparison();
    scheduleReplot();
}

void LossPlot::setTimeAxis(TimeAxis axis)
{
    m_axis = axis;
    takeOverComparison();
    reload();
    retranslate();
}

void LossPlot::setSmoothing(double weight)
{
    m_smoothing = std::clamp(weight, 0.0, 0.999);
    takeOverComparison();
    takeAnew();
}

void LossPlot::setMarkedEvaluation(int index)
{
    m_markedEvaluation = index;
    scheduleReplot();
}

void LossPlot::takeOver()
{
    for (std::size_t i = m_raw.values().size(); i < m_run.losses.size(); ++i) {
        const LossPoint &point = m_run.losses[i];
        m_raw.append(keyOf(m_axis, point), point.trainLoss);
        m_smooth.append(keyOf(m_axis, point), m_average.add(point.trainLoss));
    }
    for (; m_takenEvaluations < m_run.evaluations.size(); ++m_takenEvaluations) {
        const Evaluation &evaluation = *m_run.evaluations[m_takenEvaluations];
        m_dev->addData(keyOf(m_axis, evaluation), evaluation.devLoss);
        if (evaluation.isBest) {
            m_best->data()->clear();
            m_best->addData(keyOf(m_axis, evaluation), evaluation.devLoss);
        }
    }
    const bool hasMark
        = m_markedEvaluation >= 0 && m_markedEvaluation < int(m_run.evaluations.size());
    m_filmLine->setVisible(hasMark);
    if (hasMark) {
        const double key = keyOf(m_axis, *m_run.evaluations[std::size_t(m_markedEvaluation)]);
        m_filmLine->point1->setCoords(key, 1);
        m_filmLine->point2->setCoords(key, 2);
    }
}

void LossPlot::drawCurves()
{
    for (const UpdateCurve *curve : {&m_otherTrain, &m_raw, &m_smooth})
        curve->draw(xAxis->range(), width());
}

void LossPlot::takeOverComparison()
{
    m_otherTrain.clear();
    m_otherDev->data()->clear();
    ExponentialAverage average(m_smoothing);
    for (const LossPoint &point : m_comparison.losses)
        m_otherTrain.append(keyOf(m_axis, point), average.add(point.trainLoss));
    for (const auto &evaluation : m_comparison.evaluations)
        m_otherDev->addData(keyOf(m_axis, *evaluation), evaluation->devLoss);
    m_otherTrain.graph()->removeFromLegend();
    if (!m_comparisonName.isEmpty())
        m_otherTrain.graph()->addToLegend();
}

void LossPlot::fitAxes()
{
    const bool isLogarithmic = yAxis->scaleType() == QCPAxis::stLogarithmic;
    QCPRange keys;
    QCPRange losses;
    bool hasAny = false;
    const auto include = [&](const QCPRange &ofKeys, const QCPRange &ofLosses) {
        keys = hasAny ? keys.expanded(ofKeys) : ofKeys;
        losses = hasAny ? losses.expanded(ofLosses) : ofLosses;
        hasAny = true;
    };
    for (const UpdateCurve *curve : {&m_raw, &m_otherTrain}) {
        const std::optional<UpdateCurve::Extent> extent = curve->extent();
        if (!extent || (isLogarithmic && extent->leastPositive <= 0))
            continue;
        include(extent->keys,
            isLogarithmic ? QCPRange(extent->leastPositive, extent->values.upper) : extent->values);
    }
    for (const QCPGraph *graph : {m_dev, m_otherDev}) {
        bool hasKeys = false;
        bool hasLosses = false;
        const QCPRange graphKeys = graph->getKeyRange(hasKeys);
        const QCPRange graphLosses
            = graph->getValueRange(hasLosses, isLogarithmic ? QCP::sdPositive : QCP::sdBoth);
        if (hasKeys && hasLosses)
            include(graphKeys, graphLosses);
    }
    if (!hasAny) {
        xAxis->setRange(0, 100);
        yAxis->setRange(isLogarithmic ? 0.5 : 0, 8);
        return;
    }
    xAxis->setRange(0, std::max(keys.upper * 1.02, 1e-6));
    if (isLogarithmic) {
        yAxis->setRange(losses.lower / 1.1, losses.upper * 1.1);
        return;
    }
    const double margin = std::max(0.05 * losses.size(), 1e-3);
    yAxis->setRange(losses.lower - margin, losses.upper + margin);
}

void LossPlot::updateLegend()
{
    const auto number = [](double value) { return fixedNumber(value, kLossDigits); };
    const std::vector<double> &smoothed = m_smooth.values();
    m_smooth.graph()->setName(smoothed.empty() ? tr("train loss")
            : m_smoothing > 0 ? tr("train loss, smoothed %1").arg(number(smoothed.back()))
                              : tr("train loss %1").arg(number(smoothed.back())));
    m_dev->setName(m_run.evaluations.empty()
            ? tr("dev loss")
            : tr("dev loss %1").arg(number(m_run.evaluations.back()->devLoss)));
    m_best->setName(m_best->data()->isEmpty()
            ? tr("best so far")
            : tr("best so far %1").arg(number(m_best->data()->constBegin()->value)));
    if (m_comparisonName.isEmpty())
        return;
    // One entry for both curves of the other run, as wide as the line has room: a second line of
    // legend would push the curves down whenever a run is reset.
    int others = 0;
    for (int i = 0; i < legend->itemCount(); ++i) {
        auto *item = qobject_cast<QCPPlottableLegendItem *>(legend->item(i));
        if (item && item->plottable() != m_otherTrain.graph())
            others += legendWidth(*item);
    }
    const int room = legendRoom() - others - legend->iconSize().width() - legend->iconTextPadding()
        - 2 * legend->columnSpacing();
    const QFontMetrics metrics(legend->font());
    const QString whole = tr("%1 (dev dotted)").arg(m_comparisonName);
    m_otherTrain.graph()->setName(metrics.elidedText(
        whole, Qt::ElideMiddle, std::max(room, kLeastName * metrics.averageCharWidth())));
}

void LossPlot::describe()
{
    if (m_run.losses.empty()) {
        setAccessibleDescription(tr("No update has been made yet."));
        return;
    }
    const LossPoint &last = m_run.losses.back();
    QString text = tr("After %1 updates the train loss is %2 (from %3).")
                       .arg(QLocale().toString(qlonglong(last.step)))
                       .arg(fixedNumber(m_smooth.values().back(), kLossDigits),
                           fixedNumber(m_smooth.values().front(), kLossDigits));
    if (!m_run.evaluations.empty())
        text += u' '
            + tr("The dev loss is %1.")
                  .arg(fixedNumber(m_run.evaluations.back()->devLoss, kLossDigits));
    setAccessibleDescription(text);
}

QByteArray LossPlot::csv() const
{
    QByteArray bytes = csvLine({QStringLiteral("step"), QStringLiteral("epoch"),
        QStringLiteral("seconds"), QStringLiteral("train_loss"),
        QStringLiteral("train_loss_smoothed"), QStringLiteral("gradient_norm"),
        QStringLiteral("learning_rate"), QStringLiteral("words_per_second"),
        QStringLiteral("dev_loss"), QStringLiteral("dev_perplexity"), QStringLiteral("dev_bleu"),
        QStringLiteral("dev_chrf"), QStringLiteral("dev_token_accuracy"),
        QStringLiteral("saturated_gates")});
    const auto evaluationFields = [](const Evaluation &e) {
        return QStringList{csvNumber(e.devLoss), csvNumber(e.devPerplexity), csvNumber(e.devBleu),
            csvNumber(e.devChrf), csvNumber(e.devTokenAccuracy),
            e.saturatedGates == kNoGates ? QString() : csvNumber(e.saturatedGates)};
    };
    const QStringList noEvaluation(6, QString());
    auto next = m_run.evaluations.begin();
    const auto writeEarlier = [&](std::int64_t step) { // evaluations between two recorded updates
        for (; next != m_run.evaluations.end() && (*next)->step < step; ++next) {
            const Evaluation &e = **next;
            bytes += csvLine(QStringList{QString::number(e.step), csvNumber(e.epoch),
                                 csvNumber(e.seconds), {}, {}, {}, csvNumber(e.learningRate), {}}
                + evaluationFields(e));
        }
    };
    ExponentialAverage average(m_smoothing);
    for (const LossPoint &p : m_run.losses) {
        writeEarlier(p.step);
        const QStringList update{QString::number(p.step), csvNumber(p.epoch), csvNumber(p.seconds),
            csvNumber(p.trainLoss), csvNumber(average.add(p.trainLoss)), csvNumber(p.gradientNorm),
            csvNumber(p.learningRate), csvNumber(p.wordsPerSecond)};
        const bool isEvaluated = next != m_run.evaluations.end() && (*next)->step == p.step;
        bytes += csvLine(update + (isEvaluated ? evaluationFields(**next) : noEvaluation));
        if (isEvaluated)
            ++next;
    }
    writeEarlier(std::numeric_limits<std::int64_t>::max());
    return bytes;
}

} // namespace seq2seq::ui
