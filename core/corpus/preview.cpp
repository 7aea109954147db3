// SPDX-License-Identifier: GPL-3.0-or-later
// Some rows of a file, for a person to choose how the rest is read.
#include "core/corpus/encoding.h"
#include "core/corpus/line_reader.h"
#include "core/corpus/pair_collector.h"
#include "core/corpus/pair_format.h"
#include "core/corpus/reader.h"
#include "core/corpus/row_buffer.h"
#include "core/corpus/split_rows.h"

#include <algorithm>

namespace seq2seq {
namespace {

constexpr std::size_t kLongestCell = 2000; // bytes; a preview needs no more

// ManyThings' and Tatoeba's files: two sentences and where they are from.
bool isManyThings(const PairPreview &preview)
{
    const auto count = static_cast<std::size_t>(std::ranges::count_if(preview.rows,
        [](const auto &row) { return row.size() == 3 && row[2].starts_with("CC-BY"); }));
    return count > 0 && 2 * count > preview.rows.size();
}

/// The file as rows; "lines" has one column.
std::unique_ptr<RowReader> openRows(
    LineReader &lines, const std::string &path, const std::string &chosen, PairPreview &preview)
{
    if (chosen == kLinesFormat) {
        preview.format = kLinesFormat;
        return std::make_unique<SplitRows>(lines, "\n", Message());
    }
    const PairFormat &format = formatToRead(lines.start(), path, chosen);
    preview.format = format.name;
    return format.open(lines);
}

void takeRows(RowBuffer &rows, const PreviewOptions &options, PairPreview &preview)
{
    constexpr std::size_t kBefore = 3; // rows that are shown above the wanted line
    while (preview.rows.size() < options.rows && rows.next()) {
        const Row &row = rows.row();
        if (row.line.number + kBefore < options.fromLine)
            continue;
        if (!row.line.isText && preview.brokenLines++ == 0)
            preview.firstBroken = row.line.number;
        std::vector<std::string> cells;
        for (const std::string_view cell : row.cells)
            cells.push_back(cleanSentence(replacingInvalid(cell.substr(0, kLongestCell))));
        preview.rows.push_back(std::move(cells));
        preview.lines.push_back(row.line.number);
    }
}

void describeColumns(
    const RowBuffer &rows, const std::vector<ColumnKind> &kinds, PairPreview &preview)
{
    constexpr std::size_t kMostColumns = 1000; // that a person can look through
    std::size_t count = rows.columns().size();
    for (const auto &row : preview.rows)
        count = std::max(count, row.size());
    for (std::size_t i = 0; i < std::min(count, kMostColumns); ++i) {
        PreviewColumn column;
        if (i < rows.columns().size()) {
            column.name = rows.columns()[i].name;
            column.language = rows.columns()[i].language;
        }
        if (i < kinds.size())
            column.kind = kinds[i];
        std::vector<std::string> sentences;
        for (const auto &row : preview.rows)
            if (i < row.size())
                sentences.push_back(row[i]);
        if (column.language.empty() && column.kind == ColumnKind::Sentences)
            column.language = guessLanguage(sentences);
        preview.columns.push_back(std::move(column));
    }
}

} // namespace

PairPreview previewPairs(const std::string &path, const PreviewOptions &options)
{
    PairPreview preview;
    LineReader lines(path, options.encoding, Detection::Likeliest);
    const std::unique_ptr<RowReader> reader = openRows(lines, path, options.format, preview);
    RowBuffer rows(*reader);
    const ColumnGuess guess = guessColumns(rows.sample(), rows.columns());
    takeRows(rows, options, preview);
    preview.encoding = lines.encoding();
    preview.isEncodingCertain = !lines.guess() || lines.guess()->isCertain;
    preview.isManyThings = isManyThings(preview);
    preview.sourceColumn = guess.source;
    preview.targetColumn = guess.target;
    describeColumns(rows, guess.kinds, preview);
    return preview;
}

} // namespace seq2seq
