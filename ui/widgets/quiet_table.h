// SPDX-License-Identifier: GPL-3.0-or-later
// Tables as the cards show them: no grid, a flat muted header, air beside the text, a thin line
// under each row.
#pragma once

#include <QStyledItemDelegate>

class QTableView;
class QTreeView;

namespace seq2seq::ui {

/// Pixels left and right of the text of a cell, and of a header.
inline constexpr int kCellPadding = 10;

/// Makes a table quiet. Rows are selected one at a time and are not editable.
void makeQuiet(QTableView *table);
/// The same for a flat list with columns.
void makeQuiet(QTreeView *list);

/// Paints one line of text with air beside it, elided, over a thin line. Quick: it asks the style
/// only for selected rows.
class QuietRowDelegate : public QStyledItemDelegate {
    Q_OBJECT

public:
    using QStyledItemDelegate::QStyledItemDelegate;

    /// Background of a cell: selection, the model's colour, and the line below the row.
    static void paintBackground(
        QPainter *painter, const QStyleOptionViewItem &option, const QModelIndex &index);
    /// The colour its text should have.
    [[nodiscard]] static QColor textColor(const QStyleOptionViewItem &option);

    void paint(QPainter *painter, const QStyleOptionViewItem &option,
        const QModelIndex &index) const override;
    [[nodiscard]] QSize sizeHint(
        const QStyleOptionViewItem &option, const QModelIndex &index) const override;
};

} // namespace seq2seq::ui
