// SPDX-License-Identifier: GPL-3.0-or-later
// Links between the words of two sentences as a grid: the attention as colour, its strongest words,
// the links of IBM Model 1, and the gold links that a person sets by clicking.
#pragma once

#include "core/corpus/corpus.h"
#include "core/matrix.h"
#include "ui/widgets/column_labels.h"

#include <QStringList>
#include <QWidget>

namespace seq2seq::ui {

/// A click, Space or Return turns a cell from no link to a sure one, to a possible one, to none.
/// Arrow keys move the frame.
class LinkGrid : public QWidget {
    Q_OBJECT

public:
    explicit LinkGrid(QWidget *parent = nullptr);

    struct Content {
        QStringList source; ///< m words in the order of the text, without </s>
        QStringList target; ///< n words
        Matrix attention; ///< [n, m], alpha_{t,i}; empty without attention
        Alignment attended; ///< the strongest word of each row
        Alignment modelled; ///< of IBM Model 1
    };
    void setContent(Content content);
    [[nodiscard]] const Content &content() const { return m_content; }
    void setGold(Alignment gold);
    [[nodiscard]] const Alignment &gold() const { return m_gold; }

    [[nodiscard]] QRect cellRect(int target, int source) const;
    [[nodiscard]] QSize sizeHint() const override;
    [[nodiscard]] QSize minimumSizeHint() const override;

signals:
    void goldChanged(); ///< by the person
    void told(const QString &text); ///< the cell under the mouse or the frame; empty: none

protected:
    void paintEvent(QPaintEvent *event) override;
    void mouseMoveEvent(QMouseEvent *event) override;
    void mousePressEvent(QMouseEvent *event) override;
    void leaveEvent(QEvent *event) override;
    void keyPressEvent(QKeyEvent *event) override;
    void resizeEvent(QResizeEvent *event) override;
    void changeEvent(QEvent *event) override;

private:
    struct Cell {
        int target = -1;
        int source = -1;
        [[nodiscard]] bool isNone() const { return target < 0 || source < 0; }
        bool operator==(const Cell &) const = default;
    };

    void layOut();
    void turn(const Cell &cell);
    void point(const Cell &cell);
    [[nodiscard]] Cell cellAt(const QPoint &position) const;
    [[nodiscard]] QString textOf(const Cell &cell) const;
    [[nodiscard]] double weightAt(int target, int source) const; ///< 0 without attention
    void paintCells(QPainter &painter) const;
    void paintLinks(QPainter &painter) const;
    void paintLabels(QPainter &painter) const;

    Content m_content;
    Alignment m_gold;
    Cell m_pointed;
    ColumnLabels m_labels; ///< over the columns
    int m_left = 0; ///< of the first column, pixels
    int m_top = 0; ///< of the first row
    int m_cell = 0; ///< width and height
};

} // namespace seq2seq::ui
