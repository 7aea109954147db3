// SPDX-License-Identifier: GPL-3.0-or-later
// The corpora that come with the program: sentences our own grammars make, the same for the same
// seed.
#pragma once

#include "core/corpus/corpus.h"
#include "core/message.h"

#include <cstdint>
#include <span>
#include <string_view>

namespace seq2seq {

struct BuiltinCorpus {
    std::string name; ///< "everyday-zh-en", "reverse-letters", "pig-latin"
    Message title; ///< "Everyday Chinese to English"
    Message description; ///< one or two sentences for the Data workspace
    std::size_t pairs; ///< how many a new experiment takes
    bool isOfCharacters = false; ///< learnt a character at a time; sentences a word at a time
};

[[nodiscard]] std::span<const BuiltinCorpus> builtinCorpora();

/// Nobody is given more: a file of a few bytes may ask for it.
inline constexpr std::size_t kMostBuiltinPairs = 2'000'000;

/// Generates `count` distinct pairs with their gold alignments; count 0 = BuiltinCorpus::pairs.
/// Same name, count, seed: same corpus.
/// @throws Error BadConfiguration when the name is unknown, the grammar has fewer distinct pairs
/// than asked for, or they are more than kMostBuiltinPairs; Cancelled
[[nodiscard]] Corpus generateBuiltin(std::string_view name, std::size_t count, std::uint64_t seed,
    const ProgressCallback &progress = {});

} // namespace seq2seq
