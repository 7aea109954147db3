// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/deferred_engine.h"

#include "core/engine/catch_all.h"

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
        for (Command &command : std::exchange(m_waiting, {}))
            if (m_engine)
                m_engine->post(std::move(command));
        if (m_failure) {
            m_early.status = EngineStatus{};
            m_early.problems.push_back(*m_failure);
        }
    }
    m_notify(); // a call of the engine's that came before it could be asked has told nobody
}

void DeferredEngine::post(Command command)
{
    const bool isLoad = std::holds_alternative<OpenCommand>(command)
        || std::holds_alternative<UseCommand>(command);
    {
        const std::scoped_lock lock(m_mutex);
        if (m_engine)
            return m_engine->post(std::move(command));
        if (m_failure) {
            m_early.problems.push_back(*m_failure);
        } else {
            if (isLoad) { // somebody waits for an experiment, and should see it
                m_early.status = EngineStatus{};
                m_early.status->state = EngineState::Loading;
            }
            m_waiting.push_back(std::move(command));
            if (!m_loader.joinable())
                m_loader = std::jthread([this] { load(); });
            if (!isLoad)
                return;
        }
    }
    m_notify();
}

EngineUpdate DeferredEngine::take()
{
    const std::scoped_lock lock(m_mutex);
    return m_engine ? m_engine->take() : std::exchange(m_early, {});
}

} // namespace seq2seq::app
