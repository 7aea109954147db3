// SPDX-License-Identifier: GPL-3.0-or-later
// Private to core/corpus: the shape of a tab-separated table, from its first lines.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

namespace seq2seq {

/// The cells of a line, between its tabs.
[[nodiscard]] std::vector<std::string_view> cells(std::string_view line);

/// How many columns a table has: what more than half of its lines have. A line may lack empty
/// cells at its end, or have some too many.
class TableShape {
public:
    TableShape() = default; ///< every line fits
    explicit TableShape(const std::vector<std::string> &lines);

    [[nodiscard]] bool fits(const std::vector<std::string_view> &row) const;
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
};

/// Takes the first two columns that hold sentences; 1 and 2 when there are not two of them.
[[nodiscard]] ColumnGuess guessColumns(const std::vector<std::string> &lines);

} // namespace seq2seq
