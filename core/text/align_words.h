// SPDX-License-Identifier: GPL-3.0-or-later
// Two rows of words, equal ones under each other.
#pragma once

#include <algorithm>
#include <vector>

namespace seq2seq {

/// A column of the two rows: places in them; -1 where a row has nothing there.
struct AlignedWords {
    int first = -1;
    int second = -1;
    bool isEqual = false;
    bool operator==(const AlignedWords &) const = default;
};

/// The alignment with the fewest changed, left out and added words (Levenshtein distance); of those
/// the one with the most equal words. Columns stand in the order of both rows.
template <typename Word>
[[nodiscard]] std::vector<AlignedWords> alignWords(
    const std::vector<Word> &first, const std::vector<Word> &second)
{
    const std::size_t n = first.size();
    const std::size_t m = second.size();
    // A change costs more than all equal words together save.
    const int change = static_cast<int>(std::min(n, m)) + 1;
    const auto pairCost
        = [&](std::size_t i, std::size_t j) { return first[i] == second[j] ? -1 : change; };
    std::vector<std::vector<int>> cost(n + 1, std::vector<int>(m + 1)); // of what follows
    for (std::size_t i = n + 1; i-- > 0;)
        for (std::size_t j = m + 1; j-- > 0;) {
            if (i == n || j == m) {
                cost[i][j] = static_cast<int>(n - i + m - j) * change;
                continue;
            }
            cost[i][j] = std::min({cost[i + 1][j + 1] + pairCost(i, j), cost[i + 1][j] + change,
                cost[i][j + 1] + change});
        }
    std::vector<AlignedWords> columns;
    for (std::size_t i = 0, j = 0; i < n || j < m;) {
        const int a = static_cast<int>(i);
        const int b = static_cast<int>(j);
        if (i < n && j < m && cost[i][j] == cost[i + 1][j + 1] + pairCost(i, j)) {
            columns.push_back({a, b, first[i] == second[j]});
            ++i, ++j;
        } else if (i < n && cost[i][j] == cost[i + 1][j] + change) {
            columns.push_back({a, -1, false});
            ++i;
        } else {
            columns.push_back({-1, b, false});
            ++j;
        }
    }
    return columns;
}

} // namespace seq2seq
