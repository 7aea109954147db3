// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/deferred_engine.h"

#include "core/engine/firewall.h"

#include <utility>

namespace seq2seq::app {

DeferredEngine::DeferredEngine(EngineFactory makeEngine, std::function<void()> notify)
    : m_makeEngine(std::move(makeEngine))
    , m_notify(std::move(notify))
{
}

void DeferredEngine::load()
{
    std::unique_ptr<EnginePort> engine;
    std::optional<EngineProblem> failure = attempt([&] { engine = m_makeEngine(m_notify); });
    {
        const std::scoped_lock lock(m_mutex);
        m_engine = std::move(engine);
        m_failure = std::move(failure);
        m_early.status.reset();
        for (const Command &command : std::exchange(m_waiting, {})) {
            if (m_engine)
                command(*m_engine);
        }
        if (m_failure) {
            m_early.status = EngineStatus{};
            m_early.problems.push_back(*m_failure);
        }
    }
    m_notify(); // a call of the engine's that came before it could be asked has told nobody
}

void DeferredEngine::pass(Command command)
{
    {
        const std::scoped_lock lock(m_mutex);
        if (m_engine)
            return command(*m_engine);
        if (!m_failure) {
            m_waiting.push_back(std::move(command));
            if (!m_loader.joinable())
                m_loader = std::jthread([this] { load(); });
            return;
        }
        m_early.problems.push_back(*m_failure);
    }
    m_notify();
}

/// Somebody waits for an experiment, and should see it.
void DeferredEngine::showLoading()
{
    {
        const std::scoped_lock lock(m_mutex);
        if (m_engine || m_failure)
            return;
        m_early.status = EngineStatus{};
        m_early.status->state = EngineState::Loading;
    }
    m_notify();
}

EngineUpdate DeferredEngine::take()
{
    const std::scoped_lock lock(m_mutex);
    return m_engine ? m_engine->take() : std::exchange(m_early, {});
}

void DeferredEngine::open(std::string path, CorpusPlaces corpus)
{
    showLoading();
    pass([path = std::move(path), corpus = std::move(corpus)](
             EnginePort &engine) { engine.open(path, corpus); });
}

void DeferredEngine::use(Experiment experiment, std::string autosavePath)
{
    showLoading();
    auto moved = std::make_shared<Experiment>(std::move(experiment)); // a command can be copied
    pass([moved, path = std::move(autosavePath)](
             EnginePort &engine) { engine.use(std::move(*moved), path); });
}

void DeferredEngine::save(std::string path, OnChange onChange)
{
    pass([path = std::move(path), onChange](EnginePort &engine) { engine.save(path, onChange); });
}

void DeferredEngine::train()
{
    pass([](EnginePort &engine) { engine.train(); });
}

void DeferredEngine::trainOneStep()
{
    pass([](EnginePort &engine) { engine.trainOneStep(); });
}

void DeferredEngine::pause()
{
    pass([](EnginePort &engine) { engine.pause(); });
}

void DeferredEngine::stop()
{
    pass([](EnginePort &engine) { engine.stop(); });
}

void DeferredEngine::reset()
{
    pass([](EnginePort &engine) { engine.reset(); });
}

void DeferredEngine::setLearningRate(double learningRate)
{
    pass([=](EnginePort &engine) { engine.setLearningRate(learningRate); });
}

void DeferredEngine::setStopConditions(int maxEpochs, std::int64_t maxSteps)
{
    pass([=](EnginePort &engine) { engine.setStopConditions(maxEpochs, maxSteps); });
}

void DeferredEngine::setProbe(SentencePair probe)
{
    pass([probe = std::move(probe)](EnginePort &engine) { engine.setProbe(probe); });
}

void DeferredEngine::setTraining(TrainingConfig training)
{
    pass([=](EnginePort &engine) { engine.setTraining(training); });
}

void DeferredEngine::translate(TranslateRequest request)
{
    pass([request = std::move(request)](EnginePort &engine) { engine.translate(request); });
}

void DeferredEngine::readWeight(WeightId weight)
{
    pass([=](EnginePort &engine) { engine.readWeight(weight); });
}

} // namespace seq2seq::app
