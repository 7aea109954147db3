// SPDX-License-Identifier: GPL-3.0-or-later
// By which road a word came: parts of one sentence's run put into another's ("activation
// patching").
#pragma once

#include "core/model/model.h"

#include <functional>

namespace seq2seq {

/// Which part of A's run makes B's say `word` rather than another?
struct PatchTask {
    std::vector<int> a; ///< a sentence: ids in reading order
    std::vector<int> b; ///< the one that is patched. Annotations are put in as far as both reach
    std::vector<int> prefix; ///< target ids both are made to begin with
    int word = 0;
    int ratherThan = 0;
    std::vector<int> units{}; ///< of each part; none: all
    bool operator==(const PatchTask &) const = default;
};

/// One part of A's run put into B's.
struct PatchEffect {
    std::vector<Place> places; ///< that were replaced together
    std::vector<Patch> patches; ///< what was put there, one a place
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

/// @param between called between two passes through the model: stop by throwing
/// @throws Error BadConfiguration when both sentences say the same, so that there is no road; when
/// the model has no such word or unit
[[nodiscard]] PatchGrid patchGrid(
    const Model &model, const PatchTask &task, const std::function<void()> &between = {});

} // namespace seq2seq
