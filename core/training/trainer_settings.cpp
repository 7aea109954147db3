// SPDX-License-Identifier: GPL-3.0-or-later
// What is set and asked between the updates of a Trainer.
#include "core/error.h"
#include "core/run/kept_states.h"
#include "core/training/trainer_p.h"

namespace seq2seq {

namespace {

/// @throws Error BadConfiguration when the attention on a pair cannot be recorded
void requireProbe(const SentencePair &probe)
{
    if (probe.source.empty() || probe.target.empty())
        throw Error(ErrorCode::BadConfiguration,
            message("core", "The probe sentence has no source or no reference translation"), {},
            message("core", "Choose a sentence pair with both sides."));
    if (!isShortEnoughToProbe(probe))
        throw Error(ErrorCode::BadConfiguration,
            message("core", "The sentence is too long to be looked at at every evaluation"), {},
            message("core", "Choose one of at most %1 bytes a side.").arg(kLongestProbe));
}

} // namespace

void Trainer::setProbe(SentencePair probe)
{
    requireProbe(probe);
    d->experiment.probe = probe;
    d->dev->setProbe(std::move(probe));
}

void Trainer::setPinned(std::vector<SentencePair> pinned)
{
    if (pinned.size() > kMostPinned)
        throw Error(ErrorCode::BadConfiguration,
            message("core", "%1 sentences are pinned, at most %2 can be")
                .arg(pinned.size())
                .arg(kMostPinned),
            {}, message("core", "Unpin one of the others first."));
    for (const SentencePair &pair : pinned)
        requireProbe(pair);
    d->experiment.pinned = pinned;
    d->dev->setPinned(std::move(pinned));
}

ProbeLook Trainer::lookAtProbe() const
{
    return {d->experiment.state.step, d->epoch(), d->dev->lookAtProbe(*d->model)};
}

ProbeAttention Trainer::lookAt(const SentencePair &pair, const Model &model) const
{
    requireProbe(pair);
    return d->dev->lookAt(pair, model);
}

void Trainer::setKeptMegabytes(int megabytes)
{
    TrainingConfig changed = d->experiment.training;
    changed.keptMegabytes = megabytes;
    changed.validate();
    d->experiment.training = changed;
    thinOut(d->experiment.keptStates, kBytesOfMegabyte * static_cast<std::uint64_t>(megabytes),
        d->experiment.state.bestStep);
}

void Trainer::setLearningRate(double learningRate)
{
    TrainingConfig changed = d->experiment.training;
    changed.learningRate = learningRate;
    changed.validate();
    d->experiment.state.learningRate = learningRate;
}

void Trainer::setStopConditions(int maxEpochs, std::int64_t maxSteps)
{
    TrainingConfig changed = d->experiment.training;
    changed.maxEpochs = maxEpochs;
    changed.maxSteps = maxSteps;
    changed.validate();
    d->experiment.training = changed;
    d->experiment.state.trials = 0; // somebody wants more: early stopping starts counting anew
}

std::int64_t Trainer::batchesPerEpoch() const
{
    return d->batchesPerEpoch();
}

const Peers *Trainer::peers() const
{
    return d->peers.get();
}

std::size_t Trainer::trainedPairs() const
{
    return d->pairs.size();
}

std::size_t Trainer::tooLongPairs() const
{
    return d->experiment.train->size() - d->pairs.size();
}

std::int64_t Trainer::parameters() const
{
    return d->model->parameters();
}

EngineKind Trainer::engine() const
{
    return d->model->engine();
}

std::string Trainer::device() const
{
    return d->model->device();
}

std::uint64_t Trainer::weightsVersion() const
{
    return d->model->version();
}

} // namespace seq2seq
