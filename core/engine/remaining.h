// SPDX-License-Identifier: GPL-3.0-or-later
// How far a run is from the stop condition it will meet first: the progress bar and the time left.
#pragma once

#include "core/run/config.h"

#include <cstdint>

namespace seq2seq {

/// Where a run stands, as far as its stop conditions look at it.
struct RunPosition {
    std::int64_t step = 0; ///< updates done
    double epoch = 0; ///< fractional
    std::int64_t batchesPerEpoch = 0;
    double minutes = 0; ///< trained since it was started or resumed
    double secondsPerStep = 0; ///< 0 = not known yet
};

struct Remaining {
    double progress = 0; ///< 0..1, of the condition that is furthest; 0 when there is none
    double seconds = -1; ///< to the condition that is nearest in time; negative = unknown
};

[[nodiscard]] Remaining remaining(const TrainingConfig &config, const RunPosition &position);

} // namespace seq2seq
