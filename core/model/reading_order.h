// SPDX-License-Identifier: GPL-3.0-or-later
// The order in which the encoder reads a sentence.
#pragma once

#include <algorithm>
#include <vector>

namespace seq2seq {

/// The ids in the order the encoder reads them: as they are, or reversed with </s> still last
/// (Sutskever et al. 2014, sec. 3.3).
[[nodiscard]] inline std::vector<int> readingOrder(std::vector<int> source, bool reverse)
{
    if (reverse && !source.empty())
        std::reverse(source.begin(), source.end() - 1);
    return source;
}

} // namespace seq2seq
