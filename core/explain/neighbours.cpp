// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/explain/neighbours.h"

#include "core/explain/dot_product.h"
#include "core/explain/require_words.h"
#include "core/model/weight_id.h"
#include "core/text/vocabulary.h"

#include <algorithm>
#include <cmath>
#include <span>

namespace seq2seq {

std::vector<Neighbour> nearestWords(
    const Model &model, PlaceKind places, int word, std::size_t count)
{
    const bool isSource = places == PlaceKind::SourceEmbeddings;
    const WeightRole role = isSource ? WeightRole::SourceEmbeddings : WeightRole::TargetEmbeddings;
    const int words = isSource ? model.config().sourceVocabulary : model.config().targetVocabulary;
    if (isSource)
        requireSourceWords({&word, 1}, words);
    else
        requireTargetWords({&word, 1}, words);
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
    const double length = std::sqrt(dotProduct(row(word), row(word)));
    std::vector<Neighbour> all;
    for (int id = kUnk + 1; id < words; ++id) {
        const double product = length * std::sqrt(dotProduct(row(id), row(id)));
        if (id != word && product > 0)
            all.push_back({id, dotProduct(row(word), row(id)) / product});
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
