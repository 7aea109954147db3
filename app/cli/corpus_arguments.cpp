// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/corpus_arguments.h"

#include "app/cli/interrupt.h"
#include "app/cli/usage.h"
#include "core/corpus/builtin.h"
#include "core/corpus/pair_format.h"
#include "core/corpus/reader.h"
#include "core/corpus/text_encoding.h"

#include <algorithm>
#include <filesystem>

namespace seq2seq::cli {

namespace {

bool isNumber(const std::string &column)
{
    return !column.empty() && column.find_first_not_of("0123456789") == column.npos;
}

/// For CLI::Option::check: empty when it is a column.
std::string columnProblem(const std::string &column)
{
    constexpr std::size_t kMostDigits = 4;
    if (column.empty() || column.front() == '-' || column.find_first_not_of('0') == column.npos)
        return "a column is a number from 1, or a name";
    return isNumber(column) && column.size() > kMostDigits ? "there are not so many columns" : "";
}

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

ReadOptions CorpusArguments::readOptions() const
{
    ReadOptions options;
    options.format = format;
    const auto take = [](const std::string &column, std::optional<int> &number, std::string &name) {
        if (isNumber(column))
            number = std::stoi(column);
        else
            name = column;
    };
    take(sourceColumn, options.sourceColumn, options.sourceName);
    take(targetColumn, options.targetColumn, options.targetName);
    return options;
}

void addCorpusFiles(CLI::App &command, CorpusArguments &arguments)
{
    constexpr auto kGroup = "Sentence pairs";
    std::vector<std::string> formats;
    std::string labels;
    for (const PairFormat &format : pairFormats()) {
        formats.push_back(format.name);
        labels += (labels.empty() ? "" : "; ") + format.name + ": " + format.label.english();
    }
    command.add_option("--pairs", arguments.pairs, "File of sentence pairs, packed by gzip or not")
        ->type_name("FILE")
        ->group(kGroup);
    command.add_option("--format", arguments.format, "What --pairs is written as. " + labels)
        ->check(CLI::IsMember(formats))
        ->type_name("NAME")
        ->default_str("recognised by its text")
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
    const auto addColumn = [&](const std::string &option, std::string &column,
                               const std::string &meaning, const std::string &usual) {
        command
            .add_option(option, column,
                "Column of --pairs with the " + meaning
                    + ", from 1, or what the file calls it: en, translation.fr")
            ->check([](const std::string &named) { return columnProblem(named); })
            ->type_name("N|NAME")
            ->default_str(usual)
            ->group(kGroup);
    };
    addColumn(
        "--source-column", arguments.sourceColumn, "source", "the first that holds sentences");
    addColumn("--target-column", arguments.targetColumn, "translation",
        "the second that holds sentences");
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
    const bool hasColumns = !arguments.sourceColumn.empty() || !arguments.targetColumn.empty();
    if (!arguments.format.empty() && arguments.pairs.empty())
        wrongUsage("--format says what --pairs is written as, which is missing.");
    if (hasColumns && arguments.pairs.empty())
        wrongUsage(
            "--source-column and --target-column choose columns of --pairs, which is missing.");
    if (arguments.count > 0 && arguments.builtin.empty())
        wrongUsage("--count belongs to --builtin, which is missing.");
    if (!arguments.sourceColumn.empty() && arguments.sourceColumn == arguments.targetColumn)
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
        ReadOptions options = arguments.readOptions();
        options.sourceEncoding = knownEncoding(arguments.encoding);
        options.targetEncoding = arguments.targetEncoding.empty()
            ? options.sourceEncoding
            : knownEncoding(arguments.targetEncoding);
        if (arguments.pairs.empty()) {
            corpus = readAligned(arguments.source, arguments.target, options, readReport, progress);
        } else {
            corpus = readPairs(arguments.pairs, options, readReport, progress);
        }
    }
    report(readReport, name, console);
    return corpus;
}

} // namespace seq2seq::cli
