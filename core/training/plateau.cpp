// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/training/plateau.h"

namespace seq2seq {

PlateauVerdict judgeEvaluation(
    TrainerState &state, const TrainingConfig &config, double devPerplexity)
{
    if (devPerplexity < state.bestPerplexity) {
        state.bestPerplexity = devPerplexity;
        state.bestStep = state.step;
        state.badEvaluations = 0;
        return PlateauVerdict::KeepAsBest;
    }
    ++state.badEvaluations;
    if (state.badEvaluations < config.patience)
        return PlateauVerdict::GoOn;
    state.badEvaluations = 0;
    ++state.trials;
    if (state.trials < config.maxTrials)
        state.learningRate *= config.decay;
    return PlateauVerdict::GoBack;
}

} // namespace seq2seq
