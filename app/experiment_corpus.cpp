// SPDX-License-Identifier: GPL-3.0-or-later
// The pairs of the experiment: taken over when they were changed; asked for, and remembered, when
// an experiment file names them and does not hold them.
#include "app/experiment_controller.h"

#include "ui/frame/main_window.h"

#include <utility>

namespace seq2seq::app {

void ExperimentController::use(Prepared &prepared)
{
    m_window.messages().clearRemarks();
    for (const Message &remark : prepared.remarks)
        m_window.addMessage(ui::MessageKind::Remark, remark);
    if (prepared.pairs)
        return m_bridge.engine().setPairs(std::move(*prepared.pairs));
    emit reportArrived(prepared.report);
    m_bridge.engine().use(std::move(prepared.experiment), {});
}

bool ExperimentController::mayBeginAnew()
{
    return settleUnsaved() != Leaving::Not;
}

bool ExperimentController::mayDropPairChanges()
{
    return !m_hasPairChanges() || m_questions.askToDropPairChanges(&m_window);
}

void ExperimentController::settleCorpus()
{
    if (!m_experiment->trainOutside)
        return;
    const CorpusOrigin &origin = m_experiment->train->origin;
    const bool isOfFiles
        = origin.kind == CorpusOrigin::Kind::Tsv || origin.kind == CorpusOrigin::Kind::Aligned;
    if (!isOfFiles || origin.sourceFile.empty())
        return;
    if (m_experiment->train->pairs.empty()) // once the window shows the experiment
        QMetaObject::invokeMethod(this, &ExperimentController::askForCorpus, Qt::QueuedConnection);
    else
        m_settings.rememberCorpus(m_experiment->trainOutside->fingerprint,
            {origin.sourceFile, origin.targetFile, std::nullopt, std::nullopt});
}

void ExperimentController::askForCorpus()
{
    const std::string path = m_bridge.status().savedPath;
    if (path.empty() || !m_experiment->trainOutside || !m_experiment->train->pairs.empty())
        return; // another experiment has come meanwhile
    const CorpusOrigin origin = m_experiment->train->origin;
    const auto ask = [&](const std::string &name) {
        return m_questions
            .askForTrainingFile(
                &m_window, QString::fromStdString(name), qint64(m_experiment->trainOutside->pairs))
            .toStdString();
    };
    CorpusPlaces named = places();
    named.named.emplace();
    named.named->source = ask(origin.sourceFile);
    const bool isAligned = origin.kind == CorpusOrigin::Kind::Aligned;
    if (isAligned && !named.named->source.empty())
        named.named->target = ask(origin.targetFile);
    const bool isFound
        = !named.named->source.empty() && (!isAligned || !named.named->target.empty());
    if (isFound && path == m_bridge.status().savedPath) {
        m_window.messages().clearRemarks();
        m_bridge.engine().open(path, std::move(named));
    }
}

} // namespace seq2seq::app
