// SPDX-License-Identifier: GPL-3.0-or-later
// From the engine's thread to the GUI thread.
#include "app/engine_bridge.h"

#include "app/release.h"

namespace seq2seq::app {

EngineBridge::EngineBridge(const EngineFactory &makeEngine, QObject *parent)
    : QObject(parent)
    , m_engine(makeEngine([this] { wake(); }))
{
}

EngineBridge::~EngineBridge() = default;

void EngineBridge::wake()
{
    if (m_isWoken.exchange(true))
        return; // a call is on its way and will take this too
    QMetaObject::invokeMethod(this, &EngineBridge::refresh, Qt::QueuedConnection);
}

void EngineBridge::refresh()
{
    m_isWoken = false;
    const EngineUpdate update = m_engine->take();
    if (update.status)
        m_status = *update.status; // handlers of the other signals may ask for it
    if (update.experiment)
        emit experimentArrived(releasedElsewhere(update.experiment));
    if (!update.losses.empty())
        emit lossesArrived(update.losses);
    for (const auto &evaluation : update.evaluations)
        emit evaluationArrived(evaluation);
    if (update.report)
        emit reportArrived(update.report);
    if (update.probe)
        emit probeArrived(update.probe);
    if (update.status)
        emit statusChanged(*update.status);
    if (update.correction)
        emit correctionArrived(update.correction);
    if (update.translation)
        emit translationArrived(update.translation);
    for (const auto &answer : update.answers)
        emit answerArrived(answer);
    if (update.weight)
        emit weightArrived(update.weight);
    for (const Message &remark : update.remarks)
        emit remarkArrived(remark);
    for (const EngineProblem &problem : update.problems)
        emit problemArrived(problem);
}

} // namespace seq2seq::app
