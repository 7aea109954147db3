// SPDX-License-Identifier: GPL-3.0-or-later
// Words whose embeddings point the same way: what a model holds to be alike.
#pragma once

#include "core/model/model.h"

#include <vector>

namespace seq2seq {

struct Neighbour {
    int id = 0;
    double cosine = 0; ///< E[word] . E[id] / (|E[word]| |E[id]|), -1..1
    bool operator==(const Neighbour &) const = default;
};

/// Nearest first, the smaller id of equals first; neither the word itself nor <pad>, <s>, </s> and
/// <unk>. None for a one-hot model, in which no two words are alike.
/// @param places what lists the embeddings: PlaceKind::SourceEmbeddings or TargetEmbeddings
/// @throws Error BadConfiguration when the vocabulary has no such word
[[nodiscard]] std::vector<Neighbour> nearestWords(
    const Model &model, PlaceKind places, int word, std::size_t count);

} // namespace seq2seq
