// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/train/histogram_view.h"

#include "ui/train/csv_number.h"
#include "ui/widgets/picture_export.h"
#include "ui/widgets/theme.h"
#include "ui/widgets/tip.h"

#include <QKeyEvent>
#include <QLocale>
#include <QMouseEvent>
#include <QPainter>

#include <algorithm>
#include <cmath>

namespace seq2seq::ui {

namespace {

constexpr int kMostCurves = 40; ///< more would hide each other
constexpr double kDepth = 0.6; ///< of the height: from the oldest baseline to the newest
constexpr double kReach = 6; ///< pixels around a line that count as on it
constexpr int kTicks = 5;

/// The lowest and the highest number of all, and the highest share for a unit of the axis.
struct Span {
    double lowest = 0;
    double highest = 0;
    double density = 0;

    void include(const Histogram &histogram, bool isFirst)
    {
        lowest = isFirst ? histogram.lowest : std::min(lowest, double(histogram.lowest));
        highest = isFirst ? histogram.highest : std::max(highest, double(histogram.highest));
        if (histogram.binWidth() > 0)
            for (const float share : histogram.shares)
                density = std::max(density, share / histogram.binWidth());
    }
    [[nodiscard]] double x(double value, const QRectF &area) const
    {
        return highest > lowest ? area.left() + (value - lowest) / (highest - lowest) * area.width()
                                : area.center().x();
    }
};

QColor between(const QColor &from, const QColor &to, double share)
{
    const auto mix = [share](int a, int b) { return int(std::lround(a + share * (b - a))); };
    return {mix(from.red(), to.red()), mix(from.green(), to.green()), mix(from.blue(), to.blue())};
}

/// The height of the line over a pixel column; the baseline beside it.
double lineAt(const QPolygonF &points, double x, double baseline)
{
    for (qsizetype i = 1; i < points.size(); ++i) {
        const QPointF &a = points[i - 1];
        const QPointF &b = points[i];
        if (x >= a.x() && x <= b.x())
            return b.x() > a.x() ? a.y() + (b.y() - a.y()) * (x - a.x()) / (b.x() - a.x())
                                 : std::min(a.y(), b.y());
    }
    return baseline;
}

} // namespace

HistogramView::HistogramView(const RunRecord &run, QWidget *parent)
    : QWidget(parent)
    , m_run(run)
{
    setMouseTracking(true);
    setFocusPolicy(Qt::StrongFocus);
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Expanding);
    retranslate();
}

QSize HistogramView::minimumSizeHint() const
{
    return {inLines(font(), 12), inLines(font(), 9)};
}

void HistogramView::retranslate()
{
    setAccessibleName(tr("Histograms over the evaluations"));
    describe();
    update();
}

QStringList HistogramView::weights() const
{
    QStringList names;
    for (auto evaluation = m_run.evaluations.rbegin();
         names.isEmpty() && evaluation != m_run.evaluations.rend(); ++evaluation)
        if ((*evaluation)->inside)
            for (const WeightInsight &weight : (*evaluation)->inside->weights)
                names << QString::fromStdString(weight.name);
    return names;
}

void HistogramView::setWeight(const QString &name)
{
    m_weight = name;
    renew();
}

void HistogramView::setOf(Of of)
{
    m_of = of;
    renew();
}

void HistogramView::setArrangement(Arrangement arrangement)
{
    m_arrangement = arrangement;
    update();
}

void HistogramView::setMarkedEvaluation(int index)
{
    m_marked = index;
    update();
}

void HistogramView::renew()
{
    m_hovered = -1;
    describe();
    update();
}

const Histogram *HistogramView::histogramOf(int evaluation) const
{
    const std::optional<Insight> &inside = m_run.evaluations[std::size_t(evaluation)]->inside;
    if (!inside)
        return nullptr;
    const auto found
        = std::ranges::find(inside->weights, m_weight.toStdString(), &WeightInsight::name);
    if (found == inside->weights.end())
        return nullptr;
    const Histogram &histogram = m_of == Of::Weights ? found->values : found->gradients;
    return histogram.shares.empty() ? nullptr : &histogram;
}

std::vector<int> HistogramView::shownEvaluations() const
{
    std::vector<int> all;
    for (int i = 0; i < int(m_run.evaluations.size()); ++i)
        if (histogramOf(i))
            all.push_back(i);
    if (int(all.size()) <= kMostCurves)
        return all;
    std::vector<int> some;
    for (int i = 0; i < kMostCurves; ++i)
        some.push_back(all[std::size_t(i) * (all.size() - 1) / (kMostCurves - 1)]);
    return some;
}

QRectF HistogramView::plotArea() const
{
    const QFontMetrics metrics(smallFont(font()));
    const int steps = m_arrangement == Arrangement::Offset
        ? metrics.horizontalAdvance(QStringLiteral("000,000")) + 8
        : 12;
    return QRectF(rect()).adjusted(12, 6, -steps, -metrics.height() - 4);
}

