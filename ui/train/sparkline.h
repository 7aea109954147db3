// SPDX-License-Identifier: GPL-3.0-or-later
// A small curve without axes: the course of one quantity of a run.
#pragma once

#include "ui/train/curve_summary.h"

#include <QWidget>

#include <functional>
#include <vector>

namespace seq2seq::ui {

class Sparkline : public QWidget {
    Q_OBJECT

public:
    /// Which colour of the theme the line has.
    enum class Tone { Blue, Orange, Green, Violet };

    explicit Sparkline(Tone tone, QWidget *parent = nullptr);

    void clear();
    void append(double value);
    [[nodiscard]] const std::vector<double> &values() const { return m_values.values(); }
    /// A dashed line at a value, for example where gradients are clipped; 0 = none.
    void setReference(double value);
    /// Text of the tooltip over the value with this index.
    void setDescriber(std::function<QString(std::size_t index)> describe)
    {
        m_describe = std::move(describe);
    }

    [[nodiscard]] QSize sizeHint() const override { return {200, 46}; }
    [[nodiscard]] QSize minimumSizeHint() const override { return {60, 20}; }

protected:
    bool event(QEvent *event) override;
    void paintEvent(QPaintEvent *event) override;

private:
    [[nodiscard]] QColor color() const;
    /// @param y where a value is painted
    void paintCurve(QPainter &painter, const std::function<double(double)> &y) const;

    Tone m_tone;
    CurveSummary m_values;
    double m_reference = 0;
    std::function<QString(std::size_t)> m_describe;
};

} // namespace seq2seq::ui
