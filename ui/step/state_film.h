// SPDX-License-Identifier: GPL-3.0-or-later
// All states over time: a row for each kind of state, a block for each position or step, a coloured
// line for each cell.
#pragma once

#include "core/explain/step_boxes.h"

#include <QImage>
#include <QWidget>

#include <memory>

namespace seq2seq::ui {

class StateFilm : public QWidget {
    Q_OBJECT

public:
    explicit StateFilm(QWidget *parent = nullptr);

    void setTrace(std::shared_ptr<const Trace> trace, int layer);
    /// The cells that are shown; clamped to the hidden size.
    void setCells(int first, int count);
    /// The framed step: 0..m-1 encoder, m..m+n-1 decoder, -1 none.
    void setCurrent(int step);
    /// Frames the state that a hovered symbol stands for; see keyOf(). Empty = nothing.
    void light(const QString &key);

    [[nodiscard]] int rowCount() const { return int(m_rows.size()); }
    [[nodiscard]] QRect blockRect(int row, int column) const;
    /// "decoder h, step 9, cell 37 = −0.213"
    [[nodiscard]] QString textAt(const QPoint &position) const;

    [[nodiscard]] QSize sizeHint() const override;
    [[nodiscard]] QSize minimumSizeHint() const override;

signals:
    void stepClicked(int step);
    void told(const QString &text); ///< the number under the mouse; empty when it left

protected:
    void paintEvent(QPaintEvent *event) override;
    void resizeEvent(QResizeEvent *event) override;
    void changeEvent(QEvent *event) override;
    void mouseMoveEvent(QMouseEvent *event) override;
    void leaveEvent(QEvent *event) override;
    void mousePressEvent(QMouseEvent *event) override;
    void mouseDoubleClickEvent(QMouseEvent *event) override;

private:
    struct Row {
        QString label;
        Quantity quantity = Quantity::Hidden;
        Reader reader = Reader::Decoder;
        const Matrix *states = nullptr; ///< in m_trace
        double scale = 1;
        [[nodiscard]] bool isEncoder() const { return reader != Reader::Decoder; }
    };
    struct Place {
        int row = -1;
        int column = -1;
        int cell = -1;
    };

    void makeRows();
    [[nodiscard]] double labelWidth() const;
    [[nodiscard]] int rowHeight() const; ///< of one row with its gap
    [[nodiscard]] QRectF block(int row, int column) const;
    [[nodiscard]] Place placeAt(const QPointF &position) const;
    void paintFilm(QPainter &painter) const;
    void paintFrame(QPainter &painter) const;
    void invalidate();

    std::shared_ptr<const Trace> m_trace;
    QVector<Row> m_rows;
    int m_layer = 0;
    int m_firstCell = 0;
    int m_cellCount = 64;
    int m_current = -1;
    QString m_lit;
    QImage m_picture;
};

} // namespace seq2seq::ui
