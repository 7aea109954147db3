// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/corpus/column_guess.h"

#include "core/corpus/pair_collector.h"

#include <algorithm>
#include <map>

namespace seq2seq {
namespace {

// The number of empty cells at the end is what editors and spreadsheets change.
std::size_t filledCells(const std::vector<std::string_view> &row)
{
    std::size_t count = row.size();
    while (count > 0 && cleanSentence(row[count - 1]).empty())
        --count;
    return count;
}

// What more than half of the values are; 0 when there is no such value.
std::size_t majority(const std::map<std::size_t, std::size_t> &counts)
{
    std::size_t all = 0;
    for (const auto &[value, count] : counts)
        all += count;
    for (const auto &[value, count] : counts)
        if (2 * count > all)
            return value;
    return 0;
}

bool isDigit(char c)
{
    return c >= '0' && c <= '9';
}

bool isAsciiWord(std::string_view cell)
{
    return !cell.empty() && std::ranges::all_of(cell, [](char c) { return c > ' ' && c <= '~'; });
}

// Numbers, scores, dates and word alignments ("0-0 1?2").
bool isNumber(std::string_view cell)
{
    return std::ranges::any_of(cell, isDigit)
        && cell.find_first_not_of("0123456789.,:;+-/%()eEp? ") == cell.npos;
}

bool isId(std::string_view cell)
{
    return isAsciiWord(cell) && std::ranges::any_of(cell, isDigit);
}

bool isAddress(std::string_view cell)
{
    if (!isAsciiWord(cell))
        return false;
    const std::size_t at = cell.find('@');
    return cell.find("://") != cell.npos || cell.starts_with("www.")
        || (cell.front() == '/' && cell.size() > 1)
        || (at != cell.npos && at > 0 && cell.find('.', at) != cell.npos);
}

// Nine in ten cells that are no sentence make a column that holds none.
bool holdsSentences(const std::vector<std::string> &column)
{
    constexpr std::size_t kEnoughForOneText = 5;
    const auto others = static_cast<std::size_t>(std::ranges::count_if(column,
        [](const std::string &cell) { return isNumber(cell) || isId(cell) || isAddress(cell); }));
    if (column.empty() || 10 * others >= 9 * column.size())
        return false;
    return column.size() < kEnoughForOneText
        || std::ranges::any_of(
            column, [&](const std::string &cell) { return cell != column.front(); });
}

} // namespace

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

TableShape::TableShape(const std::vector<std::string> &lines)
{
    std::map<std::size_t, std::size_t> byColumns;
    std::map<std::size_t, std::size_t> byFilled;
    for (const std::string &line : lines) {
        const std::vector<std::string_view> row = cells(line);
        const std::size_t filled = filledCells(row);
        if (filled == 0)
            continue;
        ++byColumns[row.size()];
        ++byFilled[filled];
    }
    m_columns = majority(byColumns);
    m_filled = majority(byFilled);
}

bool TableShape::fits(const std::vector<std::string_view> &row) const
{
    if (m_columns == 0 || row.size() == m_columns)
        return true;
    const std::size_t filled = filledCells(row);
    return filled == m_filled || (row.size() > m_columns && filled <= m_columns);
}

ColumnGuess guessColumns(const std::vector<std::string> &lines)
{
    constexpr std::size_t kLongestCell = 500; // bytes; the beginning tells enough
    std::vector<std::vector<std::string>> columns; // of cells that are not empty
    for (const std::string &line : lines) {
        const std::vector<std::string_view> row = cells(line);
        columns.resize(std::max(columns.size(), row.size()));
        for (std::size_t i = 0; i < row.size(); ++i)
            if (std::string cell = cleanSentence(row[i].substr(0, kLongestCell)); !cell.empty())
                columns[i].push_back(std::move(cell));
    }
    std::vector<int> sentences;
    for (std::size_t i = 0; i < columns.size() && sentences.size() < 2; ++i)
        if (holdsSentences(columns[i]))
            sentences.push_back(static_cast<int>(i) + 1);
    if (sentences.size() < 2)
        return {};
    ColumnGuess guess{sentences[0], sentences[1], {}};
    for (int column = 1; column < guess.target; ++column)
        if (column != guess.source)
            guess.passedOver.push_back(column);
    return guess;
}

} // namespace seq2seq
