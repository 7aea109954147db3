// SPDX-License-Identifier: GPL-3.0-or-later
// A number of every update as a curve of a plot, drawn with as many points as the plot is wide.
#pragma once

#include "ui/train/curve_summary.h"

#include <qcustomplot.h>

#include <limits>
#include <optional>
#include <vector>

namespace seq2seq::ui {

/// Of more updates than the plot has room for, the lowest and the highest of each stretch are
/// drawn: no peak is lost at any zoom.
class UpdateCurve {
public:
    /// @param graph of the plot that draws it, which outlives this
    explicit UpdateCurve(QCPGraph *graph)
        : m_graph(graph)
    {
    }

    void clear();
    /// @param key not below that of the update before
    void append(double key, double value);
    [[nodiscard]] QCPGraph *graph() const { return m_graph; }
    [[nodiscard]] const std::vector<double> &values() const { return m_summary.values(); }

    struct Extent {
        QCPRange keys;
        QCPRange values;
        double leastPositive = 0; ///< where a logarithmic axis ends; 0: nothing is positive
    };
    /// Of all that is there.
    [[nodiscard]] std::optional<Extent> extent() const;
    /// Gives the graph what it needs to draw the updates between two keys.
    /// @param columns of pixels
    void draw(const QCPRange &keys, int columns) const;

private:
    QCPGraph *m_graph;
    std::vector<double> m_keys;
    CurveSummary m_summary;
    double m_leastPositive = std::numeric_limits<double>::infinity();
};

} // namespace seq2seq::ui
