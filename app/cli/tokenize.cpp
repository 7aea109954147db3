// SPDX-License-Identifier: GPL-3.0-or-later
// seq2seq tokenize: sentences as the words of a model, and back. Needs no engine.
#include "app/cli/commands.h"
#include "app/cli/corpus_arguments.h"
#include "app/cli/line_reader.h"
#include "app/cli/model_arguments.h"
#include "core/error.h"
#include "core/storage/experiment.h"
#include "core/storage/experiment_target.h"

#include <unistd.h>

#include <algorithm>
#include <memory>

namespace seq2seq::cli {

namespace {

constexpr std::size_t kBlock = 64;

struct TokenizeArguments {
    std::string file;
    std::string side = "source";
    std::string encoding;
    bool joins = false;
    bool isIds = false;
};

/// The words as the vocabulary spells them; an unknown one as it was written.
Json wordsOf(const Language &language, const std::string &sentence)
{
    Json words = Json::array();
    for (const std::string &token : language.tokenizer->split(sentence)) {
        const int id = language.id(token);
        words.push_back(id == kUnk ? token : language.vocabulary.word(id));
    }
    return words;
}

std::string joined(const Language &language, const std::string &line, std::size_t number)
{
    const Json words = Json::parse(line, nullptr, false);
    if (words.is_discarded() || !words.is_array()
        || !std::ranges::all_of(words, [](const Json &word) { return word.is_string(); }))
        throw Error(ErrorCode::WrongEncoding, "it is not a JSON array of words",
            {"standard input", number}, "Give it as \"seq2seq tokenize\" prints it.");
    return language.tokenizer->join(words.get<std::vector<std::string>>());
}

void tokenize(const TokenizeArguments &arguments, Console &console)
{
    const Experiment run = loadToTranslate(arguments.file);
    const Language &language = arguments.side == "source" ? run.source : run.target;
    LineReader input(STDIN_FILENO, arguments.encoding);
    std::size_t number = 0;
    for (auto lines = input.readBlock(kBlock); !lines.empty(); lines = input.readBlock(kBlock)) {
        for (const std::string &line : lines) {
            ++number;
            if (arguments.joins)
                console.printLine(joined(language, line, number));
            else if (arguments.isIds)
                console.printJson(Json(language.encode(line)));
            else
                console.printJson(wordsOf(language, line));
        }
    }
}

} // namespace

void addTokenize(CLI::App &program, Console &console)
{
    CLI::App *command = addCommand(program, "tokenize");
    auto arguments = std::make_shared<TokenizeArguments>();
    addRun(*command, arguments->file);
    command->add_option("--side", arguments->side, "source or target; with --join: target")
        ->check(CLI::IsMember({"source", "target"}));
    CLI::Option *joins = command->add_flag(
        "--join", arguments->joins, "Read such arrays and print the sentences of their words");
    command->add_flag("--ids", arguments->isIds, "Print ids, </s> last, instead of words")
        ->excludes(joins);
    addEncoding(*command, arguments->encoding, "Encoding of the input; unset: UTF-8");
    command->footer("Reads a sentence a line and prints a JSON array a line.\n"
                    "Example: echo 我喜欢喝茶。 | seq2seq tokenize everyday.s2s");
    command->callback([command, arguments, &console] {
        if (arguments->joins && command->count("--side") == 0)
            arguments->side = "target";
        requireExperimentFile(arguments->file);
        tokenize(*arguments, console);
    });
}

} // namespace seq2seq::cli
