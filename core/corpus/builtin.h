// SPDX-License-Identifier: GPL-3.0-or-later
// The corpora that come with the program: sentences our own grammars make, the same for the same
// seed.
#pragma once

#include "core/corpus/corpus.h"

#include <cstdint>
#include <span>
#include <string_view>

namespace seq2seq {

struct BuiltinCorpus {
    std::string name; ///< "everyday-zh-en", "reverse-letters", "date-format"
    std::string title; ///< "Everyday Chinese to English"
    std::string description; ///< one or two sentences for the Data workspace
    std::size_t pairs; ///< how many a new experiment takes
};

[[nodiscard]] std::span<const BuiltinCorpus> builtinCorpora();

/// Generates `count` distinct pairs with their gold alignments; count 0 = BuiltinCorpus::pairs.
/// Same name, count, seed: same corpus.
/// @throws Error BadConfiguration when the name is unknown or the grammar has fewer distinct pairs
/// than asked for
[[nodiscard]] Corpus generateBuiltin(std::string_view name, std::size_t count, std::uint64_t seed);

} // namespace seq2seq
