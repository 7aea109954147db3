// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/compare/difference_plot.h"

#include "ui/train/csv_number.h"
#include "ui/widgets/picture_export.h"

#include <algorithm>
#include <cmath>

namespace seq2seq::ui {

namespace {

constexpr int kMostBars = 40;
constexpr double kMarginShare = 0.14; ///< of the differences
constexpr double kNameShare = 0.4;
constexpr double kBelow = -0.16; ///< where the interval lies, in parts of the tallest bar

} // namespace

DifferencePlot::DifferencePlot(QWidget *parent)
    : Plot(parent)
    , m_bars(new QCPBars(xAxis, yAxis))
    , m_tails(new QCPBars(xAxis, yAxis))
    , m_zero(new QCPItemStraightLine(this))
    , m_interval(new QCPItemLine(this))
    , m_betterB(new QCPItemText(this))
    , m_betterA(new QCPItemText(this))
    , m_mean(addGraph())
{
    setObjectName(QStringLiteral("differencePlot"));
    legend->setVisible(false);
    for (QCPBars *bars : {m_bars, m_tails}) {
        bars->setPen(Qt::NoPen);
        bars->setAntialiased(false);
    }
    yAxis->setVisible(false);
    axisRect()->setMinimumMargins({6, 4, 6, 4});
    xAxis->ticker()->setTickCount(5);
    m_interval->setHead(QCPLineEnding(QCPLineEnding::esBar, 8));
    m_interval->setTail(QCPLineEnding(QCPLineEnding::esBar, 8));
    m_mean->setLineStyle(QCPGraph::lsNone);
    for (QCPItemText *name : {m_betterB, m_betterA}) {
        name->position->setTypeX(QCPItemPosition::ptPlotCoords);
        name->position->setTypeY(QCPItemPosition::ptAxisRectRatio);
        name->position->setCoords(0, 0);
        name->setPadding({4, 0, 4, 0});
    }
    m_betterB->setPositionAlignment(Qt::AlignRight | Qt::AlignTop);
    m_betterA->setPositionAlignment(Qt::AlignLeft | Qt::AlignTop);
    setExportName(QStringLiteral("difference"));
    setCsvSource([this] {
        QByteArray bytes = csvLine({QStringLiteral("difference")});
        if (m_result)
            for (const double difference : m_result->differences)
                bytes += csvLine({csvNumber(difference)});
        return bytes;
    });
    connect(this, &Plot::themed, this, &DifferencePlot::restyle);
    restyle();
    retranslate();
}

QSize DifferencePlot::minimumSizeHint() const
{
    return {inLines(font(), 10), inLines(font(), 7)};
}

void DifferencePlot::restyle()
{
    m_bars->setBrush(QColor(theme().blues(0.45)));
    m_tails->setBrush(theme().bar);
    m_zero->setPen(QPen(theme().text, 1, Qt::DashLine));
    m_interval->setPen(QPen(theme().accent, 2));
    m_mean->setScatterStyle(QCPScatterStyle(QCPScatterStyle::ssDisc, theme().accent, 7));
    for (QCPItemText *name : {m_betterB, m_betterA}) {
        name->setColor(theme().mutedText);
        name->setFont(smallFont(font()));
    }
    scheduleReplot();
}

void DifferencePlot::retranslate()
{
    setAccessibleName(tr("Differences of A and B over the samples"));
    m_betterB->setText(tr("B better"));
    m_betterA->setText(tr("A better"));
    draw();
}

void DifferencePlot::setResult(std::optional<BootstrapResult> result, const QString &measure)
{
    m_result = std::move(result);
    m_measure = measure;
    draw();
}

int DifferencePlot::barCount() const
{
    return m_bars->dataCount() + m_tails->dataCount();
}

void DifferencePlot::draw()
{
    xAxis->setLabel(tr("A − B, %1").arg(m_measure));
    QVector<double> places[2]; // inside the interval, outside of it
    QVector<double> counts[2];
    double tallest = 1;
    double low = -1;
    double high = 1;
    double width = 0.1;
    if (m_result && !m_result->differences.empty()) {
        const auto [least, most]
            = std::pair(m_result->differences.front(), m_result->differences.back());
        width = std::max((most - least) / kMostBars, 1e-3);
        std::vector<double> bars(std::size_t(kMostBars), 0);
        for (const double difference : m_result->differences)
            ++bars[std::min(std::size_t((difference - least) / width), bars.size() - 1)];
        for (std::size_t i = 0; i < bars.size(); ++i) {
            if (bars[i] == 0)
                continue;
            const double middle = least + (double(i) + 0.5) * width;
            const int tail = middle < m_result->low || middle > m_result->high ? 1 : 0;
            places[tail] << middle;
            counts[tail] << bars[i];
            tallest = std::max(tallest, bars[i]);
        }
        low = std::min(least, 0.0);
        high = std::max(most, 0.0);
    }
    m_bars->setData(places[0], counts[0], true);
    m_tails->setData(places[1], counts[1], true);
    for (QCPBars *bars : {m_bars, m_tails})
        bars->setWidth(width * 0.95);
    // Room for the names on either side of zero.
    const auto marginAt = [&](double end) {
        return std::max((high - low) * (end == 0 ? kNameShare : kMarginShare), width);
    };
    xAxis->setRange(low - marginAt(low), high + marginAt(high));
    yAxis->setRange(2 * kBelow * tallest, tallest * 1.25);
    m_zero->point1->setCoords(0, 0);
    m_zero->point2->setCoords(0, 1);
    const bool isShown = m_result.has_value();
    for (QCPAbstractItem *item :
        std::initializer_list<QCPAbstractItem *>{m_zero, m_interval, m_betterA, m_betterB})
        item->setVisible(isShown);
    m_mean->setVisible(isShown);
    if (isShown) {
        m_interval->start->setCoords(m_result->low, kBelow * tallest);
        m_interval->end->setCoords(m_result->high, kBelow * tallest);
        m_mean->setData({m_result->meanDifference}, {kBelow * tallest});
    }
    scheduleReplot();
}

} // namespace seq2seq::ui
