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

constexpr int kDigits = 1; ///< of a percentage
constexpr double kLineWidth = 2;
constexpr int kBandAlpha = 45;
constexpr double kCountShare = 0.16; ///< of the height, for the grey bars
constexpr double kSmallGap = 0.5; ///< a difference (of 100) that is not worth a mark

/// BLEU is 0..100 already; the others are shares.
double percentOf(SliceMeasure measure)
{
    return measure == SliceMeasure::Bleu ? 1 : 100;
}

QString number(qlonglong count)
{
    return QLocale().toString(count);
}

} // namespace

QString titleOf(SliceMeasure measure)
{
    switch (measure) {
    case SliceMeasure::OutputAccuracy:
        return QualityPlot::tr("words right");
    case SliceMeasure::ForcedAccuracy:
        return QualityPlot::tr("token accuracy, forced");
    case SliceMeasure::Bleu:
        return QualityPlot::tr("BLEU");
    case SliceMeasure::ExactMatch:
        return QualityPlot::tr("exact match");
    }
    return {};
}

QString meaningOf(SliceMeasure measure)
{
    switch (measure) {
    case SliceMeasure::OutputAccuracy:
        return QualityPlot::tr(
            "Share of tokens that are right in what the model writes by itself: those that "
            "translation and reference have in the same order (the longest common subsequence), "
            "of the longer of the two.");
    case SliceMeasure::ForcedAccuracy:
        return QualityPlot::tr(
            "Share of reference tokens that were the likeliest after the reference's own beginning "
            "(teacher forcing). It hides that errors feed on errors.");
    case SliceMeasure::Bleu:
        return QualityPlot::tr("BLEU of all sentences of these lengths, 0 to 100");
    case SliceMeasure::ExactMatch:
        return QualityPlot::tr("Share of sentences that are the reference to the letter");
    }
    return {};
}

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
    below->setTickLabelFont(small);
    below->setLabelFont(small);
    below->setTickLabelColor(theme().mutedText);
    below->setLabelColor(theme().mutedText);
    below->setBasePen(QPen(theme().insetBorder));
    below->setTickPen(Qt::NoPen);
    m_counts->setBrush(theme().bar);
    QColor shade = theme().primary;
    shade.setAlpha(24);
    m_trained->setBrush(shade);
    m_trainedName->setColor(theme().primary);
    m_trainedName->setFont(small);
    m_gap->setPen(QPen(theme().text, 1.2));
    m_gapName->setColor(theme().text);
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

QString QualityPlot::placeName(int place) const
{
    std::int64_t from = 0;
    std::int64_t to = 0;
    if (m_axis == Axis::Length) {
        const LengthBin &bin = m_curves->lengths[std::size_t(place)];
        from = bin.from;
        to = bin.to;
    } else {
        const FrequencyClass &one = m_curves->classes[std::size_t(place)];
        if (one.from == 0)
            return tr("unknown");
        if (one.to == std::numeric_limits<std::int64_t>::max())
            return QStringLiteral("≥%1").arg(number(one.from));
        from = one.from;
        to = one.to;
    }
    return from == to ? number(from) : QStringLiteral("%1–%2").arg(number(from), number(to));
}

