// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/corpus/reader.h"

#include "core/available_memory.h"
#include "core/corpus/column_guess.h"
#include "core/corpus/encoding.h"
#include "core/corpus/foreign_format.h"
#include "core/corpus/line_reader.h"
#include "core/corpus/pair_collector.h"
#include "core/corpus/text_encoding.h"
#include "core/error.h"

#include <algorithm>
#include <deque>
#include <filesystem>

namespace seq2seq {
namespace {

constexpr std::size_t kLinesPerProgress = 8192;

/// The first lines of a table, kept for a look at all of them before the first is read.
class TableReader {
public:
    explicit TableReader(LineReader &lines)
        : m_lines(lines)
    {
        constexpr std::size_t kMostLines = 200;
        constexpr std::size_t kMostBytes = 4u << 20;
        std::size_t bytes = 0;
        while (m_held.size() < kMostLines && bytes < kMostBytes && m_lines.next()) {
            const TextLine line = m_lines.line();
            m_held.push_back({line, std::string(line.text), std::string(m_lines.bytes())});
            bytes += line.text.size();
            if (line.isText && !line.isTooLong)
                m_sample.emplace_back(line.text);
        }
    }

    /// Of the lines that are text.
    [[nodiscard]] const std::vector<std::string> &sample() const { return m_sample; }

    bool next()
    {
        if (m_hasStarted && !m_held.empty())
            m_held.pop_front();
        m_hasStarted = true;
        return !m_held.empty() || m_lines.next();
    }
    [[nodiscard]] TextLine line() const
    {
        if (m_held.empty())
            return m_lines.line();
        TextLine line = m_held.front().line;
        line.text = m_held.front().text;
        return line;
    }
    [[nodiscard]] std::string_view bytes() const
    {
        return m_held.empty() ? m_lines.bytes() : m_held.front().bytes;
    }

private:
    struct Held {
        TextLine line;
        std::string text;
        std::string bytes;
    };

    LineReader &m_lines;
    std::deque<Held> m_held;
    std::vector<std::string> m_sample;
    bool m_hasStarted = false;
};

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

ColumnGuess chooseColumns(const std::string &path, const ReadOptions &options,
    const std::vector<std::string> &sample, ReadReport &report)
{
    ColumnGuess columns;
    if (!options.sourceColumn && !options.targetColumn) {
        columns = guessColumns(sample);
        remarkOnColumns(columns, report);
    }
    if (options.sourceColumn == 2 && !options.targetColumn)
        columns.target = 1; // whoever names one of two columns means the other as well
    if (options.targetColumn == 1 && !options.sourceColumn)
        columns.source = 2;
    columns.source = options.sourceColumn.value_or(columns.source);
    columns.target = options.targetColumn.value_or(columns.target);
    if (columns.source < 1 || columns.target < 1)
        throw Error(ErrorCode::MissingColumn, message("core", "columns are counted from 1"), {path},
            message("core", "Name columns from 1 on."));
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
void requireMemoryFor(const std::string &path, const ReadOptions &options)
{
    std::error_code unknown; // of a pipe
    const std::uintmax_t bytes = std::filesystem::file_size(path, unknown);
    if (!unknown && options.mostPairs == 0)
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

// Splits a line into the two columns asked for and hands them on.
void takeRow(
    const TextLine &line, const ColumnGuess &columns, const TableShape &shape, PairCollector &pairs)
{
    const std::vector<std::string_view> row = cells(line.text);
    const auto needed = static_cast<std::size_t>(std::max(columns.source, columns.target));
    if (row.size() < needed)
        pairs.skip(line, LineProblem::MissingColumn,
            counted(row.size(), message("core", "line %2 has %1 column, %3 are needed"),
                message("core", "line %2 has %1 columns, %3 are needed"))
                .arg(line.number)
                .arg(needed));
    else if (!shape.fits(row))
        pairs.skip(line, LineProblem::OddColumns,
            counted(row.size(),
                message(
                    "core", "line %2 has %1 column, but the file has %3: is there a tab missing?"),
                message("core",
                    "line %2 has %1 columns, but the file has %3: is there a tab inside a "
                    "sentence?"))
                .arg(line.number)
                .arg(shape.columns()));
    else
        pairs.take(line, row[static_cast<std::size_t>(columns.source - 1)], line,
            row[static_cast<std::size_t>(columns.target - 1)]);
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

Corpus readTsv(const std::string &path, const ReadOptions &options, ReadReport &report,
    const ProgressCallback &progress)
{
    report = {};
    LineReader lines(path, options.sourceEncoding);
    refuseOtherTables(lines.start(), path);
    requireMemoryFor(path, options);
    if (const Message csv = describeCsv(lines.start(), path); !csv.isEmpty())
        throw Error(ErrorCode::FileUnreadable, csv, {path}, saveAsTabs());
    TableReader table(lines);
    const ColumnGuess columns = chooseColumns(path, options, table.sample(), report);
    const TableShape shape(table.sample());
    EncodingJudge judge(path, lines.encoding());
    PairCollector pairs(options, report);
    while (!pairs.isFull() && table.next()) {
        const TextLine line = table.line();
        if (++report.lines % kLinesPerProgress == 0)
            showProgress(progress, lines.progress());
        if (line.isText)
            judge.takeGood();
        else
            judge.takeBroken(table.bytes(), line.number);
        if (pairs.skipDamaged(line, lines.encoding()))
            continue;
        if (cleanSentence(line.text).empty())
            pairs.skip(line, LineProblem::Blank, {});
        else
            takeRow(line, columns, shape, pairs);
    }
    judge.decide();
    reportFile(lines, report);

    Corpus corpus;
    corpus.pairs = pairs.finish(path);
    corpus.origin.kind = CorpusOrigin::Kind::Tsv;
    corpus.origin.name = fileName(path);
    corpus.origin.sourceFile = absolutePath(path);
    corpus.origin.sourceColumn = columns.source;
    corpus.origin.targetColumn = columns.target;
    corpus.origin.sourceEncoding = knownEncoding(options.sourceEncoding);
    guessLanguages(corpus);
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
        refuseOtherTables(lines->start(), lines->path());
    requireMemoryFor(sourcePath, options);
    requireMemoryFor(targetPath, options);
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
