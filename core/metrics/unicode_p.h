// SPDX-License-Identifier: GPL-3.0-or-later
// Private to core/metrics: text as code points, with the few rules of Python's str that sacreBLEU
// relies on.
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace seq2seq {

/// Code points of UTF-8 text; a broken byte becomes U+FFFD.
[[nodiscard]] std::u32string toCodePoints(std::string_view utf8);
[[nodiscard]] std::string toUtf8(std::u32string_view codePoints);

/// Python's str.isspace.
[[nodiscard]] bool isSpace(char32_t c);
/// Python's str.lower: the full mapping of Unicode, in no particular language.
[[nodiscard]] std::string toLower(const std::string &utf8);
/// Python's str.rstrip.
[[nodiscard]] std::u32string_view withoutTrailingSpace(std::u32string_view text);
/// Python's str.split without arguments: the words between runs of blanks.
[[nodiscard]] std::vector<std::u32string_view> splitAtSpace(std::u32string_view text);

} // namespace seq2seq
