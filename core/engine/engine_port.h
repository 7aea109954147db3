// SPDX-License-Identifier: GPL-3.0-or-later
// The engine as others see it: commands go in, results come out. The engine itself, one that is
// still being loaded, and a test's all have this face.
#pragma once

#include "core/engine/command.h"
#include "core/engine/engine_update.h"

#include <utility>

namespace seq2seq {

class EnginePort {
public:
    virtual ~EnginePort() = default;

    /// Returns at once. A command that cannot be carried out (nothing is open, no corpus to train
    /// on) comes back as a problem.
    virtual void post(Command command) = 0;
    /// Takes what has come out; called by one thread (the GUI's) after a notification. At other
    /// times it is harmless: right after pause() or stop() it already tells EngineState::Stopping.
    [[nodiscard]] virtual EngineUpdate take() = 0;

    // The commands by name.
    void train() { post(RunCommand{RunCommand::Action::Train}); }
    void trainOneStep() { post(RunCommand{RunCommand::Action::Step}); }
    void pause() { post(RunCommand{RunCommand::Action::Pause}); }
    void stop() { post(RunCommand{RunCommand::Action::Stop}); }
    void reset() { post(ResetCommand{}); }
    void open(std::string path, CorpusPlaces corpus = {})
    {
        post(OpenCommand{std::move(path), std::move(corpus)});
    }
    void use(Experiment experiment, std::string autosavePath = {})
    {
        post(UseCommand{std::move(experiment), std::move(autosavePath)});
    }
    void save(std::string path, OnChange onChange = OnChange::Refuse)
    {
        post(SaveCommand{std::move(path), onChange});
    }
    void setLearningRate(double rate) { post(LearningRateCommand{rate}); }
    void setStopConditions(int maxEpochs, std::int64_t maxSteps)
    {
        post(StopConditionsCommand{maxEpochs, maxSteps});
    }
    void setProbe(SentencePair probe) { post(ProbeCommand{std::move(probe)}); }
    void setPinned(std::vector<SentencePair> pinned) { post(PinCommand{std::move(pinned)}); }
    void visit(std::int64_t step) { post(VisitCommand{step}); }
    void returnToPresent() { post(VisitCommand{}); }
    void branch(std::int64_t step, std::string name) { post(BranchCommand{step, std::move(name)}); }
    void correct(SentencePair pair, int updates) { post(CorrectCommand{std::move(pair), updates}); }
    void keepUpTo(int megabytes) { post(KeepCommand{megabytes}); }
    void setTraining(TrainingConfig training) { post(TrainingCommand{std::move(training)}); }
    void setPairs(PairsCommand pairs) { post(std::move(pairs)); }
    void translate(TranslateRequest request) { post(std::move(request)); }
    void ask(Question question) { post(std::move(question)); }
    void readWeight(WeightId weight) { post(ReadWeightCommand{weight}); }
};

} // namespace seq2seq
