// SPDX-License-Identifier: GPL-3.0-or-later
// seq2seq explain: source words x target words, how much each bears on each.
#include "app/cli/display_width.h"
#include "app/cli/engine_commands.h"
#include "app/cli/engine_commands/opened_model.h"
#include "app/cli/interrupt.h"
#include "app/cli/known_word.h"
#include "core/explain/saliency.h"
#include "core/stop.h"

namespace seq2seq::cli {

namespace {

Json toJson(const Saliency &saliency, const Trace &trace, const ExplainArguments &arguments)
{
    Json rows = Json::array();
    for (std::size_t row = 0; row < saliency.words.size(); ++row) {
        const auto t = static_cast<std::size_t>(saliency.words[row]);
        Json difference = nullptr;
        if (!saliency.differences.empty())
            difference = saliency.differences[row];
        rows.push_back({{"word", t + 1}, {"token", trace.targetTokens[t]},
            {"quantity", saliency.quantities[row]}, {"difference", std::move(difference)},
            {"scores", saliency.scores.row(row)}});
    }
    return {{"method", arguments.method}, {"source_tokens", trace.sourceTokens},
        {"target_tokens", trace.targetTokens}, {"rows", std::move(rows)}};
}

void printTable(const Saliency &saliency, const Trace &trace, Console &console)
{
    constexpr int kNarrowest = 8;
    int first = displayWidth("log p");
    for (const std::string &word : trace.targetTokens)
        first = std::max(first, displayWidth(word));
    std::string head = paddedRight("", first);
    std::vector<int> widths;
    for (const std::string &word : trace.sourceTokens) {
        widths.push_back(std::max(kNarrowest, displayWidth(word) + 2));
        head += paddedLeft(word, widths.back());
    }
    console.printLine(head + paddedLeft("sum", kNarrowest) + paddedLeft("log p", kNarrowest));
    for (std::size_t row = 0; row < saliency.words.size(); ++row) {
        std::string line
            = paddedRight(trace.targetTokens[static_cast<std::size_t>(saliency.words[row])], first);
        double sum = 0;
        for (std::size_t i = 0; i < widths.size(); ++i) {
            const auto score = static_cast<double>(saliency.scores.at(row, i));
            sum += score;
            line += paddedLeft(formatNumber(score, 3), widths[i]);
        }
        console.printLine(line + paddedLeft(formatNumber(sum, 3), kNarrowest)
            + paddedLeft(formatNumber(saliency.quantities[row], 3), kNarrowest));
    }
}

} // namespace

void explain(const ExplainArguments &arguments, Console &console)
{
    const InterruptGuard interrupt;
    const InterruptStop stop(interrupt);
    const OpenedModel model = openModel(arguments.model, console);
    const auto &[translator, search] = model;
    requireSentence(arguments.source, model);
    const Trace trace
        = translator.trace(arguments.source, arguments.target, search, kTopWords, stop.token());
    SaliencyOptions options;
    options.method = saliencyMethod(arguments.method);
    options.steps = arguments.steps;
    if (arguments.word)
        options.word = *arguments.word - 1;
    if (arguments.ratherThan)
        options.ratherThan = knownWord(translator.target(), *arguments.ratherThan);
    const Saliency saliency = explainPair(translator.model(), trace.sourceIds, trace.targetIds,
        options, [&] { throwIfStopped(stop.token()); });
    if (arguments.isJson)
        console.printJson(toJson(saliency, trace, arguments));
    else
        printTable(saliency, trace, console);
}

} // namespace seq2seq::cli
