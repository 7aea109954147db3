// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/widgets/number_table.h"

#include "ui/widgets/column_labels.h"
#include "ui/widgets/format.h"
#include "ui/widgets/picture_export.h"
#include "ui/widgets/quiet_table.h"
#include "ui/widgets/selection_pens.h"
#include "ui/widgets/theme.h"
#include "ui/widgets/tool_tip.h"

#include <QHeaderView>
#include <QKeyEvent>
#include <QPainter>

#include <algorithm>
#include <cmath>

namespace seq2seq::ui {

namespace {

constexpr int kValueRole = Qt::UserRole; // of a cell with a number, as the next
constexpr int kMarkRole = Qt::UserRole + 1;
constexpr int kPickedRole = Qt::UserRole + 2;
constexpr double kMostCellLines = 6; // how wide a number's cell gets, in lines of text
constexpr double kRemarkLines = 8; // the least a column of words wants
constexpr double kMostNameShare = 0.3; // of the width
constexpr double kLongestLabelLines = 4.5;
constexpr double kRowAirLines = 0.25; // above and below a number: many rows are to fit

} // namespace

/// Names at the foot, words over the columns of numbers.
class NumberTable::Header final : public QHeaderView {
public:
    explicit Header(NumberTable *table)
        : QHeaderView(Qt::Horizontal, table)
        , m_table(table)
    {
        setSectionsClickable(false);
        setMinimumSectionSize(1);
    }

    void fit(double columnWidth)
    {
        m_labels = ColumnLabels::fit(
            m_table->m_content.columns, font(), columnWidth, inLines(font(), kLongestLabelLines));
        updateGeometries();
        emit geometriesChanged();
        viewport()->update();
    }
    /// How far the last word reaches beyond its column.
    [[nodiscard]] double overhang(double columnWidth) const
    {
        double most = 0;
        const auto count = m_labels.texts.size();
        for (qsizetype i = 0; i < count; ++i)
            most = std::max(most, m_labels.reach(i) - (double(count - i) - 0.5) * columnWidth);
        return most;
    }
    [[nodiscard]] QSize sizeHint() const override
    {
        return {QHeaderView::sizeHint().width(),
            int(std::ceil(std::max(m_labels.height, double(textHeight(font()))))) + 5};
    }

protected:
    void paintEvent(QPaintEvent *) override
    {
        const Theme theme(palette());
        QPainter painter(viewport());
        painter.setRenderHint(QPainter::TextAntialiasing);
        painter.fillRect(viewport()->rect(), theme.card);
        const int bottom = viewport()->height() - 1;
        const auto words = m_labels.texts.size();
        painter.setFont(font());
        painter.setPen(theme.mutedText);
        for (int section = 0; section < count(); ++section) {
            if (section > 0 && section <= words)
                continue;
            const QString text = section == 0
                ? m_table->m_content.corner
                : m_table->m_content.remarkColumns.value(section - int(words) - 1);
            const QRect area(sectionViewportPosition(section) + kCellPadding, 0,
                sectionSize(section) - 2 * kCellPadding, bottom - 2);
            painter.drawText(area,
                int(section == 0 ? Qt::AlignRight : Qt::AlignLeft) | Qt::AlignBottom
                    | Qt::TextSingleLine,
                fontMetrics().elidedText(text, Qt::ElideRight, area.width()));
        }
        const int stride = words > 0 ? m_labels.stride(sectionSize(1)) : 1;
        for (int i = 0; i < words; i += stride) {
            painter.setPen(i == m_table->m_picked ? theme.accent : theme.text);
            m_labels.paintAbove(painter, i,
                {sectionViewportPosition(i + 1) + sectionSize(i + 1) / 2.0, double(bottom - 2)});
        }
    }

private:
    NumberTable *m_table;
    ColumnLabels m_labels;
};

/// The colour of the number, the number, and a frame around what is picked or marked.
class NumberTable::Delegate final : public QuietRowDelegate {
public:
    explicit Delegate(NumberTable *table)
        : QuietRowDelegate(table)
        , m_table(table)
    {
    }

