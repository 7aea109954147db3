// SPDX-License-Identifier: GPL-3.0-or-later
// What the tests of the engine ask it, and what they compare of its runs.
#pragma once

#include "engine_fixture.h"

namespace seq2seq::test {

inline TranslateRequest request(std::uint64_t id, const std::string &source)
{
    TranslateRequest result;
    result.id = id;
    result.source = source;
    result.search.maxLength = 10;
    return result;
}

inline std::vector<double> lossValues(const std::vector<LossPoint> &points)
{
    std::vector<double> values;
    for (const LossPoint &point : points)
        values.push_back(point.trainLoss);
    return values;
}

inline bool areStepsWithoutGap(const std::vector<LossPoint> &points, std::int64_t first = 1)
{
    for (const LossPoint &point : points)
        if (point.step != first++)
            return false;
    return true;
}

/// What an uninterrupted run of `steps` updates loses.
inline std::vector<double> uninterruptedLosses(std::int64_t steps)
{
    Watcher watcher;
    watcher.engine.use(smallExperiment(steps));
    watcher.engine.train();
    if (!watcher.waitForEnd(StopReason::MaxSteps))
        return {};
    return lossValues(watcher.losses);
}

} // namespace seq2seq::test
