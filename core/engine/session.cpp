// SPDX-License-Identifier: GPL-3.0-or-later
// Chooses between a Trainer and a Translator alone; see session.h.
#include "core/engine/session.h"

#include "core/error.h"
#include "core/model/engine_choice.h"
#include "core/model/model.h"
#include "core/run/kept_states.h"
#include "core/run/memory_need.h"

#include <limits>
#include <utility>

namespace seq2seq {

namespace {

/// A copy that does not copy the weights on the way.
std::shared_ptr<const Experiment> copyWithoutWeights(Experiment &experiment)
{
    StateDict weights = std::exchange(experiment.weights, {});
    StateDict bestWeights = std::exchange(experiment.bestWeights, {});
    OptimizerState optimizer = std::exchange(experiment.optimizer, {});
    OptimizerState bestOptimizer = std::exchange(experiment.bestOptimizer, {});
    std::vector<KeptState> keptStates = std::exchange(experiment.keptStates, {});
    auto copy = std::make_shared<const Experiment>(experiment);
    experiment.weights = std::move(weights);
    experiment.bestWeights = std::move(bestWeights);
    experiment.optimizer = std::move(optimizer);
    experiment.bestOptimizer = std::move(bestOptimizer);
    experiment.keptStates = std::move(keptStates);
    return copy;
}

bool isEmpty(const std::shared_ptr<const Corpus> &corpus)
{
    return !corpus || corpus->pairs.empty();
}

} // namespace

Session::Session(Experiment experiment, const std::stop_token &stop)
    : m_atStart(copyWithoutWeights(experiment))
{
    if (isEmpty(experiment.train) || isEmpty(experiment.dev)) {
        m_translator.emplace(experiment);
        m_untrainable = std::move(experiment);
    } else {
        m_trainer.emplace(std::move(experiment), stop);
    }
}

Trainer &Session::trainer()
{
    if (!m_trainer)
        throw Error(ErrorCode::EmptyCorpus,
            message("core",
                "The sentence pairs of this experiment were not found, so it cannot be trained"),
            {},
            message("core",
                "It can still translate. To train, put the corpus beside the experiment and open "
                "it again, or start a new one."));
    return *m_trainer;
}

std::vector<Message> Session::remarks() const
{
    return m_trainer ? m_trainer->remarks() : std::vector<Message>();
}

const Translator &Session::translator() const
{
    if (m_past)
        return m_past->translator;
    return m_trainer ? m_trainer->translator() : *m_translator;
}

std::uint64_t Session::weightsVersion() const
{
    return (m_trainer ? m_trainer->weightsVersion() : 1) + m_journeys;
}

void Session::visit(std::int64_t step)
{
    const Experiment &present = experiment();
    const KeptState *kept = stateAt(present.keptStates, step);
    if (kept == nullptr)
        throw Error(ErrorCode::BadConfiguration,
            message("core", "The weights of step %1 are not kept").arg(step), {},
            message("core", "Choose an evaluation whose weights are kept."));
    const std::shared_ptr<Model> model = m_past ? m_past->model : anotherModel();
    model->setWeights(*kept->weights);
    m_past.emplace(Past{kept->state, model,
        Translator(model, present.source, present.target, present.training.maxLength)});
    ++m_journeys;
}

void Session::returnToPresent()
{
    if (!m_past)
        return;
    m_past.reset();
    ++m_journeys;
}

std::optional<std::int64_t> Session::visited() const
{
    return m_past ? std::optional(m_past->state.step) : std::nullopt;
}

const TrainerState &Session::answeringState() const
{
    return m_past ? m_past->state : experiment().state;
}

ProbeLook Session::lookAtProbe()
{
    if (!m_past)
        return trainer().lookAtProbe();
    const std::int64_t step = m_past->state.step;
    return {step, epochOf(step), trainer().lookAt(experiment().probe, *m_past->model)};
}

std::vector<ProbeLook> Session::film(
    const SentencePair &pair, const std::function<void()> &between) const
{
    std::vector<ProbeLook> frames;
    if (!m_trainer || experiment().keptStates.empty())
        return frames;
    const std::shared_ptr<Model> model = anotherModel();
    for (const KeptState &kept : experiment().keptStates) {
        between();
        model->setWeights(*kept.weights);
        frames.push_back(
            {kept.state.step, epochOf(kept.state.step), m_trainer->lookAt(pair, *model)});
    }
    return frames;
}

std::shared_ptr<Model> Session::anotherModel() const
{
    const Experiment &present = experiment();
    const Compute compute = m_trainer ? present.training.compute() : Compute();
    requireMemoryToLoad(present.model, engineFor(present.model, compute));
    return makeModel(present.model, compute);
}

double Session::epochOf(std::int64_t step) const
{
    for (const Evaluation &evaluation : experiment().history.evaluations)
        if (evaluation.step == step)
            return evaluation.epoch;
    return 0;
}

const Experiment &Session::experiment() const
{
    return m_trainer ? m_trainer->experiment() : m_untrainable;
}

Experiment Session::snapshot() const
{
    return m_trainer ? m_trainer->snapshot() : m_untrainable;
}

Experiment Session::startingAnew()
{
    Experiment anew = *m_atStart;
    anew.training = trainer().experiment().training;
    anew.probe = trainer().experiment().probe;
    anew.pinned = trainer().experiment().pinned;
    anew.history = {};
    anew.state = {};
    return anew;
}

Experiment Session::withTraining(const TrainingConfig &training) const
{
    Experiment changed = snapshot();
    const TrainingConfig before = std::exchange(changed.training, training);
    TrainerState &state = changed.state;
    if (training.learningRate != before.learningRate)
        state.learningRate = training.learningRate;
    if (training.batchSize != before.batchSize || training.maxLength != before.maxLength)
        state.batchInEpoch = 0;
    if (training.optimizer != before.optimizer) {
        changed.optimizer.clear();
        changed.bestOptimizer.clear();
        state.optimizerSteps = 0;
        state.bestOptimizerSteps = 0;
    }
    state.badEvaluations = 0;
    state.trials = 0;
    return changed;
}

Experiment Session::withPairs(PairsCommand pairs) const
{
    if (isEmpty(pairs.train) || isEmpty(pairs.dev))
        throw Error(ErrorCode::EmptyCorpus,
            message("core", "There has to be a pair to train on and one to measure on (dev)"));
    Experiment changed = snapshot();
    if (pairs.dev->pairs != changed.dev->pairs) {
        changed.state.bestPerplexity = std::numeric_limits<double>::infinity();
        changed.state.badEvaluations = 0;
    }
    changed.train = std::move(pairs.train);
    changed.dev = std::move(pairs.dev);
    changed.test = std::move(pairs.test);
    changed.unused = std::move(pairs.unused);
    changed.trainOutside = recordIfOutside(*changed.train, *changed.dev);
    changed.state.batchInEpoch = 0;
    return changed;
}

} // namespace seq2seq
