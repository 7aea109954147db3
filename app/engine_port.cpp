// SPDX-License-Identifier: GPL-3.0-or-later
// The real engine behind the interface.
#include "app/engine_port.h"

namespace seq2seq::app {

namespace {

class LiveEngine final : public EnginePort {
public:
    explicit LiveEngine(std::function<void()> notify)
        : m_engine(std::move(notify))
    {
    }

    void open(std::string path) override { m_engine.open(std::move(path)); }
    void use(Experiment experiment, std::string autosavePath) override
    {
        m_engine.use(std::move(experiment), std::move(autosavePath));
    }
    void save(std::string path) override { m_engine.save(std::move(path)); }
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
    void translate(TranslateRequest request) override { m_engine.translate(std::move(request)); }
    EngineUpdate take() override { return m_engine.take(); }

private:
    Engine m_engine;
};

} // namespace

EngineFactory liveEngine()
{
    return [](std::function<void()> notify) {
        return std::make_unique<LiveEngine>(std::move(notify));
    };
}

} // namespace seq2seq::app
