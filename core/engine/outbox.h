// SPDX-License-Identifier: GPL-3.0-or-later
// What the engine has to say: a lane that drops nothing and a slot for the newest, and the rule by
// which the reader is told. Filled by the engine, emptied by one reader.
#pragma once

#include "core/engine/engine.h"

#include <chrono>
#include <mutex>

namespace seq2seq {

/// Collects an EngineUpdate. Told the time rather than asking for it, so that its rhythm can be
/// tested.
class Outbox {
public:
    using Clock = std::chrono::steady_clock;
    enum class Urgency { WithTheRhythm, AtOnce };

    explicit Outbox(std::chrono::milliseconds interval);

    void add(const LossPoint &point); ///< with the rhythm; everything below goes out at once
    void add(std::shared_ptr<const Evaluation> evaluation);
    void add(EngineProblem problem);
    void addRemark(Message remark);
    void set(std::shared_ptr<const TranslateResult> translation);
    void set(std::shared_ptr<const ProbeLook> probe);
    void set(std::shared_ptr<const UpdateReport> report);
    void set(std::shared_ptr<const CorrectionReport> correction);
    void set(std::shared_ptr<const WeightValues> weight);
    void set(std::shared_ptr<const Answer> answer); ///< the newest of its kind
    /// Points and evaluations not yet taken are in the experiment's history, or gone with it: they
    /// are dropped.
    void set(std::shared_ptr<const Experiment> experiment);
    void set(EngineStatus status, Urgency urgency);
    /// Turns Training into Stopping in the newest status: what was asked for is seen before it is
    /// done.
    void showStopping();

    /// True when the reader has to be told now. It counts as told until it takes.
    [[nodiscard]] bool claimNotification(Clock::time_point now);
    /// When the reader may be told of what is held back; empty when nothing is.
    [[nodiscard]] std::optional<Clock::time_point> due() const;

    [[nodiscard]] EngineUpdate take();

private:
    void noteNews(Urgency urgency);

    const std::chrono::milliseconds m_interval;
    mutable std::mutex m_mutex;
    EngineUpdate m_update;
    EngineStatus m_status; // the newest, also after it was taken
    std::optional<Clock::time_point> m_lastNotification;
    bool m_hasNews = false;
    bool m_isUrgent = false;
    bool m_isNotificationPending = false;
};

} // namespace seq2seq
