// SPDX-License-Identifier: GPL-3.0-or-later
// Which words of a language hold sentences together, found by how often they occur.
#pragma once

#include "core/text/vocabulary.h"

#include <functional>

namespace seq2seq {

/// The most frequent words, which together make half of the training text, and the end of the
/// sentence: a rule that needs no list of a language's function words.
/// @return whether a target id is one
[[nodiscard]] std::function<bool(int)> functionWords(const Vocabulary &vocabulary);

} // namespace seq2seq
