// SPDX-License-Identifier: GPL-3.0-or-later
// One training run as the Train workspace keeps it: the points of every update, and each
// evaluation.
#pragma once

#include "core/run/progress.h"

#include <memory>
#include <vector>

namespace seq2seq::ui {

/// Both lists are in the order of their steps and only grow, until the run is replaced.
struct RunRecord {
    std::vector<LossPoint> losses;
    std::vector<std::shared_ptr<const Evaluation>> evaluations;
};

} // namespace seq2seq::ui
