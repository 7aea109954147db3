// SPDX-License-Identifier: GPL-3.0-or-later
// Says in plain words what is wrong with a run and what to try, from the numbers it recorded. The
// window and the command line say the same.
#pragma once

#include "core/message.h"
#include "core/run/progress.h"

#include <span>
#include <vector>

namespace seq2seq {

enum class Symptom {
    Diverged, ///< loss or gradients are no longer finite
    RateTooHigh, ///< the loss rises, or is higher than before the first update
    GradientsClipped, ///< most are, and the loss hardly falls
    GradientsVanished, ///< all but zero before anything is learnt
    GatesSaturated, ///< most are fully open or shut before anything is learnt
    Overfitting, ///< dev rises while train falls
    SourceIgnored, ///< another source sentence would do as well
    AttentionFlat, ///< all source words get the same weight at every step
    AttentionCollapsed, ///< all steps look at one source word
    UnknownWords, ///< many words of dev are <unk>
    TooSmallOrTooFast, ///< neither loss falls any more, far from learnt
};

enum class Severity { Watch, Trouble };

/// One thing that is wrong.
struct Finding {
    Symptom symptom = Symptom::Diverged;
    Severity severity = Severity::Watch;
    Message sentence; ///< what is seen
    Message remedy; ///< what to try
};

/// Updates below which nothing is said but that a run diverged.
inline constexpr std::size_t kFewestUpdates = 20;
/// Evaluations that are looked at, the newest.
inline constexpr std::size_t kJudgedEvaluations = 4;

/// @param evaluations the newest last; more than kJudgedEvaluations change nothing
/// @param clipNorm gradients above this norm are scaled down; 0 = never
/// @return the most serious first
[[nodiscard]] std::vector<Finding> diagnose(std::span<const LossPoint> losses,
    std::span<const Evaluation *const> evaluations, double clipNorm);
[[nodiscard]] std::vector<Finding> diagnose(const History &history, double clipNorm);

} // namespace seq2seq
