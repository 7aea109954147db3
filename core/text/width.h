// SPDX-License-Identifier: GPL-3.0-or-later
// Private to core: full- and half-width forms of a sign ("，" and ",") as one spelling.
#pragma once

#include <unicode/unistr.h>

#include <string>
#include <string_view>

namespace seq2seq {

/// Whether people write this language with full-width signs and type half-width ones as often:
/// Chinese and Japanese. @param language BCP 47
[[nodiscard]] bool mixesWidths(std::string_view language);

/// One width for each sign (UAX #11). The comma, the full stop, question and exclamation mark,
/// colon, semicolon and parentheses get the form that Chinese prints, "，。？！：；（）", but not
/// inside numbers and Latin words (3.5, 10:30, U.S.A) or a row of dots, nor the full stop of a
/// sentence that is all Latin; every other sign, digits
/// and Latin letters the narrow form; Katakana and its signs ("｢ｶﾅ｣") the wide one. Idempotent.
/// @param text in Unicode's composed form (NFC); the result is so too
[[nodiscard]] icu::UnicodeString foldWidth(const icu::UnicodeString &text);

/// The same word in the other width ("," for "，", "Ａ" for "A"); empty when there is none.
[[nodiscard]] std::string otherWidth(std::string_view word);

} // namespace seq2seq
