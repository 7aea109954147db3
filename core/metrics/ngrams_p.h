// SPDX-License-Identifier: GPL-3.0-or-later
// Private to core/metrics: n-grams of characters (chrF) or of numbered words (BLEU), counted.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string_view>
#include <unordered_map>

namespace seq2seq {

/// How often each n-gram occurs. Keys look into the text that was counted, which has to outlive
/// them.
using NgramCounts = std::unordered_map<std::u32string_view, std::int64_t>;

/// Counts all n-grams of one order.
[[nodiscard]] inline NgramCounts countNgrams(std::u32string_view units, std::size_t order)
{
    NgramCounts counts;
    if (units.size() < order)
        return counts;
    const std::size_t total = units.size() - order + 1;
    counts.reserve(total);
    for (std::size_t i = 0; i < total; ++i)
        ++counts[units.substr(i, order)];
    return counts;
}

} // namespace seq2seq
