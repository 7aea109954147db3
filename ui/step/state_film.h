// SPDX-License-Identifier: GPL-3.0-or-later
// All states over time: a row for each kind of state, a block for each position or step, a coloured
// line for each unit. What mouse and keyboard do is in state_film_input.cpp, what it says in words
// in state_film_text.cpp.
#pragma once

#include "core/explain/unit_order.h"
#include "core/explain/unit_profile.h"
#include "core/model/step_boxes.h"

#include <QImage>
#include <QWidget>

#include <memory>
#include <optional>
#include <span>

namespace seq2seq::ui {

class StateFilm : public QWidget {
    Q_OBJECT

public:
    explicit StateFilm(QWidget *parent = nullptr);

    void setTrace(std::shared_ptr<const Trace> trace, int layer);
    /// The units that are shown, by their places when they are sorted; clamped to what there is.
    void setUnits(int first, int count);
    /// Each row is sorted by its own numbers. By correlation: rows of the side of the picked unit.
    void setOrder(UnitOrder order);
    /// The picked one; unset: none.
    void setUnit(const std::optional<UnitId> &unit);
    [[nodiscard]] const std::optional<UnitId> &unit() const { return m_unit; }
    /// The framed step: 0..m-1 encoder, m..m+n-1 decoder, -1 none.
    void setCurrent(int step);
    /// Frames the state that a hovered symbol stands for; see keyOf(). Empty = nothing.
    void light(const QString &key);

    [[nodiscard]] int rowCount() const { return int(m_rows.size()); }
    [[nodiscard]] QRect blockRect(int row, int column) const;
    /// Where one number is painted; empty when its unit is not shown.
    [[nodiscard]] QRectF unitRect(int row, int column, int unit) const;
    /// "decoder h, step 9, unit 37 = −0.213"
    [[nodiscard]] QString textAt(const QPoint &position) const;
    /// Every number of every row, whether it is shown or not: place, unit, step, word, value.
    [[nodiscard]] QByteArray toCsv() const;
    /// "h forward", "decoder c"
    [[nodiscard]] static QString nameOf(const Place &place);

    [[nodiscard]] QSize sizeHint() const override;
    [[nodiscard]] QSize minimumSizeHint() const override;

signals:
    void stepClicked(int step);
    void unitPicked(const seq2seq::UnitId &unit); ///< by mouse or keyboard
    void told(const QString &text); ///< the number under the mouse; empty when it left

protected:
    void paintEvent(QPaintEvent *event) override;
    void resizeEvent(QResizeEvent *event) override;
    void changeEvent(QEvent *event) override;
    void mouseMoveEvent(QMouseEvent *event) override;
    void leaveEvent(QEvent *event) override;
    void mousePressEvent(QMouseEvent *event) override;
    void mouseDoubleClickEvent(QMouseEvent *event) override;
    void keyPressEvent(QKeyEvent *event) override;
    void focusInEvent(QFocusEvent *event) override;
    void focusOutEvent(QFocusEvent *event) override;

private:
    struct Row {
        QString label;
        Place place;
        Quantity quantity = Quantity::Hidden;
        Reader reader = Reader::Decoder;
        const Matrix *states = nullptr; ///< in m_trace
        double scale = 1;
        std::vector<std::size_t> units; ///< all, as they are sorted
        [[nodiscard]] bool isEncoder() const { return reader != Reader::Decoder; }
    };
    struct Spot {
        int row = -1;
        int column = -1;
        int unit = -1;
    };

    void makeRows();
    void sortRows();
    void describe();
    [[nodiscard]] std::span<const std::size_t> shownUnits(const Row &row) const;
    [[nodiscard]] QString wordAt(const Row &row, std::size_t step) const;
    [[nodiscard]] int pickedRow() const; ///< -1: the picked unit is in no row
    void moveUnit(int by);
    void moveRow(int by);
    [[nodiscard]] double labelWidth() const;
    [[nodiscard]] int rowHeight() const; ///< of one row with its gap
    [[nodiscard]] QRectF block(int row, int column) const;
    [[nodiscard]] Spot spotAt(const QPointF &position) const;
    void paintFilm(QPainter &painter) const;
    void paintBlock(QPainter &painter, const Row &row, int column, const QRectF &frame) const;
    void paintFrame(QPainter &painter) const;
    void paintUnit(QPainter &painter) const;
    void invalidate();

    std::shared_ptr<const Trace> m_trace;
    QVector<Row> m_rows;
    int m_layer = 0;
    int m_firstUnit = 0; ///< of the sorted ones
    int m_unitCount = 64;
    UnitOrder m_order = UnitOrder::InOrder;
    std::optional<UnitId> m_unit;
    int m_current = -1;
    QString m_lit;
    QImage m_picture;
};

} // namespace seq2seq::ui
