// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/explain/slow_motion.h"

#include "core/error.h"
#include "core/explain/dot_product.h"
#include "core/explain/require_words.h"

#include <cmath>
#include <span>

namespace seq2seq {

namespace {

double norm(std::span<const float> values)
{
    return std::sqrt(dotProduct(values, values));
}

Matrix gradientOfLoss(const Model &model, const std::vector<int> &source,
    const std::vector<int> &target, const Place &place, const std::stop_token &stop)
{
    const Objective loss;
    return model.gradients(source, target, std::span(&loss, 1), place, {}, stop).front().values;
}

Place layerPlace(PlaceKind kind, int layer, bool isReverse = false)
{
    Place place;
    place.kind = kind;
    place.layer = layer;
    place.isReverse = isReverse;
    return place;
}

} // namespace

std::vector<Place> slowMotionPlaces(const ModelConfig &config)
{
    std::vector<Place> places{{PlaceKind::Output}};
    for (int layer = config.layers - 1; layer >= 0; --layer)
        places.push_back(layerPlace(PlaceKind::DecoderHidden, layer));
    if (!config.oneHot)
        places.push_back({PlaceKind::TargetEmbeddings});
    if (config.attention != AttentionKind::None)
        places.push_back({PlaceKind::Annotations});
    for (int layer = config.layers - 1; layer >= 0; --layer) {
        places.push_back(layerPlace(PlaceKind::EncoderHidden, layer));
        if (config.bidirectional)
            places.push_back(layerPlace(PlaceKind::EncoderHidden, layer, true));
    }
    if (!config.oneHot)
        places.push_back({PlaceKind::SourceEmbeddings});
    return places;
}

SlowMotion slowMotion(const Model &model, Model &copy, const std::vector<int> &source,
    const std::vector<int> &target, UpdateOptions options, const std::function<void()> &between)
{
    if (copy.config().dropout != 0)
        throw Error(ErrorCode::BadConfiguration,
            message("core", "A step in slow motion needs a model without dropout"), {});
    requireSourceWords(source, model.config().sourceVocabulary);
    requireTargetWords(target, model.config().targetVocabulary);
    options.labelSmoothing = 0;
    options.teacherForcing = 1;
    const auto pause = [&] {
        if (between)
            between();
    };
    SlowMotion motion;
    motion.learningRate = options.learningRate;
    motion.clipLimit = options.clipNorm;
    for (const double logProbability :
        model.trace(source, target, 0, {}, options.stop).logProbabilities)
        motion.losses.push_back(-logProbability);
    for (const Place &place : slowMotionPlaces(model.config())) {
        pause();
        const Matrix gradient = gradientOfLoss(model, source, target, place, options.stop);
        StateGradient state{place, {}};
        for (std::size_t row = 0; row < gradient.rows; ++row)
            state.norms.push_back(norm(gradient.row(row)));
        motion.states.push_back(std::move(state));
    }

    const StateDict before = copy.weights();
    for (const NamedTensor &weight : before) {
        pause();
        Place place{PlaceKind::Weight};
        place.weight = weight.name;
        WeightStep step;
        step.gradientNorm = norm(gradientOfLoss(model, source, target, place, options.stop).values);
        step.learns = !isFrozen(options.frozen, weight.name);
        motion.weights.push_back(std::move(step));
    }
    pause();
    const Batch batch{{source}, {target}, {0}};
    const BatchTotals totals = copy.update(batch, options);
    motion.gradientNorm = totals.gradientNorm;
    motion.clipScale = clipScale(totals.gradientNorm, options.clipNorm);
    motion.lossBefore = totals.nats;
    std::vector<WeightChange> changes = weightChanges(before, copy.weights());
    for (std::size_t i = 0; i < changes.size(); ++i)
        motion.weights[i].change = std::move(changes[i]);
    pause();
    motion.lossAfter = copy.measure(batch, options).nats;
    return motion;
}

} // namespace seq2seq
