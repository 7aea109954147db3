// SPDX-License-Identifier: GPL-3.0-or-later
// The module itself: core's engine behind the window's interface.
#include "app/engine_module.h"

#include "core/search/translator.h"

namespace seq2seq::app {

namespace {

class LiveEngine final : public EnginePort {
public:
    explicit LiveEngine(std::function<void()> notify)
        : m_engine(std::move(notify))
    {
    }

    void open(std::string path, CorpusPlaces corpus) override
    {
        m_engine.open(std::move(path), std::move(corpus));
    }
    void use(Experiment experiment, std::string autosavePath) override
    {
        m_engine.use(std::move(experiment), std::move(autosavePath));
    }
    void save(std::string path, OnChange onChange) override
    {
        m_engine.save(std::move(path), onChange);
    }
    void train() override { m_engine.train(); }
    void trainOneStep() override { m_engine.trainOneStep(); }
    void pause() override { m_engine.pause(); }
    void stop() override { m_engine.stop(); }
    void reset() override { m_engine.reset(); }
    void setLearningRate(double learningRate) override { m_engine.setLearningRate(learningRate); }
    void setStopConditions(int maxEpochs, std::int64_t maxSteps) override
    {
        m_engine.setStopConditions(maxEpochs, maxSteps);
    }
    void setProbe(SentencePair probe) override { m_engine.setProbe(std::move(probe)); }
    void setTraining(TrainingConfig training) override { m_engine.setTraining(training); }
    void translate(TranslateRequest request) override { m_engine.translate(std::move(request)); }
    void readWeight(WeightId weight) override { m_engine.readWeight(weight); }
    EngineUpdate take() override { return m_engine.take(); }

private:
    Engine m_engine;
};

class Module final : public EngineModule {
public:
    std::unique_ptr<EnginePort> makeEngine(std::function<void()> notify) const override
    {
        return std::make_unique<LiveEngine>(std::move(notify));
    }
    Trace trace(const Experiment &experiment, const std::string &source) const override
    {
        return Translator(experiment).trace(source, std::nullopt, {});
    }
};

} // namespace

} // namespace seq2seq::app

const seq2seq::app::EngineModule *seq2seqEngineModule()
{
    static const seq2seq::app::Module module;
    return &module;
}
