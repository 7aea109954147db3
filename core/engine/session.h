// SPDX-License-Identifier: GPL-3.0-or-later
// The open experiment as the engine holds it: something to train, or, when its corpus is not there,
// something that can still translate.
#pragma once

#include "core/search/translator.h"
#include "core/training/trainer.h"

#include <memory>
#include <optional>

namespace seq2seq {

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
    [[nodiscard]] const Translator &translator() const;
    /// Rises whenever the weights change; at least 1.
    [[nodiscard]] std::uint64_t weightsVersion() const;
    /// As it is now; weights and optimiser may be missing.
    [[nodiscard]] const Experiment &experiment() const;
    /// With everything, to be saved.
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

private:
    std::shared_ptr<const Experiment> m_atStart;
    std::optional<Trainer> m_trainer;
    std::optional<Translator> m_translator; // without a trainer
    Experiment m_untrainable; // without a trainer
};

} // namespace seq2seq
