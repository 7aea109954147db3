// SPDX-License-Identifier: GPL-3.0-or-later
// Two lanes out and at most one notification under way; see outbox.h.
#include "core/engine/outbox.h"

#include <utility>

namespace seq2seq {

Outbox::Outbox(std::chrono::milliseconds interval)
    : m_interval(interval)
{
}

void Outbox::add(const LossPoint &point)
{
    const std::lock_guard lock(m_mutex);
    m_update.losses.push_back(point);
    noteNews(Urgency::WithTheRhythm);
}

void Outbox::add(std::shared_ptr<const Evaluation> evaluation)
{
    const std::lock_guard lock(m_mutex);
    m_update.evaluations.push_back(std::move(evaluation));
    noteNews(Urgency::AtOnce);
}

void Outbox::add(EngineProblem problem)
{
    const std::lock_guard lock(m_mutex);
    m_update.problems.push_back(std::move(problem));
    noteNews(Urgency::AtOnce);
}

void Outbox::addRemark(Message remark)
{
    const std::lock_guard lock(m_mutex);
    m_update.remarks.push_back(std::move(remark));
    noteNews(Urgency::AtOnce);
}

void Outbox::set(std::shared_ptr<const TranslateResult> translation)
{
    const std::lock_guard lock(m_mutex);
    m_update.translation = std::move(translation);
    noteNews(Urgency::AtOnce);
}

void Outbox::set(std::shared_ptr<const ProbeLook> probe)
{
    const std::lock_guard lock(m_mutex);
    m_update.probe = std::move(probe);
    noteNews(Urgency::AtOnce);
}

void Outbox::set(std::shared_ptr<const UpdateReport> report)
{
    const std::lock_guard lock(m_mutex);
    m_update.report = std::move(report);
    noteNews(Urgency::AtOnce);
}

void Outbox::set(std::shared_ptr<const CorrectionReport> correction)
{
    const std::lock_guard lock(m_mutex);
    m_update.correction = std::move(correction);
    noteNews(Urgency::AtOnce);
}

void Outbox::set(std::shared_ptr<const WeightValues> weight)
{
    const std::lock_guard lock(m_mutex);
    m_update.weight = std::move(weight);
    noteNews(Urgency::AtOnce);
}

void Outbox::set(std::shared_ptr<const Answer> answer)
{
    const std::lock_guard lock(m_mutex);
    std::erase_if(m_update.answers,
        [&](const auto &older) { return older->what.index() == answer->what.index(); });
    m_update.answers.push_back(std::move(answer));
    noteNews(Urgency::AtOnce);
}

void Outbox::set(std::shared_ptr<const Experiment> experiment)
{
    const std::lock_guard lock(m_mutex);
    m_update.losses.clear();
    m_update.evaluations.clear();
    m_update.translation.reset();
    m_update.probe.reset();
    m_update.report.reset();
    m_update.correction.reset();
    m_update.weight.reset();
    m_update.answers.clear();
    m_update.experiment = std::move(experiment);
    noteNews(Urgency::AtOnce);
}

void Outbox::set(EngineStatus status, Urgency urgency)
{
    const std::lock_guard lock(m_mutex);
    m_status = std::move(status);
    m_update.status = m_status;
    noteNews(urgency);
}

void Outbox::showStopping()
{
    const std::lock_guard lock(m_mutex);
    if (m_status.state != EngineState::Training)
        return;
    m_status.state = EngineState::Stopping;
    m_update.status = m_status;
    noteNews(Urgency::AtOnce);
}

bool Outbox::claimNotification(Clock::time_point now)
{
    const std::lock_guard lock(m_mutex);
    if (!m_hasNews || m_isNotificationPending)
        return false;
    if (!m_isUrgent && m_lastNotification && now < *m_lastNotification + m_interval)
        return false;
    m_isNotificationPending = true;
    m_isUrgent = false;
    m_lastNotification = now;
    return true;
}

std::optional<Outbox::Clock::time_point> Outbox::due() const
{
    const std::lock_guard lock(m_mutex);
    if (!m_hasNews || m_isNotificationPending)
        return std::nullopt;
    if (m_isUrgent || !m_lastNotification)
        return Clock::time_point(); // long past
    return *m_lastNotification + m_interval;
}

EngineUpdate Outbox::take()
{
    const std::lock_guard lock(m_mutex);
    m_hasNews = false;
    m_isUrgent = false;
    m_isNotificationPending = false;
    return std::exchange(m_update, EngineUpdate());
}

void Outbox::noteNews(Urgency urgency)
{
    m_hasNews = true;
    m_isUrgent = m_isUrgent || urgency == Urgency::AtOnce;
}

} // namespace seq2seq
