// SPDX-License-Identifier: GPL-3.0-or-later
// How long a sentence to translate may be.
#pragma once

#include "core/search/hypothesis.h"

#include <cstddef>

namespace seq2seq {

/// Tokens, `</s>` not counted, that a source sentence has at most: what was asked for, else four
/// times the longest sentence of training. A model says little about sentences of a length it has
/// never met, and their time and memory grow without an end.
/// @param longestTrained TrainingConfig::maxLength
[[nodiscard]] inline std::size_t longestSource(const SearchOptions &options, int longestTrained)
{
    constexpr std::size_t kTimesTrained = 4;
    return options.maxSourceLength > 0 ? static_cast<std::size_t>(options.maxSourceLength)
                                       : kTimesTrained * static_cast<std::size_t>(longestTrained);
}

/// A sentence that is not given to the model.
struct LongSource {
    std::size_t sentence = 0; ///< which of those that were asked about
    std::size_t tokens = 0; ///< `</s>` not counted
    std::size_t longest = 0; ///< that is taken
};

} // namespace seq2seq
