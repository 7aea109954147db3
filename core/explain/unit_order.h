// SPDX-License-Identifier: GPL-3.0-or-later
// Numbers by which the units of a state are sorted, from its table over time.
#pragma once

#include "core/matrix.h"

#include <cstddef>
#include <span>
#include <vector>

namespace seq2seq {

/// How units are sorted: the largest number first, the lower unit first of equals.
enum class UnitOrder {
    InOrder, ///< as the model numbers them
    ByChange, ///< unitChanges()
    ByMean, ///< unitMeans()
    ByCorrelation, ///< unitCorrelations() with a chosen unit
};

/// Pearson's r, -1..1, of as many numbers of the one as of the other; 0 where one of both does not
/// vary.
[[nodiscard]] double correlation(std::span<const double> a, std::span<const double> b);

/// The numbers of one unit, one a row. @param states [steps, units]
[[nodiscard]] std::vector<double> unitCurve(const Matrix &states, std::size_t unit);
/// Mean over the steps of |h_t - h_{t-1}|, one a unit; 0 where there is one step.
[[nodiscard]] std::vector<double> unitChanges(const Matrix &states);
/// Mean over the steps, one a unit.
[[nodiscard]] std::vector<double> unitMeans(const Matrix &states);
/// correlation() of each unit with a curve. @param curve one number a step
[[nodiscard]] std::vector<double> unitCorrelations(
    const Matrix &states, std::span<const double> curve);

/// The units as they stand when they are sorted.
/// @param curve of the unit that ByCorrelation compares with; of another number of steps (a unit of
/// the other sentence): the units stay in order
[[nodiscard]] std::vector<std::size_t> sortedUnits(
    const Matrix &states, UnitOrder order, std::span<const double> curve = {});

} // namespace seq2seq
