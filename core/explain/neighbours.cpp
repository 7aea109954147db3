// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/explain/neighbours.h"

#include "core/error.h"
#include "core/explain/weight_id.h"
#include "core/text/vocabulary.h"

#include <algorithm>
#include <cmath>
#include <numeric>
#include <span>

namespace seq2seq {

namespace {

double dot(std::span<const float> a, std::span<const float> b)
{
    return std::transform_reduce(a.begin(), a.end(), b.begin(), 0.0, std::plus<>(),
        [](float x, float y) { return static_cast<double>(x) * y; });
}

} // namespace

std::vector<Neighbour> nearestWords(
    const Model &model, PlaceKind places, int word, std::size_t count)
{
    const bool isSource = places == PlaceKind::SourceEmbeddings;
    const WeightRole role = isSource ? WeightRole::SourceEmbeddings : WeightRole::TargetEmbeddings;
    const int words = isSource ? model.config().sourceVocabulary : model.config().targetVocabulary;
    if (word < 0 || word >= words)
        throw Error(ErrorCode::BadConfiguration,
            message("core", "The vocabulary has no word of number %1").arg(word), {},
            message("core", "It has %1 words.").arg(words));
    if (model.config().oneHot)
        return {};
    const std::optional<NamedTensor> table
        = model.weight(placeOf(model.config(), {role}).names.front());
    if (!table)
        return {};
    const auto width = static_cast<std::size_t>(table->shape.back());
    const auto row = [&](int id) {
        return std::span(table->values).subspan(static_cast<std::size_t>(id) * width, width);
    };
    const double length = std::sqrt(dot(row(word), row(word)));
    std::vector<Neighbour> all;
    for (int id = kUnk + 1; id < words; ++id) {
        const double product = length * std::sqrt(dot(row(id), row(id)));
        if (id != word && product > 0)
            all.push_back({id, dot(row(word), row(id)) / product});
    }
    const auto isNearer = [](const Neighbour &a, const Neighbour &b) {
        return a.cosine != b.cosine ? a.cosine > b.cosine : a.id < b.id;
    };
    const auto end = all.begin() + static_cast<std::ptrdiff_t>(std::min(count, all.size()));
    std::partial_sort(all.begin(), end, all.end(), isNearer);
    all.erase(end, all.end());
    return all;
}

} // namespace seq2seq
