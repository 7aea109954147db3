// SPDX-License-Identifier: GPL-3.0-or-later
// How a run is doing, in the words of the window; what is wrong with it says core/run/health.h.
#pragma once

#include "ui/train/run_record.h"

#include <QString>
#include <QStringList>

namespace seq2seq::ui {

struct TrainingHealth {
    enum class Level { Unknown, Fine, Watch, Trouble };
    Level level = Level::Unknown;
    /// What is seen and what to try, one thing each, the most serious first; never empty.
    QStringList sentences;
};

/// @param clipNorm gradients above this norm are scaled down; 0 = never
[[nodiscard]] TrainingHealth assessTraining(const RunRecord &run, double clipNorm);

} // namespace seq2seq::ui
