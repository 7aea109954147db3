// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/model/edits.h"

#include "core/error.h"
#include "core/names.h"

#include <algorithm>
#include <numeric>

namespace seq2seq {

namespace {

constexpr Names<AttentionEdit::Kind, 4> kAttentionEdits{{
    {AttentionEdit::Kind::Uniform, "uniform"},
    {AttentionEdit::Kind::Hard, "hard"},
    {AttentionEdit::Kind::Permuted, "permuted"},
    {AttentionEdit::Kind::NoLargest, "no-max"},
}};

[[noreturn]] void refuse(Message what, Message remedy)
{
    throw Error(ErrorCode::BadConfiguration, std::move(what), {}, std::move(remedy));
}

void requireWord(int word, std::size_t words)
{
    if (word < 0 || static_cast<std::size_t>(word) >= words)
        refuse(message("core", "The sentence has no word %1").arg(word + 1),
            message("core", "Its words are numbered from 1 to %1.").arg(words));
}

/// Columns of a place.
std::size_t unitsOf(const Place &place, const ModelConfig &config, std::size_t sourceWords)
{
    switch (place.kind) {
    case PlaceKind::SourceEmbeddings:
    case PlaceKind::TargetEmbeddings:
        return static_cast<std::size_t>(config.embeddingSize);
    case PlaceKind::EncoderHidden:
    case PlaceKind::EncoderCell:
        return static_cast<std::size_t>(config.directionSize());
    case PlaceKind::Annotations:
    case PlaceKind::Context:
        return static_cast<std::size_t>(config.encoderStateSize());
    case PlaceKind::Scores:
    case PlaceKind::Attention:
        return sourceWords;
    default:
        return static_cast<std::size_t>(config.hiddenSize);
    }
}

void requireState(const Place &place, const ModelConfig &config)
{
    requirePlace(place, config);
    if (place.kind == PlaceKind::Weight || place.kind == PlaceKind::Scores
        || place.kind == PlaceKind::Attention)
        refuse(message("core", "%1 is no state").arg(textOf(place)),
            message("core", "Choose a state; attention has edits of its own."));
}

void requireUnits(const std::vector<int> &units, const Place &place, std::size_t size)
{
    for (const int unit : units)
        if (unit < 0 || static_cast<std::size_t>(unit) >= size)
            refuse(message("core", "%1 has no unit %2").arg(textOf(place)).arg(unit),
                message("core", "Its units are numbered from 0 to %1.").arg(size - 1));
}

void checkAttention(const AttentionEdit &edit, const ModelConfig &config, std::size_t words)
{
    if (config.attention == AttentionKind::None)
        refuse(message("core", "This model has no attention to change"),
            message("core", "Clamp or patch its states instead."));
    for (const int word : edit.words)
        requireWord(word, words);
    if (edit.kind != AttentionEdit::Kind::Set)
        return;
    const bool isValid = std::ranges::all_of(
        edit.weights, [](double weight) { return weight >= 0 && weight < 1e300; });
    if (edit.weights.size() != words || !isValid
        || std::accumulate(edit.weights.begin(), edit.weights.end(), 0.0) <= 0)
        refuse(message("core", "The attention that was given does not fit the sentence"),
            message("core",
                "Give %1 numbers, one for each source token with the end of the sentence; none "
                "below 0, not all of them 0.")
                .arg(words));
}

} // namespace

std::optional<int> Edits::forcedAt(std::size_t step) const
{
    for (const ForcedWord &word : forced)
        if (static_cast<std::size_t>(word.step) == step)
            return word.id;
    return {};
}

EditedSource editedSource(const std::vector<int> &ids, const std::vector<SourceEdit> &edits)
{
    EditedSource result;
    if (edits.empty()) {
        result.ids = ids;
        result.origin.resize(ids.size());
        std::iota(result.origin.begin(), result.origin.end(), 0);
        return result;
    }
    for (const SourceEdit &edit : edits)
        requireWord(edit.word, ids.size() - 1);
    for (std::size_t i = 0; i < ids.size(); ++i) {
        int id = ids[i];
        int times = 1;
        for (const SourceEdit &edit : edits) {
            if (edit.word != static_cast<int>(i))
                continue;
            if (edit.kind == SourceEdit::Kind::Replace)
                id = edit.id;
            times = edit.kind == SourceEdit::Kind::Drop ? 0
                : edit.kind == SourceEdit::Kind::Repeat ? times + (times > 0 ? 1 : 0)
                                                        : times;
        }
        for (int time = 0; time < times; ++time) {
            result.ids.push_back(id);
            result.origin.push_back(static_cast<int>(i));
        }
    }
    if (result.ids.size() < 2)
        refuse(message("core", "No word of the sentence is left"),
            message("core", "Keep one of them."));
    return result;
}

void checkEdits(const Edits &edits, const ModelConfig &config, std::size_t sourceWords)
{
    for (const AttentionEdit &edit : edits.attention)
        checkAttention(edit, config, sourceWords);
    for (const Clamp &clamp : edits.clamps) {
        requireState(clamp.place, config);
        const std::size_t all = unitsOf(clamp.place, config, sourceWords);
        requireUnits(clamp.units, clamp.place, all);
        const std::size_t units = clamp.units.empty() ? all : clamp.units.size();
        if (clamp.values.size() != 1 && clamp.values.size() != units)
            refuse(message("core", "%1 units of %2 are held to %3 values")
                       .arg(units)
                       .arg(textOf(clamp.place))
                       .arg(clamp.values.size()),
                message("core", "Give one value, or one for each unit."));
    }
    for (const Patch &patch : edits.patches) {
        requireState(patch.place, config);
        const std::size_t units = unitsOf(patch.place, config, sourceWords);
        requireUnits(patch.units, patch.place, units);
        if (patch.values.columns != units || patch.row < 0)
            refuse(message("core", "What is put at %1 has %2 units, %3 are needed")
                       .arg(textOf(patch.place))
                       .arg(patch.values.columns)
                       .arg(units),
                message("core", "Take it from the same place of the same model."));
    }
    for (const ForcedWord &word : edits.forced)
        if (word.id < 0 || word.id >= config.targetVocabulary || word.step < 0)
            refuse(message("core", "There is no target word with the id %1").arg(word.id), {});
}

std::string_view name(AttentionEdit::Kind kind)
{
    return nameOf(kAttentionEdits, kind);
}

AttentionEdit::Kind attentionEditKind(std::string_view text)
{
    return kindOf(kAttentionEdits, text, message("core", "change of attention"));
}

} // namespace seq2seq
