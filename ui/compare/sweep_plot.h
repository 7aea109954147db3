// SPDX-License-Identifier: GPL-3.0-or-later
// The sweep at a glance: an axis for each setting that differs and each measure, a line a run
// (parallel coordinates, Inselberg 1985). Dragging along an axis keeps the runs that pass there.
#pragma once

#include <QRectF>
#include <QString>
#include <QWidget>

#include <optional>
#include <string>
#include <vector>

class QPainter;

namespace seq2seq::ui {

class StudyBook;

class SweepPlot : public QWidget {
    Q_OBJECT

public:
    struct Axis {
        std::string column; ///< as columnsOf() names it
        QString title;
        std::vector<QString> words; ///< of an axis of words, from below; else empty
        double low = 0; ///< of an axis of numbers
        double high = 1;
        bool isTurned = false; ///< the small numbers above, where they are the better ones
    };
    /// A stretch of an axis that is kept, as shares of it from below.
    struct Brush {
        double low = 0;
        double high = 1;
    };

    /// @param book outlives the plot
    explicit SweepPlot(StudyBook &book, QWidget *parent = nullptr);

    [[nodiscard]] const std::vector<Axis> &axes() const { return m_axes; }
    /// Where a run crosses an axis, as a share of it from below; unset where it has nothing there.
    [[nodiscard]] std::optional<double> shareOf(int run, int axis) const;
    /// In pixels of the widget.
    [[nodiscard]] QPointF pointOf(int run, int axis) const;
    [[nodiscard]] QRectF axisRect(int axis) const; ///< the line and the room beside it
    [[nodiscard]] bool hasBrush() const;
    /// Runs that pass through all brushes.
    [[nodiscard]] std::vector<int> keptRuns() const;
    /// "BLEU ≥ 80", one after the other; empty without a brush.
    [[nodiscard]] QString brushText() const;
    void clearBrushes();
    [[nodiscard]] QByteArray csv() const;

    [[nodiscard]] QSize minimumSizeHint() const override;
    [[nodiscard]] QSize sizeHint() const override;

signals:
    /// The person has kept other runs; all of them when no brush is left.
    void brushed();

protected:
    void paintEvent(QPaintEvent *event) override;
    void mousePressEvent(QMouseEvent *event) override;
    void mouseMoveEvent(QMouseEvent *event) override;
    void mouseReleaseEvent(QMouseEvent *event) override;
    void mouseDoubleClickEvent(QMouseEvent *event) override;
    void changeEvent(QEvent *event) override;
    bool event(QEvent *event) override;

private:
    void follow();
    [[nodiscard]] Axis axisOf(const std::string &column) const;
    [[nodiscard]] std::optional<double> shareOf(const std::string &cell, const Axis &axis) const;
    [[nodiscard]] QRectF field() const; ///< between the titles and the lower edge
    [[nodiscard]] int axisAt(const QPointF &position) const; ///< -1: none is near
    [[nodiscard]] double shareAt(const QPointF &position) const;
    [[nodiscard]] int runAt(const QPointF &position) const;
    [[nodiscard]] QString numberText(const Axis &axis, double value) const;
    void paintAxis(QPainter &painter, int axis) const;
    void paintRun(QPainter &painter, int run, bool isKept) const;

    StudyBook &m_book;
    std::vector<Axis> m_axes;
    std::vector<std::optional<Brush>> m_brushes; ///< one an axis
    int m_pressed = -1; ///< the axis that is brushed
    double m_pressedAt = 0;
};

} // namespace seq2seq::ui
