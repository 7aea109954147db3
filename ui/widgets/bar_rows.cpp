// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/widgets/bar_rows.h"

#include "ui/widgets/format.h"
#include "ui/widgets/language.h"
#include "ui/widgets/picture_export.h"
#include "ui/widgets/selection.h"
#include "ui/widgets/theme.h"
#include "ui/widgets/tool_tip.h"

#include <QHelpEvent>
#include <QKeyEvent>
#include <QMouseEvent>
#include <QPainter>
#include <QToolTip>

#include <algorithm>
#include <cmath>

namespace seq2seq::ui {

namespace {

constexpr double kGap = 8; // between the name of a row and its bars
constexpr double kWidestColumn = 6; // in lines of text, as the next two
constexpr double kLongestWord = 6;
constexpr double kLeastRow = 1.8;
constexpr double kLeastRange = 0.05; // of signed numbers: noise is not drawn as large bars
constexpr int kDigits = 3; // where there is room; in narrow columns one less
constexpr double kSignedStrength = 0.75; // of the diverging map: one blue, one orange

struct Range {
    double low = 0;
    double high = 1;
};

Range rangeOf(const BarRow &row)
{
    if (row.scale == BarRow::Scale::Share)
        return {};
    Range range{0, 0};
    for (const double value : row.values)
        range = {std::min(range.low, value), std::max(range.high, value)};
    const double missing = std::max(kLeastRange - (range.high - range.low), 0.0);
    const double below = range.low < 0 ? missing / 2 : 0;
    return {range.low - below, range.high + missing - below};
}

} // namespace

BarRows::BarRows(QWidget *parent)
    : QWidget(parent)
{
    setMouseTracking(true);
    setFocusPolicy(Qt::StrongFocus);
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Expanding);
    inEveryLanguage(this, [this] {
        setAccessibleName(tr("Bars over the source words"));
        describe();
    });
}

void BarRows::setRows(const QStringList &columns, const QVector<BarRow> &rows)
{
    if (columns == m_columns && rows == m_rows)
        return;
    m_columns = columns;
    m_rows = rows;
    describe();
    updateGeometry();
    update();
}

void BarRows::setSelection(Selection *selection)
{
    if (m_selection)
        disconnect(m_selection, nullptr, this, nullptr);
    m_selection = selection;
    if (!m_selection)
        return;
    connect(m_selection, &Selection::changed, this, qOverload<>(&QWidget::update));
    connect(m_selection, &Selection::hoverChanged, this, qOverload<>(&QWidget::update));
}

BarRows::Layout BarRows::layout() const
{
    Layout layout;
    const QFontMetricsF metrics(smallFont(font()));
    for (const BarRow &row : m_rows)
        layout.left = std::max(layout.left, metrics.horizontalAdvance(row.name) + kGap);
    const double room = width() - layout.left;
    const double most = std::min(room / double(std::max<qsizetype>(m_columns.size(), 1)),
        double(inLines(font(), kWidestColumn)));
    layout.labels = ColumnLabels::fit(m_columns, font(), most, inLines(font(), kLongestWord));
    layout.columnWidth = layout.labels.columnWidthWithin(room, most);
    layout.rowHeight
        = (height() - layout.labels.height) / double(std::max<qsizetype>(m_rows.size(), 1));
    return layout;
}

QRect BarRows::columnRect(int column) const
{
    const Layout now = layout();
    return QRectF(now.left + column * now.columnWidth, 0, now.columnWidth, height()).toRect();
}

int BarRows::columnAt(const QPointF &position) const
{
    const Layout now = layout();
    if (m_columns.isEmpty() || position.x() < now.left)
        return -1;
    const int column = int((position.x() - now.left) / now.columnWidth);
    return column < m_columns.size() ? column : -1;
}

