// SPDX-License-Identifier: GPL-3.0-or-later
// Tells the person how much of what was read the model does not know.
#pragma once

#include "app/cli/console.h"
#include "core/text/unknown_words.h"

namespace seq2seq::cli {

/// Says nothing when all words are known. @param language that the model reads, BCP 47
void sayUnknownWords(const UnknownWords &words, std::string_view language, Console &console);

} // namespace seq2seq::cli
