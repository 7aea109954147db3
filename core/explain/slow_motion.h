// SPDX-License-Identifier: GPL-3.0-or-later
// One training step on one sentence pair with everything that it computes on the way: the loss of
// each word, the gradient at each part and time step, clipping, the update.
#pragma once

#include "core/model/model.h"
#include "core/model/weight_changes.h"

#include <functional>
#include <string>
#include <vector>

namespace seq2seq {

/// |dJ/dx| of each row x of a place: a source word or a decoder step.
struct StateGradient {
    Place place;
    std::vector<double> norms; ///< L2 over the units
};

struct WeightStep {
    WeightChange change; ///< its norm before the update, and how far the update moved it
    double gradientNorm = 0; ///< |dJ/dW|, before clipping
    bool learns = true; ///< frozen weights do not, and are not in the global norm
};

/// J = - sum_t log P_t[y_t], in nats. The step is the real one of the model and its optimiser on a
/// batch of this one pair, without what makes steps noisy: no dropout, no label smoothing, and y_1
/// to y_{n-1} are always fed as they stand in the target (teacher forcing).
struct SlowMotion {
    std::vector<double> losses; ///< - log P_t[y_t] of each target word; they sum to J
    /// From the output down to the embeddings, the decoder before the encoder, as gradients flow.
    /// dJ/dh holds all that depends on a state, later states too; the gradient at the annotations
    /// holds what comes through attention alone, so that the two show its shortcut.
    std::vector<StateGradient> states;
    std::vector<WeightStep> weights; ///< in the order of the model
    double gradientNorm = 0; ///< global L2 norm of the gradients of the weights that learn
    double clipLimit = 0; ///< 0: never clipped
    double clipScale = 1; ///< the factor on every gradient
    double learningRate = 0;
    double lossBefore = 0; ///< J
    double lossAfter = 0; ///< J of the same pair with the weights after the step
};

/// The places of SlowMotion::states in a model of this configuration.
[[nodiscard]] std::vector<Place> slowMotionPlaces(const ModelConfig &config);

/// @param model is not changed
/// @param copy  of the same configuration but for dropout 0, with its weights and the state of its
///     optimiser: it makes the step
/// @param source ids in reading order, ended by kEos  @param target ids ended by kEos
/// @param options of the step; smoothing is off and teacher forcing 1 whatever they say
/// @param between called between two passes through the model: stop by throwing
/// @throws Error BadConfiguration when the copy has dropout or an id is no word of the model,
/// Cancelled
[[nodiscard]] SlowMotion slowMotion(const Model &model, Model &copy, const std::vector<int> &source,
    const std::vector<int> &target, UpdateOptions options,
    const std::function<void()> &between = {});

} // namespace seq2seq
