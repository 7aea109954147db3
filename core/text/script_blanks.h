// SPDX-License-Identifier: GPL-3.0-or-later
// Private to core/text: blanks beside letters whose script sets none between words (Chinese,
// Japanese, Thai). They are no part of a word, so a sentence is cut as if they were not there; the
// tokens keep where they stood.
#pragma once

#include <unicode/unistr.h>

#include <string>
#include <string_view>
#include <vector>

namespace seq2seq {

/// Characters whose neighbours are not set off by blanks. Korean is wide as well but has blanks,
/// and so have full-width letters.
[[nodiscard]] bool isUnspaced(char32_t character);

/// The first character of a text; 0 for "".
[[nodiscard]] char32_t firstCharacter(std::string_view text);

/// The last character of a text that is no mark sitting on another; 0 for "".
[[nodiscard]] char32_t lastBaseCharacter(std::string_view text);

/// A text without the blanks beside unspaced characters.
struct BareText {
    icu::UnicodeString text;
    std::vector<int> blanks; ///< before which unit of `text` each of them stood, ascending

    /// Whether one stood before unit i.
    [[nodiscard]] bool hasBlankBefore(int i) const;
    /// The piece [begin, end) as UTF-8, with kBlankMark for each blank that stood inside it.
    [[nodiscard]] std::string piece(int begin, int end) const;
};

/// @param text normalised: blanks are plain, single, and not at the ends
[[nodiscard]] BareText withoutScriptBlanks(const icu::UnicodeString &text);

/// Appends a token, each kBlankMark in it as the blank it stands for.
void appendWithBlanks(std::string &sentence, std::string_view token);

/// A token without kBlankMark and kGlueMark where these stand beside an unspaced character. A token
/// that is a mark alone stays.
[[nodiscard]] std::string withoutScriptMarks(std::string_view token);

} // namespace seq2seq
