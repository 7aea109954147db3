// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/train/layer_plot.h"

#include "ui/train/csv_number.h"
#include "ui/train/layer_names.h"
#include "ui/widgets/picture_export.h"
#include "ui/widgets/tip.h"

#include <QLocale>

#include <algorithm>
#include <array>
#include <cmath>
#include <functional>

namespace seq2seq::ui {

namespace {

constexpr int kGoldenAngle = 137; ///< degrees between two hues: neighbours differ most
constexpr std::array kStyles{Qt::SolidLine, Qt::DashLine, Qt::DotLine};

/// Told apart by hue and, for who sees hues badly, by the dashes of the line.
QPen penOf(int layer, const Theme &theme)
{
    const QColor color
        = QColor::fromHsv((210 + layer * kGoldenAngle) % 360, 190, theme.isDark ? 235 : 170);
    QPen pen(color);
    pen.setWidthF(1.6);
    pen.setStyle(kStyles[std::size_t(layer) % kStyles.size()]);
    return pen;
}

} // namespace

LayerPlot::LayerPlot(const RunRecord &run, QWidget *parent)
    : ZoomPlot(parent)
    , m_run(run)
{
    placeLegendAbove();
    axisRect()->setMinimumMargins({46, 6, 14, 16});
    yAxis->setScaleType(QCPAxis::stLogarithmic);
    yAxis->setTicker(QSharedPointer<QCPAxisTicker>(new QCPAxisTickerLog));
    yAxis->setNumberFormat(QStringLiteral("eb"));
    yAxis->setNumberPrecision(0);
    xAxis->setTickLabelPadding(6);
    yAxis->setTickLabelPadding(6);
    setLocale(QLocale());
    setExportName(QStringLiteral("gradients-by-layer"));
    setCsvSource([this] { return csv(); });
    setRefresh([this] {
        takeOver();
        if (!isZoomed())
            fitAxes();
    });
    connect(this, &Plot::themed, this, &LayerPlot::restyle);
    retranslate();
}

void LayerPlot::reload()
{
    clearGraphs();
    m_layers.clear();
    m_taken = 0;
    showAll();
}

void LayerPlot::setTimeAxis(TimeAxis axis)
{
    m_axis = axis;
    reload();
    retranslate();
}

void LayerPlot::retranslate()
{
    setAccessibleName(tr("Gradient norm by layer"));
    yAxis->setLabel(tr("gradient norm"));
    xAxis->setLabel(labelOf(m_axis));
    for (std::size_t i = 0; i < m_layers.size(); ++i)
        graph(int(i))->setName(layerText(m_layers[i]));
    scheduleReplot();
}

QCPGraph *LayerPlot::graphOf(const std::string &layer)
{
    const auto found = std::ranges::find(m_layers, layer);
    if (found != m_layers.end())
        return graph(int(found - m_layers.begin()));
    m_layers.push_back(layer);
    QCPGraph *added = addGraph();
    added->setName(layerText(layer));
    restyle();
    return added;
}

void LayerPlot::restyle()
{
    for (int i = 0; i < graphCount(); ++i) {
        const QPen pen = penOf(i, theme());
        graph(i)->setPen(pen);
        graph(i)->setScatterStyle(QCPScatterStyle(QCPScatterStyle::ssDisc, pen.color(), 3));
    }
}

void LayerPlot::takeOver()
{
    for (; m_taken < m_run.evaluations.size(); ++m_taken) {
        const Evaluation &evaluation = *m_run.evaluations[m_taken];
        if (!evaluation.inside)
            continue;
        for (const LayerGradient &layer : gradientsByLayer(evaluation.inside->weights))
            if (layer.norm > 0) // frozen ones have none, and no place on this axis
                graphOf(layer.layer)->addData(keyOf(m_axis, evaluation), layer.norm);
    }
    setAccessibleDescription(m_layers.empty() ? tr("The norms appear after the first evaluation.")
                                              : valuesAt(xAxis->range().upper));
}

void LayerPlot::fitAxes()
{
    QCPRange keys;
    QCPRange norms;
    bool hasAny = false;
    for (int i = 0; i < graphCount(); ++i) {
        bool hasKeys = false;
        bool hasNorms = false;
        const QCPRange ofKeys = graph(i)->getKeyRange(hasKeys);
        const QCPRange ofNorms = graph(i)->getValueRange(hasNorms, QCP::sdPositive);
        if (!hasKeys || !hasNorms)
            continue;
        keys = hasAny ? keys.expanded(ofKeys) : ofKeys;
        norms = hasAny ? norms.expanded(ofNorms) : ofNorms;
        hasAny = true;
    }
    if (!hasAny) {
        xAxis->setRange(0, 100);
        yAxis->setRange(1e-3, 10);
        return;
    }
    xAxis->setRange(0, std::max(keys.upper * 1.02, 1e-6));
    yAxis->setRange(norms.lower / 1.5, norms.upper * 1.5);
}

QString LayerPlot::valuesAt(double key) const
{
    const Evaluation *nearest = nullptr;
    for (const auto &evaluation : m_run.evaluations)
        if (evaluation->inside
            && (!nearest
                || std::abs(keyOf(m_axis, *evaluation) - key)
                    < std::abs(keyOf(m_axis, *nearest) - key)))
            nearest = evaluation.get();
    if (!nearest)
        return {};
    std::vector<LayerGradient> layers = gradientsByLayer(nearest->inside->weights);
    std::ranges::stable_sort(layers, std::ranges::greater(), &LayerGradient::norm);
    const QLocale locale;
    QStringList lines{
        tr("step %1, before clipping").arg(locale.toString(qlonglong(nearest->step)))};
    for (const LayerGradient &layer : layers)
        lines << QStringLiteral("%1  %2").arg(
            locale.toString(layer.norm, 'g', 3), layerText(layer.layer));
    return lines.join(u'\n');
}

void LayerPlot::mouseMoveEvent(QMouseEvent *event)
{
    QCustomPlot::mouseMoveEvent(event);
    if (event->buttons() == Qt::NoButton && axisRect()->rect().contains(event->pos()))
        showTipBelow(this, rect(), int(event->position().x()),
            valuesAt(xAxis->pixelToCoord(event->position().x())));
}

/// One row an evaluation, one column a weight.
QByteArray LayerPlot::csv() const
{
    QByteArray bytes;
    for (const auto &evaluation : m_run.evaluations) {
        if (!evaluation->inside)
            continue;
        QStringList head{
            QStringLiteral("step"), QStringLiteral("epoch"), QStringLiteral("seconds")};
        QStringList row{QString::number(evaluation->step), csvNumber(evaluation->epoch),
            csvNumber(evaluation->seconds)};
        for (const WeightInsight &weight : evaluation->inside->weights) {
            head << QString::fromStdString(weight.name);
            row << csvNumber(weight.gradientNorm);
        }
        if (bytes.isEmpty())
            bytes += csvLine(head);
        bytes += csvLine(row);
    }
    return bytes;
}

} // namespace seq2seq::ui
