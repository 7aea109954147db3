// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/explain/objective_values.h"

#include "core/text/vocabulary.h"

namespace seq2seq {

std::vector<double> objectiveValues(const Model &model, const std::vector<int> &source,
    std::span<const int> target, std::span<const Objective> of, const Edits &edits)
{
    const std::unique_ptr<Decoding> decoding = model.decode(std::span(&source, 1), edits);
    const std::vector<std::size_t> origin{0};
    std::vector<double> values;
    for (int t = 0; values.size() < of.size(); ++t) {
        const int previous = t == 0 ? kBos : target[static_cast<std::size_t>(t - 1)];
        decoding->step(origin, std::vector<int>{previous});
        const Objective &next = of[values.size()];
        if (next.step == t)
            values.push_back(decoding->logProbability(0, *next.word)
                - (next.ratherThan ? decoding->logProbability(0, *next.ratherThan) : 0));
    }
    return values;
}

} // namespace seq2seq
