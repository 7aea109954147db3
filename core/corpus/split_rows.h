// SPDX-License-Identifier: GPL-3.0-or-later
// Private to core/corpus: rows that are lines cut at a separator, without quotes or escapes.
#pragma once

#include "core/corpus/row_reader.h"

namespace seq2seq {

class SplitRows : public RowReader {
public:
    /// @param name  of the separator, for a person: "a tab"
    SplitRows(LineReader &lines, std::string_view separator, Message name)
        : m_lines(lines)
        , m_separator(separator)
        , m_name(std::move(name))
    {
    }

    bool next() override
    {
        if (!m_lines.next())
            return false;
        m_row.line = m_lines.line();
        m_row.bytes = m_lines.bytes();
        m_row.cells.clear();
        std::string_view rest = m_row.line.text;
        for (auto at = rest.find(m_separator); at != rest.npos; at = rest.find(m_separator)) {
            m_row.cells.push_back(rest.substr(0, at));
            rest.remove_prefix(at + m_separator.size());
        }
        m_row.cells.push_back(rest);
        return true;
    }
    [[nodiscard]] Message separator() const override { return m_name; }

private:
    LineReader &m_lines;
    std::string_view m_separator;
    Message m_name;
};

} // namespace seq2seq
