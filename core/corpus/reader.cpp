// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/corpus/reader.h"

#include "core/available_memory.h"
#include "core/corpus/column_guess.h"
#include "core/corpus/column_names.h"
#include "core/corpus/encoding.h"
#include "core/corpus/foreign_format.h"
#include "core/corpus/line_reader.h"
#include "core/corpus/pair_collector.h"
#include "core/corpus/pair_format.h"
#include "core/corpus/row_buffer.h"
#include "core/corpus/text_encoding.h"
#include "core/error.h"

#include <algorithm>
#include <filesystem>

namespace seq2seq {
namespace {

constexpr std::size_t kLinesPerProgress = 8192;

void remarkOnColumns(const ColumnGuess &guess, ReadReport &report)
{
    const auto between = [&](Message text) {
        report.remarks.push_back(
            std::move(text).arg(guess.source).arg(guess.target).arg(guess.passedOver.front()));
    };
    if (guess.passedOver.size() == 1)
        between(message("core",
            "Source and target were taken from columns %1 and %2: column %3 holds numbers, ids, "
            "addresses or one and the same text."));
    else if (guess.passedOver.size() > 1) {
        std::string columns;
        for (const int column : guess.passedOver)
            columns += (columns.empty() ? "" : ", ") + std::to_string(column);
        report.remarks.push_back(message("core",
            "Source and target were taken from columns %1 and %2: columns %3 hold numbers, ids, "
            "addresses or one and the same text.")
                                     .arg(guess.source)
                                     .arg(guess.target)
                                     .arg(columns));
    }
}

// Of a file with more than two languages or keys, which of them were taken.
void remarkOnNames(
    const ColumnGuess &guess, const std::vector<RowColumn> &columns, ReadReport &report)
{
    constexpr std::size_t kMostNamed = 10;
    std::string others;
    std::size_t named = 0;
    for (std::size_t i = 0; i < std::min(columns.size(), guess.kinds.size()); ++i) {
        const int column = static_cast<int>(i) + 1;
        if (column == guess.source || column == guess.target
            || guess.kinds[i] != ColumnKind::Sentences)
            continue;
        if (named < kMostNamed)
            others += (others.empty() ? "" : ", ") + columns[i].name;
        else if (named == kMostNamed)
            others += ", …";
        ++named;
    }
    const auto name
        = [&](int column) { return columns[static_cast<std::size_t>(column) - 1].name; };
    if (!others.empty())
        report.remarks.push_back(message("core",
            "Source and target were taken from %1 and %2 (columns %3 and %4); there are also %5.")
                                     .arg(name(guess.source))
                                     .arg(name(guess.target))
                                     .arg(guess.source)
                                     .arg(guess.target)
                                     .arg(others));
}

/// The number of the column that is called so, from 1.
int columnCalled(
    const std::string &name, const std::vector<RowColumn> &columns, const std::string &path)
{
    const std::string language = languageNamed(name);
    const auto isCalled = [&](const RowColumn &column) {
        return column.name == name || column.name.ends_with("." + name)
            || (!language.empty() && column.language == language);
    };
    const auto found = std::ranges::find_if(columns, isCalled);
    if (found != columns.end())
        return static_cast<int>(found - columns.begin()) + 1;
    std::string names;
    for (const RowColumn &column : columns)
        if (!column.name.empty())
            names += (names.empty() ? "" : ", ") + column.name;
    throw Error(ErrorCode::MissingColumn,
        message("core", "it has no column called \"%1\"").arg(name), {path},
        names.empty() ? message("core", "Its columns have no names; choose them by number.")
                      : message("core", "Choose one of %1.").arg(names));
}

ColumnGuess chooseColumns(
    const std::string &path, const ReadOptions &options, const RowBuffer &rows, ReadReport &report)
{
    std::optional<int> source = options.sourceColumn;
    std::optional<int> target = options.targetColumn;
    if (!options.sourceName.empty())
        source = columnCalled(options.sourceName, rows.columns(), path);
    if (!options.targetName.empty())
        target = columnCalled(options.targetName, rows.columns(), path);
    ColumnGuess columns;
    if (!source && !target) {
        columns = guessColumns(rows.sample(), rows.columns());
        remarkOnColumns(columns, report);
        const auto last = static_cast<std::size_t>(std::max(columns.source, columns.target));
        if (last <= rows.columns().size() && !rows.columns()[last - 1].name.empty())
            remarkOnNames(columns, rows.columns(), report);
    }
    if (source == 2 && !target)
        columns.target = 1; // whoever names one of two columns means the other as well
    if (target == 1 && !source)
        columns.source = 2;
    columns.source = source.value_or(columns.source);
    columns.target = target.value_or(columns.target);
    if (columns.source < 1 || columns.target < 1)
        throw Error(ErrorCode::MissingColumn, message("core", "columns are counted from 1"), {path},
            message("core", "Name columns from 1 on."));
    if (columns.source == columns.target)
        throw Error(ErrorCode::MissingColumn,
            message("core", "source and target are the same column, %1").arg(columns.source),
            {path}, message("core", "Choose two columns."));
    return columns;
}

void reportFile(const LineReader &lines, ReadReport &report)
{
    const auto append = [](std::string &text, const std::string &more) {
        if (text.empty())
            text = more;
        else if (text != more)
            text += ", " + more;
    };
    append(report.encoding, lines.encoding());
    append(report.lineEnds, lines.lineEnds());
    if (lines.wasFoundOut())
        report.remarks.push_back(foundOutRemark(lines.path(), lines.encoding()));
    if (lines.withStrayCr() == 1)
        report.remarks.push_back(
            message("core", "%1, line %2: a carriage return inside the line was read as a blank.")
                .arg(lines.path())
                .arg(lines.firstStrayCr()));
    else if (lines.withStrayCr() > 1)
        report.remarks.push_back(message("core",
            "%1: carriage returns inside %2 lines, the first of them line %3, were read as blanks.")
                                     .arg(lines.path())
                                     .arg(lines.withStrayCr())
                                     .arg(lines.firstStrayCr()));
    if (lines.isCutOff())
        report.remarks.push_back(
            message("core", "%1 ends in the middle of a character, which was dropped.")
                .arg(lines.path()));
}

/// Packed text is less than half of its file, and the ids that training makes of it about as much.
/// gzip makes a third or a fourth of it.
void requireMemoryFor(const std::string &path, const ReadOptions &options, bool isPacked)
{
    std::error_code unknown; // of a pipe
    const std::uintmax_t bytes = std::filesystem::file_size(path, unknown) * (isPacked ? 4 : 1);
    if (!unknown && options.mostPairs == 0 && options.keepsPairs)
        requireMemory(bytes, message("core", "reading it needs about %1 of memory; %2 are free"),
            message("core", "Close other programs, or choose a smaller part of it."), {path});
}

void showProgress(const ProgressCallback &progress, double done)
{
    if (progress && !progress(done))
        throw Error(ErrorCode::Cancelled, message("core", "reading was stopped"));
}

std::string absolutePath(const std::string &path)
{
    std::error_code error;
    const auto absolute = std::filesystem::absolute(path, error);
    return error ? path : absolute.lexically_normal().string();
}

std::string fileName(const std::string &path)
{
    return std::filesystem::path(path).filename().string();
}

void guessLanguages(Corpus &corpus)
{
    constexpr std::size_t kLookedAt = 1000;
    std::vector<std::string> sources;
    std::vector<std::string> targets;
    const std::size_t stride = 1 + corpus.size() / kLookedAt;
    SentencePairs::Cursor cursor(corpus.pairs);
    for (std::size_t i = 0; i < corpus.size(); i += stride) {
        const SentencePair &pair = cursor.at(i);
        sources.push_back(pair.source);
        targets.push_back(pair.target);
    }
    corpus.sourceLanguage = guessLanguage(sources);
    corpus.targetLanguage = guessLanguage(targets);
}

bool isBlankRow(const Row &row)
{
    return std::ranges::all_of(
        row.cells, [](std::string_view cell) { return cleanSentence(cell).empty(); });
}

/// How the rows of a file are taken.
struct TableRules {
    ColumnGuess columns;
    TableShape shape;
    Message separator; // empty: a cell that is not there is an empty one
};

void skipShortRow(const Row &row, const TableRules &rules, PairCollector &pairs)
{
    const auto needed = std::max(rules.columns.source, rules.columns.target);
    pairs.skip(row.line, LineProblem::MissingColumn,
        counted(row.cells.size(), message("core", "line %2 has %1 column, %3 are needed"),
            message("core", "line %2 has %1 columns, %3 are needed"))
            .arg(row.line.number)
            .arg(needed));
}

void skipOddRow(const Row &row, const TableRules &rules, PairCollector &pairs)
{
    const bool isShort = row.cells.size() < rules.shape.columns();
    const bool isOne = row.cells.size() == 1;
    Message sentence = isShort
        ? (isOne ? message("core",
               "line %2 has %1 column, but the file has %3: is there a separator missing (%4)?")
                 : message("core",
                     "line %2 has %1 columns, but the file has %3: is there a separator missing "
                     "(%4)?"))
        : message("core",
            "line %2 has %1 columns, but the file has %3: is there a separator inside a sentence "
            "(%4)?");
    pairs.skip(row.line, LineProblem::OddColumns,
        std::move(sentence)
            .arg(row.cells.size())
            .arg(row.line.number)
            .arg(rules.shape.columns())
            .arg(rules.separator));
}

// Hands the two columns asked for on, or says why not.
void takeRow(const Row &row, const TableRules &rules, PairCollector &pairs)
{
    const auto source = static_cast<std::size_t>(rules.columns.source - 1);
    const auto target = static_cast<std::size_t>(rules.columns.target - 1);
    const auto cell = [&](std::size_t column) {
        return column < row.cells.size() ? row.cells[column] : std::string_view();
    };
    if (row.problem)
        pairs.skip(
            row.line, row.problem->kind, Message(row.problem->sentence).arg(row.line.number));
    else if (isBlankRow(row))
        pairs.skip(row.line, LineProblem::Blank, {});
    else if (!rules.separator.isEmpty() && row.cells.size() <= std::max(source, target))
        skipShortRow(row, rules, pairs);
    else if (!rules.shape.fits(row.cells))
        skipOddRow(row, rules, pairs);
    else
        pairs.take(row.line, cell(source), row.line, cell(target));
}

/// What a file says of its languages counts for more than what its letters look like.
void takeNamedLanguages(
    const std::vector<RowColumn> &columns, const ColumnGuess &taken, Corpus &corpus)
{
    const auto named = [&](int column) {
        const auto place = static_cast<std::size_t>(column - 1);
        return place < columns.size() ? columns[place].language : std::string();
    };
    if (const std::string source = named(taken.source); !source.empty())
        corpus.sourceLanguage = source;
    if (const std::string target = named(taken.target); !target.empty())
        corpus.targetLanguage = target;
}

/// A file that holds both sides is none of two files.
void refuseAsOneSide(const LineReader &lines)
{
    const PairFormat &format = formatToRead(lines.start(), lines.path(), {});
    if (format.hasMarks)
        throw Error(ErrorCode::FileUnreadable,
            message("core", "it holds both sides of its pairs (%1)").arg(format.label),
            {lines.path()}, message("core", "Open it alone, as one file of pairs."));
}

// Goes on to the end of the longer of two files. Blank lines there are no difference.
void expectEqualCounts(LineReader &source, bool sourceHasMore, LineReader &target)
{
    LineReader &longer = sourceHasMore ? source : target;
    bool hasText = false;
    do
        hasText = hasText || !cleanSentence(longer.line().text).empty();
    while (longer.next());
    if (hasText)
        throw Error(ErrorCode::UnequalLines,
            counted(source.number(), message("core", "it has %1 line, but %2 has %3"),
                message("core", "it has %1 lines, but %2 has %3"))
                .arg(target.path())
                .arg(target.number()),
            {source.path()},
            message("core",
                "The same line of both files must hold the same sentence; find where one was "
                "lost."));
}

} // namespace

Corpus readPairs(const std::string &path, const ReadOptions &options, ReadReport &report,
    const ProgressCallback &progress)
{
    report = {};
    LineReader lines(path, options.sourceEncoding);
    const PairFormat &format = formatToRead(lines.start(), path, options.format);
    requireMemoryFor(path, options, lines.isPacked());
    report.format = format.name;
    const std::unique_ptr<RowReader> reader = format.open(lines);
    RowBuffer rows(*reader);
    TableRules rules{chooseColumns(path, options, rows, report), {}, reader->separator()};
    if (!rules.separator.isEmpty())
        rules.shape = TableShape(rows.sample());
    if (rows.namesLine() > 0)
        report.remarks.push_back(
            message("core", "Line %1 names the columns and was not taken as a pair.")
                .arg(rows.namesLine()));
    EncodingJudge judge(path, lines.encoding());
    PairCollector pairs(options, report);
    while (!pairs.isFull() && rows.next()) {
        const Row &row = rows.row();
        if (++report.lines % kLinesPerProgress == 0)
            showProgress(progress, lines.progress());
        if (row.line.isText)
            judge.takeGood();
        else
            judge.takeBroken(row.bytes, row.line.number);
        if (!pairs.skipDamaged(row.line, lines.encoding()))
            takeRow(row, rules, pairs);
    }
    judge.decide();
    reportFile(lines, report);

    Corpus corpus;
    corpus.pairs = pairs.finish(path);
    corpus.origin.kind = CorpusOrigin::Kind::Tsv;
    corpus.origin.name = fileName(path);
    corpus.origin.sourceFile = absolutePath(path);
    corpus.origin.sourceColumn = rules.columns.source;
    corpus.origin.targetColumn = rules.columns.target;
    corpus.origin.sourceEncoding = knownEncoding(options.sourceEncoding);
    guessLanguages(corpus);
    takeNamedLanguages(rows.columns(), rules.columns, corpus);
    showProgress(progress, 1);
    return corpus;
}

Corpus readAligned(const std::string &sourcePath, const std::string &targetPath,
    const ReadOptions &options, ReadReport &report, const ProgressCallback &progress)
{
    report = {};
    LineReader source(sourcePath, options.sourceEncoding);
    LineReader target(targetPath, options.targetEncoding);
    for (const LineReader *lines : {&source, &target})
        refuseAsOneSide(*lines);
    requireMemoryFor(sourcePath, options, source.isPacked());
    requireMemoryFor(targetPath, options, target.isPacked());
    EncodingJudge sourceJudge(sourcePath, source.encoding());
    EncodingJudge targetJudge(targetPath, target.encoding(), kTargetEncodingOption);
    PairCollector pairs(options, report);
    const auto judgeLine = [&](const LineReader &lines, EncodingJudge &judge) {
        if (lines.line().isText)
            judge.takeGood();
        else
            judge.takeBroken(lines.bytes(), lines.number());
    };
    while (!pairs.isFull()) {
        const bool sourceHasMore = source.next();
        const bool targetHasMore = target.next();
        if (sourceHasMore != targetHasMore)
            expectEqualCounts(source, sourceHasMore, target);
        if (!sourceHasMore || !targetHasMore)
            break;
        if (++report.lines % kLinesPerProgress == 0)
            showProgress(progress, (source.progress() + target.progress()) / 2);
        judgeLine(source, sourceJudge);
        judgeLine(target, targetJudge);
        if (!pairs.skipDamaged(source.line(), source.encoding())
            && !pairs.skipDamaged(target.line(), target.encoding()))
            pairs.take(source.line(), source.line().text, target.line(), target.line().text);
    }
    sourceJudge.decide();
    targetJudge.decide();
    reportFile(source, report);
    reportFile(target, report);

    Corpus corpus;
    corpus.pairs = pairs.finish(sourcePath);
    corpus.origin.kind = CorpusOrigin::Kind::Aligned;
    corpus.origin.name = fileName(sourcePath) + " + " + fileName(targetPath);
    corpus.origin.sourceFile = absolutePath(sourcePath);
    corpus.origin.targetFile = absolutePath(targetPath);
    corpus.origin.sourceEncoding = knownEncoding(options.sourceEncoding);
    corpus.origin.targetEncoding = knownEncoding(options.targetEncoding);
    guessLanguages(corpus);
    showProgress(progress, 1);
    return corpus;
}

} // namespace seq2seq
