// SPDX-License-Identifier: GPL-3.0-or-later
// By which road a word came: parts of one sentence's run put into another's ("activation
// patching").
#pragma once

#include "core/model/model.h"

#include <functional>

namespace seq2seq {

/// One part of A's run put into B's.
struct PatchEffect {
    std::vector<Place> places; ///< that were replaced together
    int step = -1; ///< of the decoder; -1: start states or annotations
    /// [D(patched) - D(B)] / [D(A) - D(B)]: 0 as if nothing had been done, 1 as if B were A.
    double effect = 0;
};

/// D = log P_t[a] - log P_t[b] after a common beginning y_1..y_{t-1}.
struct PatchGrid {
    double ofA = 0; ///< D(A)
    double ofB = 0; ///< D(B)
    int step = 0; ///< t
    std::vector<PatchEffect> effects; ///< start states, annotations, then step by step: each
                                      ///< layer's h and c, the whole state, o_t
};

/// @param a, b   sentences, ids in reading order. Annotations are put in as far as both reach.
/// @param prefix target ids both are made to begin with
/// @param between called between two passes through the model: stop by throwing
/// @throws Error BadConfiguration when both sentences say the same, so that there is no road
[[nodiscard]] PatchGrid patchGrid(const Model &model, const std::vector<int> &a,
    const std::vector<int> &b, const std::vector<int> &prefix, int word, int ratherThan,
    const std::function<void()> &between = {});

} // namespace seq2seq
