// SPDX-License-Identifier: GPL-3.0-or-later
// The open experiment as the engine holds it: something to train, or, when its corpus is not there,
// something that can still translate.
#pragma once

#include "core/engine/command.h"
#include "core/search/translator.h"
#include "core/training/trainer.h"

#include <functional>
#include <memory>
#include <optional>

namespace seq2seq {

class Model;

/// Lives on the engine's thread.
class Session {
public:
    /// Without a corpus it needs weights. @throws Error as Trainer and Translator do
    explicit Session(Experiment experiment, const std::stop_token &stop = {});

    /// @throws Error EmptyCorpus when there is no corpus to train on
    [[nodiscard]] Trainer &trainer();
    [[nodiscard]] bool isTrainable() const { return m_trainer.has_value(); }
    /// Sentences for the person about what did not fit in the experiment and was put right.
    [[nodiscard]] std::vector<Message> remarks() const;
    /// With the weights of now, or of the evaluation that is visited.
    [[nodiscard]] const Translator &translator() const;
    /// Rises whenever the weights that answer change; at least 1.
    [[nodiscard]] std::uint64_t weightsVersion() const;

    /// From now on the weights of this evaluation answer, on a model of their own.
    /// @throws Error BadConfiguration when they are not kept, OutOfMemory; then nothing has changed
    void visit(std::int64_t step);
    void returnToPresent();
    [[nodiscard]] std::optional<std::int64_t> visited() const;
    /// Where the run stood with the weights that answer.
    [[nodiscard]] const TrainerState &answeringState() const;
    /// The probe sentence in the model that answers. @throws Error EmptyCorpus
    [[nodiscard]] ProbeLook lookAtProbe();
    /// A sentence at each evaluation whose weights are kept. @param between called before each
    /// @throws Error BadConfiguration, OutOfMemory, what `between` throws
    [[nodiscard]] std::vector<ProbeLook> film(
        const SentencePair &pair, const std::function<void()> &between) const;

    /// As it is now; weights and optimiser may be missing.
    [[nodiscard]] const Experiment &experiment() const;
    /// With everything, to be saved; always of the present.
    [[nodiscard]] Experiment snapshot() const;
    /// As it was when the session began, without weights: what the window is given.
    [[nodiscard]] std::shared_ptr<const Experiment> atStart() const { return m_atStart; }
    /// The same configuration and text with new weights and an empty history.
    /// @throws Error EmptyCorpus when there is no corpus to train on
    [[nodiscard]] Experiment startingAnew();
    /// The same weights and history with other training settings. A changed learning rate is in
    /// force at once; other batches begin their epoch anew; another optimiser begins without
    /// memory; early stopping counts anew.
    [[nodiscard]] Experiment withTraining(const TrainingConfig &training) const;
    /// The same weights, vocabularies and history with other pairs; the epoch begins anew. The
    /// lowest perplexity on dev counts anew when dev is another.
    /// @throws Error EmptyCorpus when there are none to train on or to measure on
    [[nodiscard]] Experiment withPairs(PairsCommand pairs) const;

private:
    /// The weights of an earlier evaluation.
    struct Past {
        TrainerState state;
        std::shared_ptr<Model> model;
        Translator translator;
    };

    /// Another model of the same shape, with the weights of a kept state to come.
    [[nodiscard]] std::shared_ptr<Model> anotherModel() const;
    [[nodiscard]] double epochOf(std::int64_t step) const; ///< of an evaluation

    std::shared_ptr<const Experiment> m_atStart;
    std::optional<Trainer> m_trainer;
    std::optional<Translator> m_translator; // without a trainer
    Experiment m_untrainable; // without a trainer
    std::optional<Past> m_past; // while it is visited
    std::uint64_t m_journeys = 0; // there and back: each changes the weights that answer
};

} // namespace seq2seq
