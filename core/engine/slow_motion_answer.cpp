// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/engine/slow_motion_answer.h"

#include <algorithm>

namespace seq2seq {

namespace {

/// The reference of a sentence of the corpus; the sentences that are trained on come first.
std::optional<std::string> referenceOf(const std::string &source, const Experiment &experiment)
{
    for (const Corpus *corpus : {experiment.train.get(), experiment.dev.get()}) {
        if (!corpus)
            continue;
        const auto pair = std::ranges::find(corpus->pairs, source, &SentencePair::source);
        if (pair != corpus->pairs.end() && !pair->target.empty())
            return pair->target;
    }
    return {};
}

/// The words and ids of the pair: the reference where there is one, else what is shown.
Trace pairToLearn(const SlowMotionQuestion &question, const std::optional<std::string> &reference,
    const Translator &translator, const std::stop_token &stop)
{
    return reference ? translator.trace(question.source, reference, {}, 0, stop)
                     : translator.traceIds(question.source, question.shown, {}, 0, stop);
}

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
    const std::optional<std::string> reference = referenceOf(question.source, experiment);
    const Trace pair = pairToLearn(question, reference, translator, asked.stop);
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
    answer.target = pair.target;
    answer.sourceWords = pair.sourceTokens;
    answer.targetWords = pair.targetTokens;
    answer.isReference = reference.has_value();
    return answer;
}

} // namespace seq2seq
