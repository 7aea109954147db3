// SPDX-License-Identifier: GPL-3.0-or-later
// Private to core/text and its tests: one spelling for one text, before any tokenizer sees it.
#pragma once

#include "core/text/spacing.h"
#include "core/text/tokenizer.h"

#include <unicode/unistr.h>

namespace seq2seq {

/// `text` in NFC or NFKC. @throws Error Internal when ICU has no data for it
[[nodiscard]] icu::UnicodeString unicodeForm(
    const icu::UnicodeString &text, Normalization normalization);

/// Brings a sentence into the Unicode form, the case and (foldWidth) the width of the options.
/// Every kind of blank becomes one plain blank, none stands at the ends; invisible characters go
/// (zero-width space, soft hyphen, direction marks, controls), except those that shape what is seen
/// (joiners of emoji and Persian, variation selectors). kBlankMark and kGlueMark cannot occur in
/// the result. Bytes that are not UTF-8 become U+FFFD. Idempotent.
[[nodiscard]] icu::UnicodeString normalize(
    std::string_view sentence, const TokenizerOptions &options);

/// The same as UTF-8.
[[nodiscard]] std::string normalizeToUtf8(
    std::string_view sentence, const TokenizerOptions &options);

} // namespace seq2seq
