// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/corpus/row_buffer.h"

#include "core/corpus/column_names.h"
#include "core/corpus/pair_collector.h"

#include <utility>

namespace seq2seq {

RowBuffer::RowBuffer(RowReader &rows)
    : m_rows(rows)
{
    constexpr std::size_t kMostRows = 200;
    constexpr std::size_t kMostBytes = 4u << 20;
    std::size_t bytes = 0;
    while (m_held.size() < kMostRows && bytes < kMostBytes && m_rows.next()) {
        const Row &row = m_rows.row();
        Held held{row, std::string(row.bytes), {}, {}};
        held.row.cells.clear();
        for (const std::string_view cell : row.cells) {
            held.text += cell;
            held.ends.push_back(held.text.size());
        }
        bytes += held.text.size();
        m_held.push_back(std::move(held));
    }
    takeNames();
}

Cells RowBuffer::Held::cells() const
{
    Cells cells;
    for (std::size_t begin = 0; const std::size_t end : ends)
        cells.push_back(std::string_view(text).substr(std::exchange(begin, end), end - begin));
    return cells;
}

void RowBuffer::takeNames()
{
    if (m_rows.separator().isEmpty() || !m_rows.columns().empty() || m_held.size() < 2)
        return;
    const Cells names = m_held.front().cells();
    if (!isHeaderRow(names))
        return;
    for (const std::string_view name : names)
        m_named.push_back({cleanSentence(name), languageNamed(cleanSentence(name)), true});
    m_namesLine = m_held.front().row.line.number;
    m_held.pop_front();
}

std::vector<Cells> RowBuffer::sample() const
{
    std::vector<Cells> rows;
    for (const Held &held : m_held)
        if (held.row.line.isText && !held.row.line.isTooLong && !held.row.problem)
            rows.push_back(held.cells());
    return rows;
}

const std::vector<RowColumn> &RowBuffer::columns() const
{
    return m_named.empty() ? m_rows.columns() : m_named;
}

bool RowBuffer::next()
{
    m_isHeld = !m_held.empty();
    if (!m_isHeld)
        return m_rows.next();
    m_given = std::move(m_held.front());
    m_held.pop_front();
    m_row = m_given.row;
    m_row.bytes = m_given.bytes;
    m_row.cells = m_given.cells();
    return true;
}

} // namespace seq2seq
