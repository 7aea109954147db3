// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/study/curves.h"

#include "core/study/seed_groups.h"

#include <algorithm>
#include <cmath>
#include <iterator>

namespace seq2seq {

std::optional<double> valueAt(std::span<const CurvePoint> curve, double x)
{
    const auto after = std::ranges::lower_bound(curve, x, {}, &CurvePoint::x);
    if (after == curve.end())
        return std::nullopt;
    double value = after->y;
    if (after->x != x) {
        if (after == curve.begin())
            return std::nullopt;
        const CurvePoint &before = *std::prev(after);
        if (!std::isfinite(before.y) || !std::isfinite(value))
            return std::nullopt;
        value = std::lerp(before.y, after->y, (x - before.x) / (after->x - before.x));
    }
    return std::isfinite(value) ? std::optional(value) : std::nullopt;
}

std::vector<BandPoint> bandOf(std::span<const Curve> curves)
{
    if (curves.size() < 2)
        return {};
    std::vector<double> places;
    for (const Curve &curve : curves)
        for (const CurvePoint &point : curve)
            places.push_back(point.x);
    std::ranges::sort(places);
    places.erase(std::ranges::unique(places).begin(), places.end());
    std::vector<BandPoint> band;
    std::vector<double> values;
    for (const double x : places) {
        values.clear();
        for (const Curve &curve : curves)
            if (const std::optional<double> value = valueAt(curve, x))
                values.push_back(*value);
        if (values.size() != curves.size())
            continue;
        const std::optional<Spread> spread = spreadOf(values);
        band.push_back({x, spread->mean, spread->deviation.value_or(0)});
    }
    return band;
}

} // namespace seq2seq
