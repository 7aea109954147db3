// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/training_notice.h"

#include "app/descriptions.h"
#include "ui/frame/run_bar.h"

#include <QApplication>
#include <QLocale>

#include <utility>

namespace seq2seq::app {

namespace {

bool hasEndedByItself(StopReason reason)
{
    switch (reason) {
    case StopReason::MaxEpochs:
    case StopReason::MaxSteps:
    case StopReason::MaxMinutes:
    case StopReason::TargetReached:
    case StopReason::EarlyStopping:
    case StopReason::Diverged:
        return true;
    case StopReason::None:
    case StopReason::Asked:
    case StopReason::Paused:
        break;
    }
    return false;
}

} // namespace

TrainingNotice::TrainingNotice(const Parts &parts, QObject *parent)
    : QObject(parent)
    , m_parts(parts)
{
    connect(&m_parts.bridge, &EngineBridge::statusChanged, this, &TrainingNotice::showStatus);
}

void TrainingNotice::showStatus(const EngineStatus &status)
{
    const bool isTraining
        = status.state == EngineState::Training || status.state == EngineState::Stopping;
    const bool hasEnded = std::exchange(m_isTraining, isTraining) && !isTraining
        && hasEndedByItself(status.stopReason);
    if (!hasEnded || m_parts.window.isActiveWindow())
        return;
    QApplication::alert(&m_parts.window);
    m_parts.desktop->show(tr("Training has ended"), textOf(status));
}

/// "zh-en · Done: all epochs · dev perplexity 6.21"
QString TrainingNotice::textOf(const EngineStatus &status) const
{
    QStringList parts;
    if (const auto experiment = m_parts.experiments.experiment())
        parts << nameOf(*experiment);
    parts << ui::stateText(status);
    const std::vector<Evaluation> &evaluations = m_parts.experiments.history().evaluations;
    if (!evaluations.empty())
        parts << tr("dev perplexity %1")
                     .arg(QLocale().toString(evaluations.back().devPerplexity, 'g', 3));
    return parts.join(QStringLiteral(" · "));
}

} // namespace seq2seq::app
