// SPDX-License-Identifier: GPL-3.0-or-later
// Private to core/corpus: a file of sentence pairs as a table, whatever format it is in.
#pragma once

#include "core/corpus/line_reader.h"
#include "core/corpus/reader.h"

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace seq2seq {

/// Why a row gives no pair, when the format says so. Of the numbers in its sentence %1 is the line.
struct RowProblem {
    LineProblem kind = LineProblem::NotOfFormat;
    Message sentence;
};

/// One line of a table, one unit of a translation memory, one object of JSON.
struct Row {
    TextLine line; ///< that it begins on, and whether all of it is text
    std::string_view bytes; ///< of a line that is no text, as they are in the file
    std::vector<std::string_view> cells;
    std::optional<RowProblem> problem;
};

/// What a file says of one of its columns.
struct RowColumn {
    std::string name; ///< "en", "translation.fr"; empty: it has none
    std::string language; ///< BCP 47, or empty: to be guessed
    bool mayHoldSentences = true; ///< false: tags, notes, ids
};

/// Reads the rows of a file one after the other.
class RowReader {
public:
    RowReader() = default;
    virtual ~RowReader() = default;
    RowReader(const RowReader &) = delete;
    RowReader &operator=(const RowReader &) = delete;

    /// Goes to the next row; false at the end. @throws Error FileUnreadable
    virtual bool next() = 0;
    /// Valid until next().
    [[nodiscard]] const Row &row() const { return m_row; }
    /// As far as they are known by now; rows to come may bring more at the end.
    [[nodiscard]] const std::vector<RowColumn> &columns() const { return m_columns; }
    /// What stands between two columns ("a tab"), where every row has as many of them and the first
    /// may name them; empty: the rows are no lines of a table.
    [[nodiscard]] virtual Message separator() const { return {}; }

protected:
    Row m_row;
    std::vector<RowColumn> m_columns;
};

} // namespace seq2seq
