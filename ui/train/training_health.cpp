// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/train/training_health.h"

#include <QCoreApplication>
#include <QLocale>

#include <algorithm>
#include <cmath>
#include <span>

namespace seq2seq::ui {

namespace {

constexpr std::size_t kWindow = 100; ///< updates that are looked at
constexpr std::size_t kFewest = 20; ///< below this many updates nothing is said
constexpr double kMostlyClipped = 0.5;
constexpr double kFalling = 0.97; ///< loss of this window over that of two windows before
constexpr double kRising = 1.15; ///< over that of the window before
constexpr double kSaturated = 0.6;
constexpr double kGood = 0.8; ///< dev token accuracy
constexpr double kVanishedNorm = 1e-4;
/// Nats a target token that matter: below it a loss is as good as learnt (the right word has 95 %),
/// and a change of it is noise, whatever its ratio.
constexpr double kNoticeable = 0.05;

struct Texts {
    Q_DECLARE_TR_FUNCTIONS(seq2seq::ui::TrainingHealth)
};

/// Collects findings; the worst level wins and its sentences come first.
class Findings {
public:
    void add(TrainingHealth::Level level, const QString &sentence)
    {
        if (level > m_health.level)
            m_health.sentences.prepend(sentence);
        else
            m_health.sentences.append(sentence);
        m_health.level = std::max(m_health.level, level);
    }
    [[nodiscard]] bool isEmpty() const { return m_health.sentences.isEmpty(); }
    [[nodiscard]] const TrainingHealth &health() const { return m_health; }

private:
    TrainingHealth m_health;
};

double meanLoss(std::span<const LossPoint> points)
{
    double sum = 0;
    for (const LossPoint &point : points)
        sum += point.trainLoss;
    return sum / double(points.size());
}

void judgeUpdates(std::span<const LossPoint> all, double clipNorm, Findings &findings)
{
    const auto recent = all.last(std::min(kWindow, all.size()));
    const auto notFinite = [](const LossPoint &p) {
        return !std::isfinite(p.trainLoss) || !std::isfinite(p.gradientNorm);
    };
    if (std::any_of(recent.begin(), recent.end(), notFinite)) {
        findings.add(TrainingHealth::Level::Trouble,
            Texts::tr(
                "The loss became infinite: the run diverged. Go back and take a learning rate ten "
                "times smaller."));
        return;
    }
    const double clipped
        = double(std::count_if(recent.begin(), recent.end(),
              [clipNorm](const LossPoint &p) { return clipNorm > 0 && p.gradientNorm > clipNorm; }))
        / double(recent.size());
    const double loss = meanLoss(recent);
    // The loss some windows ago; 0 when there were not so many.
    const auto lossBefore = [&](std::size_t windows) {
        const std::size_t updates = (windows + 1) * kWindow;
        return all.size() >= updates ? meanLoss(all.last(updates).first(kWindow)) : 0;
    };
    const bool isLearnt = loss < kNoticeable;
    // Clipping does no harm while the loss falls, as it does early in most runs; two windows, as
    // from one to the next a slow fall drowns in the noise of batches.
    const double longBefore = lossBefore(2);
    if (clipped >= kMostlyClipped && !isLearnt && longBefore > 0 && loss > kFalling * longBefore)
        findings.add(TrainingHealth::Level::Watch,
            Texts::tr("The loss hardly falls, and gradients were clipped in %1 % of the last %2 "
                      "updates: try a smaller learning rate or a larger clip norm.")
                .arg(std::lround(100 * clipped))
                .arg(recent.size()));
    if (!isLearnt && std::all_of(recent.begin(), recent.end(), [](const LossPoint &p) {
            return p.gradientNorm < kVanishedNorm;
        }))
        findings.add(TrainingHealth::Level::Watch,
            Texts::tr("The gradients have all but vanished: the model hardly learns any more."));
    const double before = lossBefore(1);
    if (before > 0 && loss > kRising * before && loss - before > kNoticeable)
        findings.add(TrainingHealth::Level::Trouble,
            Texts::tr("The train loss rises: the learning rate is probably too high."));
}

void judgeEvaluations(
    std::span<const std::shared_ptr<const Evaluation>> evaluations, Findings &findings)
{
    if (evaluations.empty())
        return;
    const Evaluation &last = *evaluations.back();
    // Gates that are sure of themselves are what a good model ends with.
    if (last.saturatedGates > kSaturated && last.devTokenAccuracy < kGood)
        findings.add(TrainingHealth::Level::Watch,
            Texts::tr("%1 % of the decoder's gates are fully open or shut: they hardly learn "
                      "any more.")
                .arg(std::lround(100 * last.saturatedGates)));
    if (evaluations.size() < 3)
        return;
    const auto three = evaluations.last(3);
    const bool devRises = three[1]->devLoss > three[0]->devLoss
        && three[2]->devLoss > three[1]->devLoss
        && three[2]->devLoss - three[0]->devLoss > kNoticeable;
    const bool trainFalls = three[2]->trainLoss < three[0]->trainLoss;
    if (devRises && trainFalls)
        findings.add(TrainingHealth::Level::Watch,
            Texts::tr(
                "The dev loss rises while the train loss falls: the model learns the training "
                "sentences by heart "
                "(overfitting). More dropout, more sentences or an earlier stop help."));
}

} // namespace

TrainingHealth assessTraining(const RunRecord &run, double clipNorm)
{
    if (run.losses.empty())
        return {TrainingHealth::Level::Unknown, {Texts::tr("Nothing has been trained yet.")}};
    Findings findings;
    judgeUpdates(run.losses, clipNorm, findings);
    judgeEvaluations(run.evaluations, findings);
    const bool isKnown
        = run.losses.size() >= kFewest || findings.health().level == TrainingHealth::Level::Trouble;
    if (!isKnown)
        return {
            TrainingHealth::Level::Unknown, {Texts::tr("Too few updates yet to say how it goes.")}};
    if (findings.isEmpty())
        findings.add(TrainingHealth::Level::Fine,
            Texts::tr("All fine: nothing unusual in the last updates."));
    return findings.health();
}

} // namespace seq2seq::ui
