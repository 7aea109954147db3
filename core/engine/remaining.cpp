// SPDX-License-Identifier: GPL-3.0-or-later
// Plain arithmetic on the stop conditions; see remaining.h.
#include "core/engine/remaining.h"

#include <algorithm>

namespace seq2seq {

Remaining remaining(const TrainingConfig &config, const RunPosition &position)
{
    Remaining result;
    const auto consider = [&result](double done, double limit, double secondsEach) {
        if (limit <= 0)
            return;
        result.progress = std::max(result.progress, std::clamp(done / limit, 0.0, 1.0));
        if (secondsEach <= 0)
            return;
        const double seconds = std::max(0.0, limit - done) * secondsEach;
        result.seconds = result.seconds < 0 ? seconds : std::min(result.seconds, seconds);
    };
    consider(position.epoch, config.maxEpochs,
        position.secondsPerStep * static_cast<double>(position.batchesPerEpoch));
    consider(static_cast<double>(position.step), static_cast<double>(config.maxSteps),
        position.secondsPerStep);
    consider(position.minutes, config.maxMinutes, 60);
    return result;
}

} // namespace seq2seq
