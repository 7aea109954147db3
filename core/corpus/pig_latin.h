// SPDX-License-Identifier: GPL-3.0-or-later
// The built-in corpora of strings: pig-latin, "the quick horse" -> "ethay ickquay orsehay", and
// count-ab, strings of a and b to be written once more.
#pragma once

#include "core/corpus/linked_text.h"
#include "core/random.h"

#include <string>
#include <string_view>

namespace seq2seq {

/// A word in Pig Latin: the consonants before the first vowel go to its end, "qu" as one, and "ay"
/// follows; a word that begins with a vowel gets "way". A y is a vowel but at the beginning.
[[nodiscard]] std::string pigLatin(std::string_view word);

/// One to four English words, linked word by word.
[[nodiscard]] LinkedText drawPigLatin(Random &random);
[[nodiscard]] double countPigLatin(); ///< different pairs

/// One to nine letters a and b, and the same again (Shi, Knight and Yuret 2016).
[[nodiscard]] LinkedText drawAbCopy(Random &random);
[[nodiscard]] double countAbCopies();

} // namespace seq2seq
