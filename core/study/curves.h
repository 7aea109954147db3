// SPDX-License-Identifier: GPL-3.0-or-later
// Curves of several runs over one another: read at any place, and the mean of some with what chance
// makes of it.
#pragma once

#include <cstddef>
#include <optional>
#include <span>
#include <vector>

namespace seq2seq {

struct CurvePoint {
    double x = 0;
    double y = 0;
    bool operator==(const CurvePoint &) const = default;
};
/// In the order of x.
using Curve = std::vector<CurvePoint>;

/// On the straight line between its neighbours; unset outside of the curve, and where a neighbour
/// that counts is not finite.
[[nodiscard]] std::optional<double> valueAt(std::span<const CurvePoint> curve, double x);

struct BandPoint {
    double x = 0;
    double mean = 0;
    double deviation = 0; ///< of the sample, by n - 1
    bool operator==(const BandPoint &) const = default;
};

/// Mean and deviation of two curves or more, wherever one of them has a point and all of them a
/// value; empty of fewer curves.
[[nodiscard]] std::vector<BandPoint> bandOf(std::span<const Curve> curves);

} // namespace seq2seq
