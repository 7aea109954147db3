// SPDX-License-Identifier: GPL-3.0-or-later
// The built-in corpus date-format: "Wednesday, March 3, 1999" -> "1999-03-03", in many spellings.
#pragma once

#include "core/corpus/linked_text.h"
#include "core/random.h"

namespace seq2seq {

/// A day from 1900 to 2099 as people write it in English, and as ISO 8601 writes it. A spelling in
/// digits ("03/25/1999") is used only where no other day could be meant.
[[nodiscard]] LinkedText drawDate(Random &random);

/// How many different pairs there are.
[[nodiscard]] double countDates();

} // namespace seq2seq
