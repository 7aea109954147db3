// SPDX-License-Identifier: GPL-3.0-or-later
// A chart as an SVG picture, drawn without a window: lines over numbers, or bars by category.
#pragma once

#include <optional>
#include <string>
#include <vector>

namespace seq2seq {

struct ChartPoint {
    double x = 0; ///< of a bar: the number of its category, from 0
    double mean = 0;
    std::optional<double> deviation; ///< over seeds, drawn as an error bar
};

struct ChartSeries {
    std::string name; ///< in the legend, which is left out when there is one series
    std::vector<ChartPoint> points;
};

struct Chart {
    std::string title; ///< a sentence; it is broken into lines
    std::string xTitle;
    std::string yTitle;
    bool isPercent = false; ///< values 0..1 are written as percent, from 0 to 100
    std::vector<std::string> categories; ///< empty: lines over x; else bars
    std::vector<ChartSeries> series;
    std::optional<double> shadedTo; ///< lines: x up to here was in training
    std::string shadedName; ///< what that is called in the legend
};

/// 720 by 440, on white, colours that also the colour-blind tell apart (Okabe and Ito), and marks
/// of different shape. Numbers that are not finite are left out.
[[nodiscard]] std::string svgOf(const Chart &chart);

/// Round numbers that an axis from `low` to `high` is marked at, both ends within them; three at
/// least.
[[nodiscard]] std::vector<double> axisMarks(double low, double high);

} // namespace seq2seq
