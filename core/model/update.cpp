// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/model/update.h"

#include "core/error.h"

#include <algorithm>
#include <cmath>

namespace seq2seq {

bool BatchTotals::isFinite() const
{
    return std::isfinite(nats) && std::isfinite(gradientNorm);
}

BatchTotals tokenTotals(const Batch &batch)
{
    BatchTotals totals;
    for (std::size_t i = 0; i < batch.size(); ++i) {
        totals.sourceTokens += static_cast<std::int64_t>(batch.sources[i].size());
        totals.targetTokens += static_cast<std::int64_t>(batch.targets[i].size());
    }
    return totals;
}

bool isFrozen(FrozenPart part, std::string_view weight)
{
    if (part == FrozenPart::Nothing)
        return false;
    const bool isOfEncoder = weight.starts_with("model_embeddings.source.")
        || weight.starts_with("post_embed_cnn.") || weight.starts_with("encoder.");
    return isOfEncoder == (part == FrozenPart::Encoder);
}

double clipScale(double norm, double limit)
{
    return limit > 0 && std::isfinite(norm) ? std::min(1.0, limit / (norm + 1e-6)) : 1.0;
}

bool learnsSlowly(const ModelConfig &config, std::string_view weight)
{
    return std::ranges::any_of(
        describe(config.attention).weights, [&](const AttentionWeight &candidate) {
            return candidate.learnsSlowly
                && weight == std::string(kAttentionPrefix) + candidate.name;
        });
}

void checkOptimizerState(
    OptimizerKind kind, const StateDict &state, std::span<const WeightShape> weights)
{
    const Message remedy = message("core", "The file was damaged or made for another model.");
    const std::size_t needed = kind == OptimizerKind::Adam ? 2 * weights.size() : 0;
    if (state.size() != needed)
        throw Error(ErrorCode::BadExperiment,
            message("core", "The optimiser's state has %1 entries, %2 are needed")
                .arg(state.size())
                .arg(needed),
            {}, remedy);
    for (std::size_t i = 0; i < state.size(); ++i) {
        const WeightShape &weight = weights[i / 2];
        const std::string name = (i % 2 == 0 ? "exp_avg." : "exp_avg_sq.") + weight.name;
        if (state[i].name != name || state[i].shape != weight.shape)
            throw Error(ErrorCode::BadExperiment,
                message("core",
                    "The optimiser's state does not fit the model: %1 stands where %2 is needed")
                    .arg(state[i].name)
                    .arg(name),
                {}, remedy);
    }
}

} // namespace seq2seq
