// SPDX-License-Identifier: GPL-3.0-or-later
// The built-in corpus number-words: "4 0 7 2" -> "four thousand seventy two".
#pragma once

#include "core/corpus/linked_text.h"
#include "core/random.h"

namespace seq2seq {

/// A number below a million, as digits and in English words: as many digits as it has are drawn
/// first, so that short ones are not rare. A word is linked to the digit that makes it; "thirteen"
/// surely to its 3 and possibly to its 1; a 0 says nothing.
[[nodiscard]] LinkedText drawNumber(Random &random);

/// How many different pairs there are.
[[nodiscard]] double countNumbers();

} // namespace seq2seq
