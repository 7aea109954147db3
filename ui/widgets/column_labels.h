// SPDX-License-Identifier: GPL-3.0-or-later
// Words at columns that may be narrower than they: side by side where they fit, slanted where not.
#pragma once

#include <QFont>
#include <QStringList>

class QPainter;
class QPointF;

namespace seq2seq::ui {

struct ColumnLabels {
    QFont font;
    QStringList texts; ///< elided only where a word is longer than the space it may take
    bool isSlanted = false;
    double height = 0; ///< of the space they take over or under the columns

    /// @param columnWidth in pixels  @param longest a word may be when slanted, in pixels
    static ColumnLabels fit(
        const QStringList &words, const QFont &font, double columnWidth, double longest);

    /// How far a word reaches to the right of the middle of its column.
    [[nodiscard]] double reach(qsizetype index) const;
    /// The width of the columns, `most` or less, at which no slanted word reaches beyond `room`
    /// pixels from the left of the first one.
    [[nodiscard]] double columnWidthWithin(double room, double most) const;
    /// Every how many columns a word is painted so that they do not lie on each other.
    [[nodiscard]] int stride(double columnWidth) const;
    /// Paints one over a column whose middle at the upper edge is `foot`: a slanted one rises to
    /// the right.
    void paintAbove(QPainter &painter, qsizetype index, const QPointF &foot) const;
    /// Paints one under a column whose middle at the lower edge is `head`: a slanted one falls to
    /// the right. @param room pixels from 0, in which one that is centred stays
    void paintBelow(QPainter &painter, qsizetype index, const QPointF &head, double room) const;
};

/// Of the height of a line of text, how close lines may come.
constexpr double kLineShare = 0.82;
/// Labels are drawn for every stride-th line when lines are closer than the text is high.
[[nodiscard]] int strideFor(double textHeight, double cellSize);

} // namespace seq2seq::ui
