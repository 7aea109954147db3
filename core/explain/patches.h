// SPDX-License-Identifier: GPL-3.0-or-later
// Rows of one sentence's trace as patches for another sentence's run.
#pragma once

#include "core/model/edits.h"
#include "core/model/trace.h"

namespace seq2seq {

/// All of h_0 and c_0.
[[nodiscard]] std::vector<Place> startPlaces(const ModelConfig &config);

/// @param row         the one that is taken; below 0: all, of a source place as far as both
/// sentences reach
/// @param sourceWords of the sentence that is patched
/// @param units       that are replaced; none: all
/// @throws Error BadConfiguration when the trace has no such row
[[nodiscard]] Patch patchFrom(const Trace &trace, const Place &place, int row,
    std::size_t sourceWords, const std::vector<int> &units = {});

} // namespace seq2seq
