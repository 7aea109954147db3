// SPDX-License-Identifier: GPL-3.0-or-later
// What a training step in slow motion says at each of its stages, and in which order its gradients
// appear.
#pragma once

#include "core/engine/engine_update.h"
#include "ui/step/gradient_map.h"

#include <QString>

namespace seq2seq::ui {

enum class MotionStage { Forward, Backward, Clipping, Update };
inline constexpr int kMotionStages = 4;

/// "Backward"
[[nodiscard]] QString motionStageName(MotionStage stage);
/// What the stage does, in a word for its tooltip.
[[nodiscard]] QString motionStageMeaning(MotionStage stage);
/// What is seen there, with its numbers.
[[nodiscard]] QString motionSentence(const SlowMotionAnswer &answer, MotionStage stage);
/// Where the pair is from, and what is left out of the step.
[[nodiscard]] QString motionRemark(const SlowMotionAnswer &answer);

/// Where a target is from.
[[nodiscard]] QString targetRemark(bool isReference);

/// The rows of SlowMotion::states.
[[nodiscard]] QVector<GradientRow> gradientRows(const SlowMotionAnswer &answer);
/// In how many moments they appear: a target word each, then a source word each and layer.
[[nodiscard]] int gradientMoments(const SlowMotionAnswer &answer);
/// What has appeared after so many of them: as in the backward pass, the last target word first,
/// each direction of the encoder from the word that it read last.
[[nodiscard]] std::vector<std::vector<bool>> gradientsShown(
    const SlowMotionAnswer &answer, int moments);

} // namespace seq2seq::ui
