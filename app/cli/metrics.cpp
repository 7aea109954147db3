// SPDX-License-Identifier: GPL-3.0-or-later
// seq2seq metrics: BLEU, chrF and chrF++ of translations that some program made.
#include "app/cli/commands.h"
#include "core/error.h"
#include "core/metrics/bleu.h"
#include "core/metrics/chrf.h"
#include "core/storage/atomic_file.h"

#include <map>
#include <memory>

namespace seq2seq::cli {

namespace {

struct MetricsArguments {
    std::string hypotheses;
    std::vector<std::string> references;
    std::string tokenizer = "13a";
    bool isLowercase = false;
    bool isJson = false;
};

const std::map<std::string, BleuTokenizer> &tokenizers()
{
    static const std::map<std::string, BleuTokenizer> names{{"none", BleuTokenizer::None},
        {"13a", BleuTokenizer::V13a}, {"intl", BleuTokenizer::Intl}, {"zh", BleuTokenizer::Zh},
        {"char", BleuTokenizer::Char}};
    return names;
}

/// Lines as they are: an empty one is an empty sentence. Blanks at the end go, as sacreBLEU has it.
std::vector<std::string> readLines(const std::string &path)
{
    const std::string bytes = readWholeFile(path);
    std::vector<std::string> lines;
    for (std::size_t start = 0; start < bytes.size();) {
        const std::size_t end = std::min(bytes.find('\n', start), bytes.size());
        std::string line = bytes.substr(start, end - start);
        line.erase(line.find_last_not_of(" \t\r\f\v") + 1);
        lines.push_back(std::move(line));
        start = end + 1;
    }
    return lines;
}

std::vector<std::vector<std::string>> readReferences(
    const MetricsArguments &arguments, std::size_t hypotheses)
{
    std::vector<std::vector<std::string>> references;
    for (const std::string &path : arguments.references) {
        references.push_back(readLines(path));
        if (references.back().size() != hypotheses)
            throw Error(ErrorCode::UnequalLines,
                "it has " + std::to_string(references.back().size()) + " lines, but "
                    + arguments.hypotheses + " has " + std::to_string(hypotheses),
                {.file = path},
                "Each line has to be the reference of the same line of the hypotheses.");
    }
    return references;
}

void printReport(const BleuScore &bleu, double chrf, double chrfPlusPlus,
    const std::string &signature, const MetricsArguments &arguments, Console &console)
{
    if (arguments.isJson) {
        console.printJson(Json{{"bleu", bleu.score}, {"chrf", chrf}, {"chrf++", chrfPlusPlus},
            {"signature", signature}, {"precisions", bleu.precisions},
            {"brevity_penalty", bleu.brevityPenalty}, {"hypothesis_length", bleu.hypothesisLength},
            {"reference_length", bleu.referenceLength}});
        return;
    }
    console.printLine("BLEU    " + formatNumber(bleu.score, 2) + "  "
        + formatNumber(bleu.precisions[0], 1) + "/" + formatNumber(bleu.precisions[1], 1) + "/"
        + formatNumber(bleu.precisions[2], 1) + "/" + formatNumber(bleu.precisions[3], 1)
        + "  brevity penalty " + formatNumber(bleu.brevityPenalty, 3));
    console.printLine("chrF    " + formatNumber(chrf, 2));
    console.printLine("chrF++  " + formatNumber(chrfPlusPlus, 2));
    console.printLine(signature);
}

void measure(const MetricsArguments &arguments, Console &console)
{
    const std::vector<std::string> hypotheses = readLines(arguments.hypotheses);
    if (hypotheses.empty())
        throw Error(ErrorCode::EmptyCorpus, "it is empty", {.file = arguments.hypotheses});
    const std::vector<std::vector<std::string>> references
        = readReferences(arguments, hypotheses.size());

    BleuOptions bleuOptions;
    bleuOptions.tokenizer = tokenizers().at(arguments.tokenizer);
    bleuOptions.lowercase = arguments.isLowercase;
    ChrfOptions chrfOptions;
    chrfOptions.lowercase = arguments.isLowercase;
    ChrfOptions plusPlus = chrfOptions;
    plusPlus.wordOrder = 2;
    printReport(corpusBleu(hypotheses, references, bleuOptions),
        corpusChrf(hypotheses, references, chrfOptions),
        corpusChrf(hypotheses, references, plusPlus), bleuSignature(bleuOptions, references.size()),
        arguments, console);
}

std::vector<std::string> tokenizerNames()
{
    std::vector<std::string> names;
    for (const auto &[name, tokenizer] : tokenizers())
        names.push_back(name);
    return names;
}

} // namespace

void addMetrics(CLI::App &program, Console &console)
{
    CLI::App *command
        = program.add_subcommand("metrics", "Measure translations in a file against references");
    auto arguments = std::make_shared<MetricsArguments>();
    command->add_option("--hypotheses", arguments->hypotheses, "The translations, one a line")
        ->required()
        ->type_name("FILE");
    command
        ->add_option(
            "--references", arguments->references, "One or more files of references, line by line")
        ->required()
        ->type_name("FILE");
    command
        ->add_option(
            "--tokenize", arguments->tokenizer, "BLEU's tokeniser: 13a, intl, zh, char or none")
        ->check(CLI::IsMember(tokenizerNames()))
        ->type_name("KIND")
        ->capture_default_str();
    command->add_flag("--lowercase", arguments->isLowercase, "Compare without regard to case");
    command->add_flag("--json", arguments->isJson, "Print one JSON object");
    command->footer("BLEU, chrF and chrF++ are those of sacreBLEU, 0 to 100.");
    command->callback([arguments, &console] { measure(*arguments, console); });
}

} // namespace seq2seq::cli
