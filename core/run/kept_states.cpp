// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/run/kept_states.h"

#include "core/available_memory.h"
#include "core/error.h"

#include <algorithm>
#include <limits>

namespace seq2seq {

namespace {

/// The state that is missed least; none when only those are left that have to stay.
std::vector<KeptState>::const_iterator leastMissed(
    const std::vector<KeptState> &states, std::int64_t bestStep)
{
    auto least = states.end();
    std::int64_t leastGap = std::numeric_limits<std::int64_t>::max();
    for (auto state = states.begin(); state != states.end(); ++state) {
        if (state->state.step == bestStep || state + 1 == states.end() || state == states.begin())
            continue;
        const std::int64_t gap = (state + 1)->state.step - (state - 1)->state.step;
        if (gap < leastGap) {
            least = state;
            leastGap = gap;
        }
    }
    if (least == states.end() && states.size() > 1 && states.front().state.step != bestStep)
        return states.begin();
    return least;
}

} // namespace

std::uint64_t bytesOf(const StateDict &weights)
{
    std::uint64_t numbers = 0;
    for (const NamedTensor &tensor : weights)
        numbers += tensor.values.size();
    return numbers * sizeof(float);
}

std::uint64_t bytesOf(const std::vector<KeptState> &states)
{
    std::uint64_t bytes = 0;
    for (const KeptState &state : states)
        bytes += bytesOf(*state.weights);
    return bytes;
}

const KeptState *stateAt(const std::vector<KeptState> &states, std::int64_t step)
{
    const auto found
        = std::ranges::find(states, step, [](const KeptState &kept) { return kept.state.step; });
    return found == states.end() ? nullptr : &*found;
}

void thinOut(std::vector<KeptState> &states, std::uint64_t limit, std::int64_t bestStep)
{
    if (limit == 0)
        states.clear();
    while (states.size() > kMostKeptStates || bytesOf(states) > limit) {
        const auto least = leastMissed(states, bestStep);
        if (least == states.end())
            return;
        states.erase(least);
    }
}

void keepState(Experiment &experiment, const std::function<StateDict()> &weights)
{
    std::uint64_t limit
        = kBytesOfMegabyte * static_cast<std::uint64_t>(experiment.training.keptMegabytes);
    if (limit == 0)
        return;
    std::vector<KeptState> &states = experiment.keptStates;
    if (const auto available = availableMemory())
        limit = std::min(limit, bytesOf(states) + *available / 4);
    KeptState kept{experiment.state, std::make_shared<const StateDict>(weights())};
    kept.state.optimizerSteps = 0;
    kept.state.bestOptimizerSteps = 0;
    std::erase_if(
        states, [&](const KeptState &older) { return older.state.step >= kept.state.step; });
    states.push_back(std::move(kept));
    thinOut(states, std::max<std::uint64_t>(limit, 1), experiment.state.bestStep);
}

Experiment branchFrom(const Experiment &experiment, std::int64_t step)
{
    const KeptState *from = stateAt(experiment.keptStates, step);
    if (from == nullptr)
        throw Error(ErrorCode::BadConfiguration,
            message("core", "The weights of step %1 are not kept").arg(step), {},
            message("core", "Choose an evaluation whose weights are kept."));
    Experiment branch = experiment;
    branch.state = from->state;
    branch.weights = *from->weights;
    branch.optimizer.clear();
    branch.bestOptimizer.clear();
    const KeptState *best = stateAt(experiment.keptStates, from->state.bestStep);
    if (best == nullptr) {
        best = from;
        branch.state.bestStep = step;
        for (const Evaluation &evaluation : experiment.history.evaluations)
            if (evaluation.step == step)
                branch.state.bestPerplexity = evaluation.devPerplexity;
    }
    branch.bestWeights = *best->weights;
    const auto isLater = [step](const auto &point) { return point.step > step; };
    std::erase_if(branch.history.losses, isLater);
    std::erase_if(branch.history.evaluations, isLater);
    std::erase_if(
        branch.keptStates, [step](const KeptState &kept) { return kept.state.step > step; });
    return branch;
}

} // namespace seq2seq
