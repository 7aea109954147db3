// SPDX-License-Identifier: GPL-3.0-or-later
// What runs along the x axis of the curves of a run.
#pragma once

#include <QString>

namespace seq2seq::ui {

enum class TimeAxis { Step, Epoch, Seconds };

/// "epoch (passes over the training sentences)"
[[nodiscard]] QString labelOf(TimeAxis axis);

/// Where a LossPoint or an Evaluation stands on the axis.
template <typename Moment> [[nodiscard]] double keyOf(TimeAxis axis, const Moment &moment)
{
    switch (axis) {
    case TimeAxis::Epoch:
        return moment.epoch;
    case TimeAxis::Seconds:
        return moment.seconds;
    case TimeAxis::Step:
        break;
    }
    return double(moment.step);
}

} // namespace seq2seq::ui
