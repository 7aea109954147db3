// SPDX-License-Identifier: GPL-3.0-or-later
// When the learning rate decays, and when training ends.
#pragma once

#include "core/run/experiment.h"

namespace seq2seq {

/// What an evaluation asks of the trainer.
enum class PlateauVerdict {
    KeepAsBest, ///< the best so far: keep weights and optimiser
    GoOn,
    GoBack, ///< patience is out: bring the best weights and the best optimiser back
};

/// The schedule of Stanford's CS224N, assignment 4. An evaluation is better when its dev perplexity
/// is below all before it; after `patience` in a row that are not, a trial is over:
///   rate <- decay * rate,  weights and optimiser <- the best ones
/// At the end of trial number `maxTrials` training stops (Trainer::stopReason) and the rate stays.
/// Changes the counters, the rate and the best perplexity in `state`.
[[nodiscard]] PlateauVerdict judgeEvaluation(
    TrainerState &state, const TrainingConfig &config, double devPerplexity);

} // namespace seq2seq