QString BarRows::columnText(int column) const
{
    QStringList parts;
    for (const BarRow &row : m_rows)
        if (column >= 0 && std::size_t(column) < row.values.size())
            parts << QStringLiteral("%1 %2").arg(
                row.name, fixedNumber(row.values[std::size_t(column)], kDigits));
    return parts.isEmpty() || column >= m_columns.size()
        ? QString()
        : QStringLiteral("%1: %2").arg(m_columns.at(column), parts.join(QStringLiteral(", ")));
}

QByteArray BarRows::toCsv() const
{
    QStringList header{QStringLiteral("source")};
    for (const BarRow &row : m_rows)
        header << row.name;
    QByteArray csv = csvLine(header);
    for (int column = 0; column < m_columns.size(); ++column) {
        QStringList line{m_columns.at(column)};
        for (const BarRow &row : m_rows)
            line << (std::size_t(column) < row.values.size()
                    ? QString::number(row.values[std::size_t(column)], 'g', 9)
                    : QString());
        csv += csvLine(line);
    }
    return csv;
}

void BarRows::paintEvent(QPaintEvent *)
{
    if (m_columns.isEmpty() || m_rows.isEmpty())
        return;
    QPainter painter(this);
    const Theme theme(palette());
    const Layout now = layout();
    for (int column = 0; column < m_columns.size(); ++column)
        paintColumnMark(painter, now, column);
    for (int row = 0; row < m_rows.size(); ++row)
        paintRow(painter, now, row);
    painter.setPen(theme.text);
    painter.save();
    painter.translate(now.left, height() - now.labels.height);
    for (int i = 0; i < m_columns.size(); i += now.labels.stride(now.columnWidth))
        now.labels.paintBelow(painter, i, {(i + 0.5) * now.columnWidth, 0}, width() - now.left);
    painter.restore();
    if (hasFocus()) {
        painter.setBrush(Qt::NoBrush);
        painter.setPen(QPen(theme.insetBorder, 1, Qt::DotLine));
        painter.drawRect(QRectF(rect()).adjusted(0.5, 0.5, -0.5, -0.5));
    }
}

void BarRows::paintColumnMark(QPainter &painter, const Layout &layout, int column) const
{
    const bool isPicked = m_selection && m_selection->sourceIndex() == column;
    const bool isHovered = m_selection && m_selection->hoveredSource() == column;
    if (!isPicked && !isHovered)
        return;
    // Outlines: a fill would look like a part of the bars.
    const Theme theme(palette());
    const QRectF area(
        layout.left + column * layout.columnWidth + 1, 1, layout.columnWidth - 2, height() - 2);
    painter.setBrush(Qt::NoBrush);
    painter.setPen(isPicked ? QPen(theme.accent, 2) : QPen(theme.text, 1));
    painter.drawRect(area);
}

void BarRows::paintRow(QPainter &painter, const Layout &layout, int row) const
{
    const Theme theme(palette());
    const BarRow &bars = m_rows.at(row);
    const Range range = rangeOf(bars);
    const QFont small = smallFont(font());
    const QFontMetricsF metrics(small);
    const double line = metrics.height();
    // Numbers stand beyond the ends of their bars.
    const double top = row * layout.rowHeight + line;
    const double bottom = (row + 1) * layout.rowHeight - (range.low < 0 ? line : 3);
    const double perUnit = std::max(bottom - top, 1.0) / (range.high - range.low);
    const double zero = top + range.high * perUnit;
    painter.setFont(small);
    painter.setPen(theme.mutedText);
    painter.drawText(QRectF(0, row * layout.rowHeight, layout.left - kGap, layout.rowHeight),
        Qt::AlignRight | Qt::AlignVCenter | Qt::TextSingleLine, bars.name);
    painter.setPen(theme.border);
    painter.drawLine(QPointF(layout.left, zero),
        QPointF(layout.left + double(m_columns.size()) * layout.columnWidth, zero));

    const int digits = metrics.horizontalAdvance(QStringLiteral("−0.000")) + 2 <= layout.columnWidth
        ? kDigits
        : 2;
    const bool hasRoom
        = metrics.horizontalAdvance(QStringLiteral("−0.00")) + 2 <= layout.columnWidth;
    const double barWidth = std::clamp(layout.columnWidth * 0.6, 1.0, 2.5 * line);
    const auto count = std::min(bars.values.size(), std::size_t(m_columns.size()));
    for (std::size_t i = 0; i < count; ++i) {
        const double value = bars.values[i];
        const double centre = layout.left + (double(i) + 0.5) * layout.columnWidth;
        const double length = std::max(std::abs(value) * perUnit, 1.0);
        const QRectF bar(centre - barWidth / 2, value < 0 ? zero : zero - length, barWidth, length);
        painter.fillRect(bar,
            bars.scale == BarRow::Scale::Share
                ? theme.bar
                : QColor::fromRgb(theme.diverging(std::copysign(kSignedStrength, value))));
        const bool isPointedAt = m_selection
            && (m_selection->sourceIndex() == int(i) || m_selection->hoveredSource() == int(i));
        if (!hasRoom && !isPointedAt)
            continue;
        painter.setPen(theme.text);
        painter.drawText(
            QRectF(centre - 50, value < 0 ? bar.bottom() : bar.top() - line, 100, line),
            Qt::AlignCenter | Qt::TextSingleLine, fixedNumber(value, digits));
    }
}