std::vector<HistogramView::Curve> HistogramView::curves() const
{
    std::vector<Curve> curves;
    Span span;
    for (const int evaluation : shownEvaluations()) {
        const Histogram *histogram = histogramOf(evaluation);
        span.include(*histogram, curves.empty());
        curves.push_back({evaluation, histogram, 0, {}});
    }
    const QRectF area = plotArea();
    const bool isOffset = m_arrangement == Arrangement::Offset && curves.size() > 1;
    const double height = isOffset ? (1 - kDepth) * area.height() : area.height();
    for (std::size_t i = 0; i < curves.size(); ++i) {
        Curve &curve = curves[i];
        const double age = isOffset ? double(i) / double(curves.size() - 1) : 1;
        curve.baseline = area.bottom() - (isOffset ? (1 - age) * kDepth * area.height() : 0);
        const Histogram &histogram = *curve.histogram;
        curve.points << QPointF(span.x(histogram.lowest, area), curve.baseline);
        if (histogram.binWidth() <= 0) { // all numbers are one
            curve.points << QPointF(span.x(histogram.lowest, area), curve.baseline - height);
        } else {
            for (std::size_t bin = 0; bin < histogram.shares.size(); ++bin)
                curve.points << QPointF(span.x(histogram.center(bin), area),
                    curve.baseline
                        - histogram.shares[bin] / histogram.binWidth() / span.density * height);
        }
        curve.points << QPointF(span.x(histogram.highest, area), curve.baseline);
    }
    return curves;
}

QPolygonF HistogramView::curveOf(int evaluation) const
{
    for (const Curve &curve : curves())
        if (curve.evaluation == evaluation)
            return curve.points;
    return {};
}

/// The one whose line is nearest, within reach; else the foremost whose area it is.
std::optional<HistogramView::Curve> HistogramView::curveAt(const QPointF &position) const
{
    std::optional<Curve> nearest;
    double distance = kReach;
    std::optional<Curve> foremost;
    for (Curve &curve : curves()) {
        const double line = lineAt(curve.points, position.x(), curve.baseline);
        const double away = std::abs(line - position.y());
        if (position.y() > line && position.y() <= curve.baseline)
            foremost = curve;
        if (away <= distance) { // the newer of equals
            distance = away;
            nearest = std::move(curve);
        }
    }
    if (nearest || m_arrangement == Arrangement::Overlay)
        return nearest;
    return foremost;
}

QString HistogramView::textOf(const Curve &curve, double x) const
{
    const Histogram &histogram = *curve.histogram;
    const QLocale locale;
    const QString step
        = locale.toString(qlonglong(m_run.evaluations[std::size_t(curve.evaluation)]->step));
    const auto number = [&](double value) { return locale.toString(value, 'g', 3); };
    const double left = curve.points.first().x();
    const double right = curve.points.last().x();
    if (histogram.binWidth() <= 0 || right <= left)
        return tr("step %1: all numbers are %2").arg(step, number(histogram.lowest));
    const double place = std::clamp((x - left) / (right - left), 0.0, 1.0);
    const auto bin = std::min(std::size_t(place * kHistogramBins), kHistogramBins - 1);
    const double from = histogram.lowest + double(bin) * histogram.binWidth();
    return tr("step %1: %2 % of the numbers lie between %3 and %4")
        .arg(step, locale.toString(100 * histogram.shares[bin], 'f', 1), number(from),
            number(from + histogram.binWidth()));
}

QString HistogramView::textAt(const QPointF &position) const
{
    const std::optional<Curve> curve = curveAt(position);
    return curve ? textOf(*curve, position.x()) : QString();
}

void HistogramView::describe()
{
    const std::vector<int> shown = shownEvaluations();
    if (shown.empty()) {
        setAccessibleDescription(tr("There are no histograms yet."));
        return;
    }
    const Histogram &last = *histogramOf(shown.back());
    const QLocale locale;
    setAccessibleDescription(
        tr("%1 evaluations; at the newest the numbers of %2 lie between %3 and %4.")
            .arg(shown.size())
            .arg(m_weight, locale.toString(last.lowest, 'g', 3),
                locale.toString(last.highest, 'g', 3)));
}

void HistogramView::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    const std::vector<Curve> all = curves();
    if (all.empty()) {
        painter.setPen(Theme(palette()).mutedText);
        const bool isFrozen = m_of == Of::Gradients && !weights().isEmpty();
        painter.drawText(rect().adjusted(12, 12, -12, -12), Qt::AlignCenter | Qt::TextWordWrap,
            isFrozen ? tr("This weight has no gradient: it is frozen, or the batch did not use it.")
                     : tr("The histograms appear after the next evaluation."));
        return;
    }
    paintAxis(painter);
    for (std::size_t i = 0; i < all.size(); ++i)
        paintCurve(painter, all[i], all.size() > 1 ? double(i) / double(all.size() - 1) : 1);
}

