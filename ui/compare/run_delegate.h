// SPDX-License-Identifier: GPL-3.0-or-later
// Paints the cells of the table of runs: the check box with the colour of the run, how much of it
// is trained, and what cannot be compared yet in muted letters.
#pragma once

#include "ui/widgets/quiet_table.h"

namespace seq2seq::ui {

class RunDelegate : public QuietRowDelegate {
    Q_OBJECT

public:
    using QuietRowDelegate::QuietRowDelegate;

    void paint(QPainter *painter, const QStyleOptionViewItem &option,
        const QModelIndex &index) const override;
    [[nodiscard]] QSize sizeHint(
        const QStyleOptionViewItem &option, const QModelIndex &index) const override;
    /// A click anywhere in the first cell ticks the row.
    bool editorEvent(QEvent *event, QAbstractItemModel *model, const QStyleOptionViewItem &option,
        const QModelIndex &index) override;

private:
    void paintTick(
        QPainter *painter, const QStyleOptionViewItem &option, const QModelIndex &index) const;
};

} // namespace seq2seq::ui
