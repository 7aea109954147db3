// SPDX-License-Identifier: GPL-3.0-or-later
// What corpora have as the translation of a sentence, and which words of the two belong together.
#pragma once

#include "core/corpus/corpus.h"

#include <memory>
#include <span>
#include <string>
#include <vector>

namespace seq2seq {

/// The different targets of a source sentence, in the order of the corpora and of their pairs.
/// Passes over all pairs. @param corpora null ones are passed over
[[nodiscard]] std::vector<std::string> knownReferences(
    const std::string &source, std::span<const std::shared_ptr<const Corpus>> corpora);

/// The gold links of a pair, of the first corpus that has it with links; empty: none has.
/// @param corpora as above
[[nodiscard]] Alignment knownAlignment(const std::string &source, const std::string &target,
    std::span<const std::shared_ptr<const Corpus>> corpora);

} // namespace seq2seq
