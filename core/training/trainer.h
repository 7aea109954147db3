// SPDX-License-Identifier: GPL-3.0-or-later
// Trains an experiment's model: one update at a time, so that the caller decides what happens
// between two.
#pragma once

#include "core/message.h"
#include "core/run/experiment.h"
#include "core/training/training_pairs.h"

#include <functional>
#include <memory>
#include <stop_token>

namespace seq2seq {

class Model;
class Peers;
class Translator;

/// Owns the model and the optimiser of one experiment. Lives on one thread (it starts shard workers
/// inside a call). Same seed and thread count, same losses to the last bit; and store() followed by
/// a new Trainer goes on as if nothing happened.
///
/// With peers it is one of several processes that make the same calls in the same order: each
/// computes a share of every batch, the first alone looks at the dev set, and all of them move the
/// same weights by the same gradients, decide alike and throw alike. Asked to stop, one of them
/// stops all.
class Trainer {
public:
    /// Builds the model from the experiment's weights, or from its seed when it has none. Where the
    /// state does not fit the sentences (an epoch with fewer batches than were done), it is put
    /// right, and remarks() says so.
    /// @throws Error BadExperiment when weights and configuration do not fit, BadConfiguration,
    /// EmptyCorpus; Cancelled when stop was asked for while the corpus was cut into words
    /// @param peers the processes that train this run together; null: this one alone
    explicit Trainer(Experiment experiment, const std::stop_token &stop = {},
        std::shared_ptr<Peers> peers = nullptr);
    ~Trainer();
    Trainer(Trainer &&) noexcept;
    Trainer &operator=(Trainer &&) noexcept;

    /// Sentences for the person about what was put right at the start.
    [[nodiscard]] const std::vector<Message> &remarks() const;
    /// One update. The point is also appended to the history.
    /// @throws Error Diverged when the loss is not finite: weights are those before the update, or
    /// the best if those are no good either; Cancelled when stop was asked for before the gradients
    /// were there: nothing has changed then, and the next call makes the same update. With peers:
    /// PeerLost; Cancelled by the update after that in which somebody asked
    LossPoint step(const std::stop_token &stop = {});
    /// As step(), and tells what the update changed. Costs a second pass over the batch and a copy
    /// of all weights; the run goes on as after step(), to the last bit.
    /// @return lossAfter is not a number when the stop came after the update, in the second pass
    UpdateReport stepAndReport(const std::stop_token &stop = {});
    /// Trains on one pair alone, update by update, until the model writes its target or the updates
    /// are used up; they count as steps of the run, not as batches of the epoch. Then tells what
    /// else is translated differently.
    /// @throws Error BadConfiguration when a side is empty or too long; Diverged as step();
    /// Cancelled, with the updates kept that were made
    CorrectionReport correct(const SentencePair &pair, int updates,
        const std::stop_token &stop = {}, const std::function<void()> &between = {});
    /// True when `evaluateEvery` updates have passed since the last evaluation.
    [[nodiscard]] bool isEvaluationDue() const;
    /// Looks at the dev set, appends to the history, decays the learning rate and brings the best
    /// weights back when patience is out.
    /// @param between called often (after each dev batch and each translated batch), on this
    /// thread: the engine answers
    ///        translations in it with translator(), so the model must be in evaluation mode then
    /// With peers all but the first wait for what the first measures, and know no more of it than
    /// loss, perplexity and BLEU.
    /// @throws Error Cancelled when stop was asked for; nothing has changed then. PeerLost
    Evaluation evaluate(
        const std::stop_token &stop = {}, const std::function<void()> &between = {});
    /// Whether a stop condition holds now (never Asked or Paused).
    [[nodiscard]] StopReason stopReason() const;

    /// The sentence whose attention every evaluation records from now on.
    /// @throws Error BadConfiguration when a side is empty
    void setProbe(SentencePair probe);
    /// It with the weights of this moment.
    [[nodiscard]] ProbeLook lookAtProbe() const;
    /// The attention on a sentence in a model of the same shape.
    [[nodiscard]] ProbeAttention lookAt(const SentencePair &pair, const Model &model) const;
    /// Other sentences whose attention every evaluation records from now on.
    /// @throws Error BadConfiguration when there are too many or a side is empty
    void setPinned(std::vector<SentencePair> pinned);
    /// TrainingConfig::keptMegabytes; when it falls, states of earlier evaluations go at once.
    void setKeptMegabytes(int megabytes);
    void setLearningRate(double learningRate); ///< takes effect with the next update
    void setStopConditions(int maxEpochs, std::int64_t maxSteps); ///< for resuming further
    [[nodiscard]] std::int64_t batchesPerEpoch() const;
    [[nodiscard]] const Peers *peers() const; ///< null: this process trains alone
    [[nodiscard]] std::size_t trainedPairs() const; ///< pairs of an epoch: those short enough
    [[nodiscard]] std::size_t tooLongPairs() const; ///< pairs of `train` left out by maxLength
    [[nodiscard]] std::int64_t parameters() const; ///< numbers the model learns
    [[nodiscard]] EngineKind engine() const; ///< that computes the updates: LibTorch or Fast
    [[nodiscard]] std::string device() const; ///< as LibTorch names it
    /// Rises whenever the weights change: an update, the best ones back.
    [[nodiscard]] std::uint64_t weightsVersion() const;

    /// The experiment as it is now, weights and optimiser copied out. Costs a copy of all weights.
    [[nodiscard]] Experiment snapshot() const;
    /// Without the current weights and optimiser: cheap, always up to date.
    [[nodiscard]] const Experiment &experiment() const;
    /// Translates with the current weights; valid while this Trainer lives.
    [[nodiscard]] const Translator &translator() const;

private:
    struct Private;
    std::unique_ptr<Private> d;
};

} // namespace seq2seq
