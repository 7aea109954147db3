// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/engine/slow_motion_answer.h"

#include "core/engine/pair_to_learn.h"

namespace seq2seq {

namespace {

/// Weights, optimiser and its steps as they are in the open experiment, without dropout.
std::unique_ptr<Model> copyOf(const Session &session)
{
    const Model &model = session.translator().model();
    Experiment now = session.snapshot();
    ModelConfig config = model.config();
    config.dropout = 0;
    Compute compute = now.training.compute();
    compute.engine = EngineKind::LibTorch;
    compute.device = "cpu";
    compute.threads = 1; // there is one pair
    std::unique_ptr<Model> copy = makeModel(config, compute);
    copy->setWeights(model.weights());
    if (session.visited()) // the optimiser's memory of then is not kept
        return copy;
    // What only translates does so with its best weights.
    const bool isBest = !session.isTrainable() && !now.bestWeights.empty();
    const OptimizerState &optimizer = isBest ? now.bestOptimizer : now.optimizer;
    if (!optimizer.empty())
        copy->setOptimizerState(
            optimizer, isBest ? now.state.bestOptimizerSteps : now.state.optimizerSteps);
    return copy;
}

} // namespace

SlowMotionAnswer answerInSlowMotion(const SlowMotionQuestion &question, const Asked &asked)
{
    const Translator &translator = asked.session.translator();
    const Experiment &experiment = asked.session.experiment();
    const TrainingConfig &training = experiment.training;
    PairToLearn pair = pairToLearn(question.source, question.shown, asked);
    UpdateOptions options;
    const TrainerState &state = asked.session.answeringState();
    options.learningRate = state.learningRate > 0 ? state.learningRate : training.learningRate;
    options.attentionRate = training.attentionRate;
    options.clipNorm = training.clipNorm;
    options.frozen = training.frozen;
    options.seed = training.seed;
    options.step = state.step;
    options.stop = asked.stop;
    const std::unique_ptr<Model> copy = copyOf(asked.session);
    SlowMotionAnswer answer;
    answer.motion = slowMotion(
        translator.model(), *copy, pair.sourceIds, pair.targetIds, options, asked.between);
    answer.config = translator.model().config();
    answer.optimizer = training.optimizer;
    answer.source = question.source;
    answer.target = std::move(pair.target);
    answer.sourceWords = std::move(pair.sourceWords);
    answer.targetWords = std::move(pair.targetWords);
    answer.isReference = pair.isReference;
    return answer;
}

} // namespace seq2seq