QString QualityPlot::valueText(const Spread &value) const
{
    const bool isBleu = m_axis == Axis::Length && m_measure == SliceMeasure::Bleu;
    const QString mean = fixedNumber(value.mean, kDigits);
    const QString text = value.deviation
        ? QStringLiteral("%1 ± %2").arg(mean, fixedNumber(*value.deviation, kDigits))
        : mean;
    return isBleu ? text : QStringLiteral("%1 %").arg(text);
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

QString QualityPlot::sentence() const
{
    if (pointCount() == 0)
        return {};
    QString text = m_axis == Axis::Length ? lengthSentence() : frequencySentence();
    if (!m_curves->isCutAlike)
        text += QChar::Space
            + tr("These runs cut sentences into different tokens: each counts its own.");
    else if (!m_curves->isOneDevSet)
        text += QChar::Space + tr("Not all of these runs were asked the same dev sentences.");
    return text;
}

QString QualityPlot::lengthSentence() const
{
    const std::optional<QualityGap> gap = gapOf(*m_curves, m_measure);
    if (!gap) {
        const auto first = valueOf(0, 0);
        const auto last = valueOf(0, pointCount() - 1);
        if (!first || !last)
            return {};
        return tr("%1: %2 at %3 tokens, %4 at %5.")
            .arg(m_lines[0].name, valueText(*first), placeName(0), valueText(*last),
                placeName(pointCount() - 1));
    }
    const int place = int(gap->bin);
    const QString better = m_lines[gap->better].name;
    const QString worse = m_lines[gap->worse].name;
    const QString points = fixedNumber(gap->difference * percentOf(m_measure), kDigits);
    if (gap->difference * percentOf(m_measure) < kSmallGap)
        return tr("At %1 tokens all of them are within %2 points.").arg(placeName(place), points);
    const QString values
        = tr("%1 has %2 at %3 tokens, %4 has %5: %6 points.")
              .arg(better, valueText(*valueOf(gap->better, place)), placeName(place), worse,
                  valueText(*valueOf(gap->worse, place)), points);
    if (gap->timesTrained <= 1)
        return values;
    return tr("Beyond what was trained on (%1 times the longest): %2")
        .arg(fixedNumber(gap->timesTrained, 1), values);
}

QString QualityPlot::frequencySentence() const
{
    int first = 0;
    while (first + 1 < pointCount() && m_curves->classes[std::size_t(first)].from == 0)
        ++first; // what no model can write tells nothing about models
    QStringList parts;
    for (std::size_t i = 0; i < m_curves->curves.size(); ++i) {
        const auto rare = valueOf(i, first);
        const auto common = valueOf(i, pointCount() - 1);
        if (rare && common)
            parts << tr("%1 %2 of the rarest, %3 of the most frequent")
                         .arg(m_lines[i].name, valueText(*rare), valueText(*common));
    }
    return tr("Words of the reference that are found again: %1.").arg(parts.join(tr("; ")));
}

QString QualityPlot::valuesAt(double place) const
{
    const int at = int(std::lround(place));
    if (at < 0 || at >= pointCount())
        return {};
    QStringList lines;
    lines << (m_axis == Axis::Length
            ? tr("%1 tokens, %n sentence(s)", nullptr, int(countAt(at))).arg(placeName(at))
            : tr("seen in training: %1, %n word(s)", nullptr, int(countAt(at))).arg(placeName(at)));
    for (std::size_t i = 0; i < m_curves->curves.size(); ++i)
        if (const std::optional<Spread> value = valueOf(i, at))
            lines << tr("%1: %2").arg(m_lines[i].name, valueText(*value));
    return lines.join(u'\n');
}

void QualityPlot::mouseMoveEvent(QMouseEvent *event)
{
    QCustomPlot::mouseMoveEvent(event);
    showTipBelow(this, rect(), int(event->position().x()),
        valuesAt(xAxis->pixelToCoord(event->position().x())));
}

QByteArray QualityPlot::csv() const
{
    constexpr std::array kNames{"output_accuracy", "forced_accuracy", "bleu", "exact_match"};
    QStringList header{QStringLiteral("run"), QStringLiteral("runs"), QStringLiteral("from"),
        QStringLiteral("to"),
        m_axis == Axis::Length ? QStringLiteral("sentences") : QStringLiteral("words")};
    const auto addColumns
        = [&header](const QString &name) { header << name << name + QStringLiteral("_deviation"); };
    if (m_axis == Axis::Length)
        for (const char *name : kNames)
            addColumns(QLatin1String(name));
    else
        addColumns(QStringLiteral("recall"));
    QByteArray bytes = csvLine(header);
    for (std::size_t i = 0; pointCount() > 0 && i < m_curves->curves.size(); ++i) {
        const QualityCurve &curve = m_curves->curves[i];
        for (std::size_t place = 0; place < std::size_t(pointCount()); ++place) {
            QStringList row{m_lines[i].name, QString::number(curve.runs)};
            if (m_axis == Axis::Length)
                row << QString::number(m_curves->lengths[place].from)
                    << QString::number(m_curves->lengths[place].to);
            else
                row << QString::number(m_curves->classes[place].from)
                    << QString::number(m_curves->classes[place].to);
            row << QString::number(countAt(int(place)));
            const auto add = [&](const std::optional<Spread> &value) {
                row << (value ? csvNumber(value->mean) : QString())
                    << (value && value->deviation ? csvNumber(*value->deviation) : QString());
            };
            if (m_axis == Axis::Length)
                for (const std::optional<Spread> &value : curve.byLength[place])
                    add(value);
            else
                add(curve.byFrequency[place]);
            bytes += csvLine(row);
        }
    }
    return bytes;
}

} // namespace seq2seq::ui
