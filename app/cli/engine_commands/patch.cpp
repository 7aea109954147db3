// SPDX-License-Identifier: GPL-3.0-or-later
// seq2seq patch: parts of one sentence's run put into another's, and how far they bring its word.
#include "app/cli/display_width.h"
#include "app/cli/engine_commands.h"
#include "app/cli/engine_commands/opened_model.h"
#include "app/cli/interrupt.h"
#include "app/cli/known_word.h"
#include "core/explain/patch_grid.h"
#include "core/stop.h"

#include <algorithm>

namespace seq2seq::cli {

namespace {

std::string label(const PatchEffect &effect)
{
    if (effect.places.size() > 1)
        return effect.step < 0 ? "start state" : "whole state";
    return textOf(effect.places.front());
}

Json toJson(const PatchGrid &grid, const std::vector<std::string> &prefix)
{
    Json effects = Json::array();
    for (const PatchEffect &effect : grid.effects) {
        Json places = Json::array();
        for (const Place &place : effect.places)
            places.push_back(textOf(place));
        Json step = nullptr;
        if (effect.step >= 0)
            step = effect.step + 1;
        effects.push_back({{"part", label(effect)}, {"places", std::move(places)},
            {"step", std::move(step)}, {"effect", effect.effect}});
    }
    return {{"d_source", grid.ofA}, {"d_other", grid.ofB}, {"step", grid.step + 1},
        {"prefix", prefix}, {"effects", std::move(effects)}};
}

void printTable(const PatchGrid &grid, const std::vector<std::string> &prefix, Console &console)
{
    constexpr int kWidth = 9;
    std::string beginning = "Both begin:";
    for (const std::string &word : prefix)
        beginning += " " + word;
    console.printLine(beginning + (prefix.empty() ? " (nothing)" : ""));
    console.printLine("D = log p(word) - log p(the other word): " + formatNumber(grid.ofA, 3)
        + " with --source, " + formatNumber(grid.ofB, 3) + " with --other");
    console.printLine("Part of --source put into --other: 0 leaves D as it is, 1 makes it that of "
                      "--source.");
    console.printLine("");
    std::vector<std::string> parts; // of a step, a row each
    std::size_t width = 0;
    for (const PatchEffect &effect : grid.effects) {
        width = std::max(width, label(effect).size());
        if (effect.step == 0)
            parts.push_back(label(effect));
    }
    const auto first = static_cast<int>(width) + 2;
    for (const PatchEffect &effect : grid.effects)
        if (effect.step < 0)
            console.printLine(paddedRight(label(effect), first)
                + paddedLeft(formatNumber(effect.effect, 3), kWidth));
    console.printLine("");
    std::string head = paddedRight("at step", first);
    for (int step = 0; step <= grid.step; ++step)
        head += paddedLeft(std::to_string(step + 1), kWidth);
    console.printLine(head);
    for (const std::string &part : parts) {
        std::string line = paddedRight(part, first);
        for (const PatchEffect &effect : grid.effects)
            if (effect.step >= 0 && label(effect) == part)
                line += paddedLeft(formatNumber(effect.effect, 3), kWidth);
        console.printLine(line);
    }
}

} // namespace

void patch(const PatchArguments &arguments, Console &console)
{
    const InterruptGuard interrupt;
    const InterruptStop stop(interrupt);
    const OpenedModel model = openModel(arguments.model, console);
    const auto &[translator, options] = model;
    requireSentence(arguments.source, model);
    const int word = knownWord(translator.target(), arguments.word);
    const int ratherThan = knownWord(translator.target(), arguments.ratherThan);
    const Trace trace = translator.trace(arguments.source, {}, options, kTopWords, stop.token());
    const auto found = std::ranges::find(trace.targetIds, word);
    if (found == trace.targetIds.end())
        throw Error(ErrorCode::BadConfiguration,
            message("core", "The translation of the first sentence does not have the word \"%1\"")
                .arg(arguments.word),
            {}, message("core", "It is: %1").arg(trace.target));
    const std::vector<int> prefix(trace.targetIds.begin(), found);
    const PatchGrid grid = patchGrid(translator.model(),
        {trace.sourceIds, translator.read(arguments.other), prefix, word, ratherThan},
        [&] { throwIfStopped(stop.token()); });
    const std::vector<std::string> words(trace.targetTokens.begin(),
        trace.targetTokens.begin() + static_cast<std::ptrdiff_t>(prefix.size()));
    if (arguments.isJson)
        console.printJson(toJson(grid, words));
    else
        printTable(grid, words, console);
}

} // namespace seq2seq::cli
