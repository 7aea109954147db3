// SPDX-License-Identifier: GPL-3.0-or-later
// CSV: any separator, cells in quotes. Spreadsheets write ";" where numbers have a decimal comma.
#include "core/corpus/pair_format.h"
#include "core/corpus/quoted_rows.h"
#include "core/corpus/text_start.h"

#include <algorithm>

namespace seq2seq {
namespace {

constexpr std::string_view kSeparators = "\t;,|^~\x1F";

/// "sep=;" in the first line, as Excel reads it.
bool namesSeparator(std::string_view start)
{
    constexpr std::string_view kName = "sep=";
    return start.starts_with(kName) && start.size() > kName.size() + 1
        && (start[kName.size() + 1] == '\n' || start[kName.size() + 1] == '\r');
}

/// How often the separator stands outside quotes in each row; quotes may hold line ends.
std::vector<std::size_t> countsByRow(std::string_view text, char separator)
{
    constexpr std::size_t kMost = 100;
    std::vector<std::size_t> counts(1);
    bool isQuoted = false;
    bool mayOpen = true; // at the beginning of a cell, and after a quote: "" is one inside
    bool isEmpty = true;
    for (std::size_t i = 0; i < text.size() && counts.size() <= kMost; ++i) {
        const char c = text[i];
        const bool isQuote = c == '"' && (isQuoted || mayOpen);
        const bool isEnd = !isQuoted && (c == '\n' || c == '\r');
        if (isEnd && !isEmpty)
            counts.push_back(0);
        counts.back() += !isQuoted && c == separator;
        mayOpen = (isQuote && isQuoted) || c == separator || isEnd || (mayOpen && c == ' ');
        isQuoted = isQuoted != isQuote;
        isEmpty = isEnd;
    }
    counts.pop_back(); // empty, or cut off
    return counts;
}

// Rows with equally many separators, and a few of another kind at most: sentences have a comma
// here and none there.
bool isSeparatedBy(std::string_view text, char separator)
{
    const std::vector<std::size_t> counts = countsByRow(text, separator);
    if (counts.empty() || counts.front() == 0)
        return false;
    const auto same = static_cast<std::size_t>(std::ranges::count(counts, counts.front()));
    return 10 * same >= 9 * counts.size();
}

/// What parts the columns; '\0' when nothing seems to.
char separatorOf(std::string_view start)
{
    if (namesSeparator(start))
        return start[std::string_view("sep=").size()];
    const std::string text = std::string(withoutBlanks(start)) + "\n"; // the last row counts
    for (const char separator : kSeparators)
        if (isSeparatedBy(text, separator))
            return separator;
    return '\0';
}

bool isCsv(std::string_view start, const std::string &path)
{
    if (namesSeparator(start) || hasExtension(path, "csv"))
        return true;
    const bool isOneLine = firstLines(start).size() < 2; // a sentence may well have a comma
    return !isOneLine && start.find('\t') == start.npos && separatorOf(start) != '\0';
}

} // namespace

PairFormat csvFormat()
{
    return {"csv", message("core", "Table with commas, semicolons or the like (CSV)"), {"csv"},
        false, &isCsv, [](LineReader &lines) -> std::unique_ptr<RowReader> {
            const char separator = separatorOf(lines.start());
            if (namesSeparator(lines.start()))
                (void)lines.next();
            return std::make_unique<QuotedRows>(lines, separator == '\0' ? ',' : separator);
        }};
}

} // namespace seq2seq
