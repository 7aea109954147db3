// SPDX-License-Identifier: GPL-3.0-or-later
// Says in plain words how a run is doing, from its numbers alone.
#pragma once

#include "ui/train/run_record.h"

#include <QString>
#include <QStringList>

namespace seq2seq::ui {

struct TrainingHealth {
    enum class Level { Unknown, Fine, Watch, Trouble };
    Level level = Level::Unknown;
    QStringList sentences; ///< the most serious first; never empty
};

/// @param clipNorm gradients above this norm are scaled down; 0 = never
[[nodiscard]] TrainingHealth assessTraining(const RunRecord &run, double clipNorm);

} // namespace seq2seq::ui
