// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/corpus_arguments.h"

#include "app/cli/interrupt.h"
#include "app/cli/usage.h"
#include "core/corpus/builtin.h"
#include "core/corpus/reader.h"
#include "core/corpus/text_encoding.h"

#include <algorithm>
#include <filesystem>

namespace seq2seq::cli {

namespace {

constexpr std::size_t kSkippedShown = 10; // lines that are named one by one

void report(const ReadReport &report, const std::string &name, Console &console)
{
    console.say(name + ": " + formatCount(static_cast<long long>(report.kept), "pair", "pairs")
        + " from " + formatCount(static_cast<long long>(report.lines), "line", "lines") + " ("
        + report.encoding + ", " + report.lineEnds + ").");
    for (const Message &remark : report.remarks)
        console.say("  " + remark.english());
    std::size_t skipped = 0;
    for (const auto &[problem, count] : report.skipped) {
        if (problem != LineProblem::Blank)
            skipped += count;
    }
    const std::size_t shown = std::min(report.listed.size(), kSkippedShown);
    for (std::size_t i = 0; i < shown; ++i)
        console.say("  skipped: " + report.listed[i].message.english());
    if (skipped > shown)
        console.say("  and "
            + formatCount(
                static_cast<long long>(skipped - shown), "more line was", "more lines were")
            + " skipped.");
}

} // namespace

std::vector<std::string> CorpusArguments::files() const
{
    std::vector<std::string> named;
    for (const std::string &file : {pairs, source, target}) {
        if (!file.empty())
            named.push_back(file);
    }
    return named;
}

void addCorpusFiles(CLI::App &command, CorpusArguments &arguments)
{
    constexpr auto kGroup = "Sentence pairs";
    command.add_option("--pairs", arguments.pairs, "Tab-separated file, one pair a line")
        ->type_name("FILE")
        ->group(kGroup);
    command
        .add_option(
            "--source", arguments.source, "File of source sentences, one a line; needs --target")
        ->type_name("FILE")
        ->group(kGroup);
    command
        .add_option("--target", arguments.target,
            "File of their translations, line by line; needs --source")
        ->type_name("FILE")
        ->group(kGroup);
    constexpr int kMostColumns = 10'000;
    command
        .add_option(
            "--source-column", arguments.sourceColumn, "Column of --pairs with the source, from 1")
        ->check(between(1, kMostColumns))
        ->type_name("N")
        ->default_str("the first that holds sentences")
        ->group(kGroup);
    command
        .add_option("--target-column", arguments.targetColumn,
            "Column of --pairs with the translation, from 1")
        ->check(between(1, kMostColumns))
        ->type_name("N")
        ->default_str("the second that holds sentences")
        ->group(kGroup);
    addEncoding(command, arguments.encoding, "Encoding of the files; unset: found out");
    addEncoding(command, kTargetEncodingOption, arguments.targetEncoding,
        "Encoding of --target, when it is not that of --source");
}

void addEncoding(CLI::App &command, std::string &encoding, const std::string &meaning)
{
    std::string names;
    for (const TextEncoding &known : textEncodings())
        names += (names.empty() ? "" : ", ") + std::string(known.name);
    addEncoding(command, "--encoding", encoding, meaning + ": " + names);
}

void addEncoding(CLI::App &command, const std::string &option, std::string &encoding,
    const std::string &description)
{
    command.add_option(option, encoding, description)
        ->check([](const std::string &name) {
            return encodingNamed(name) ? std::string()
                                       : "\"" + name + "\" is no encoding that is read";
        })
        ->type_name("NAME");
}

void addBuiltin(CLI::App &command, CorpusArguments &arguments)
{
    constexpr auto kGroup = "Sentence pairs";
    command
        .add_option("--builtin", arguments.builtin,
            "A corpus that comes with the program; always the same, whatever --seed is")
        ->check(CLI::IsMember(builtinNames()))
        ->type_name("NAME")
        ->group(kGroup);
    command
        .add_option("--count", arguments.count, "Pairs to take of --builtin; 0 = its usual number")
        ->type_name("N")
        ->capture_default_str()
        ->group(kGroup);
}

std::vector<std::string> builtinNames()
{
    std::vector<std::string> names;
    for (const BuiltinCorpus &corpus : builtinCorpora())
        names.push_back(corpus.name);
    return names;
}

void checkCorpusArguments(const CorpusArguments &arguments, const std::string &prefix)
{
    const bool isAligned = !arguments.source.empty() || !arguments.target.empty();
    const int kinds
        = int(!arguments.pairs.empty()) + int(isAligned) + int(!arguments.builtin.empty());
    if (kinds > 1)
        wrongUsage("Name the sentence pairs in one way only: a file of pairs, two aligned files, "
                   "or a built-in corpus.");
    if (isAligned && (arguments.source.empty() || arguments.target.empty()))
        wrongUsage(
            prefix + "source and " + prefix + "target belong together; one of them is missing.");
    if ((arguments.sourceColumn || arguments.targetColumn) && arguments.pairs.empty())
        wrongUsage(
            "--source-column and --target-column choose columns of --pairs, which is missing.");
    if (arguments.count > 0 && arguments.builtin.empty())
        wrongUsage("--count belongs to --builtin, which is missing.");
    if (arguments.sourceColumn && arguments.sourceColumn == arguments.targetColumn)
        wrongUsage("Source and target are the same column.");
}

void requireCorpusFiles(const CorpusArguments &arguments)
{
    for (const std::string &file : arguments.files())
        requireTextFile(file);
}

Corpus readCorpus(
    const CorpusArguments &arguments, Console &console, const InterruptGuard &interrupt)
{
    if (!arguments.builtin.empty()) {
        Corpus corpus = generateBuiltin(arguments.builtin, arguments.count, kBuiltinSeed);
        console.say(arguments.builtin + ": "
            + formatCount(static_cast<long long>(corpus.size()), "pair", "pairs") + ".");
        return corpus;
    }
    const std::string &file = arguments.pairs.empty() ? arguments.source : arguments.pairs;
    const std::string name = std::filesystem::path(file).filename().string();
    ReadReport readReport;
    Corpus corpus;
    {
        ProgressBar bar(console, "Reading " + name);
        const ProgressCallback progress = [&](double done) {
            bar.update(done);
            return !interrupt.isRequested();
        };
        ReadOptions options;
        options.sourceEncoding = knownEncoding(arguments.encoding);
        options.targetEncoding = arguments.targetEncoding.empty()
            ? options.sourceEncoding
            : knownEncoding(arguments.targetEncoding);
        if (arguments.pairs.empty()) {
            corpus = readAligned(arguments.source, arguments.target, options, readReport, progress);
        } else {
            options.sourceColumn = arguments.sourceColumn;
            options.targetColumn = arguments.targetColumn;
            corpus = readTsv(arguments.pairs, options, readReport, progress);
        }
    }
    report(readReport, name, console);
    return corpus;
}

} // namespace seq2seq::cli
