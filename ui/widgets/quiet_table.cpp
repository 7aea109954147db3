// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/widgets/quiet_table.h"

#include "ui/widgets/theme.h"

#include <QEvent>
#include <QHeaderView>
#include <QPainter>
#include <QTableView>
#include <QTreeView>

#include <algorithm>

namespace seq2seq::ui {

namespace {

/// Of one line of text, whatever its script.
int quietRowHeight(const QFont &font)
{
    return textHeight(font) + inLines(font, 0.6);
}

/// Rows of one height, so that a million of them need no measuring.
void fitRows(QTableView *table)
{
    table->verticalHeader()->setMinimumSectionSize(1);
    table->verticalHeader()->setDefaultSectionSize(quietRowHeight(table->font()));
}

/// A header that is painted like the rows below it, only muted.
class QuietHeader : public QHeaderView {
public:
    explicit QuietHeader(QWidget *parent)
        : QHeaderView(Qt::Horizontal, parent)
    {
        setSectionsClickable(false);
        setHighlightSections(false);
        setMinimumSectionSize(inLines(font(), 1.5));
        connect(this, &QHeaderView::sectionResized, this, [this] {
            if (height() != sizeHint().height())
                emit geometriesChanged();
        });
    }

    /// As many lines as the names need in their columns.
    [[nodiscard]] QSize sizeHint() const override
    {
        int needed = 0;
        for (int section = 0; section < count(); ++section) {
            if (!isSectionHidden(section))
                needed = std::max(needed,
                    fontMetrics()
                        .boundingRect(QRect(0, 0, sectionSize(section) - 2 * kCellPadding, 10'000),
                            Qt::TextWordWrap, textOf(section))
                        .height());
        }
        const int oneLine = fontMetrics().height();
        return {QHeaderView::sizeHint().width(), rowHeight() + std::max(0, needed - oneLine)};
    }

protected:
    bool event(QEvent *event) override
    {
        if (event->type() == QEvent::FontChange) {
            setMinimumSectionSize(inLines(font(), 1.5));
            if (auto *table = qobject_cast<QTableView *>(parentWidget()))
                fitRows(table);
        }
        return QHeaderView::event(event);
    }

    [[nodiscard]] QSize sectionSizeFromContents(int section) const override
    {
        return {
            fontMetrics().horizontalAdvance(textOf(section)) + 2 * kCellPadding + 2, rowHeight()};
    }

    void paintSection(QPainter *painter, const QRect &rect, int section) const override
    {
        const Theme theme(palette());
        painter->fillRect(rect, theme.card);
        painter->setPen(theme.border);
        painter->drawLine(rect.bottomLeft(), rect.bottomRight());
        const QVariant alignment
            = model()->headerData(section, orientation(), Qt::TextAlignmentRole);
        const int flags
            = alignment.isValid() ? alignment.toInt() : int(Qt::AlignLeft | Qt::AlignVCenter);
        const QRect area = rect.adjusted(kCellPadding, 0, -kCellPadding, 0);
        painter->setPen(theme.mutedText);
        painter->drawText(area, flags | Qt::TextWordWrap, textOf(section));
    }

    void paintEvent(QPaintEvent *event) override
    {
        QPainter(viewport())
            .fillRect(viewport()->rect(), Theme(palette()).card); // right of the last section
        QHeaderView::paintEvent(event);
    }

private:
    [[nodiscard]] QString textOf(int section) const
    {
        return model() ? model()->headerData(section, orientation(), Qt::DisplayRole).toString()
                       : QString();
    }
    [[nodiscard]] int rowHeight() const { return quietRowHeight(font()); }
};

} // namespace

void makeQuiet(QTableView *table)
{
    table->setHorizontalHeader(new QuietHeader(table));
    table->setFrameShape(QFrame::NoFrame);
    table->setShowGrid(false);
    table->setCornerButtonEnabled(false);
    table->setEditTriggers(QAbstractItemView::NoEditTriggers);
    table->setSelectionBehavior(QAbstractItemView::SelectRows);
    table->setSelectionMode(QAbstractItemView::SingleSelection);
    table->setTabKeyNavigation(false); // Tab leaves the table
    table->setWordWrap(false);
    table->verticalHeader()->hide();
    table->verticalHeader()->setSectionResizeMode(QHeaderView::Fixed);
    fitRows(table);
    table->setItemDelegate(new QuietRowDelegate(table));
}

void makeQuiet(QTreeView *list)
{
    list->setHeader(new QuietHeader(list));
    list->setFrameShape(QFrame::NoFrame);
    list->setRootIsDecorated(false);
    list->setUniformRowHeights(true);
    list->setAllColumnsShowFocus(true);
    list->setItemDelegate(new QuietRowDelegate(list));
}

void QuietRowDelegate::paintBackground(
    QPainter *painter, const QStyleOptionViewItem &option, const QModelIndex &index)
{
    if (option.state & QStyle::State_Selected) {
        // What is picked is orange, in every view.
        const Theme theme(option.palette);
        painter->fillRect(option.rect, theme.accentFill);
        if (index.column() == 0)
            painter->fillRect(
                QRect(option.rect.topLeft(), QSize(3, option.rect.height())), theme.accent);
        return;
    }
    const QVariant color = index.data(Qt::BackgroundRole);
    if (color.isValid())
        painter->fillRect(option.rect, color.value<QColor>());
    painter->setPen(Theme(option.palette).border);
    painter->drawLine(option.rect.bottomLeft(), option.rect.bottomRight());
}

QColor QuietRowDelegate::textColor(const QStyleOptionViewItem &option)
{
    return Theme(option.palette).text;
}

void QuietRowDelegate::paint(
    QPainter *painter, const QStyleOptionViewItem &option, const QModelIndex &index) const
{
    paintBackground(painter, option, index);
    const QVariant alignment = index.data(Qt::TextAlignmentRole);
    const int flags
        = alignment.isValid() ? alignment.toInt() : int(Qt::AlignLeft | Qt::AlignVCenter);
    const QRect area = option.rect.adjusted(kCellPadding, 0, -kCellPadding, 0);
    painter->setFont(option.font);
    painter->setPen(textColor(option));
    painter->drawText(area, flags | Qt::TextSingleLine,
        option.fontMetrics.elidedText(index.data().toString(), Qt::ElideRight, area.width()));
}

QSize QuietRowDelegate::sizeHint(const QStyleOptionViewItem &option, const QModelIndex &index) const
{
    const QString text = index.data().toString();
    return {option.fontMetrics.horizontalAdvance(text) + 2 * kCellPadding + 2,
        quietRowHeight(option.font)};
}

} // namespace seq2seq::ui