void HistogramView::paintAxis(QPainter &painter) const
{
    const Theme theme(palette());
    const QRectF area = plotArea();
    Span span;
    bool isFirst = true;
    for (const int evaluation : shownEvaluations()) {
        span.include(*histogramOf(evaluation), isFirst);
        isFirst = false;
    }
    painter.setFont(smallFont(font()));
    const QFontMetrics metrics(painter.font());
    const QLocale locale;
    const int ticks = span.highest > span.lowest ? kTicks : 1;
    for (int i = 0; i < ticks; ++i) {
        const double value = ticks == 1
            ? span.lowest
            : span.lowest + (span.highest - span.lowest) * i / double(kTicks - 1);
        const double x = span.x(value, area);
        const QString text = locale.toString(value, 'g', 2);
        const int width = metrics.horizontalAdvance(text);
        const double left = std::clamp(x - width / 2.0, 0.0, double(this->width() - width));
        painter.setPen(theme.mutedText);
        painter.drawText(QPointF(left, height() - metrics.descent() - 1), text);
        painter.setPen(QPen(theme.border, 1));
        painter.drawLine(QPointF(x, area.top()), QPointF(x, area.bottom()));
    }
}

void HistogramView::paintCurve(QPainter &painter, const Curve &curve, double age) const
{
    const Theme theme(palette());
    const QRectF area = plotArea();
    const bool isMarked = curve.evaluation == m_marked;
    const bool isHovered = curve.evaluation == m_hovered;
    const QColor line = isMarked
        ? theme.accent
        : between(between(theme.card, theme.primary, 0.35), theme.primary, age);
    if (m_arrangement == Arrangement::Offset) {
        painter.setPen(QPen(theme.border, 1));
        painter.drawLine(
            QPointF(area.left(), curve.baseline), QPointF(area.right(), curve.baseline));
        QColor fill = between(theme.card, line, 0.25);
        fill.setAlpha(225);
        painter.setPen(Qt::NoPen);
        painter.setBrush(fill);
        painter.drawPolygon(curve.points);
    }
    painter.setBrush(Qt::NoBrush);
    painter.setPen(QPen(line, isMarked || isHovered ? 2.2 : 1.1));
    painter.drawPolyline(curve.points);
    const auto shown = shownEvaluations();
    const bool isEnd = curve.evaluation == shown.front() || curve.evaluation == shown.back();
    if (m_arrangement != Arrangement::Offset || !(isEnd || isMarked || isHovered))
        return;
    const QString step
        = QLocale().toString(qlonglong(m_run.evaluations[std::size_t(curve.evaluation)]->step));
    painter.setPen(isMarked ? theme.accent : theme.mutedText);
    painter.drawText(QPointF(area.right() + 4, curve.baseline), step);
}

void HistogramView::mouseMoveEvent(QMouseEvent *event)
{
    const std::optional<Curve> curve = curveAt(event->position());
    const int hovered = curve ? curve->evaluation : -1;
    setCursor(curve ? Qt::PointingHandCursor : Qt::ArrowCursor);
    if (hovered != m_hovered) {
        m_hovered = hovered;
        update();
    }
    showTipBelow(this, rect(), int(event->position().x()),
        curve ? textOf(*curve, event->position().x()) : QString());
}

void HistogramView::mousePressEvent(QMouseEvent *event)
{
    const std::optional<Curve> curve = curveAt(event->position());
    if (event->button() == Qt::LeftButton && curve)
        emit evaluationClicked(curve->evaluation);
}

void HistogramView::leaveEvent(QEvent *event)
{
    QWidget::leaveEvent(event);
    m_hovered = -1;
    update();
}

void HistogramView::keyPressEvent(QKeyEvent *event)
{
    const std::vector<int> shown = shownEvaluations();
    if (shown.empty())
        return QWidget::keyPressEvent(event);
    const auto next = std::ranges::upper_bound(shown, m_marked);
    const auto here = std::ranges::lower_bound(shown, m_marked);
    switch (event->key()) {
    case Qt::Key_Up:
    case Qt::Key_Left:
        emit evaluationClicked(here == shown.begin() ? shown.front() : *std::prev(here));
        break;
    case Qt::Key_Down:
    case Qt::Key_Right:
        emit evaluationClicked(next == shown.end() ? shown.back() : *next);
        break;
    case Qt::Key_Home:
        emit evaluationClicked(shown.front());
        break;
    case Qt::Key_End:
        emit evaluationClicked(shown.back());
        break;
    default:
        QWidget::keyPressEvent(event);
    }
}

QByteArray HistogramView::csv() const
{
    QByteArray bytes
        = csvLine({QStringLiteral("step"), QStringLiteral("weight"), QStringLiteral("of"),
            QStringLiteral("from"), QStringLiteral("to"), QStringLiteral("share")});
    for (int i = 0; i < int(m_run.evaluations.size()); ++i) {
        const Histogram *histogram = histogramOf(i);
        if (!histogram)
            continue;
        const QString step = QString::number(m_run.evaluations[std::size_t(i)]->step);
        for (std::size_t bin = 0; bin < histogram->shares.size(); ++bin) {
            const double from = histogram->lowest + double(bin) * histogram->binWidth();
            bytes += csvLine({step, m_weight,
                m_of == Of::Weights ? QStringLiteral("weights") : QStringLiteral("gradients"),
                csvNumber(from), csvNumber(from + histogram->binWidth()),
                csvNumber(histogram->shares[bin])});
        }
    }
    return bytes;
}

} // namespace seq2seq::ui
