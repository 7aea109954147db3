// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/compare/quality_plot.h"

#include "ui/train/csv_number.h"
#include "ui/widgets/format.h"
#include "ui/widgets/picture_export.h"
#include "ui/widgets/tip.h"

#include <QLocale>
#include <QMouseEvent>

#include <algorithm>
#include <array>
#include <cmath>
#include <limits>

namespace seq2seq::ui {

namespace {

constexpr double kLineWidth = 2;
constexpr int kBandAlpha = 45;
constexpr double kCountShare = 0.16; ///< of the height, for the grey bars
constexpr double kLeastCountLines = 0.8; ///< their height in lines of text
constexpr double kMostCountLines = 2.5;

QString number(qlonglong count)
{
    return QLocale().toString(count);
}

} // namespace

QualityPlot::QualityPlot(QWidget *parent)
    : Plot(parent)
    , m_countRect(new QCPAxisRect(this))
{
    setObjectName(QStringLiteral("qualityPlot"));
    setMouseTracking(true);
    plotLayout()->addElement(1, 0, m_countRect); // before the legend pushes both down
    plotLayout()->setRowStretchFactor(1, kCountShare);
    plotLayout()->setRowSpacing(2);
    auto *margins = new QCPMarginGroup(this);
    for (QCPAxisRect *rect : {axisRect(), m_countRect})
        rect->setMarginGroup(QCP::msLeft | QCP::msRight, margins);
    m_countRect->setMinimumMargins({0, 0, 10, 0});
    axisRect()->setMinimumMargins({34, 6, 10, 2});
    for (QCPAxis *axis : {m_countRect->axis(QCPAxis::atLeft), m_countRect->axis(QCPAxis::atTop),
             m_countRect->axis(QCPAxis::atRight)})
        axis->setVisible(false);
    QCPAxis *below = m_countRect->axis(QCPAxis::atBottom);
    below->setTickLength(0, 0);
    below->setSubTicks(false);
    below->grid()->setVisible(false);
    m_countRect->axis(QCPAxis::atLeft)->grid()->setVisible(false);
    xAxis->setTickLabels(false);
    m_counts = new QCPBars(below, m_countRect->axis(QCPAxis::atLeft));
    m_counts->setWidth(0.5);
    m_counts->setPen(Qt::NoPen);
    m_counts->removeFromLegend();
    m_trained = new QCPItemRect(this);
    m_trained->setPen(Qt::NoPen);
    m_trained->setLayer(QStringLiteral("background"));
    m_trained->topLeft->setTypeY(QCPItemPosition::ptAxisRectRatio);
    m_trained->bottomRight->setTypeY(QCPItemPosition::ptAxisRectRatio);
    m_trainedName = new QCPItemText(this);
    m_trainedName->setPositionAlignment(Qt::AlignLeft | Qt::AlignBottom);
    m_trainedName->position->setTypeY(QCPItemPosition::ptAxisRectRatio);
    m_gap = new QCPItemLine(this);
    m_gap->setHead(QCPLineEnding(QCPLineEnding::esBar, 6));
    m_gap->setTail(QCPLineEnding(QCPLineEnding::esBar, 6));
    m_gapName = new QCPItemText(this);
    placeLegendAbove();
    yAxis->setRange(0, 100);
    yAxis->ticker()->setTickCount(4);
    setExportName(QStringLiteral("quality-by-length"));
    setCsvSource([this] { return csv(); });
    connect(this, &Plot::themed, this, &QualityPlot::restyle);
    restyle();
    retranslate();
}

void QualityPlot::restyle()
{
    QCPAxis *below = m_countRect->axis(QCPAxis::atBottom);
    const QFont small = smallFont(font());
    m_countRect->setMinimumSize(0, inLines(font(), kLeastCountLines));
    m_countRect->setMaximumSize(QWIDGETSIZE_MAX, inLines(font(), kMostCountLines));
    below->setTickLabelFont(small);
    below->setLabelFont(small);
    below->setTickLabelColor(theme().mutedText);
    below->setLabelColor(theme().mutedText);
    below->setBasePen(QPen(theme().insetBorder));
    below->setTickPen(Qt::NoPen);
    m_counts->setBrush(theme().insetBorder); // the axis calls it grey
    QColor shade = theme().primary;
    shade.setAlpha(24);
    m_trained->setBrush(shade);
    m_trainedName->setColor(theme().primary);
    m_trainedName->setFont(small);
    m_gap->setPen(QPen(theme().text, 1.2));
    m_gapName->setColor(theme().text);
    m_gapName->setBrush(theme().card);
    QFont bold = small;
    bold.setBold(true);
    m_gapName->setFont(bold);
    draw();
}

void QualityPlot::retranslate()
{
    setAccessibleName(
        m_axis == Axis::Length ? tr("Quality by source length") : tr("Recall by word frequency"));
    draw();
}

void QualityPlot::setCurves(
    std::shared_ptr<const QualityCurves> curves, std::vector<QualityLine> lines)
{
    m_curves = std::move(curves);
    m_lines = std::move(lines);
    draw();
}

void QualityPlot::setMeasure(SliceMeasure measure)
{
    m_measure = measure;
    draw();
}

void QualityPlot::setAxis(Axis axis)
{
    m_axis = axis;
    setExportName(axis == Axis::Length ? QStringLiteral("quality-by-length")
                                       : QStringLiteral("recall-by-frequency"));
    retranslate();
}

int QualityPlot::pointCount() const
{
    if (!m_curves || m_curves->curves.empty())
        return 0;
    return int(m_axis == Axis::Length ? m_curves->lengths.size() : m_curves->classes.size());
}

std::optional<Spread> QualityPlot::valueOf(std::size_t curve, int place) const
{
    const QualityCurve &of = m_curves->curves[curve];
    const double factor = m_axis == Axis::Length ? percentOf(m_measure) : 100;
    std::optional<Spread> value = m_axis == Axis::Length
        ? of.byLength[std::size_t(place)].at(std::size_t(m_measure))
        : of.byFrequency[std::size_t(place)];
    if (!value)
        return value;
    value->mean *= factor;
    if (value->deviation)
        *value->deviation *= factor;
    return value;
}

std::size_t QualityPlot::countAt(int place) const
{
    return m_axis == Axis::Length ? m_curves->sentences[std::size_t(place)]
                                  : m_curves->classes[std::size_t(place)].words;
}

void QualityPlot::draw()
{
    const int count = pointCount();
    drawLines();
    QVector<double> places;
    QVector<double> counts;
    double most = 1;
    for (int place = 0; place < count; ++place) {
        places << place;
        counts << double(countAt(place));
        most = std::max(most, counts.back());
    }
    m_counts->setData(places, counts, true);
    QCPAxis *below = m_countRect->axis(QCPAxis::atBottom);
    m_countRect->axis(QCPAxis::atLeft)->setRange(0, most);
    for (QCPAxis *axis : {xAxis, below})
        axis->setRange(-0.6, std::max(count, 1) - 0.4);
    below->setLabel(m_axis == Axis::Length
            ? tr("source tokens (grey: dev sentences of that length)")
            : tr("times a word was seen in training (grey: words of the references)"));
    yAxis->setLabel(m_axis == Axis::Frequency ? tr("words found again, %")
            : m_measure == SliceMeasure::Bleu ? titleOf(m_measure)
                                              : tr("%1, %").arg(titleOf(m_measure)));
    drawTrained();
    drawGap();
    showTicks();
    setAccessibleDescription(sentence());
    scheduleReplot();
}

void QualityPlot::drawLines()
{
    clearGraphs();
    for (std::size_t i = 0; pointCount() > 0 && i < m_curves->curves.size(); ++i) {
        QVector<double> places;
        QVector<double> means;
        QVector<double> low;
        QVector<double> high;
        for (int place = 0; place < pointCount(); ++place) {
            const std::optional<Spread> value = valueOf(i, place);
            if (!value)
                continue;
            places << place;
            means << value->mean;
            low << value->mean - value->deviation.value_or(0);
            high << value->mean + value->deviation.value_or(0);
        }
        const QualityLine &line = m_lines[i];
        if (m_curves->curves[i].runs > 1)
            drawBand(places, low, high, line.color);
        QCPGraph *graph = addGraph();
        graph->setName(line.name);
        graph->setPen(QPen(line.color, kLineWidth, line.isDashed ? Qt::DashLine : Qt::SolidLine));
        graph->setScatterStyle(QCPScatterStyle(QCPScatterStyle::ssDisc, line.color, 5));
        graph->setData(places, means, true);
    }
}

/// Between mean - σ and mean + σ.
void QualityPlot::drawBand(const QVector<double> &places, const QVector<double> &low,
    const QVector<double> &high, const QColor &color)
{
    QCPGraph *below = addGraph();
    QCPGraph *above = addGraph();
    for (QCPGraph *graph : {below, above}) {
        graph->setPen(Qt::NoPen);
        graph->removeFromLegend();
    }
    below->setData(places, low, true);
    above->setData(places, high, true);
    QColor fill = color;
    fill.setAlpha(kBandAlpha);
    above->setBrush(fill);
    above->setChannelFillGraph(below);
}

void QualityPlot::drawTrained()
{
    const bool isShown = pointCount() > 0 && m_axis == Axis::Length && m_curves->trained;
    m_trained->setVisible(isShown);
    m_trainedName->setVisible(isShown);
    if (!isShown)
        return;
    // Bins are of even width on the screen; a border inside of one lies where it would there.
    const auto placeOf = [this](double length) {
        const auto &bins = m_curves->lengths;
        for (std::size_t i = 0; i < bins.size(); ++i)
            if (length <= bins[i].to + 0.5)
                return double(i) - 0.5
                    + (length - (bins[i].from - 0.5)) / (bins[i].to - bins[i].from + 1);
        return double(bins.size()) - 0.4;
    };
    const LengthBin &trained = *m_curves->trained;
    const double from = std::max(placeOf(trained.from - 0.5), -0.6);
    m_trained->topLeft->setCoords(from, 0);
    m_trained->bottomRight->setCoords(placeOf(trained.to + 0.5), 1);
    m_trainedName->position->setCoords(std::max(from, -0.5), 0.99);
    m_trainedName->setText(
        tr("trained on %1 to %2 tokens").arg(number(trained.from), number(trained.to)));
}

void QualityPlot::drawGap()
{
    const std::optional<QualityGap> gap
        = pointCount() > 0 && m_axis == Axis::Length ? gapOf(*m_curves, m_measure) : std::nullopt;
    const double points = gap ? gap->difference * percentOf(m_measure) : 0;
    const bool isShown = gap && gap->timesTrained > 1 && points > kSmallGap;
    m_gap->setVisible(isShown);
    m_gapName->setVisible(isShown);
    if (!isShown)
        return;
    const int place = int(gap->bin);
    const double high = valueOf(gap->better, place)->mean;
    const double low = valueOf(gap->worse, place)->mean;
    m_gap->start->setCoords(place, low);
    m_gap->end->setCoords(place, high);
    m_gapName->setText(tr("+%1 points").arg(fixedNumber(points, 0)));
    const bool isRight = 2 * place > pointCount();
    m_gapName->setPositionAlignment((isRight ? Qt::AlignRight : Qt::AlignLeft) | Qt::AlignVCenter);
    m_gapName->setPadding({6, 0, 6, 0});
    m_gapName->position->setCoords(place, (high + low) / 2);
}

/// As many places are named as their names have room beside each other.
void QualityPlot::showTicks()
{
    QCPAxis *below = m_countRect->axis(QCPAxis::atBottom);
    const QFontMetrics metrics(below->tickLabelFont());
    int widest = 1;
    for (int place = 0; place < pointCount(); ++place)
        widest = std::max(widest, metrics.horizontalAdvance(placeName(place)));
    const int room = std::max(width() - inLines(font(), 4), 1);
    const int fitting = std::max(room / (widest + metrics.averageCharWidth()), 1);
    const int stride = std::max((pointCount() + fitting - 1) / fitting, 1);
    QSharedPointer<QCPAxisTickerText> ticker(new QCPAxisTickerText);
    for (int place = 0; place < pointCount(); place += stride)
        ticker->addTick(place, placeName(place));
    below->setTicker(ticker);
    xAxis->setTicker(ticker);
}

void QualityPlot::resizeEvent(QResizeEvent *event)
{
    showTicks();
    Plot::resizeEvent(event);
}

void QualityPlot::mouseMoveEvent(QMouseEvent *event)
{
    QCustomPlot::mouseMoveEvent(event);
    showTipBelow(this, rect(), int(event->position().x()),
        valuesAt(xAxis->pixelToCoord(event->position().x())));
}

} // namespace seq2seq::ui
