// SPDX-License-Identifier: GPL-3.0-or-later
// seq2seq generate: prints sentence pairs of a built-in corpus with their gold alignment.
#include "app/cli/commands.h"
#include "app/cli/corpus_arguments.h"
#include "core/corpus/builtin.h"
#include "core/corpus/reader.h"

#include <memory>

namespace seq2seq::cli {

namespace {

struct GenerateArguments {
    std::string builtin;
    std::size_t count = 0;
    std::uint64_t seed = kBuiltinSeed;
    bool isJson = false;
};

void generate(const GenerateArguments &arguments, Console &console)
{
    const Corpus corpus = generateBuiltin(arguments.builtin, arguments.count, arguments.seed);
    for (std::size_t i = 0; const SentencePair &pair : corpus.pairs) {
        const std::string alignment = formatAlignment(corpus.alignments[i++]);
        if (arguments.isJson)
            console.printJson(
                Json{{"source", pair.source}, {"target", pair.target}, {"alignment", alignment}});
        else
            console.printLine(pair.source + '\t' + pair.target + '\t' + alignment);
    }
}

std::string describeCorpora()
{
    std::string text = "The corpora:";
    for (const BuiltinCorpus &corpus : builtinCorpora())
        text += "\n  " + corpus.name + ": " + corpus.description.english() + " "
            + formatCount(static_cast<long long>(corpus.pairs)) + " pairs.";
    return text;
}

} // namespace

void addGenerate(CLI::App &program, Console &console)
{
    CLI::App *command = addCommand(program, "generate");
    auto arguments = std::make_shared<GenerateArguments>();
    command->add_option("--builtin", arguments->builtin, "Which corpus")
        ->required()
        ->check(CLI::IsMember(builtinNames()))
        ->type_name("NAME");
    command->add_option("--count", arguments->count, "Pairs to draw; 0 = its usual number")
        ->type_name("N")
        ->capture_default_str();
    command
        ->add_option("--seed", arguments->seed, "Draws other sentences; train uses those of seed 1")
        ->type_name("N")
        ->capture_default_str();
    command->add_flag("--json", arguments->isJson, "Print a JSON object a line");
    command->footer("A line is: source TAB target TAB alignment. The alignment 0-0 1-2 links words "
                    "by place, from 0, source first.\n"
        + describeCorpora());
    command->callback([arguments, &console] { generate(*arguments, console); });
}

} // namespace seq2seq::cli
