// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/explain/unit_order.h"

#include <algorithm>
#include <cmath>
#include <numeric>

namespace seq2seq {

namespace {

double meanOf(std::span<const double> values)
{
    return std::accumulate(values.begin(), values.end(), 0.0) / static_cast<double>(values.size());
}

} // namespace

double correlation(std::span<const double> a, std::span<const double> b)
{
    if (a.empty() || a.size() != b.size())
        return 0;
    const double meanA = meanOf(a);
    const double meanB = meanOf(b);
    double product = 0;
    double squaresA = 0;
    double squaresB = 0;
    for (std::size_t i = 0; i < a.size(); ++i) {
        product += (a[i] - meanA) * (b[i] - meanB);
        squaresA += (a[i] - meanA) * (a[i] - meanA);
        squaresB += (b[i] - meanB) * (b[i] - meanB);
    }
    // What rounding leaves of numbers that are all the same is no variation.
    constexpr double kNothing = 1e-12;
    const double largestA = std::abs(meanA) + std::sqrt(squaresA);
    const double largestB = std::abs(meanB) + std::sqrt(squaresB);
    if (std::sqrt(squaresA) <= kNothing * largestA || std::sqrt(squaresB) <= kNothing * largestB)
        return 0;
    return std::clamp(product / std::sqrt(squaresA * squaresB), -1.0, 1.0);
}

std::vector<double> unitCurve(const Matrix &states, std::size_t unit)
{
    std::vector<double> curve(states.rows);
    for (std::size_t row = 0; row < states.rows; ++row)
        curve[row] = static_cast<double>(states.at(row, unit));
    return curve;
}

std::vector<double> unitChanges(const Matrix &states)
{
    std::vector<double> changes(states.columns);
    for (std::size_t row = 1; row < states.rows; ++row)
        for (std::size_t unit = 0; unit < states.columns; ++unit)
            changes[unit] += std::abs(static_cast<double>(states.at(row, unit))
                                 - static_cast<double>(states.at(row - 1, unit)))
                / static_cast<double>(states.rows - 1);
    return changes;
}

std::vector<double> unitMeans(const Matrix &states)
{
    std::vector<double> means(states.columns);
    for (std::size_t row = 0; row < states.rows; ++row)
        for (std::size_t unit = 0; unit < states.columns; ++unit)
            means[unit]
                += static_cast<double>(states.at(row, unit)) / static_cast<double>(states.rows);
    return means;
}

std::vector<double> unitCorrelations(const Matrix &states, std::span<const double> curve)
{
    std::vector<double> found(states.columns);
    for (std::size_t unit = 0; unit < states.columns; ++unit)
        found[unit] = correlation(unitCurve(states, unit), curve);
    return found;
}

std::vector<std::size_t> sortedUnits(
    const Matrix &states, UnitOrder order, std::span<const double> curve)
{
    std::vector<std::size_t> units(states.columns);
    std::iota(units.begin(), units.end(), std::size_t{0});
    std::vector<double> keys;
    if (order == UnitOrder::ByChange)
        keys = unitChanges(states);
    else if (order == UnitOrder::ByMean)
        keys = unitMeans(states);
    else if (order == UnitOrder::ByCorrelation && curve.size() == states.rows)
        keys = unitCorrelations(states, curve);
    if (!keys.empty())
        std::ranges::stable_sort(
            units, [&](std::size_t a, std::size_t b) { return keys[a] > keys[b]; });
    return units;
}

} // namespace seq2seq
