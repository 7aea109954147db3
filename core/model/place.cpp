// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/model/place.h"

#include "core/error.h"

#include <array>
#include <charconv>
#include <optional>
#include <utility>
#include <vector>

namespace seq2seq {

namespace {

constexpr std::string_view kWeight = "weight:";

/// Places without a layer.
constexpr std::array<std::pair<PlaceKind, std::string_view>, 7> kPlain{{
    {PlaceKind::SourceEmbeddings, "source.embeddings"},
    {PlaceKind::TargetEmbeddings, "target.embeddings"},
    {PlaceKind::Annotations, "annotations"},
    {PlaceKind::Scores, "scores"},
    {PlaceKind::Attention, "attention"},
    {PlaceKind::Context, "context"},
    {PlaceKind::Output, "output"},
}};

struct LayerPlaces {
    std::string_view part;
    PlaceKind hidden;
    PlaceKind cell;
};
constexpr std::array<LayerPlaces, 3> kLayered{{
    {"encoder", PlaceKind::EncoderHidden, PlaceKind::EncoderCell},
    {"start", PlaceKind::StartHidden, PlaceKind::StartCell},
    {"decoder", PlaceKind::DecoderHidden, PlaceKind::DecoderCell},
}};

std::vector<std::string_view> split(std::string_view text)
{
    std::vector<std::string_view> parts;
    while (true) {
        const std::size_t dot = text.find('.');
        parts.push_back(text.substr(0, dot));
        if (dot == std::string_view::npos)
            return parts;
        text.remove_prefix(dot + 1);
    }
}

/// "encoder.0.h", "encoder.0.reverse.c".
std::optional<Place> layeredPlace(std::string_view text)
{
    const std::vector<std::string_view> parts = split(text);
    const bool isReverse = parts.size() == 4 && parts[2] == "reverse";
    if (parts.size() != 3 && !isReverse)
        return {};
    Place place;
    place.isReverse = isReverse;
    const auto [end, failure]
        = std::from_chars(parts[1].data(), parts[1].data() + parts[1].size(), place.layer);
    const bool isNumber = failure == std::errc() && end == parts[1].data() + parts[1].size();
    const bool isCell = parts.back() == "c";
    if (!isNumber || (!isCell && parts.back() != "h"))
        return {};
    for (const LayerPlaces &places : kLayered)
        if (places.part == parts[0] && (!isReverse || places.part == "encoder")) {
            place.kind = isCell ? places.cell : places.hidden;
            return place;
        }
    return {};
}

} // namespace

bool Place::isOfSource() const
{
    return kind == PlaceKind::SourceEmbeddings || kind == PlaceKind::EncoderHidden
        || kind == PlaceKind::EncoderCell || kind == PlaceKind::Annotations;
}

std::string textOf(const Place &place)
{
    if (place.kind == PlaceKind::Weight)
        return std::string(kWeight) + place.weight;
    for (const auto &[kind, text] : kPlain)
        if (kind == place.kind)
            return std::string(text);
    for (const LayerPlaces &places : kLayered)
        if (places.hidden == place.kind || places.cell == place.kind)
            return std::string(places.part) + "." + std::to_string(place.layer)
                + (place.isReverse ? ".reverse" : "") + (places.cell == place.kind ? ".c" : ".h");
    return {};
}

Place placeOf(std::string_view text)
{
    if (text.starts_with(kWeight)) {
        Place place;
        place.kind = PlaceKind::Weight;
        place.weight = text.substr(kWeight.size());
        return place;
    }
    for (const auto &[kind, name] : kPlain)
        if (name == text) {
            Place place;
            place.kind = kind;
            return place;
        }
    if (const std::optional<Place> place = layeredPlace(text))
        return *place;
    throw Error(ErrorCode::BadConfiguration,
        message("core", "There is no place \"%1\" in a model").arg(std::string(text)), {},
        message("core",
            "Places are written as source.embeddings, target.embeddings, encoder.0.h, "
            "encoder.0.reverse.c, annotations, start.0.h, decoder.0.c, scores, attention, context, "
            "output or weight:NAME."));
}

void requirePlace(const Place &place, const ModelConfig &config)
{
    const auto refuse = [&](Message why) {
        throw Error(ErrorCode::BadConfiguration,
            message("core", "This model has no %1").arg(textOf(place)), {}, std::move(why));
    };
    const bool isCell = place.kind == PlaceKind::EncoderCell || place.kind == PlaceKind::StartCell
        || place.kind == PlaceKind::DecoderCell;
    const bool isAttention = place.kind == PlaceKind::Scores || place.kind == PlaceKind::Attention
        || place.kind == PlaceKind::Context;
    if (place.layer < 0 || place.layer >= config.layers)
        refuse(message("core", "Its layers are numbered from 0 to %1.").arg(config.layers - 1));
    if (place.isReverse && !config.bidirectional)
        refuse(message("core", "Its encoder reads in one direction."));
    if (isCell && config.cell != CellKind::Lstm)
        refuse(message("core", "Only an LSTM has a cell state."));
    if (isAttention && config.attention == AttentionKind::None)
        refuse(message("core", "It has no attention."));
    if (config.oneHot
        && (place.kind == PlaceKind::SourceEmbeddings || place.kind == PlaceKind::TargetEmbeddings))
        refuse(message("core", "Its words are one-hot, not embedded."));
}

} // namespace seq2seq
