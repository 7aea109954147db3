// SPDX-License-Identifier: GPL-3.0-or-later
// The built-in corpus everyday-en-fr: "The little girl does not eat the red apples." -> "La petite
// fille ne mange pas les pommes rouges." What it is there for: adjectives before and after the
// noun, agreement in gender and number, negation around the verb, adverbs behind it, elision.
#pragma once

#include "core/corpus/linked_text.h"
#include "core/random.h"

namespace seq2seq {

/// One sentence. The same English always gives the same French; what stands together makes sense
/// together. English "do" is linked possibly to the verb, "not" surely to "pas" and possibly to
/// "ne".
[[nodiscard]] LinkedText drawEnglishFrench(Random &random);

/// In how many ways a sentence can be drawn, roughly: there are more than half a million.
[[nodiscard]] double countEnglishFrench();

} // namespace seq2seq
