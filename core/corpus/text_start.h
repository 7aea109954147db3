// SPDX-License-Identifier: GPL-3.0-or-later
// Private to core/corpus: what formats are recognised by, the first lines of a text.
#pragma once

#include <string_view>
#include <vector>

namespace seq2seq {

/// Without blanks, line ends and a byte order mark at its beginning.
[[nodiscard]] std::string_view withoutBlanks(std::string_view text);

/// The first hundred lines that are not empty; the last one may be cut off.
[[nodiscard]] std::vector<std::string_view> firstLines(std::string_view text);

} // namespace seq2seq
