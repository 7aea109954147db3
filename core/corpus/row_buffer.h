// SPDX-License-Identifier: GPL-3.0-or-later
// Private to core/corpus: the first rows of a file, kept for a look at all of them before the first
// is taken.
#pragma once

#include "core/corpus/column_guess.h"

#include <deque>

namespace seq2seq {

class RowBuffer {
public:
    /// Reads ahead. A first row that names the columns is no row.
    explicit RowBuffer(RowReader &rows);

    /// The cells of the rows that were read ahead and are text, until the first next().
    [[nodiscard]] std::vector<Cells> sample() const;
    /// What the file says of its columns by now.
    [[nodiscard]] const std::vector<RowColumn> &columns() const;
    /// The line with their names; 0: there is none.
    [[nodiscard]] std::size_t namesLine() const { return m_namesLine; }

    bool next();
    /// Valid until next().
    [[nodiscard]] const Row &row() const { return m_isHeld ? m_row : m_rows.row(); }

private:
    struct Held {
        Row row; // without cells and bytes
        std::string bytes;
        std::string text; // of the cells, end to end
        std::vector<std::size_t> ends;
        [[nodiscard]] Cells cells() const;
    };

    void takeNames();

    RowReader &m_rows;
    std::deque<Held> m_held;
    Held m_given;
    Row m_row;
    bool m_isHeld = true; // the row is one that was read ahead
    std::vector<RowColumn> m_named; // by the first row
    std::size_t m_namesLine = 0;
};

} // namespace seq2seq