bool BarRows::event(QEvent *event)
{
    if (event->type() != QEvent::ToolTip)
        return QWidget::event(event);
    auto *help = static_cast<QHelpEvent *>(event);
    const QString text = columnText(columnAt(QPointF(help->pos())));
    QToolTip::showText(help->globalPos(), plainToolTip(text.isEmpty() ? m_meaning : text), this);
    return true;
}

void BarRows::changeEvent(QEvent *event)
{
    QWidget::changeEvent(event);
    if (event->type() == QEvent::FontChange)
        updateGeometry();
    if (event->type() == QEvent::PaletteChange || event->type() == QEvent::FontChange)
        update();
}

void BarRows::mouseMoveEvent(QMouseEvent *event)
{
    if (m_selection)
        m_selection->setHovered(columnAt(event->position()), -1);
}

void BarRows::mousePressEvent(QMouseEvent *event)
{
    const int column = columnAt(event->position());
    if (event->button() == Qt::LeftButton && column >= 0)
        pick(column);
}

void BarRows::leaveEvent(QEvent *event)
{
    QWidget::leaveEvent(event);
    if (m_selection)
        m_selection->setHovered(-1, -1);
}

void BarRows::pick(int column)
{
    if (m_selection)
        m_selection->setSourceIndex(column);
}

void BarRows::keyPressEvent(QKeyEvent *event)
{
    const int last = int(m_columns.size()) - 1;
    const int now = m_selection ? m_selection->sourceIndex() : -1;
    if (last >= 0 && event->key() == Qt::Key_Left)
        pick(std::max(now - 1, 0));
    else if (last >= 0 && event->key() == Qt::Key_Right)
        pick(std::min(now + 1, last));
    else
        QWidget::keyPressEvent(event);
}

void BarRows::focusInEvent(QFocusEvent *event)
{
    QWidget::focusInEvent(event);
    update();
}

void BarRows::focusOutEvent(QFocusEvent *event)
{
    QWidget::focusOutEvent(event);
    update();
}

void BarRows::describe()
{
    QStringList parts;
    for (int column = 0; column < m_columns.size(); ++column)
        parts << columnText(column);
    setAccessibleDescription(parts.join(QStringLiteral("; ")));
}

QSize BarRows::sizeHint() const
{
    return {inLines(font(), 24), int(m_rows.size()) * inLines(font(), 4) + inLines(font(), 2)};
}

QSize BarRows::minimumSizeHint() const
{
    const double rows = std::max<double>(2, double(m_rows.size()));
    return {inLines(font(), 12), int(rows * inLines(font(), kLeastRow)) + inLines(font(), 2)};
}

} // namespace seq2seq::ui
