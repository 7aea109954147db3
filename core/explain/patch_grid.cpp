// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/explain/patch_grid.h"

#include "core/error.h"
#include "core/text/vocabulary.h"

#include <cmath>

namespace seq2seq {

namespace {

/// log P_t[word] - log P_t[ratherThan] after a beginning.
double differenceOf(const Model &model, const std::vector<int> &source,
    const std::vector<int> &prefix, int word, int ratherThan, const Edits &edits)
{
    const std::unique_ptr<Decoding> decoding = model.decode(std::span(&source, 1), edits);
    const std::vector<std::size_t> origin{0};
    decoding->step(origin, std::vector<int>{kBos});
    for (const int id : prefix)
        decoding->step(origin, std::vector<int>{id});
    return decoding->logProbability(0, word) - decoding->logProbability(0, ratherThan);
}

Place placeOfLayer(PlaceKind kind, int layer)
{
    Place place{kind};
    place.layer = layer;
    return place;
}

/// Groups of places that are replaced together at a decoder step.
std::vector<std::vector<Place>> groupsOfAStep(const ModelConfig &config)
{
    std::vector<std::vector<Place>> groups;
    std::vector<Place> whole;
    for (int layer = 0; layer < config.layers; ++layer) {
        groups.push_back({placeOfLayer(PlaceKind::DecoderHidden, layer)});
        if (config.cell == CellKind::Lstm)
            groups.push_back({placeOfLayer(PlaceKind::DecoderCell, layer)});
    }
    for (const std::vector<Place> &one : groups)
        whole.insert(whole.end(), one.begin(), one.end());
    if (whole.size() > 1)
        groups.push_back(whole);
    groups.push_back({Place{PlaceKind::Output}});
    return groups;
}

std::vector<Place> startPlaces(const ModelConfig &config)
{
    std::vector<Place> places;
    for (int layer = 0; layer < config.layers; ++layer) {
        places.push_back(placeOfLayer(PlaceKind::StartHidden, layer));
        if (config.cell == CellKind::Lstm)
            places.push_back(placeOfLayer(PlaceKind::StartCell, layer));
    }
    return places;
}

} // namespace

PatchGrid patchGrid(const Model &model, const std::vector<int> &a, const std::vector<int> &b,
    const std::vector<int> &prefix, int word, int ratherThan, const std::function<void()> &between)
{
    const ModelConfig &config = model.config();
    for (const int id : {word, ratherThan})
        if (id < 0 || id >= config.targetVocabulary)
            throw Error(ErrorCode::BadConfiguration,
                message("core", "There is no target word with the id %1").arg(id));
    PatchGrid grid;
    grid.step = static_cast<int>(prefix.size());
    grid.ofA = differenceOf(model, a, prefix, word, ratherThan, {});
    grid.ofB = differenceOf(model, b, prefix, word, ratherThan, {});
    if (std::abs(grid.ofA - grid.ofB) < 1e-9)
        throw Error(ErrorCode::BadConfiguration,
            message("core", "Both sentences say the same of these two words"), {},
            message("core", "Choose words between which the two sentences decide differently."));

    std::vector<int> target = prefix; // of A's trace, up to the step of the two words
    target.push_back(word);
    const Trace trace = model.trace(a, target, 0, {});
    const auto add = [&](const std::vector<Place> &places, int step) {
        if (between)
            between();
        Edits edits;
        for (const Place &place : places) {
            Patch patch;
            patch.place = place;
            patch.row = std::max(step, 0);
            Matrix rows = rowsOf(trace, place);
            const std::size_t first = step < 0 ? 0 : static_cast<std::size_t>(step);
            const std::size_t count
                = step >= 0 ? 1 : std::min(rows.rows, place.isOfSource() ? b.size() : rows.rows);
            patch.values = Matrix(count, rows.columns);
            for (std::size_t row = 0; row < count; ++row)
                std::ranges::copy(rows.row(first + row), patch.values.row(row).begin());
            edits.patches.push_back(std::move(patch));
        }
        const double patched = differenceOf(model, b, prefix, word, ratherThan, edits);
        grid.effects.push_back({places, step, (patched - grid.ofB) / (grid.ofA - grid.ofB)});
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
