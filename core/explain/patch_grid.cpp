// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/explain/patch_grid.h"

#include "core/error.h"
#include "core/explain/objective_values.h"
#include "core/explain/patches.h"
#include "core/explain/require_words.h"

#include <array>
#include <cmath>

namespace seq2seq {

namespace {

/// Groups of places that are replaced together at a decoder step.
std::vector<std::vector<Place>> groupsOfAStep(const ModelConfig &config)
{
    std::vector<std::vector<Place>> groups;
    std::vector<Place> whole;
    for (int layer = 0; layer < config.layers; ++layer) {
        groups.push_back({Place{PlaceKind::DecoderHidden, layer}});
        if (config.cell == CellKind::Lstm)
            groups.push_back({Place{PlaceKind::DecoderCell, layer}});
    }
    for (const std::vector<Place> &one : groups)
        whole.insert(whole.end(), one.begin(), one.end());
    if (whole.size() > 1)
        groups.push_back(whole);
    groups.push_back({Place{PlaceKind::Output}});
    return groups;
}

void requireWords(const PatchTask &task, const ModelConfig &config)
{
    requireSourceWords(task.a, config.sourceVocabulary);
    requireSourceWords(task.b, config.sourceVocabulary);
    requireTargetWords(task.prefix, config.targetVocabulary);
    requireTargetWords(std::array{task.word, task.ratherThan}, config.targetVocabulary);
}

} // namespace

PatchGrid patchGrid(const Model &model, const PatchTask &task, const std::function<void()> &between)
{
    const ModelConfig &config = model.config();
    requireWords(task, config);
    PatchGrid grid;
    grid.step = static_cast<int>(task.prefix.size());
    const Objective difference{task.word, task.ratherThan, grid.step};
    const auto differenceOf = [&](const std::vector<int> &source, const Edits &edits) {
        return objectiveValues(model, source, task.prefix, {&difference, 1}, edits).front();
    };
    grid.ofA = differenceOf(task.a, {});
    grid.ofB = differenceOf(task.b, {});
    if (std::abs(grid.ofA - grid.ofB) < 1e-9)
        throw Error(ErrorCode::BadConfiguration,
            message("core", "Both sentences say the same of these two words"), {},
            message("core", "Choose words between which the two sentences decide differently."));

    std::vector<int> target = task.prefix; // of A's trace, up to the step of the two words
    target.push_back(task.word);
    const Trace trace = model.trace(task.a, target, 0, {});
    const auto add = [&](const std::vector<Place> &places, int step) {
        if (between)
            between();
        Edits edits;
        for (const Place &place : places)
            edits.patches.push_back(patchFrom(trace, place, step, task.b.size(), task.units));
        const double patched = differenceOf(task.b, edits);
        grid.effects.push_back(
            {places, std::move(edits.patches), step, (patched - grid.ofB) / (grid.ofA - grid.ofB)});
    };
    add(startPlaces(config), -1);
    if (config.attention != AttentionKind::None)
        add({Place{PlaceKind::Annotations}}, -1);
    for (int step = 0; step <= grid.step; ++step)
        for (const std::vector<Place> &places : groupsOfAStep(config))
            add(places, step);
    return grid;
}

} // namespace seq2seq
