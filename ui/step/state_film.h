// SPDX-License-Identifier: GPL-3.0-or-later
// All states over time: a row for each kind of state, a block for each position or step, a coloured
// line for each cell.
#pragma once

#include "core/explain/trace.h"

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
    /// Frames what a hovered symbol stands for, at or before the current step; empty = nothing.
    void light(const QString &symbol);

    [[nodiscard]] int rowCount() const { return int(m_rows.size()); }
    [[nodiscard]] QRect blockRect(int row, int column) const;
    /// "decoder h, step 9, cell 37 = −0.213"
    [[nodiscard]] QString textAt(const QPoint &position) const;

    [[nodiscard]] QSize sizeHint() const override;
    [[nodiscard]] QSize minimumSizeHint() const override;

signals:
    void stepClicked(int step);

protected:
    bool event(QEvent *event) override;
    void paintEvent(QPaintEvent *event) override;
    void resizeEvent(QResizeEvent *event) override;
    void changeEvent(QEvent *event) override;
    void mouseMoveEvent(QMouseEvent *event) override;
    void mousePressEvent(QMouseEvent *event) override;
    void mouseDoubleClickEvent(QMouseEvent *event) override;

private:
    struct Row {
        QString label;
        QString symbol; ///< a formula's name for this state at the current step
        const Matrix *states = nullptr; ///< in m_trace
        bool isEncoder = false;
        double scale = 1;
    };
    struct Place {
        int row = -1;
        int column = -1;
        int cell = -1;
    };

    void makeRows();
    [[nodiscard]] double labelWidth() const;
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
