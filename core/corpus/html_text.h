// SPDX-License-Identifier: GPL-3.0-or-later
// Private to core/corpus: the sentence in a field that a flash card program wrote as HTML.
#pragma once

#include <string>
#include <string_view>

namespace seq2seq {

/// True for a field with a tag of those that flash cards have.
[[nodiscard]] bool hasHtmlTag(std::string_view field);

/// Without tags (those that break a line become a blank), character references written out. What
/// only looks like either ("a < b", "&c") stays.
[[nodiscard]] std::string withoutHtml(std::string_view html);

} // namespace seq2seq
