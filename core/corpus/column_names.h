// SPDX-License-Identifier: GPL-3.0-or-later
// Private to core/corpus: what the names of columns say.
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace seq2seq {

/// The language that a file names, as BCP 47: "EN_us" and "en-US" are "en-US", "deu" and "German"
/// are "de"; empty when it is no name of a language.
[[nodiscard]] std::string languageNamed(std::string_view name);

/// True for the first row of a table when it names the columns and is no pair: every cell is a
/// language or a word like "source" and "id".
[[nodiscard]] bool isHeaderRow(const std::vector<std::string_view> &cells);

/// What a name says of the side a column is on.
enum class NamedSide { None, Source, Target };
[[nodiscard]] NamedSide sideNamed(std::string_view name);

} // namespace seq2seq
