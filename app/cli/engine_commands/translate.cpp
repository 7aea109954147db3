// SPDX-License-Identifier: GPL-3.0-or-later
// seq2seq translate: one sentence a line on standard input, the answers in the same order.
#include "app/cli/engine_commands.h"
#include "app/cli/engine_commands/opened_model.h"
#include "app/cli/line_reader.h"
#include "app/cli/long_sources.h"
#include "app/cli/unknown_words.h"

#include <unistd.h>

#include <optional>
#include <span>

namespace seq2seq::cli {

namespace {

constexpr std::size_t kBlock
    = 64; // sentences that are translated together when they are there already

Json toJson(const Translation &translation)
{
    Json hypotheses = Json::array();
    for (const Hypothesis &hypothesis : translation.hypotheses)
        hypotheses.push_back({{"text", hypothesis.text}, {"score", hypothesis.score}});
    return {{"source", translation.source}, {"translation", translation.text()},
        {"score", translation.hypotheses.front().score}, {"hypotheses", std::move(hypotheses)}};
}

void print(const Translation &translation, std::size_t number, const TranslateArguments &arguments,
    Console &console)
{
    if (arguments.isJson) {
        console.printJson(toJson(translation));
    } else if (arguments.model.search.nBest == 1) {
        console.printLine(translation.text());
    } else {
        for (const Hypothesis &hypothesis : translation.hypotheses)
            console.printLine(std::to_string(number) + '\t' + formatNumber(hypothesis.score, 4)
                + '\t' + hypothesis.text);
    }
}

} // namespace

void translate(const TranslateArguments &arguments, Console &console)
{
    const auto [translator, options] = openModel(arguments.model, console);
    LineReader input(STDIN_FILENO, arguments.encoding);
    std::size_t number = 0;
    UnknownWords words;
    for (auto lines = input.readBlock(kBlock); !lines.empty(); lines = input.readBlock(kBlock)) {
        const std::optional<LongSource> tooLong = translator.firstTooLong(lines, options);
        const std::span taken = std::span(lines).first(tooLong ? tooLong->sentence : lines.size());
        for (const Translation &translation : translator.translate(taken, options)) {
            print(translation, ++number, arguments, console);
            words += translation.unknownWords();
        }
        if (tooLong)
            refuse(*tooLong, {"standard input", number + 1});
    }
    sayUnknownWords(words, translator.source().code, console);
}

} // namespace seq2seq::cli