    void paint(QPainter *painter, const QStyleOptionViewItem &option,
        const QModelIndex &index) const override
    {
        const QVariant value = index.data(kValueRole);
        if (!value.isValid()) {
            QStyleOptionViewItem plain = option;
            plain.state &= ~QStyle::State_Selected;
            QuietRowDelegate::paint(painter, plain, index);
            return;
        }
        const Theme theme(option.palette);
        const double number = value.toDouble();
        const QRgb color
            = m_table->m_colors == Colors::Blues ? theme.blues(number) : theme.diverging(number);
        painter->fillRect(option.rect.adjusted(0, 0, -1, -1), QColor::fromRgb(color));
        painter->setFont(smallFont(option.font));
        painter->setPen(readableOn(color));
        painter->drawText(
            option.rect, int(Qt::AlignCenter) | Qt::TextSingleLine, index.data().toString());
        painter->setBrush(Qt::NoBrush);
        const QRectF frame = QRectF(option.rect).adjusted(1, 1, -2, -2);
        if (index.data(kMarkRole).toBool()) {
            painter->setPen(QPen(theme.text, 1.5));
            painter->drawRect(frame);
        }
        const bool isInPicked = index.column() - 1 == m_table->m_picked;
        const double inside = kSelectionLine / 2; // a cell paints only itself
        const QRectF area = QRectF(option.rect).adjusted(inside, inside, -inside - 1, -inside - 1);
        for (const QPen &pen : selectionPens(theme)) {
            painter->setPen(pen);
            if (option.state & QStyle::State_Selected)
                painter->drawRect(area);
            else if (isInPicked)
                for (const double x : {area.left(), area.right()})
                    painter->drawLine(QPointF(x, option.rect.top() + inside),
                        QPointF(x, option.rect.bottom() + 1 - inside));
        }
    }

private:
    NumberTable *m_table;
};

NumberTable::NumberTable(Colors colors, QWidget *parent)
    : QTableWidget(parent)
    , m_colors(colors)
{
    makeQuiet(this);
    m_header = new Header(this);
    setHorizontalHeader(m_header);
    setSelectionBehavior(QAbstractItemView::SelectItems);
    setHorizontalScrollMode(QAbstractItemView::ScrollPerPixel);
    setItemDelegate(new Delegate(this));
    fitRows();
    connect(this, &QTableWidget::cellClicked, this, &NumberTable::choose);
}

void NumberTable::setContent(Content content)
{
    m_content = std::move(content);
    fill();
}

void NumberTable::setPickedColumn(int column)
{
    m_picked = column;
    m_header->viewport()->update();
    viewport()->update();
}

QRect NumberTable::numberRect(int row, int column) const
{
    return visualRect(model()->index(row, column + 1));
}

void NumberTable::fill()
{
    clearSpans();
    setRowCount(int(m_content.rows.size()));
    setColumnCount(int(1 + m_content.columns.size() + m_content.remarkColumns.size()));
    for (int row = 0; row < rowCount(); ++row)
        addRow(row);
    setHorizontalHeaderLabels(QStringList(columnCount(), QString())); // the header paints its own
    layOutColumns();
}

void NumberTable::addRow(int row)
{
    const NumberRow &content = m_content.rows[std::size_t(row)];
    const int columns = int(m_content.columns.size());
    auto *name = new QTableWidgetItem(content.name);
    name->setTextAlignment(Qt::AlignRight | Qt::AlignVCenter);
    name->setToolTip(plainToolTip(content.meaning));
    name->setFlags(Qt::ItemIsEnabled);
    setItem(row, 0, name);
    const bool isOne = content.cells.size() == 1 && columns > 1;
    for (int column = 0; column < std::min(columns, int(content.cells.size())); ++column) {
        const NumberCell &cell = content.cells[std::size_t(column)];
        auto *item = new QTableWidgetItem(fixedNumber(cell.value, 2));
        item->setData(kValueRole, cell.value);
        item->setData(kMarkRole, cell.isMarked);
        const QString where
            = isOne ? content.name : content.name + u' ' + m_content.columns.at(column);
        item->setData(Qt::AccessibleTextRole, where + u' ' + item->text());
        item->setToolTip(
            plainToolTip(QStringLiteral("%1  %2").arg(where, fixedNumber(cell.value, 4)) + u'\n'
                + content.meaning));
        setItem(row, column + 1, item);
    }
    if (isOne)
        setSpan(row, 1, 1, columns);
    for (int k = 0; k < m_content.remarkColumns.size(); ++k) {
        auto *item = new QTableWidgetItem(content.remarks.value(k));
        item->setToolTip(plainToolTip(content.remarks.value(k)));
        item->setFlags(Qt::ItemIsEnabled);
        setItem(row, columns + 1 + k, item);
    }
}

/// Names as wide as they need, words behind the numbers the rest; the numbers share what is left,
/// and scroll when that is less than they need.
void NumberTable::layOutColumns()
{
    if (columnCount() == 0)
        return;
    const int words = int(m_content.columns.size());
    const int remarks = int(m_content.remarkColumns.size());
    const int all = viewport()->width();
    int names = fontMetrics().horizontalAdvance(m_content.corner);
    for (const NumberRow &row : m_content.rows)
        names = std::max(names, fontMetrics().horizontalAdvance(row.name));
    names = std::min(names + 2 * kCellPadding + 2, int(all * kMostNameShare));
    setColumnWidth(0, names);
    // The last columns of words are as wide as their texts; the first takes the rest.
    int fixedRemarks = 0;
    for (int k = 1; k < remarks; ++k) {
        int width = fontMetrics().horizontalAdvance(m_content.remarkColumns.at(k));
        for (const NumberRow &row : m_content.rows)
            width = std::max(width, fontMetrics().horizontalAdvance(row.remarks.value(k)));
        setColumnWidth(words + 1 + k, width + 2 * kCellPadding + 2);
        fixedRemarks += width + 2 * kCellPadding + 2;
    }
    const QString widest
        = m_colors == Colors::Blues ? QStringLiteral("0.00") : QStringLiteral("−0.00");
    const int least = QFontMetrics(smallFont(font())).horizontalAdvance(widest) + 6;
    const int wanted = remarks > 0 ? inLines(font(), kRemarkLines) : 0;
    const int room = all - names - fixedRemarks - wanted;
    int width = words > 0 ? std::clamp(room / words, least, inLines(font(), kMostCellLines)) : 0;
    m_header->fit(width);
    if (remarks == 0 && words > 0) { // a slanted word needs room to its right
        width = std::clamp(int((room - m_header->overhang(width)) / words), least,
            inLines(font(), kMostCellLines));
        m_header->fit(width);
    }
    for (int column = 1; column <= words; ++column)
        setColumnWidth(column, width);
    if (remarks > 0)
        setColumnWidth(words + 1, std::max(wanted, all - names - fixedRemarks - width * words));
}

void NumberTable::choose(int row, int tableColumn)
{
    const int column = tableColumn - 1;
    if (row < 0 || std::size_t(row) >= m_content.rows.size() || column < 0
        || column >= m_content.columns.size())
        return;
    const bool isOne = m_content.rows[std::size_t(row)].cells.size() == 1;
    emit numberChosen(row, isOne ? 0 : column);
}

void NumberTable::resizeEvent(QResizeEvent *event)
{
    QTableWidget::resizeEvent(event);
    if (event->oldSize().width() != event->size().width())
        layOutColumns();
}

void NumberTable::changeEvent(QEvent *event)
{
    QTableWidget::changeEvent(event);
    if (event->type() != QEvent::FontChange || !m_header)
        return;
    fitRows();
    layOutColumns();
}

void NumberTable::fitRows()
{
    verticalHeader()->setDefaultSectionSize(textHeight(font()) + inLines(font(), kRowAirLines));
}

void NumberTable::keyPressEvent(QKeyEvent *event)
{
    if (event->key() == Qt::Key_Return || event->key() == Qt::Key_Enter) {
        choose(currentRow(), currentColumn());
        return;
    }
    QTableWidget::keyPressEvent(event);
}

QByteArray NumberTable::toCsv() const
{
    QByteArray bytes
        = csvLine(QStringList{m_content.corner} + m_content.columns + m_content.remarkColumns);
    for (const NumberRow &row : m_content.rows) {
        QStringList fields{row.name};
        for (std::size_t column = 0; column < std::size_t(m_content.columns.size()); ++column)
            fields << (column < row.cells.size() ? QString::number(row.cells[column].value, 'g', 9)
                                                 : QString());
        bytes += csvLine(fields + row.remarks);
    }
    return bytes;
}

} // namespace seq2seq::ui
