// SPDX-License-Identifier: GPL-3.0-or-later
// seq2seq translate: one sentence a line on standard input, the answers in the same order.
#include "app/cli/commands.h"
#include "app/cli/corpus_arguments.h"
#include "app/cli/line_reader.h"
#include "app/cli/long_sources.h"
#include "app/cli/model_arguments.h"
#include "app/cli/unknown_words.h"

#include <unistd.h>

#include <memory>
#include <optional>
#include <span>

namespace seq2seq::cli {

namespace {

constexpr std::size_t kBlock
    = 64; // sentences that are translated together when they are there already

struct TranslateArguments {
    ModelArguments model{};
    std::string encoding;
    bool isJson = false;
};

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

} // namespace

void addTranslate(CLI::App &program, Console &console)
{
    CLI::App *command = addCommand(program, "translate");
    auto arguments = std::make_shared<TranslateArguments>();
    addRun(*command, arguments->model.file);
    addSearch(*command, arguments->model.search);
    addCompute(*command, arguments->model.compute);
    addNBest(*command, arguments->model.search);
    addUnknownWords(*command, arguments->model.search);
    addSampling(*command, arguments->model.search);
    addEncoding(*command, arguments->encoding, "Encoding of the sentences; unset: UTF-8");
    command->add_flag("--json", arguments->isJson,
        "Print each translation with its hypotheses as a JSON object a line");
    command->footer("The answers come in order, an empty line for an empty line. With --n-best "
                    "above 1 each hypothesis\n"
                    "is a line: number of the sentence, score, text, separated by tabs. A "
                    "sentence draws the same\n"
                    "translations whenever the seed is the same, whatever stands around it.\n"
                    "Example: echo 我喜欢喝茶。 | seq2seq translate everyday.s2s");
    command->callback([arguments, &console] { translate(*arguments, console); });
}

} // namespace seq2seq::cli
