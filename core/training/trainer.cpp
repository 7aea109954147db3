// SPDX-License-Identifier: GPL-3.0-or-later
// The updates and evaluations of a run; what is set between them is in trainer_settings.cpp.
#include "core/training/trainer_p.h"

#include "core/available_memory.h"
#include "core/error.h"
#include "core/model/engine_choice.h"
#include "core/model/reading_order.h"
#include "core/model/weight_changes.h"
#include "core/run/kept_states.h"
#include "core/run/memory_need.h"
#include "core/stopwatch.h"
#include "core/training/plateau.h"
#include "core/training/starting_weights.h"

#include <algorithm>
#include <cmath>
#include <limits>

namespace seq2seq {

namespace {

// A loss above this many times ln |V|, what guessing costs, for so many updates is lost.
constexpr double kHopeless = 3;
constexpr std::size_t kHopelessUpdates = 20;

} // namespace

Trainer::Private::Private(
    Experiment given, const std::stop_token &stop, std::shared_ptr<Peers> others)
    : experiment(std::move(given))
    , peers(std::move(others))
{
    experiment.model.validate();
    experiment.training.validate();
    if (experiment.dev->pairs.empty())
        throw Error(ErrorCode::EmptyCorpus,
            message("core", "There is no sentence to measure quality on"), {},
            message("core", "Hold some pairs back for dev, or name a dev file."));
    pairs = trainingPairs(experiment, stop);
    checkPosition();
    requireMemory();
    workers = std::make_unique<ThreadPool>(experiment.training.threads);
    model = modelOfRun();
    experiment.state.engine = model->engine();
    experiment.state.device = model->device();
    if (experiment.weights.empty())
        startFrom(experiment, *model);
    else
        model->setWeights(experiment.weights);
    // Another optimiser than before begins without memory; for the best weights too.
    if (experiment.optimizer.empty() && experiment.state.optimizerSteps == 0)
        experiment.optimizer = model->optimizerState();
    if (!experiment.bestWeights.empty() && experiment.bestOptimizer.empty()
        && experiment.state.bestOptimizerSteps == 0)
        experiment.bestOptimizer = model->optimizerState();
    if (experiment.state.step == 0)
        experiment.state.learningRate = experiment.training.learningRate;
    else
        model->setOptimizerState(experiment.optimizer, experiment.state.optimizerSteps);
    experiment.weights.clear();
    experiment.optimizer.clear();
    dev = std::make_unique<DevEvaluation>(experiment, stop);
    translator = std::make_unique<Translator>(
        model, experiment.source, experiment.target, experiment.training.maxLength);
    secondsAtStart = experiment.state.seconds;
}

std::int64_t Trainer::Private::batchesPerEpoch() const
{
    const auto batchSize = static_cast<std::size_t>(experiment.training.batchSize);
    return static_cast<std::int64_t>((pairs.size() + batchSize - 1) / batchSize);
}

/// The state comes from a file, the batches from sentences that may have changed since.
void Trainer::Private::checkPosition()
{
    TrainerState &state = experiment.state;
    if (state.batchInEpoch >= 0 && state.batchInEpoch < batchesPerEpoch())
        return;
    remarks.push_back(counted(state.batchInEpoch,
        message("core",
            "The file says that %1 batch of this epoch is done, but its sentences make only %2: "
            "the epoch starts anew."),
        message("core",
            "The file says that %1 batches of this epoch are done, but its sentences make only "
            "%2: the epoch starts anew."))
                          .arg(batchesPerEpoch()));
    state.batchInEpoch = 0;
}

/// A run that has begun goes on wherever it is opened, on what there is.
std::shared_ptr<Model> Trainer::Private::modelOfRun()
{
    TrainingConfig &training = experiment.training;
    try {
        return makeModel(experiment.model, training.compute());
    } catch (const Error &error) {
        if (experiment.state.step == 0 || error.code() != ErrorCode::BadConfiguration)
            throw;
        remarks.push_back(message("core",
            "This program cannot compute the run on %1 with the engine %2: it goes on on the CPU.")
                              .arg(training.device)
                              .arg(std::string(name(training.engine))));
        training.engine = EngineKind::Auto;
        training.device = "cpu";
        return makeModel(experiment.model, training.compute());
    }
}

/// @throws Error OutOfMemory
void Trainer::Private::requireMemory() const
{
    std::optional<std::uint64_t> available = availableMemory();
    // What was read from a file is there already, and stays or is replaced.
    for (const StateDict *read : {&experiment.weights, &experiment.bestWeights,
             &experiment.optimizer, &experiment.bestOptimizer}) {
        for (const NamedTensor &tensor : *read) {
            if (available)
                *available += tensor.values.size() * sizeof(float);
        }
    }
    requireMemoryToTrain(experiment.model, experiment.training,
        engineFor(experiment.model, experiment.training.compute()),
        largestBatch(pairs, static_cast<std::size_t>(experiment.training.batchSize)), available);
}

void Trainer::Private::keepBest()
{
    experiment.bestWeights = model->weights();
    experiment.bestOptimizer = model->optimizerState();
    experiment.state.bestOptimizerSteps = model->optimizerSteps();
}

void Trainer::Private::loadBest()
{
    if (experiment.bestWeights.empty())
        return;
    model->setWeights(experiment.bestWeights);
    model->setOptimizerState(experiment.bestOptimizer, experiment.state.bestOptimizerSteps);
    experiment.state.optimizerSteps = model->optimizerSteps();
}

/// The pairs of the next update.
Batch Trainer::Private::nextBatch()
{
    const TrainerState &state = experiment.state;
    if (batchesOf != state.epoch) {
        batches = epochBatches(pairs, static_cast<std::size_t>(experiment.training.batchSize),
            experiment.training.seed, static_cast<std::uint64_t>(state.epoch));
        batchesOf = state.epoch;
    }
    Batch batch;
    batch.numbers = batches[static_cast<std::size_t>(state.batchInEpoch)];
    for (const std::size_t number : batch.numbers) {
        EncodedPair pair = pairs[number];
        batch.sources.push_back(
            readingOrder(std::move(pair.source), experiment.model.reverseSource));
        batch.targets.push_back(std::move(pair.target));
    }
    return batch;
}

UpdateOptions Trainer::Private::updateOptions(const std::stop_token &stop) const
{
    const TrainingConfig &config = experiment.training;
    UpdateOptions options;
    options.learningRate = experiment.state.learningRate;
    options.attentionRate = config.attentionRate;
    options.clipNorm = config.clipNorm;
    options.labelSmoothing = config.labelSmoothing;
    options.teacherForcing = teacherForcing();
    options.frozen = config.frozen;
    options.seed = config.seed;
    options.step = experiment.state.step;
    options.peers = peers.get();
    if (!peers)
        options.stop = stop;
    return options;
}

double Trainer::Private::teacherForcing() const
{
    const TrainingConfig &config = experiment.training;
    return std::max(0.0,
        config.teacherForcing
            - config.teacherForcingDecay * static_cast<double>(experiment.state.epoch));
}

/// J of a batch with the weights of now, nats a target token; not a number when it was stopped.
double Trainer::Private::lossOf(const Batch &batch, const UpdateOptions &options)
{
    try {
        const BatchTotals totals = model->measure(batch, options);
        return totals.nats / static_cast<double>(totals.targetTokens);
    } catch (const Error &error) {
        if (error.code() != ErrorCode::Cancelled)
            throw;
        return std::numeric_limits<double>::quiet_NaN();
    }
}

/// How the weights are spread, and the gradients of the next update.
void Trainer::Private::lookAtWeights(Insight &insight, const std::stop_token &stop)
{
    const StateDict gradients = model->weightGradients(nextBatch(), updateOptions(stop));
    for (const NamedTensor &gradient : gradients) {
        const std::optional<NamedTensor> weight = model->weight(gradient.name);
        WeightInsight seen;
        seen.name = gradient.name;
        for (const float value : gradient.values)
            seen.gradientNorm += static_cast<double>(value) * value;
        seen.gradientNorm = std::sqrt(seen.gradientNorm);
        seen.values = histogramOf(weight->values);
        seen.gradients = histogramOfNonZero(gradient.values);
        insight.weights.push_back(std::move(seen));
    }
}

void Trainer::Private::giveUp(const Message &what)
{
    const std::int64_t step = experiment.state.step + 1;
    const bool hasBest = !experiment.bestWeights.empty();
    loadBest();
    throw Error(ErrorCode::Diverged,
        message("core", "%1 at update %2 (learning rate %3)")
            .arg(what)
            .arg(step)
            .arg(experiment.state.learningRate),
        {},
        hasBest
            ? message("core",
                "The best weights so far are back. Try a learning rate ten times smaller, or clip "
                "gradients at a smaller norm.")
            : message("core",
                "The weights are those before the update. Try a learning rate ten times smaller, "
                "or clip gradients at a smaller norm."));
}

void Trainer::Private::forgetSums()
{
    TrainerState &state = experiment.state;
    state.lossSum = 0;
    state.lossTokens = 0;
    state.gradientNormSum = 0;
    state.updatesSinceEvaluation = 0;
    state.secondsSinceEvaluation = 0;
    state.wordsSinceEvaluation = 0;
}

double Trainer::Private::epoch() const
{
    return static_cast<double>(experiment.state.epoch)
        + static_cast<double>(experiment.state.batchInEpoch)
        / static_cast<double>(batchesPerEpoch());
}

Trainer::Trainer(Experiment experiment, const std::stop_token &stop, std::shared_ptr<Peers> peers)
    : d(std::make_unique<Private>(std::move(experiment), stop, std::move(peers)))
{
}

Trainer::~Trainer() = default;
Trainer::Trainer(Trainer &&) noexcept = default;
Trainer &Trainer::operator=(Trainer &&) noexcept = default;

const std::vector<Message> &Trainer::remarks() const
{
    return d->remarks;
}

LossPoint Trainer::step(const std::stop_token &stop)
{
    return d->update(d->nextBatch(), stop, true);
}

LossPoint Trainer::Private::update(const Batch &batch, const std::stop_token &stop, bool isOfEpoch)
{
    throwIfAllStop();
    const Stopwatch stopwatch;
    TrainerState &state = experiment.state;
    const BatchTotals result = model->update(batch, updateOptions(stop));
    const double loss = result.nats / static_cast<double>(result.targetTokens);
    if (!std::isfinite(loss))
        giveUp(message("core", "The loss is no longer a number"));
    const double norm = result.gradientNorm;
    if (!std::isfinite(norm))
        giveUp(message("core", "The gradients are no longer finite"));

    ++state.step;
    if (isOfEpoch)
        ++state.batchInEpoch;
    if (state.batchInEpoch == batchesPerEpoch()) {
        state.batchInEpoch = 0;
        ++state.epoch;
    }
    state.optimizerSteps = model->optimizerSteps();
    const double seconds = secondsOfAll(stopwatch.seconds(), stop);
    const std::int64_t words = result.sourceTokens + result.targetTokens;
    state.seconds += seconds;
    state.lossSum += result.nats;
    state.lossTokens += result.targetTokens;
    state.gradientNormSum += norm;
    state.updatesSinceEvaluation += 1;
    state.secondsSinceEvaluation += seconds;
    state.wordsSinceEvaluation += words;

    LossPoint point;
    point.step = state.step;
    point.epoch = epoch();
    point.seconds = state.seconds;
    point.trainLoss = loss;
    point.gradientNorm = norm;
    point.learningRate = state.learningRate;
    point.wordsPerSecond = static_cast<double>(words) / seconds;
    std::vector<LossPoint> &losses = experiment.history.losses;
    losses.push_back(point);

    const double hopeless
        = kHopeless * std::log(static_cast<double>(experiment.model.targetVocabulary));
    if (losses.size() >= kHopelessUpdates
        && std::all_of(losses.end() - kHopelessUpdates, losses.end(), [&](const LossPoint &past) {
               return past.trainLoss > hopeless && past.learningRate == state.learningRate;
           }))
        giveUp(message("core", "The loss has stayed far above that of guessing"));
    return point;
}

UpdateReport Trainer::stepAndReport(const std::stop_token &stop)
{
    const Batch batch = d->nextBatch();
    const UpdateOptions options = d->updateOptions(stop);
    const StateDict before = d->model->weights();

    UpdateReport report;
    report.point = step(stop);
    report.sentences = static_cast<int>(batch.size());
    const double clipNorm = d->experiment.training.clipNorm;
    if (clipNorm > 0 && report.point.gradientNorm > clipNorm)
        report.clippedTo = clipNorm;
    report.lossAfter = d->lossOf(batch, options);
    report.weights = weightChanges(before, d->model->weights());
    return report;
}

bool Trainer::isEvaluationDue() const
{
    return d->experiment.state.updatesSinceEvaluation >= d->experiment.training.evaluateEvery;
}

Evaluation Trainer::evaluate(const std::stop_token &stop, const std::function<void()> &between)
{
    d->throwIfAllStop();
    d->takeWeightsOfFirst();
    const Stopwatch stopwatch;
    TrainerState &state = d->experiment.state;
    Evaluation evaluation;
    d->measure(evaluation, stop, between);
    if (!std::isfinite(evaluation.devLoss))
        d->giveUp(message("core", "The dev loss is no longer a number"));
    d->lookAtWeights(*evaluation.inside, stop);

    state.seconds += d->secondsOfAll(stopwatch.seconds(), stop);
    evaluation.step = state.step;
    evaluation.epoch = d->epoch();
    evaluation.seconds = state.seconds;
    evaluation.learningRate = state.learningRate;
    if (state.updatesSinceEvaluation > 0) {
        evaluation.trainLoss = state.lossSum / static_cast<double>(state.lossTokens);
        evaluation.gradientNorm
            = state.gradientNormSum / static_cast<double>(state.updatesSinceEvaluation);
        evaluation.wordsPerSecond
            = static_cast<double>(state.wordsSinceEvaluation) / state.secondsSinceEvaluation;
    }
    const PlateauVerdict verdict
        = judgeEvaluation(state, d->experiment.training, evaluation.devPerplexity);
    evaluation.isBest = verdict == PlateauVerdict::KeepAsBest;
    d->forgetSums();
    if (verdict == PlateauVerdict::KeepAsBest)
        d->keepBest();
    if (!d->peers || d->peers->isFirst()) // which saves them
        keepState(d->experiment, [this] { return d->model->weights(); });
    if (verdict == PlateauVerdict::GoBack)
        d->loadBest();
    d->experiment.history.evaluations.push_back(evaluation);
    return evaluation;
}

StopReason Trainer::stopReason() const
{
    const TrainingConfig &config = d->experiment.training;
    const TrainerState &state = d->experiment.state;
    const std::vector<Evaluation> &evaluations = d->experiment.history.evaluations;
    if (config.maxSteps > 0 && state.step >= config.maxSteps)
        return StopReason::MaxSteps;
    if (config.maxEpochs > 0 && state.epoch >= config.maxEpochs)
        return StopReason::MaxEpochs;
    if (config.maxMinutes > 0 && state.seconds - d->secondsAtStart >= 60 * config.maxMinutes)
        return StopReason::MaxMinutes;
    if (config.targetBleu > 0 && !evaluations.empty()
        && evaluations.back().devBleu >= config.targetBleu)
        return StopReason::TargetReached;
    if (state.trials >= config.maxTrials)
        return StopReason::EarlyStopping;
    return StopReason::None;
}

Experiment Trainer::snapshot() const
{
    Experiment copy = d->experiment;
    copy.weights = d->model->weights();
    copy.optimizer = d->model->optimizerState();
    return copy;
}

const Experiment &Trainer::experiment() const
{
    return d->experiment;
}

const Translator &Trainer::translator() const
{
    return *d->translator;
}

} // namespace seq2seq
