// SPDX-License-Identifier: GPL-3.0-or-later
// A tensor on the way from the embeddings to the probabilities, by name: what an edit changes, what
// a gradient is taken with respect to.
#pragma once

#include "core/model/config.h"

#include <string>
#include <string_view>

namespace seq2seq {

enum class PlaceKind {
    SourceEmbeddings, ///< E_src[x_i], a row a source word
    TargetEmbeddings, ///< E_tgt[y_{t-1}], a row a step
    EncoderHidden, ///< h of a layer and direction, a row a source word
    EncoderCell, ///< c
    Annotations, ///< h_i of the top layer, what attention reads; a row a source word
    StartHidden, ///< h_0 of a decoder layer; one row
    StartCell, ///< c_0
    DecoderHidden, ///< h_t of a layer, a row a step
    DecoderCell, ///< c_t
    Scores, ///< e_t, a row a step
    Attention, ///< alpha_t
    Context, ///< a_t
    Output, ///< o_t
    Weight, ///< a weight by its name
};

/// Written as "source.embeddings", "target.embeddings", "encoder.0.h", "encoder.0.c",
/// "encoder.0.reverse.h", "annotations", "start.0.h", "start.0.c", "decoder.1.h", "decoder.1.c",
/// "scores", "attention", "context", "output", "weight:NAME". Layers count from 0.
struct Place {
    PlaceKind kind = PlaceKind::Annotations;
    int layer = 0;
    bool isReverse = false; ///< the encoder's direction that reads from the end
    std::string weight{}; ///< of PlaceKind::Weight

    /// Whether its rows are source words; else they are decoder steps.
    [[nodiscard]] bool isOfSource() const;
    bool operator==(const Place &) const = default;
};

[[nodiscard]] std::string textOf(const Place &place);
/// @throws Error BadConfiguration saying how places are written
[[nodiscard]] Place placeOf(std::string_view text);
/// @throws Error BadConfiguration when a model of this configuration has no such place
void requirePlace(const Place &place, const ModelConfig &config);

} // namespace seq2seq
