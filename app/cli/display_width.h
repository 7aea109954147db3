// SPDX-License-Identifier: GPL-3.0-or-later
// How wide text stands in a terminal: a Chinese character takes two columns, an accent none.
#pragma once

#include <string>
#include <string_view>

namespace seq2seq::cli {

/// Columns of a terminal that UTF-8 text takes.
[[nodiscard]] int displayWidth(std::string_view text);
/// The text with blanks before or behind it up to a width; text that is wider stays as it is.
[[nodiscard]] std::string paddedRight(std::string_view text, int width);
[[nodiscard]] std::string paddedLeft(std::string_view text, int width);
/// As much of the text as fits a width.
[[nodiscard]] std::string clippedToWidth(std::string_view text, int width);

} // namespace seq2seq::cli
