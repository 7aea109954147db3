// SPDX-License-Identifier: GPL-3.0-or-later
// Numbers in coloured cells, a row for each thing and a column for each word, with words beside
// them where there is more to say.
#pragma once

#include <QStringList>
#include <QTableWidget>

#include <optional>
#include <vector>

namespace seq2seq::ui {

/// The number is written with two decimals on the colour it has.
struct NumberCell {
    double value = 0;
    bool isMarked = false; ///< framed: the one to look at
};

struct NumberRow {
    QString name;
    QString meaning; ///< the tooltip of the row
    std::vector<NumberCell> cells; ///< one a column, or one for all columns together
    QStringList remarks; ///< in the columns behind the numbers
};

/// A click or Return chooses a cell.
class NumberTable : public QTableWidget {
    Q_OBJECT

public:
    enum class Colors {
        Blues, ///< 0..1
        Diverging, ///< -1..1, darker ends for what lies beyond
    };
    explicit NumberTable(Colors colors, QWidget *parent = nullptr);

    struct Content {
        QString corner; ///< over the names
        QStringList columns; ///< words; slanted where they are wider than their column
        QStringList remarkColumns;
        std::vector<NumberRow> rows;
    };
    void setContent(Content content);
    [[nodiscard]] const Content &numbers() const { return m_content; }
    /// The orange column; -1 = none.
    void setPickedColumn(int column);
    /// The place of a number, in coordinates of the viewport().
    [[nodiscard]] QRect numberRect(int row, int column) const;
    /// A line of names, then a line a row; full precision.
    [[nodiscard]] QByteArray toCsv() const;

signals:
    void numberChosen(int row, int column);

protected:
    void resizeEvent(QResizeEvent *event) override;
    void changeEvent(QEvent *event) override;
    void keyPressEvent(QKeyEvent *event) override;

private:
    class Header;
    class Delegate;

    void fill();
    void addRow(int row);
    void fitRows();
    void layOutColumns();
    void choose(int row, int tableColumn);

    Colors m_colors;
    Content m_content;
    Header *m_header = nullptr;
    int m_picked = -1;
};

} // namespace seq2seq::ui
