// SPDX-License-Identifier: GPL-3.0-or-later
// One short-lived thread a save; see saver.h.
#include "core/engine/saver.h"

#include "core/engine/catch_all.h"
#include "core/storage/experiment.h"

#include <cassert>
#include <utility>

namespace seq2seq {

Saver::Saver(std::function<void()> whenDone)
    : m_whenDone(std::move(whenDone))
{
}

Saver::~Saver() = default;

void Saver::start(Experiment snapshot, std::string path, std::int64_t revision)
{
    assert(!m_isBusy);
    SaveOutcome outcome{
        std::move(path), std::nullopt, revision, std::chrono::steady_clock::now(), std::nullopt};
    auto write = [this, experiment = std::move(snapshot), outcome = std::move(outcome)]() mutable {
        outcome.problem = attempt([&] { saveExperiment(experiment, outcome.path); });
        outcome.stamp = fileStamp(outcome.path);
        {
            const std::lock_guard lock(m_mutex);
            m_outcome = std::move(outcome);
        }
        m_whenDone();
    };
    m_thread = std::jthread(std::move(write));
    m_isBusy = true;
}

std::optional<SaveOutcome> Saver::takeFinished()
{
    const std::lock_guard lock(m_mutex);
    if (m_outcome)
        m_isBusy = false;
    return std::exchange(m_outcome, std::nullopt);
}

std::optional<SaveOutcome> Saver::wait()
{
    if (m_thread.joinable())
        m_thread.join();
    return takeFinished();
}

} // namespace seq2seq
