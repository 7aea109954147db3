// SPDX-License-Identifier: GPL-3.0-or-later
// The built-in corpus reverse-letters: "c a t q" -> "q t a c". The smallest task that needs
// attention.
#pragma once

#include "core/corpus/linked_text.h"
#include "core/random.h"

namespace seq2seq {

/// Three to twelve letters apart, and the same letters backwards; each letter comes from itself.
[[nodiscard]] LinkedText drawReversedLetters(Random &random);
/// The same of one length, also of one that is not in the corpus.
[[nodiscard]] LinkedText drawReversedLettersOf(std::size_t length, Random &random);

/// How many different pairs there are.
[[nodiscard]] double countReversedLetters();

} // namespace seq2seq
