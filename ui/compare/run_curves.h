// SPDX-License-Identifier: GPL-3.0-or-later
// What can be drawn of a run over its training.
#pragma once

#include "core/study/curves.h"
#include "core/study/study.h"
#include "ui/train/time_axis.h"

#include <QString>

#include <array>

namespace seq2seq::ui {

enum class CurveMeasure { DevLoss, TrainLoss, Perplexity, Bleu };
inline constexpr std::array kCurveMeasures{
    CurveMeasure::DevLoss, CurveMeasure::TrainLoss, CurveMeasure::Perplexity, CurveMeasure::Bleu};

[[nodiscard]] QString titleOf(CurveMeasure measure); ///< "Dev loss"
[[nodiscard]] QString labelOf(CurveMeasure measure); ///< of an axis, with the unit
[[nodiscard]] int digitsOf(CurveMeasure measure);
/// Its value at each evaluation; those that are not finite are left out.
[[nodiscard]] Curve curveOf(const StudyRun &run, CurveMeasure measure, TimeAxis axis);

} // namespace seq2seq::ui
