// SPDX-License-Identifier: GPL-3.0-or-later
// What the window asks of the engine, as an interface: the real one (engine_module/) passes it on
// to core's Engine, a test writes it down.
#pragma once

#include "core/engine/engine.h"

#include <functional>
#include <memory>
#include <string>

namespace seq2seq::app {

/// The commands of seq2seq::Engine; each returns at once. See core/engine/engine.h for what they
/// do.
class EnginePort {
public:
    virtual ~EnginePort() = default;

    virtual void open(std::string path, CorpusPlaces corpus) = 0;
    virtual void use(Experiment experiment, std::string autosavePath) = 0;
    virtual void save(std::string path, OnChange onChange) = 0;
    virtual void train() = 0;
    virtual void trainOneStep() = 0;
    virtual void pause() = 0;
    virtual void stop() = 0;
    virtual void reset() = 0;
    virtual void setLearningRate(double learningRate) = 0;
    virtual void setStopConditions(int maxEpochs, std::int64_t maxSteps) = 0;
    virtual void setProbe(SentencePair probe) = 0;
    virtual void setTraining(TrainingConfig training) = 0;
    virtual void translate(TranslateRequest request) = 0;
    virtual void readWeight(WeightId weight) = 0;
    [[nodiscard]] virtual EngineUpdate take() = 0;
};

/// Makes an engine that calls `notify`, on whatever thread, when there is something to take().
using EngineFactory = std::function<std::unique_ptr<EnginePort>(std::function<void()> notify)>;

/// The real engine. It can be asked at once, and loads meanwhile.
[[nodiscard]] EngineFactory liveEngine();

} // namespace seq2seq::app
