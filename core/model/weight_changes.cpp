// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/model/weight_changes.h"

#include <cmath>

namespace seq2seq {

std::vector<WeightChange> weightChanges(const StateDict &before, const StateDict &now)
{
    std::vector<WeightChange> changes;
    for (std::size_t i = 0; i < before.size(); ++i) {
        WeightChange change{before[i].name, before[i].shape};
        double norm = 0;
        double difference = 0;
        for (std::size_t k = 0; k < before[i].values.size(); ++k) {
            const double value = before[i].values[k];
            const double moved = static_cast<double>(now[i].values[k]) - value;
            norm += value * value;
            difference += moved * moved;
        }
        change.norm = std::sqrt(norm);
        change.change = std::sqrt(difference);
        changes.push_back(std::move(change));
    }
    return changes;
}

} // namespace seq2seq
