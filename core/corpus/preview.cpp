// SPDX-License-Identifier: GPL-3.0-or-later
// The first lines of a file, for a person to choose how the rest is read.
#include "core/corpus/column_guess.h"
#include "core/corpus/encoding.h"
#include "core/corpus/foreign_format.h"
#include "core/corpus/line_reader.h"
#include "core/corpus/pair_collector.h"
#include "core/corpus/reader.h"

#include <algorithm>

namespace seq2seq {
namespace {

// ManyThings' and Tatoeba's files: two sentences and where they are from.
bool isManyThings(const TsvPreview &preview)
{
    const auto count = static_cast<std::size_t>(std::ranges::count_if(preview.rows,
        [](const auto &row) { return row.size() == 3 && row[2].starts_with("CC-BY"); }));
    return count > 0 && 2 * count > preview.rows.size();
}

} // namespace

TsvPreview previewTsv(const std::string &path, const std::string &encoding, std::size_t rows)
{
    constexpr std::size_t kLongestCell = 2000; // bytes; a preview needs no more
    LineReader lines(path, encoding, Detection::Likeliest);
    refuseOtherTables(lines.start(), path);
    TsvPreview preview;
    preview.isCsv = !describeCsv(lines.start(), path).isEmpty();
    std::vector<std::string> sample;
    while (preview.rows.size() < rows && lines.next()) {
        const TextLine line = lines.line();
        if (!line.isText && preview.brokenLines++ == 0)
            preview.firstBroken = line.number;
        std::vector<std::string> row;
        for (const std::string_view cell : cells(line.text))
            row.push_back(cleanSentence(replacingInvalid(cell.substr(0, kLongestCell))));
        preview.columns = std::max(preview.columns, row.size());
        preview.rows.push_back(std::move(row));
        sample.emplace_back(line.text);
    }
    preview.encoding = lines.encoding();
    preview.isEncodingCertain = !lines.guess() || lines.guess()->isCertain;
    preview.isManyThings = isManyThings(preview);
    const ColumnGuess guess = guessColumns(sample);
    preview.sourceColumn = guess.source;
    preview.targetColumn = guess.target;
    for (std::size_t column = 0; column < preview.columns; ++column) {
        std::vector<std::string> sentences;
        for (const auto &row : preview.rows)
            if (column < row.size())
                sentences.push_back(row[column]);
        preview.languages.push_back(guessLanguage(sentences));
    }
    return preview;
}

} // namespace seq2seq
