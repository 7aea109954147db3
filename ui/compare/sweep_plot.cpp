// SPDX-License-Identifier: GPL-3.0-or-later
// Axes and runs of the sweep, and how they are painted; what the mouse does is in
// sweep_plot_input.cpp.
#include "ui/compare/sweep_plot.h"

#include "core/study/study_table.h"
#include "ui/compare/run_texts.h"
#include "ui/compare/study_book.h"
#include "ui/widgets/language.h"
#include "ui/widgets/picture_export.h"
#include "ui/widgets/theme.h"

#include <QLocale>
#include <QPainter>
#include <QPainterPath>

#include <algorithm>
#include <array>
#include <cmath>

namespace seq2seq::ui {

namespace {

constexpr std::array kMeasures{"perplexity", "bleu"};
constexpr std::size_t kMostSettings = 6; // more axes are a thicket
constexpr double kNear = 14; // pixels to an axis
constexpr double kBrushWidth = 12;

std::optional<double> numberIn(const std::string &cell)
{
    bool isNumber = false;
    const double value = QString::fromStdString(cell).toDouble(&isNumber);
    return isNumber && std::isfinite(value) ? std::optional(value) : std::nullopt;
}

} // namespace

SweepPlot::SweepPlot(StudyBook &book, QWidget *parent)
    : QWidget(parent)
    , m_book(book)
{
    setObjectName(QStringLiteral("sweepPlot"));
    connect(&book, &StudyBook::studyChanged, this, &SweepPlot::follow);
    connect(&book, &StudyBook::ticksChanged, this, qOverload<>(&QWidget::update));
    connect(&book, &StudyBook::currentChanged, this, qOverload<>(&QWidget::update));
    inEveryLanguage(this, [this] {
        setAccessibleName(tr("The sweep at a glance"));
        follow();
    });
}

SweepPlot::Axis SweepPlot::axisOf(const std::string &column) const
{
    Axis axis;
    axis.column = column;
    axis.title = columnTitle(column);
    axis.isTurned = bestOf(column) == Best::Lowest;
    std::vector<std::string> cells;
    for (const StudyRun &run : m_book.study().runs)
        if (std::string cell = cellOf(run, column); !cell.empty())
            cells.push_back(std::move(cell));
    std::ranges::sort(cells, isCellBefore);
    cells.erase(std::ranges::unique(cells).begin(), cells.end());
    if (!cells.empty() && std::ranges::all_of(cells, [](const auto &cell) {
            return numberIn(cell).has_value();
        })) {
        axis.low = *numberIn(cells.front());
        axis.high = *numberIn(cells.back());
        return axis;
    }
    // Words from above in the order of their letters.
    for (auto cell = cells.rbegin(); cell != cells.rend(); ++cell)
        axis.words.push_back(QString::fromStdString(*cell));
    return axis;
}

void SweepPlot::follow()
{
    std::vector<Axis> before = std::move(m_axes);
    std::vector<std::optional<Brush>> brushes = std::move(m_brushes);
    m_axes.clear();
    m_brushes.clear();
    std::vector<std::string> columns;
    for (const std::string &setting : m_book.study().differing)
        if (columns.size() < kMostSettings && setting != "seed")
            columns.push_back(setting);
    for (const char *measure : kMeasures)
        columns.emplace_back(measure);
    for (const std::string &column : columns) {
        m_axes.push_back(axisOf(column));
        const auto old = std::ranges::find(before, column, &Axis::column);
        m_brushes.push_back(
            old == before.end() ? std::nullopt : brushes[std::size_t(old - before.begin())]);
    }
    m_pressed = -1;
    setAccessibleDescription(tr("%n run(s) over %1", nullptr, m_book.runCount()).arg([this] {
        QStringList titles;
        for (const Axis &axis : m_axes)
            titles << axis.title;
        return titles.join(QStringLiteral(", "));
    }()));
    updateGeometry();
    update();
}

std::optional<double> SweepPlot::shareOf(const std::string &cell, const Axis &axis) const
{
    if (cell.empty())
        return std::nullopt;
    if (!axis.words.empty()) {
        const auto word = std::ranges::find(axis.words, QString::fromStdString(cell));
        const auto count = double(axis.words.size());
        return word == axis.words.end()
            ? std::nullopt
            : std::optional((double(word - axis.words.begin()) + 0.5) / count);
    }
    const std::optional<double> number = numberIn(cell);
    if (!number)
        return std::nullopt;
    const double share = axis.high > axis.low ? (*number - axis.low) / (axis.high - axis.low) : 0.5;
    return axis.isTurned ? 1 - share : share;
}

std::optional<double> SweepPlot::shareOf(int run, int axis) const
{
    const Axis &of = m_axes[std::size_t(axis)];
    return shareOf(cellOf(m_book.run(run), of.column), of);
}

QRectF SweepPlot::field() const
{
    const double title = inLines(font(), 1.6);
    const double side = inLines(font(), 2.2);
    return QRectF(rect()).adjusted(side, title, -side, -inLines(font(), 0.6));
}

QRectF SweepPlot::axisRect(int axis) const
{
    const QRectF area = field();
    const double gaps = std::max<double>(1, double(m_axes.size()) - 1);
    const double x = area.left() + area.width() * axis / gaps;
    return {x - kNear, area.top(), 2 * kNear, area.height()};
}

QPointF SweepPlot::pointOf(int run, int axis) const
{
    const QRectF area = axisRect(axis);
    return {area.center().x(), area.bottom() - area.height() * shareOf(run, axis).value_or(0)};
}

bool SweepPlot::hasBrush() const
{
    return std::ranges::any_of(m_brushes, [](const auto &brush) { return brush.has_value(); });
}

std::vector<int> SweepPlot::keptRuns() const
{
    std::vector<int> kept;
    for (int run = 0; run < m_book.runCount(); ++run) {
        bool isKept = true;
        for (int axis = 0; axis < int(m_axes.size()) && isKept; ++axis) {
            const std::optional<Brush> &brush = m_brushes[std::size_t(axis)];
            if (!brush)
                continue;
            const std::optional<double> share = shareOf(run, axis);
            isKept = share && *share >= brush->low && *share <= brush->high;
        }
        if (isKept)
            kept.push_back(run);
    }
    return kept;
}

QString SweepPlot::numberText(const Axis &axis, double value) const
{
    return isMeasure(axis.column) ? measureText(axis.column, value)
                                  : QLocale().toString(value, 'g', 3);
}

QString SweepPlot::brushText() const
{
    QStringList parts;
    for (std::size_t i = 0; i < m_axes.size(); ++i) {
        if (!m_brushes[i])
            continue;
        const Axis &axis = m_axes[i];
        const Brush brush = *m_brushes[i];
        if (!axis.words.empty()) {
            QStringList words;
            for (const QString &word : axis.words) {
                const std::optional<double> share = shareOf(word.toStdString(), axis);
                if (*share >= brush.low && *share <= brush.high)
                    words.prepend(settingValueText(word.toStdString()));
            }
            parts << QStringLiteral("%1: %2").arg(axis.title, words.join(QStringLiteral(", ")));
            continue;
        }
        const auto at = [&axis](double share) {
            return std::lerp(axis.low, axis.high, axis.isTurned ? 1 - share : share);
        };
        const double low = std::min(at(brush.low), at(brush.high));
        const double high = std::max(at(brush.low), at(brush.high));
        if (high >= axis.high)
            parts << QStringLiteral("%1 ≥ %2").arg(axis.title, numberText(axis, low));
        else if (low <= axis.low)
            parts << QStringLiteral("%1 ≤ %2").arg(axis.title, numberText(axis, high));
        else
            parts << QStringLiteral("%1 %2–%3")
                         .arg(axis.title, numberText(axis, low), numberText(axis, high));
    }
    return parts.join(QStringLiteral(" · "));
}

void SweepPlot::clearBrushes()
{
    if (!hasBrush())
        return;
    std::ranges::fill(m_brushes, std::nullopt);
    update();
    emit brushed();
}

void SweepPlot::changeEvent(QEvent *event)
{
    QWidget::changeEvent(event);
    if (event->type() == QEvent::FontChange)
        updateGeometry();
}

QSize SweepPlot::minimumSizeHint() const
{
    return {inLines(font(), 14), inLines(font(), 9)};
}

QSize SweepPlot::sizeHint() const
{
    return {inLines(font(), 18), inLines(font(), 13)};
}

void SweepPlot::paintAxis(QPainter &painter, int axis) const
{
    const Theme theme(palette());
    const Axis &of = m_axes[std::size_t(axis)];
    const QRectF area = axisRect(axis);
    const double x = area.center().x();
    painter.setPen(QPen(theme.insetBorder, 1.5));
    painter.drawLine(QPointF(x, area.top()), QPointF(x, area.bottom()));
    if (const std::optional<Brush> &brush = m_brushes[std::size_t(axis)]) {
        QColor fill = theme.accent;
        fill.setAlpha(90);
        painter.fillRect(QRectF(x - kBrushWidth / 2, area.bottom() - area.height() * brush->high,
                             kBrushWidth, area.height() * (brush->high - brush->low)),
            fill);
    }
    const double room = field().width() / std::max<double>(1, double(m_axes.size()) - 1);
    const QFontMetricsF metrics(painter.font());
    const double line = metrics.height();
    const auto write = [&](double y, const QString &text, const QColor &color) {
        const QString shown = metrics.elidedText(text, Qt::ElideRight, room - 6);
        const double width = metrics.horizontalAdvance(shown) + 4;
        const double left = std::clamp(x - width / 2, 0.0, std::max(0.0, this->width() - width));
        const QRectF box(left, y - line / 2, width, line);
        QColor back = theme.card;
        back.setAlpha(200);
        painter.fillRect(box, back);
        painter.setPen(color);
        painter.drawText(box, Qt::AlignCenter, shown);
    };
    write(area.top() - line * 0.8 - 4, of.title, theme.text);
    if (!of.words.empty()) {
        for (std::size_t i = 0; i < of.words.size(); ++i) {
            const double share = (double(i) + 0.5) / double(of.words.size());
            write(area.bottom() - area.height() * share - line * 0.55,
                settingValueText(of.words[i].toStdString()), theme.mutedText);
        }
        return;
    }
    write(
        area.top() + line * 0.55, numberText(of, of.isTurned ? of.low : of.high), theme.mutedText);
    if (of.high > of.low)
        write(area.bottom() - line * 0.35, numberText(of, of.isTurned ? of.high : of.low),
            theme.mutedText);
}

void SweepPlot::paintRun(QPainter &painter, int run, bool isKept) const
{
    const Theme theme(palette());
    QPainterPath path;
    bool isDrawing = false;
    for (int axis = 0; axis < int(m_axes.size()); ++axis) {
        if (!shareOf(run, axis)) {
            isDrawing = false;
            continue;
        }
        const QPointF point = pointOf(run, axis);
        if (isDrawing)
            path.lineTo(point);
        else
            path.moveTo(point);
        isDrawing = true;
    }
    const bool isCurrent = m_book.fileOf(run) == m_book.currentFile();
    QColor color = isKept ? m_book.colorOf(run, theme.isDark) : theme.border;
    if (isKept && !m_book.isTicked(run) && !hasBrush())
        color.setAlpha(110);
    painter.setPen(QPen(color, isCurrent ? 3.0 : isKept ? 1.5 : 1.0));
    painter.drawPath(path);
}

void SweepPlot::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setFont(smallFont(font()));
    const std::vector<int> kept = keptRuns();
    std::vector<bool> isKept(std::size_t(m_book.runCount()), false);
    for (const int run : kept)
        isKept[std::size_t(run)] = true;
    painter.setBrush(Qt::NoBrush);
    for (int run = 0; run < m_book.runCount(); ++run)
        if (!isKept[std::size_t(run)])
            paintRun(painter, run, false);
    for (const int run : kept)
        paintRun(painter, run, true);
    for (int axis = 0; axis < int(m_axes.size()); ++axis)
        paintAxis(painter, axis);
}

QByteArray SweepPlot::csv() const
{
    QStringList header{QStringLiteral("file")};
    for (const Axis &axis : m_axes)
        header << QString::fromStdString(axis.column);
    QByteArray bytes = csvLine(header);
    for (const int run : keptRuns()) {
        QStringList fields{m_book.fileOf(run)};
        for (const Axis &axis : m_axes)
            fields << QString::fromStdString(cellOf(m_book.run(run), axis.column));
        bytes += csvLine(fields);
    }
    return bytes;
}

} // namespace seq2seq::ui
