// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/data/length_plot.h"

#include "ui/widgets/picture_export.h"
#include "ui/widgets/tip.h"

#include <QLocale>
#include <QMouseEvent>

#include <algorithm>
#include <cmath>
#include <numeric>

namespace seq2seq::ui {

namespace {

constexpr int kMostBins = 40;
constexpr double kAxisLines = 4; ///< of text, that the vertical axis takes of the width
constexpr double kShownShare = 0.995; ///< the few longest sentences share the last bar

std::int64_t sum(const std::vector<std::int64_t> &counts)
{
    return std::accumulate(counts.begin(), counts.end(), std::int64_t(0));
}

/// The smallest length that holds `share` of the sentences.
int quantile(const std::vector<std::int64_t> &counts, double share)
{
    const double wanted = share * double(sum(counts));
    std::int64_t seen = 0;
    for (std::size_t length = 0; length < counts.size(); ++length) {
        seen += counts[length];
        if (seen > 0 && double(seen) >= wanted)
            return int(length);
    }
    return 0;
}

std::int64_t countBetween(const std::vector<std::int64_t> &counts, int from, int to)
{
    std::int64_t count = 0;
    for (int length = from; length <= std::min(to, int(counts.size()) - 1); ++length)
        count += counts[std::size_t(length)];
    return count;
}

} // namespace

LengthPlot::LengthPlot(QWidget *parent)
    : Plot(parent)
    , m_source(new QCPBars(xAxis, yAxis))
    , m_target(new QCPBars(xAxis, yAxis))
    , m_limit(new QCPItemStraightLine(this))
    , m_limitName(new QCPItemText(this))
{
    m_limitName->position->setTypeX(QCPItemPosition::ptPlotCoords);
    m_limitName->position->setTypeY(QCPItemPosition::ptAxisRectRatio);
    setMouseTracking(true);
    auto *group = new QCPBarsGroup(this);
    group->append(m_source);
    group->append(m_target);
    group->setSpacing(0);
    for (QCPBars *bars : {m_source, m_target}) {
        bars->setWidth(0.42);
        bars->setAntialiased(false);
    }
    placeLegendAbove();
    xAxis->setRange(0, 30);
    yAxis->setRange(0, 10);
    yAxis->ticker()->setTickCount(4);
    setExportName(QStringLiteral("sentence-lengths"));
    setCsvSource([this] { return csv(); });
    connect(this, &Plot::themed, this, &LengthPlot::restyle);
    restyle();
    retranslate();
}

void LengthPlot::restyle()
{
    for (QCPBars *bars : {m_source, m_target})
        bars->setPen(Qt::NoPen);
    m_source->setBrush(theme().primary);
    m_target->setBrush(theme().accent);
    m_limit->setPen(QPen(theme().bad, 1, Qt::DashLine));
    m_limitName->setColor(theme().bad);
    m_limitName->setFont(smallFont(font()));
    showTicks(); // the font may be another
}

void LengthPlot::retranslate()
{
    setAccessibleName(tr("Lengths of the sentences"));
    m_source->setName(tr("source"));
    m_target->setName(tr("target"));
    xAxis->setLabel(tr("tokens in a sentence"));
    yAxis->setLabel(tr("sentences"));
    draw();
}

void LengthPlot::setHistogram(const LengthHistogram &histogram)
{
    m_histogram = histogram;
    const int longest = int(std::max(histogram.source.size(), histogram.target.size())) - 1;
    const int shown = std::max(
        quantile(histogram.source, kShownShare), quantile(histogram.target, kShownShare));
    const int width = std::max(1, int(std::ceil((shown + 1) / double(kMostBins))));
    m_bins.clear();
    for (int from = 0; from <= shown && longest >= 0; from += width)
        m_bins.push_back({from, from + width - 1, 0, 0});
    m_hasTail = !m_bins.empty() && m_bins.back().to < longest;
    if (m_hasTail)
        m_bins.push_back({m_bins.back().to + 1, longest, 0, 0});
    for (Bin &bin : m_bins) {
        bin.source = countBetween(histogram.source, bin.from, bin.to);
        bin.target = countBetween(histogram.target, bin.from, bin.to);
    }
    draw();
}

void LengthPlot::setLongest(int longest)
{
    m_longest = longest;
    showLimit();
    scheduleReplot();
}

/// At the end of the bar that holds the longest; at the right edge where no pair is longer.
void LengthPlot::showLimit()
{
    const bool isShown = m_longest > 0 && !m_bins.empty();
    m_limit->setVisible(isShown);
    m_limitName->setVisible(isShown);
    if (!isShown)
        return;
    const auto holder
        = std::ranges::find_if(m_bins, [this](const Bin &bin) { return m_longest <= bin.to; });
    const bool isBeyond = holder == m_bins.end();
    const double width = isBeyond ? 1 : holder->to - holder->from + 1;
    const double inside = isBeyond ? 1 : (m_longest - holder->from + 1) / width;
    const double place
        = isBeyond ? double(m_bins.size()) - 0.35 : double(holder - m_bins.begin()) - 0.5 + inside;
    m_limit->point1->setCoords(place, 0);
    m_limit->point2->setCoords(place, 1);
    m_limitName->setText(isBeyond ? tr("trained up to %1 →").arg(QLocale().toString(m_longest))
                                  : tr("trained up to %1").arg(QLocale().toString(m_longest)));
    m_limitName->setPositionAlignment(
        (2 * place > double(m_bins.size()) ? Qt::AlignRight : Qt::AlignLeft) | Qt::AlignTop);
    m_limitName->position->setCoords(place, 0.02);
}

QString LengthPlot::binName(std::size_t index) const
{
    const Bin &bin = m_bins[index];
    if (m_hasTail && index + 1 == m_bins.size())
        return QStringLiteral("≥%1").arg(bin.from);
    return bin.from == bin.to ? QString::number(bin.from)
                              : QStringLiteral("%1–%2").arg(bin.from).arg(bin.to);
}

void LengthPlot::draw()
{
    QVector<double> places;
    QVector<double> sources;
    QVector<double> targets;
    double highest = 1;
    for (std::size_t i = 0; i < m_bins.size(); ++i) {
        places << double(i);
        sources << double(m_bins[i].source);
        targets << double(m_bins[i].target);
        highest = std::max({highest, sources.back(), targets.back()});
    }
    m_source->setData(places, sources, true);
    m_target->setData(places, targets, true);
    showTicks();
    xAxis->setRange(-0.7, std::max<double>(1, double(m_bins.size())) - 0.3);
    yAxis->setRange(0, highest * 1.08);
    showLimit();
    setAccessibleDescription(sum(m_histogram.source) == 0
            ? tr("No sentences yet.")
            : tr("Half of the source sentences have at most %1 tokens, half of the target "
                 "sentences at most %2.")
                  .arg(quantile(m_histogram.source, 0.5))
                  .arg(quantile(m_histogram.target, 0.5)));
    scheduleReplot();
}

/// As many bars are named as their names have room beside each other.
void LengthPlot::showTicks()
{
    constexpr std::size_t kNames = 8; // some more when they do not divide the bars
    const QFontMetrics metrics(xAxis->tickLabelFont());
    const std::size_t count = m_bins.size();
    const QString widest = QStringLiteral("≥%1").arg(count > 0 ? m_bins.back().from : 0);
    const int name = metrics.horizontalAdvance(widest) + metrics.averageCharWidth();
    const int room = std::max(width() - inLines(font(), kAxisLines), 1);
    const int needed = int(std::ceil(double(count) * name / room));
    const std::size_t stride = std::max({std::size_t(1), count / kNames, std::size_t(needed)});
    QSharedPointer<QCPAxisTickerText> ticker(new QCPAxisTickerText);
    for (std::size_t i = 0; i < count; ++i) {
        // Wide bins are named by where they begin: a name of two numbers would not fit under a
        // narrow bar.
        const bool isTail = m_hasTail && i + 1 == count;
        if (isTail)
            ticker->addTick(double(i), binName(i));
        else if (i % stride == 0 && (!m_hasTail || i + stride < count))
            ticker->addTick(double(i), QString::number(m_bins[i].from));
    }
    xAxis->setTicker(ticker);
}

void LengthPlot::resizeEvent(QResizeEvent *event)
{
    showTicks();
    Plot::resizeEvent(event);
}

QString LengthPlot::valuesAt(double length) const
{
    const auto index = std::lround(length);
    if (index < 0 || std::size_t(index) >= m_bins.size())
        return {};
    const Bin &bin = m_bins[std::size_t(index)];
    return tr("%1 tokens: %2 source and %3 target sentences")
        .arg(binName(std::size_t(index)), QLocale().toString(qlonglong(bin.source)),
            QLocale().toString(qlonglong(bin.target)));
}

void LengthPlot::mouseMoveEvent(QMouseEvent *event)
{
    QCustomPlot::mouseMoveEvent(event);
    showTipBelow(this, rect(), int(event->position().x()),
        valuesAt(xAxis->pixelToCoord(event->position().x())));
}

QByteArray LengthPlot::csv() const
{
    QByteArray bytes = csvLine({QStringLiteral("tokens"), QStringLiteral("source_sentences"),
        QStringLiteral("target_sentences")});
    const std::size_t lengths = std::max(m_histogram.source.size(), m_histogram.target.size());
    for (int length = 0; length < int(lengths); ++length)
        bytes += csvLine({QString::number(length),
            QString::number(countBetween(m_histogram.source, length, length)),
            QString::number(countBetween(m_histogram.target, length, length))});
    return bytes;
}

} // namespace seq2seq::ui
