// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/translate/patch_words.h"

#include "ui/widgets/format.h"

#include <QLocale>

#include <algorithm>
#include <optional>

namespace seq2seq::ui {

namespace {

constexpr double kCarries = 0.5; // an effect from which a part is said to bring the word
constexpr double kCounts = 0.1; // and from which it is worth a word
constexpr int kLongestSource = 16; // letters of a sentence in the name of a change

const Place &placeOf(const PatchEffect &effect)
{
    return effect.places.front();
}

bool isStart(const PatchEffect &effect)
{
    return placeOf(effect).kind == PlaceKind::StartHidden
        || placeOf(effect).kind == PlaceKind::StartCell;
}

bool isWholeState(const PatchEffect &effect)
{
    return effect.step >= 0 && effect.places.size() > 1;
}

std::optional<double> effectOf(const PatchGrid &grid, PlaceKind kind)
{
    for (const PatchEffect &effect : grid.effects)
        if (effect.step < 0 && placeOf(effect).kind == kind)
            return effect.effect;
    return {};
}

/// The step whose state gives most: of the whole state where there is one beside its parts.
const PatchEffect *strongestState(const PatchGrid &grid)
{
    const bool hasWhole = std::ranges::any_of(grid.effects, &isWholeState);
    const PatchEffect *strongest = nullptr;
    for (const PatchEffect &effect : grid.effects) {
        const bool isState = hasWhole
            ? isWholeState(effect)
            : effect.step >= 0 && placeOf(effect).kind == PlaceKind::DecoderHidden;
        if (isState && (strongest == nullptr || effect.effect > strongest->effect))
            strongest = &effect;
    }
    return strongest;
}

QString shortened(const QString &sentence)
{
    return sentence.size() <= kLongestSource ? sentence
                                             : sentence.left(kLongestSource) + QChar(0x2026);
}

} // namespace

QString PatchWords::name(const PatchEffect &effect, int layers)
{
    if (isStart(effect))
        return tr("start state");
    if (isWholeState(effect))
        return tr("whole state");
    const auto layered = [&](const QString &symbol) {
        return layers == 1 ? symbol : tr("%1, layer %2").arg(symbol).arg(placeOf(effect).layer + 1);
    };
    switch (placeOf(effect).kind) {
    case PlaceKind::Annotations:
        return tr("annotations");
    case PlaceKind::DecoderHidden:
        return layered(QStringLiteral("h"));
    case PlaceKind::DecoderCell:
        return layered(QStringLiteral("c"));
    default:
        return QStringLiteral("o");
    }
}

QString PatchWords::meaning(const PatchEffect &effect)
{
    if (isStart(effect))
        return tr("h₀ and c₀ of the decoder: all that it gets of the sentence without attention");
    if (isWholeState(effect))
        return tr("All of the decoder's state at this step, h and c of every layer");
    switch (placeOf(effect).kind) {
    case PlaceKind::Annotations:
        return tr("The encoder's states h₁ … hₘ, which attention reads");
    case PlaceKind::DecoderHidden:
        return tr("The decoder's hidden state at this step");
    case PlaceKind::DecoderCell:
        return tr("The decoder's cell state at this step, its memory");
    default:
        return tr("The output state at this step, from which the words' probabilities are made; "
                  "at the last step it is everything");
    }
}

QString PatchWords::reading(const PatchGrid &grid)
{
    if (grid.effects.empty())
        return {};
    const double start = grid.effects.front().effect; // patchGrid() begins with it
    const QString startText = fixedNumber(start, 2);
    const std::optional<double> annotations = effectOf(grid, PlaceKind::Annotations);
    QString text;
    if (!annotations) {
        text = tr("This model has no attention: the start state alone gives %1, the word has no "
                  "other road.")
                   .arg(startText);
    } else {
        const QString other = fixedNumber(*annotations, 2);
        const bool fromStart = start >= kCarries;
        const bool fromAnnotations = *annotations >= kCarries;
        text = fromAnnotations && !fromStart
            ? tr("The annotations alone give %1, the start state %2: the word comes through "
                 "attention, not through the start state.")
                  .arg(other, startText)
            : fromStart && !fromAnnotations
            ? tr("The start state alone gives %1, the annotations %2: the word comes through the "
                 "start state, not through attention.")
                  .arg(startText, other)
            : fromStart ? tr("The start state alone gives %1, the annotations %2: either of them "
                             "brings the word.")
                              .arg(startText, other)
                        : tr("The start state alone gives %1, the annotations %2: neither brings "
                             "the word without the other.")
                              .arg(startText, other);
    }
    const PatchEffect *state = strongestState(grid);
    return text + QChar::Space
        + (state != nullptr && state->effect >= kCounts
                ? tr("Of the decoder's states that of step %1 gives most, %2.")
                      .arg(state->step + 1)
                      .arg(fixedNumber(state->effect, 2))
                : tr("No state of the decoder carries it by itself."));
}

WhatIfEdit PatchWords::edit(
    const PatchEffect &effect, int layers, const QString &source, qint64 weights)
{
    QString part = name(effect, layers);
    if (!effect.patches.empty() && !effect.patches.front().units.empty())
        part = tr("unit %1 of %2").arg(effect.patches.front().units.front()).arg(part);
    if (effect.step >= 0)
        part = tr("%1 at step %2").arg(part).arg(effect.step + 1);
    return {effect.patches,
        tr("%1 from “%2” (weights of step %3)")
            .arg(part, shortened(source), QLocale().toString(weights))};
}

PatchTable::PatchTable(const PatchGrid &grid)
{
    if (grid.effects.empty())
        return;
    whole = std::size_t(std::ranges::count_if(
        grid.effects, [](const PatchEffect &effect) { return effect.step < 0; }));
    steps = std::size_t(grid.step) + 1;
    parts = (grid.effects.size() - whole) / steps;
}

} // namespace seq2seq::ui
