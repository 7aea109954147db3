// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/corpus/reader.h"

#include "core/corpus/encoding.h"
#include "core/corpus/line_reader.h"
#include "core/corpus/pair_collector.h"
#include "core/error.h"

#include <algorithm>
#include <filesystem>

namespace seq2seq {
namespace {

constexpr std::size_t kLinesPerProgress = 8192;

struct Columns {
    int source = 1;
    int target = 2;
};

std::vector<std::string_view> cells(std::string_view line)
{
    std::vector<std::string_view> result;
    for (auto tab = line.find('\t'); tab != line.npos; tab = line.find('\t')) {
        result.push_back(line.substr(0, tab));
        line.remove_prefix(tab + 1);
    }
    result.push_back(line);
    return result;
}

bool isNumber(const std::string &cell)
{
    return !cell.empty() && std::ranges::all_of(cell, [](char c) { return c >= '0' && c <= '9'; });
}

template <typename Condition> bool holdsForMost(const TsvPreview &preview, Condition condition)
{
    const auto count = static_cast<std::size_t>(std::ranges::count_if(preview.rows, condition));
    return count > 0 && 2 * count > preview.rows.size();
}

// Tatoeba's own download: id, sentence, id, translation.
bool isTatoebaExport(const TsvPreview &preview)
{
    return holdsForMost(preview, [](const auto &row) {
        return row.size() >= 4 && isNumber(row[0]) && isNumber(row[2]) && !isNumber(row[1]);
    });
}

Columns chooseColumns(const std::string &path, const ReadOptions &options, ReadReport &report)
{
    Columns columns;
    // A pipe cannot be read twice, so it is not looked at.
    if (!options.sourceColumn && !options.targetColumn && std::filesystem::is_regular_file(path)
        && isTatoebaExport(previewTsv(path))) {
        columns = {2, 4};
        report.remarks.emplace_back(
            "columns 1 and 3 hold numbers, so the sentences were taken from columns 2 and 4");
    }
    if (options.sourceColumn == 2 && !options.targetColumn)
        columns.target = 1; // whoever names one of two columns means the other as well
    if (options.targetColumn == 1 && !options.sourceColumn)
        columns.source = 2;
    columns.source = options.sourceColumn.value_or(columns.source);
    columns.target = options.targetColumn.value_or(columns.target);
    if (columns.source < 1 || columns.target < 1)
        throw Error(
            ErrorCode::MissingColumn, message("core", "columns are counted from 1"), {path});
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
    if (lines.isCutOff())
        report.remarks.push_back(
            lines.path() + " ends in the middle of a character, which was dropped");
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
void takeRow(const LineReader &lines, const Columns &columns, PairCollector &pairs)
{
    const std::vector<std::string_view> row = cells(lines.line());
    const auto needed = static_cast<std::size_t>(std::max(columns.source, columns.target));
    if (row.size() < needed) {
        pairs.skip(lines.path(), lines.number(), LineProblem::MissingColumn,
            "has " + std::to_string(row.size()) + (row.size() == 1 ? " column, " : " columns, ")
                + std::to_string(needed) + " are needed");
        return;
    }
    pairs.take(lines, row[static_cast<std::size_t>(columns.source - 1)], lines,
        row[static_cast<std::size_t>(columns.target - 1)]);
}

// Goes on to the end of the longer of two files. Blank lines there are no difference.
void expectEqualCounts(LineReader &source, bool sourceHasMore, LineReader &target)
{
    LineReader &longer = sourceHasMore ? source : target;
    bool hasText = false;
    do
        hasText = hasText || !cleanSentence(longer.line()).empty();
    while (longer.next());
    if (hasText)
        throw Error(ErrorCode::UnequalLines,
            message("core", "it has %1 lines, but %2 has %3")
                .arg(source.number())
                .arg(target.path())
                .arg(target.number()),
            {source.path()},
            message("core",
                "The same line of both files must hold the same sentence; find where one was "
                "lost."));
}

} // namespace

TsvPreview previewTsv(const std::string &path, std::size_t rows)
{
    constexpr std::size_t kLongestCell = 2000; // bytes; a preview needs no more
    LineReader lines(path);
    TsvPreview preview;
    std::string broken;
    while (preview.rows.size() < rows && lines.next()) {
        if (!lines.isUtf8())
            broken.append(lines.line().substr(0, kLongestCell)).append("\n");
        std::vector<std::string> row;
        for (const std::string_view cell : cells(lines.line()))
            row.push_back(cleanSentence(replacingInvalid(cell.substr(0, kLongestCell))));
        preview.columns = std::max(preview.columns, row.size());
        preview.rows.push_back(std::move(row));
    }
    preview.encoding = lines.encoding();
    if (!broken.empty()) {
        const std::string guess = likelyEncoding(broken);
        preview.encoding = guess.empty() ? "not UTF-8" : "not UTF-8, perhaps " + guess;
    }
    preview.isManyThings = holdsForMost(
        preview, [](const auto &row) { return row.size() == 3 && row[2].starts_with("CC-BY"); });
    for (std::size_t column = 0; column < preview.columns; ++column) {
        std::vector<std::string> sentences;
        for (const auto &row : preview.rows)
            if (column < row.size())
                sentences.push_back(row[column]);
        preview.languages.push_back(guessLanguage(sentences));
    }
    return preview;
}

Corpus readTsv(const std::string &path, const ReadOptions &options, ReadReport &report,
    const ProgressCallback &progress)
{
    report = {};
    LineReader lines(path);
    const Columns columns = chooseColumns(path, options, report);
    EncodingJudge judge(path);
    PairCollector pairs(options, report);
    while (!pairs.isFull() && lines.next()) {
        ++report.lines;
        if (report.lines % kLinesPerProgress == 0)
            showProgress(progress, lines.progress());
        if (!lines.isUtf8()) {
            judge.takeBroken(lines.line(), lines.number());
            pairs.skip(
                path, lines.number(), LineProblem::BrokenEncoding, "has bytes that are not UTF-8");
            continue;
        }
        judge.takeGood();
        if (cleanSentence(lines.line()).empty())
            pairs.skip(path, lines.number(), LineProblem::Blank, "is empty");
        else
            takeRow(lines, columns, pairs);
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
    guessLanguages(corpus);
    showProgress(progress, 1);
    return corpus;
}

Corpus readAligned(const std::string &sourcePath, const std::string &targetPath,
    const ReadOptions &options, ReadReport &report, const ProgressCallback &progress)
{
    report = {};
    LineReader source(sourcePath);
    LineReader target(targetPath);
    EncodingJudge sourceJudge(sourcePath);
    EncodingJudge targetJudge(targetPath);
    PairCollector pairs(options, report);
    const auto judgeLine = [&](const LineReader &lines, EncodingJudge &judge) {
        if (lines.isUtf8())
            judge.takeGood();
        else
            judge.takeBroken(lines.line(), lines.number());
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
        const LineReader &broken = source.isUtf8() ? target : source;
        if (!broken.isUtf8())
            pairs.skip(broken.path(), broken.number(), LineProblem::BrokenEncoding,
                "has bytes that are not UTF-8");
        else
            pairs.take(source, source.line(), target, target.line());
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
    guessLanguages(corpus);
    showProgress(progress, 1);
    return corpus;
}

} // namespace seq2seq
