// SPDX-License-Identifier: GPL-3.0-or-later
// Private to core/corpus: the shape of a table, from its first rows.
#pragma once

#include "core/corpus/row_reader.h"

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

namespace seq2seq {

/// The cells of a row.
using Cells = std::vector<std::string_view>;

/// How many columns a table has: what more than half of its rows have. A row may lack empty
/// cells at its end, or have some too many.
class TableShape {
public:
    TableShape() = default; ///< every row fits
    explicit TableShape(const std::vector<Cells> &rows);

    [[nodiscard]] bool fits(const Cells &row) const;
    [[nodiscard]] std::size_t columns() const { return m_columns; } ///< 0: there is no rule

private:
    std::size_t m_columns = 0;
    std::size_t m_filled = 0; // without empty cells at the end
};

/// Where the sentences are when nobody says it, counted from 1.
struct ColumnGuess {
    int source = 1;
    int target = 2;
    std::vector<int> passedOver; ///< before the target: numbers, ids, addresses, one text alone
    std::vector<ColumnKind> kinds; ///< of the columns, the first thousand at most
};

/// Takes the first two columns that hold sentences, those that are named source and target before
/// others; where there are not two, columns of one text alone count too; else 1 and 2.
/// @param named  what the file says of its columns; may be empty
[[nodiscard]] ColumnGuess guessColumns(
    const std::vector<Cells> &rows, const std::vector<RowColumn> &named);

} // namespace seq2seq
