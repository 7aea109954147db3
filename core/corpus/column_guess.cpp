// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/corpus/column_guess.h"

#include "core/corpus/column_names.h"
#include "core/corpus/pair_collector.h"

#include <algorithm>
#include <map>

namespace seq2seq {
namespace {

// The number of empty cells at the end is what editors and spreadsheets change.
std::size_t filledCells(const Cells &row)
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
    return isAsciiWord(cell) && (std::ranges::any_of(cell, isDigit) || cell.find('_') != cell.npos);
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
ColumnKind kindOf(const std::vector<std::string> &column)
{
    constexpr std::size_t kEnoughForOneText = 5;
    if (column.empty())
        return ColumnKind::Empty;
    std::map<ColumnKind, std::size_t> others;
    for (const std::string &cell : column) {
        if (isNumber(cell))
            ++others[ColumnKind::Numbers];
        else if (isAddress(cell))
            ++others[ColumnKind::Addresses];
        else if (isId(cell))
            ++others[ColumnKind::Ids];
    }
    std::size_t all = 0;
    ColumnKind most = ColumnKind::Sentences;
    for (const auto &[kind, count] : others) {
        all += count;
        if (most == ColumnKind::Sentences || count > others[most])
            most = kind;
    }
    if (10 * all >= 9 * column.size())
        return most;
    const bool isOneText = column.size() >= kEnoughForOneText
        && std::ranges::all_of(
            column, [&](const std::string &cell) { return cell == column.front(); });
    return isOneText ? ColumnKind::OneText : ColumnKind::Sentences;
}

bool holdsTexts(ColumnKind kind)
{
    return kind == ColumnKind::Sentences || kind == ColumnKind::OneText;
}

/// The column of texts that is named so, from 1; 0 for none.
int columnNamed(const ColumnGuess &guess, const std::vector<RowColumn> &named, NamedSide side)
{
    for (std::size_t i = 0; i < std::min(named.size(), guess.kinds.size()); ++i)
        if (holdsTexts(guess.kinds[i]) && sideNamed(named[i].name) == side)
            return static_cast<int>(i) + 1;
    return 0;
}

} // namespace

TableShape::TableShape(const std::vector<Cells> &rows)
{
    std::map<std::size_t, std::size_t> byColumns;
    std::map<std::size_t, std::size_t> byFilled;
    for (const Cells &row : rows) {
        const std::size_t filled = filledCells(row);
        if (filled == 0)
            continue;
        ++byColumns[row.size()];
        ++byFilled[filled];
    }
    m_columns = majority(byColumns);
    m_filled = majority(byFilled);
}

bool TableShape::fits(const Cells &row) const
{
    if (m_columns == 0 || row.size() == m_columns)
        return true;
    const std::size_t filled = filledCells(row);
    return filled == m_filled || (row.size() > m_columns && filled <= m_columns);
}

ColumnGuess guessColumns(const std::vector<Cells> &rows, const std::vector<RowColumn> &named)
{
    constexpr std::size_t kLongestCell = 500; // bytes; the beginning tells enough
    constexpr std::size_t kMostColumns = 1000;
    std::vector<std::vector<std::string>> columns; // of cells that are not empty
    for (const Cells &row : rows) {
        const std::size_t count = std::min(row.size(), kMostColumns);
        columns.resize(std::max(columns.size(), count));
        for (std::size_t i = 0; i < count; ++i)
            if (std::string cell = cleanSentence(row[i].substr(0, kLongestCell)); !cell.empty())
                columns[i].push_back(std::move(cell));
    }
    ColumnGuess guess;
    std::vector<int> sentences;
    for (std::size_t i = 0; i < columns.size(); ++i) {
        const bool mayHold = i >= named.size() || named[i].mayHoldSentences;
        guess.kinds.push_back(mayHold ? kindOf(columns[i]) : ColumnKind::Notes);
        if (guess.kinds.back() == ColumnKind::Sentences)
            sentences.push_back(static_cast<int>(i) + 1);
    }
    const int source = columnNamed(guess, named, NamedSide::Source);
    const int target = columnNamed(guess, named, NamedSide::Target);
    if (source > 0 && target > 0) {
        guess.source = source;
        guess.target = target;
        return guess;
    }
    if (sentences.size() < 2) { // one text alone may be a sentence that is met again and again
        sentences.clear();
        for (std::size_t i = 0; i < guess.kinds.size(); ++i)
            if (holdsTexts(guess.kinds[i]))
                sentences.push_back(static_cast<int>(i) + 1);
    }
    if (sentences.size() < 2)
        return guess;
    guess.source = sentences[0];
    guess.target = sentences[1];
    for (int column = 1; column < guess.target; ++column)
        if (column != guess.source)
            guess.passedOver.push_back(column);
    return guess;
}

} // namespace seq2seq
