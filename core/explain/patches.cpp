// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/explain/patches.h"

#include "core/error.h"

#include <algorithm>

namespace seq2seq {

std::vector<Place> startPlaces(const ModelConfig &config)
{
    std::vector<Place> places;
    for (int layer = 0; layer < config.layers; ++layer) {
        places.push_back({PlaceKind::StartHidden, layer});
        if (config.cell == CellKind::Lstm)
            places.push_back({PlaceKind::StartCell, layer});
    }
    return places;
}

Patch patchFrom(const Trace &trace, const Place &place, int row, std::size_t sourceWords,
    const std::vector<int> &units)
{
    const Matrix rows = rowsOf(trace, place);
    const auto first = static_cast<std::size_t>(std::max(row, 0));
    if (first >= rows.rows)
        throw Error(ErrorCode::BadConfiguration,
            message("core", "The other sentence has no %1 to take").arg(textOf(place)));
    const std::size_t count = row >= 0 ? 1
        : place.isOfSource()           ? std::min(rows.rows, sourceWords)
                                       : rows.rows;
    Patch patch;
    patch.place = place;
    patch.units = units;
    patch.row = static_cast<int>(first);
    patch.values = Matrix(count, rows.columns);
    for (std::size_t r = 0; r < count; ++r)
        std::ranges::copy(rows.row(first + r), patch.values.row(r).begin());
    return patch;
}

} // namespace seq2seq
