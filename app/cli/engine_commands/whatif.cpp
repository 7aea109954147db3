// SPDX-License-Identifier: GPL-3.0-or-later
// seq2seq whatif: the model is changed in the middle, and both answers stand side by side.
#include "app/cli/display_width.h"
#include "app/cli/engine_commands.h"
#include "app/cli/engine_commands/edits.h"
#include "app/cli/engine_commands/opened_model.h"
#include "app/cli/usage.h"

#include <algorithm>

namespace seq2seq::cli {

namespace {

/// The first step at which the words differ; none when the translations are the same.
std::optional<std::size_t> firstDifference(const Trace &one, const Trace &other)
{
    const auto [a, b] = std::ranges::mismatch(one.targetIds, other.targetIds);
    if (a == one.targetIds.end() && b == other.targetIds.end())
        return {};
    return static_cast<std::size_t>(a - one.targetIds.begin());
}

Json toJson(const Trace &trace)
{
    Json attention = Json::array();
    for (std::size_t t = 0; t < trace.attention.rows; ++t)
        attention.push_back(trace.attention.row(t));
    return {{"source_tokens", trace.sourceTokens}, {"translation", trace.target},
        {"target_tokens", trace.targetTokens}, {"log_probability", trace.logProbability()},
        {"log_probabilities", trace.logProbabilities}, {"attention", std::move(attention)}};
}

void printTable(const Trace &original, const Trace &changed, Console &console)
{
    constexpr int kStepWidth = 6;
    constexpr int kNumberWidth = 10;
    int width = displayWidth("original");
    for (const std::string &word : original.targetTokens)
        width = std::max(width, displayWidth(word));
    int changedWidth = displayWidth("changed");
    for (const std::string &word : changed.targetTokens)
        changedWidth = std::max(changedWidth, displayWidth(word));
    const auto cell = [&](const Trace &trace, std::size_t t, int wordWidth) {
        const bool isThere = t < trace.targetTokens.size();
        return "  " + paddedRight(isThere ? trace.targetTokens[t] : "", wordWidth)
            + paddedLeft(isThere ? formatNumber(trace.logProbabilities[t], 3) : "", kNumberWidth);
    };
    console.printLine(paddedLeft("step", kStepWidth) + "  " + paddedRight("original", width)
        + paddedLeft("log p", kNumberWidth) + "  " + paddedRight("changed", changedWidth)
        + paddedLeft("log p", kNumberWidth));
    const std::size_t steps = std::max(original.targetTokens.size(), changed.targetTokens.size());
    for (std::size_t t = 0; t < steps; ++t) {
        const bool differs = t >= original.targetIds.size() || t >= changed.targetIds.size()
            || original.targetIds[t] != changed.targetIds[t];
        console.printLine(paddedLeft(std::to_string(t + 1), kStepWidth) + cell(original, t, width)
            + cell(changed, t, changedWidth) + (differs ? "  *" : ""));
    }
}

} // namespace

void whatIf(const WhatIfArguments &arguments, Console &console)
{
    const OpenedModel model = openModel(arguments.model, console);
    const auto &[translator, options] = model;
    requireSentence(arguments.source, model);
    const Trace original = translator.trace(arguments.source, {}, options);
    const Edits edits = editsFrom(arguments.edits, translator, original, options);
    if (edits.isEmpty())
        wrongUsage("Name at least one change.");
    const Translation found = translator.translateFrom(arguments.source, {}, options, {}, edits);
    const Trace changed = translator.traceIds(
        arguments.source, found.hypotheses.front().ids, options, kTopWords, {}, edits);
    const std::optional<std::size_t> first = firstDifference(original, changed);
    if (arguments.isJson) {
        Json firstStep = nullptr;
        if (first)
            firstStep = *first + 1;
        console.printJson({{"original", toJson(original)}, {"changed", toJson(changed)},
            {"first_difference", std::move(firstStep)}});
        return;
    }
    console.printLine(
        "original  " + formatNumber(original.logProbability(), 3) + "  " + original.target);
    console.printLine(
        "changed   " + formatNumber(changed.logProbability(), 3) + "  " + changed.target);
    console.printLine(first ? "They differ from step " + std::to_string(*first + 1) + " on."
                            : "The words are the same.");
    console.printLine("");
    printTable(original, changed, console);
}

} // namespace seq2seq::cli
