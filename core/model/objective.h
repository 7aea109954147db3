// SPDX-License-Identifier: GPL-3.0-or-later
// The number that is differentiated.
#pragma once

#include <optional>

namespace seq2seq {

/// log P_t[word], or log P_t[word] - log P_t[ratherThan], along a forced target; without a word
/// J = - sum_t log P_t[y_t] of the whole of it.
struct Objective {
    std::optional<int> word; ///< id
    std::optional<int> ratherThan; ///< id
    int step = 0; ///< t
};

} // namespace seq2seq
