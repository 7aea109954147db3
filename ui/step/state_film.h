// SPDX-License-Identifier: GPL-3.0-or-later
// What a translation computes, over time: a row for each tensor of core's description, a block for
// each position or step, a coloured line for each unit. What mouse and keyboard do is in
// state_film_input.cpp, what it says in words in state_film_text.cpp.
#pragma once

#include "core/explain/unit_order.h"
#include "core/explain/unit_profile.h"
#include "core/model/trace_tensors.h"

#include <QImage>
#include <QWidget>

#include <memory>
#include <optional>
#include <span>

namespace seq2seq::ui {

/// Which tensors stand in the film.
enum class FilmRows {
    States, ///< h and c of a layer, each direction; their units can be picked
    EncoderGates, ///< of a layer, each direction
    DecoderGates,
    Others, ///< what cells read, attention, context and output
};

class StateFilm : public QWidget {
    Q_OBJECT

public:
    explicit StateFilm(QWidget *parent = nullptr);

    void setTrace(std::shared_ptr<const Trace> trace, int layer);
    void setRows(FilmRows rows);
    /// Whether the trace has any of them; without a trace any may come.
    [[nodiscard]] bool hasRows(FilmRows rows) const;
    /// The most units that a row has.
    [[nodiscard]] int unitCount() const;
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
    /// The row of a tensor, by TraceTensor::name; -1: it is not shown.
    [[nodiscard]] int rowOf(std::string_view tensor) const;
    [[nodiscard]] QRect blockRect(int row, int column) const;
    /// Where one number is painted; empty when its unit is not shown.
    [[nodiscard]] QRectF unitRect(int row, int column, int unit) const;
    /// "decoder h, step 9, unit 37 = −0.213"
    [[nodiscard]] QString textAt(const QPoint &position) const;
    /// Every number of every row, whether it is shown or not: place, unit, step, word, value.
    [[nodiscard]] QByteArray toCsv() const;
    /// Of a state: "h forward", "decoder c"
    [[nodiscard]] static QString nameOf(const Place &place);

    [[nodiscard]] QSize sizeHint() const override;
    [[nodiscard]] QSize minimumSizeHint() const override;

signals:
    void stepClicked(int step);
    void unitPicked(const seq2seq::UnitId &unit); ///< by mouse or keyboard
    /// The number or the name under the mouse, as rich text; empty when it left.
    void told(const QString &html);

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
        TraceTensor tensor; ///< of m_trace
        QString label;
        double scale = 1;
        std::vector<std::size_t> units; ///< all, as they are sorted
        [[nodiscard]] const Matrix &values() const { return *tensor.values; }
        [[nodiscard]] bool isOfSource() const { return tensor.rows == TensorRows::SourceWords; }
        [[nodiscard]] bool isState() const; ///< its units can be picked
    };
    struct Spot {
        int row = -1;
        int column = -1;
        int unit = -1;
    };

    void makeRows();
    void labelRows();
    void sortRows();
    void describe();
    [[nodiscard]] std::span<const std::size_t> shownUnits(const Row &row) const;
    [[nodiscard]] QString wordAt(const Row &row, std::size_t step) const;
    [[nodiscard]] int pickedRow() const; ///< -1: the picked unit is in no row
    [[nodiscard]] QString labelTextAt(const QPointF &position) const; ///< rich text
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
    FilmRows m_which = FilmRows::States;
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
