// SPDX-License-Identifier: GPL-3.0-or-later
// A study as rows and columns, to sort and to export.
#pragma once

#include "core/study/study.h"

#include <string>
#include <string_view>
#include <vector>

namespace seq2seq {

/// "file", "name", the settings that differ, "state", what was measured, "notes": as in a header
/// line and for sortBy().
[[nodiscard]] std::vector<std::string> columnsOf(const Study &study);

/// The whole of a number, so that it can be computed with; empty where there is none.
[[nodiscard]] std::string cellOf(const StudyRun &run, std::string_view column);

enum class Best { None, Lowest, Highest };
/// Which end of a column is the good one.
[[nodiscard]] Best bestOf(std::string_view column);

/// The order of a column's cells: numbers before words, by their size; words by their letters.
/// Empty cells have no place in it.
[[nodiscard]] bool isCellBefore(const std::string &a, const std::string &b);

/// The best first where a column has a best (the lowest perplexity, the highest BLEU), else numbers
/// by their size and words by their letters; runs that have nothing there stay last.
/// @throws Error BadConfiguration listing the columns there are
void sortBy(Study &study, std::string_view column, bool isReversed = false);

/// As CSV (RFC 4180), a line of names first.
[[nodiscard]] std::string csvOf(const Study &study);

} // namespace seq2seq
