// SPDX-License-Identifier: GPL-3.0-or-later
// Which dev sentences are translated to measure a run, and how: the same wherever it is measured,
// so that the numbers agree.
#pragma once

#include "core/search/hypothesis.h"

#include <algorithm>
#include <cstddef>
#include <vector>

namespace seq2seq {

/// Indices of at most `most` of `sentences` dev sentences, spread evenly, in their order.
[[nodiscard]] inline std::vector<std::size_t> translatedDevSentences(
    std::size_t sentences, std::size_t most)
{
    std::vector<std::size_t> chosen;
    const std::size_t count = std::min(sentences, most);
    for (std::size_t i = 0; i < count; ++i)
        chosen.push_back(i * sentences / count);
    return chosen;
}

/// Greedy. A young model repeats itself to the limit; a bit over the longest reference is enough to
/// see that. @param longestTarget of the dev set, tokens with `</s>`
[[nodiscard]] inline SearchOptions devSearch(int longestTarget)
{
    SearchOptions greedy;
    greedy.beam = 1;
    greedy.maxLength = longestTarget + 10;
    return greedy;
}

} // namespace seq2seq
