// SPDX-License-Identifier: GPL-3.0-or-later
// The colour bar beside a heatmap: which colour is which number.
#pragma once

#include <QColor>
#include <QFont>
#include <QRectF>
#include <QString>

#include <functional>

class QPainter;

namespace seq2seq::ui {

/// Colours of the numbers from `low` (bottom) to `high` (top).
struct ColorScale {
    double low = 0;
    double high = 1;
    std::function<QRgb(double value)> colorOf;
    std::function<QString(double value)> textOf = {}; ///< beside the bar; null: as a number

    /// Space the bar takes with its numbers and a gap on its left, in pixels.
    [[nodiscard]] static double width(const QFont &font);
    /// Draws the bar into `area`, which is width() wide: the colours, and low, middle and high
    /// beside them in `font` and `textColor`.
    void paint(
        QPainter &painter, const QRectF &area, const QFont &font, const QColor &textColor) const;
};

} // namespace seq2seq::ui
