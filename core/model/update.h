// SPDX-License-Identifier: GPL-3.0-or-later
// One update of a model's weights, as plain data, and the rules that every implementation keeps.
#pragma once

#include "core/model/compute.h"
#include "core/model/config.h"
#include "core/state_dict.h"

#include <cstdint>
#include <span>
#include <stop_token>
#include <string_view>
#include <vector>

namespace seq2seq {

class Peers;

/// Sentence pairs that are computed together.
struct Batch {
    std::vector<std::vector<int>> sources; ///< ids in reading order, each ended by kEos
    std::vector<std::vector<int>> targets; ///< ids ended by kEos, none empty
    std::vector<std::size_t> numbers; ///< of each pair in the corpus, for chance

    [[nodiscard]] std::size_t size() const { return sources.size(); }
};

/// What the trainer decides for one update.
struct UpdateOptions {
    double learningRate = 1e-3;
    double attentionRate = 1; ///< factor on the rate of the weights of learnsSlowly()
    double clipNorm = 0; ///< gradients are scaled down to this global L2 norm; 0 = never
    double labelSmoothing = 0; ///< s, see Model::update
    double teacherForcing = 1; ///< probability that y_{t-1} is the reference
    std::uint64_t seed = 1; ///< with `step` it fixes dropout and scheduled sampling
    std::int64_t step = 0; ///< updates done before
    FrozenPart frozen = FrozenPart::Nothing;
    std::stop_token stop; ///< polled between time steps
    /// The processes that compute the batch together, each the same one; null: this one alone. None
    /// of them may be stopped on its own, so `stop` is left unset then.
    Peers *peers = nullptr;
};

/// Whether a weight belongs to the part. Frozen weights do not enter the gradient's norm.
[[nodiscard]] bool isFrozen(FrozenPart part, std::string_view weight);

/// What was counted while the gradients of a batch were computed.
struct BatchTotals {
    double nats = 0; ///< J summed over the batch, without smoothing
    double gradientNorm = 0; ///< global L2 norm of the gradients of the mean of J over the pairs
    std::int64_t targetTokens = 0;
    std::int64_t sourceTokens = 0;

    /// Whether the weights may be moved along these gradients.
    [[nodiscard]] bool isFinite() const;
};

/// Totals in which the tokens of a batch are counted and nothing else.
[[nodiscard]] BatchTotals tokenTotals(const Batch &batch);

/// The factor that brings gradients of this global L2 norm down to `limit`, 1 if they are below or
/// there is no limit (Pascanu et al. 2013). As torch's clip_grad_norm_.
[[nodiscard]] double clipScale(double norm, double limit);

/// Whether a weight begins smaller and learns slower than the others: the matrix W of
/// multiplicative attention (core/training/README.md says why).
[[nodiscard]] bool learnsSlowly(const ModelConfig &config, std::string_view weight);

struct WeightShape {
    std::string name;
    std::vector<std::int64_t> shape;
};

/// @param state "exp_avg.<weight>", "exp_avg_sq.<weight>" of each weight in order; none for SGD
/// @throws Error BadExperiment when it is not the state of an optimiser of these weights
void checkOptimizerState(
    OptimizerKind kind, const StateDict &state, std::span<const WeightShape> weights);

} // namespace seq2seq
