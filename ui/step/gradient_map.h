// SPDX-License-Identifier: GPL-3.0-or-later
// How large the gradient is at each part of the model and each word: source words left, target
// words right, a row a part, colours on a logarithmic scale.
#pragma once

#include "ui/widgets/column_labels.h"

#include <QStringList>
#include <QVector>
#include <QWidget>

#include <utility>
#include <vector>

class QHelpEvent;

namespace seq2seq::ui {

struct ColorScale;
struct Theme;

struct GradientRow {
    QString name;
    QString meaning; ///< in the tooltip, under the number
    bool isOfSource = false; ///< its columns are the source words, else the target words
    std::vector<double> norms; ///< one a column, not negative
};

/// A passive view. Rows stand in the order they are given, those of each side under its words.
class GradientMap : public QWidget {
    Q_OBJECT

public:
    explicit GradientMap(QWidget *parent = nullptr);

    void setRows(const QStringList &source, const QStringList &target, QVector<GradientRow> rows);
    [[nodiscard]] const QVector<GradientRow> &rows() const { return m_rows; }
    /// Which cells are shown: one flag a column of each row; shorter: the rest is hidden.
    void setShown(std::vector<std::vector<bool>> shown);
    [[nodiscard]] bool isShown(int row, int column) const;
    [[nodiscard]] QRect cellRect(int row, int column) const;
    /// "decoder h, “book”: 0.0123"; empty for a cell that is hidden.
    [[nodiscard]] QString cellText(int row, int column) const;
    /// The cell that was picked by a click or the arrow keys, whose text stands below the cells;
    /// -1, -1: none.
    [[nodiscard]] std::pair<int, int> cursor() const { return {m_row, m_column}; }
    /// A line a cell: part, word number, word, norm.
    [[nodiscard]] QByteArray toCsv() const;

    [[nodiscard]] QSize sizeHint() const override;
    [[nodiscard]] QSize minimumSizeHint() const override;

protected:
    bool event(QEvent *event) override;
    void paintEvent(QPaintEvent *event) override;
    void changeEvent(QEvent *event) override;
    void keyPressEvent(QKeyEvent *event) override;
    void mousePressEvent(QMouseEvent *event) override;
    void focusInEvent(QFocusEvent *event) override;
    void focusOutEvent(QFocusEvent *event) override;

private:
    /// One side: its words over its rows.
    struct Block {
        double left = 0; ///< of the names of its rows
        double cellsLeft = 0;
        ColumnLabels labels;
    };
    struct Layout {
        Block source;
        Block target;
        double top = 0; ///< of the cells
        double bottom = 0; ///< where the text of the cursor begins
        double cellWidth = 0;
        double cellHeight = 0;
        double scaleLeft = 0;
    };

    [[nodiscard]] Layout layout() const;
    [[nodiscard]] const QStringList &wordsOf(const GradientRow &row) const
    {
        return row.isOfSource ? m_source : m_target;
    }
    /// Its place among the rows of its side.
    [[nodiscard]] int lineOf(int row) const;
    [[nodiscard]] int linesOf(bool isOfSource) const;
    [[nodiscard]] int rowAt(bool isOfSource, int line) const; ///< clamped to the lines of the side
    void pick(int row, int column);
    void moveColumn(int by);
    void moveLine(int by);
    void showToolTip(const QHelpEvent &help);
    void paintCursor(QPainter &painter, const Layout &layout) const;
    [[nodiscard]] double nameWidth(bool isOfSource) const;
    [[nodiscard]] QRectF cell(const Layout &layout, int row, int column) const;
    [[nodiscard]] ColorScale colorScale(const Theme &theme) const;
    /// Of the number in each cell: as many as all cells have room for; 0: none has a number.
    [[nodiscard]] int digitsIn(const Layout &layout) const;
    void paintBlock(QPainter &painter, const Layout &layout, bool isOfSource) const;
    void paintRow(QPainter &painter, const Layout &layout, int row) const;
    void describe();

    QStringList m_source;
    QStringList m_target;
    QVector<GradientRow> m_rows;
    std::vector<std::vector<bool>> m_shown;
    int m_row = -1; ///< of the cursor
    int m_column = -1;
};

} // namespace seq2seq::ui
