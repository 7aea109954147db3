// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/explain/weight_values.h"

#include "core/error.h"

#include <algorithm>

namespace seq2seq {

Matrix weightValues(const Model &model, const WeightId &weight, std::size_t mostRows)
{
    const WeightPlace place = placeOf(model.config(), weight);
    const std::size_t depth = place.slice < 0 ? 1 : 2;
    Matrix values(std::min(place.rows, mostRows), place.columns);
    for (const std::string &name : place.names) {
        const std::optional<NamedTensor> found = model.weight(name);
        const bool isThere = weight.layer < model.config().layers
            && place.firstRow + place.rows <= place.allRows && found.has_value();
        if (!isThere || found->values.size() != place.allRows * place.columns * depth)
            throw Error(ErrorCode::BadConfiguration,
                message("core", "This model has no weight %1 of that shape").arg(name), {},
                message("core", "Choose one of the formulas that are shown now."));
        const float *from = found->values.data() + place.firstRow * place.columns * depth
            + static_cast<std::size_t>(std::max(place.slice, 0));
        for (float &value : values.values) {
            value += *from;
            from += depth;
        }
    }
    return values;
}

} // namespace seq2seq
