// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/train/training_health.h"

#include "core/run/health.h"
#include "ui/widgets/language.h"

#include <QCoreApplication>

#include <algorithm>

namespace seq2seq::ui {

namespace {

struct Texts {
    Q_DECLARE_TR_FUNCTIONS(seq2seq::ui::TrainingHealth)
};

std::vector<Finding> findingsIn(const RunRecord &run, double clipNorm)
{
    std::vector<const Evaluation *> newest;
    const std::size_t count = std::min(kJudgedEvaluations, run.evaluations.size());
    for (auto evaluation = run.evaluations.end() - std::ptrdiff_t(count);
         evaluation != run.evaluations.end(); ++evaluation)
        newest.push_back(evaluation->get());
    return diagnose(run.losses, newest, clipNorm);
}

} // namespace

TrainingHealth assessTraining(const RunRecord &run, double clipNorm)
{
    if (run.losses.empty())
        return {TrainingHealth::Level::Unknown, {Texts::tr("Nothing has been trained yet.")}};
    TrainingHealth health;
    for (const Finding &finding : findingsIn(run, clipNorm)) {
        health.level = std::max(health.level,
            finding.severity == Severity::Trouble ? TrainingHealth::Level::Trouble
                                                  : TrainingHealth::Level::Watch);
        health.sentences << translated(finding.sentence) + u' ' + translated(finding.remedy);
    }
    if (!health.sentences.isEmpty())
        return health;
    if (run.losses.size() < kFewestUpdates)
        return {
            TrainingHealth::Level::Unknown, {Texts::tr("Too few updates yet to say how it goes.")}};
    return {
        TrainingHealth::Level::Fine, {Texts::tr("All fine: nothing unusual in the last updates.")}};
}

} // namespace seq2seq::ui
