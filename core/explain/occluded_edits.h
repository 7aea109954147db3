// SPDX-License-Identifier: GPL-3.0-or-later
// Edits of a sentence as edits of the same sentence without one of its words.
#pragma once

#include "core/model/edits.h"

namespace seq2seq {

/// What names source words by their places names the same words where they stand now; what held
/// for the word that is gone is gone. Attention set to that word alone has nothing left: uniform.
/// Edits of source words are kept as they are.
/// @param word its place, in reading order
[[nodiscard]] Edits editsWithoutWord(Edits edits, int word);

} // namespace seq2seq
