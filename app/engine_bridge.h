// SPDX-License-Identifier: GPL-3.0-or-later
// Brings what the engine's thread publishes to the GUI thread: one queued call a notification, then
// typed signals.
#pragma once

#include "app/live_engine.h"

#include <QObject>

#include <atomic>

namespace seq2seq::app {

/// Lives on the GUI thread and owns the engine. Destroying it stops training and joins the engine's
/// thread.
class EngineBridge : public QObject {
    Q_OBJECT

public:
    explicit EngineBridge(const EngineFactory &makeEngine, QObject *parent = nullptr);
    ~EngineBridge() override;

    /// Commands go straight to the engine.
    [[nodiscard]] EnginePort &engine() { return *m_engine; }
    /// Emits what is there now, without waiting for a notification: right after pause() or stop()
    /// it already says Stopping.
    void refresh();
    /// The newest status.
    [[nodiscard]] const EngineStatus &status() const { return m_status; }

signals:
    // In this order when one update holds several of them.
    void experimentArrived(const std::shared_ptr<const seq2seq::Experiment> &experiment);
    void lossesArrived(const std::vector<seq2seq::LossPoint> &losses);
    void evaluationArrived(const std::shared_ptr<const seq2seq::Evaluation> &evaluation);
    void statusChanged(const seq2seq::EngineStatus &status);
    void probeArrived(const std::shared_ptr<const seq2seq::ProbeLook> &probe);
    void reportArrived(const std::shared_ptr<const seq2seq::UpdateReport> &report);
    void correctionArrived(const std::shared_ptr<const seq2seq::CorrectionReport> &correction);
    void translationArrived(const std::shared_ptr<const seq2seq::TranslateResult> &result);
    void answerArrived(const std::shared_ptr<const seq2seq::Answer> &answer);
    void weightArrived(const std::shared_ptr<const seq2seq::WeightValues> &weight);
    void remarkArrived(const seq2seq::Message &sentence);
    void problemArrived(const seq2seq::EngineProblem &problem);

private:
    void wake(); // any thread

    EngineStatus m_status;
    std::atomic<bool> m_isWoken = false;
    std::unique_ptr<EnginePort>
        m_engine; // last, so destroyed first: nothing calls wake() after that
};

} // namespace seq2seq::app
