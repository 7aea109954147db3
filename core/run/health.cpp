// SPDX-License-Identifier: GPL-3.0-or-later
// The limits are set so that healthy runs of all presets stay below them from their first updates
// on (tests/core/training/tst_health.cpp trains them).
#include "core/run/health.h"

#include <algorithm>
#include <cmath>
#include <functional>

namespace seq2seq {

namespace {

using Evaluations = std::span<const Evaluation *const>;

constexpr std::size_t kWindow = 100; ///< updates that are looked at
/// In a run that learns well three updates in four may be clipped while it finds out what the
/// source is for, and nine in ten where the rate is a little high.
constexpr double kMostlyClipped = 0.95;
constexpr double kFalling = 0.97; ///< loss of this window over that of two windows before
constexpr double kRising = 1.15; ///< over that of the window before; dev over train
constexpr double kSaturated = 0.8; ///< a model that still learns well may have two thirds
constexpr double kGood = 0.8; ///< dev token accuracy
constexpr double kVanishedNorm = 1e-4;
/// Nats a target token that matter: below it a loss is as good as learnt (the right word has 95 %),
/// and a change of it is noise, whatever its ratio.
constexpr double kNoticeable = 0.05;
constexpr std::size_t kSettled = 3; ///< evaluations in a row that have to agree
constexpr std::size_t kSettledUpdates = 300; ///< a young model has not found the source yet
constexpr double kNoGain = 0.02; ///< nats a word that the right source saves
/// Updates that have to pass without a gain before a run counts as standing still: the newest half
/// of it, as before many a model finds out what the source is for it stands still for a while.
constexpr std::size_t kFewestStill = 400;
constexpr std::size_t kMostStill = 2000;
constexpr double kStill = 0.99; ///< loss of the last third of them over that of the first
constexpr double kFlat = 0.95; ///< of the largest entropy there can be
constexpr double kSharpening = 0.01; ///< a fall of that which says that attention is on its way
constexpr double kOneWord = 0.9; ///< share of attention on one word
constexpr double kManyUnknown = 0.1; ///< share of words
constexpr double kFarFromLearnt = 0.5; ///< nats a word

double meanLoss(std::span<const LossPoint> points)
{
    double sum = 0;
    for (const LossPoint &point : points)
        sum += point.trainLoss;
    return sum / static_cast<double>(points.size());
}

/// The loss that `share` of the points stay below.
double quantile(std::span<const LossPoint> points, double share)
{
    std::vector<double> losses(points.size());
    std::ranges::transform(points, losses.begin(), &LossPoint::trainLoss);
    const auto at = losses.begin() + std::llround(share * static_cast<double>(losses.size() - 1));
    std::ranges::nth_element(losses, at);
    return *at;
}

/// Three updates in four are worse now than three in four were before. A few batches that go badly
/// wrong, as in a fast run that is nearly done, lift the mean and not this.
bool isAboveNoise(std::span<const LossPoint> now, std::span<const LossPoint> before)
{
    return quantile(now, 0.25) > quantile(before, 0.75);
}

/// Dev costs about what train does.
bool isTogether(const Evaluation &evaluation)
{
    return evaluation.devLoss < kRising * evaluation.trainLoss + kNoticeable;
}

std::int64_t percent(double share)
{
    return std::llround(100 * share);
}

/// A number of nats with two decimals.
double rounded(double nats)
{
    return std::round(100 * nats) / 100;
}

class Diagnosis {
public:
    Diagnosis(std::span<const LossPoint> losses, Evaluations evaluations, double clipNorm)
        : m_losses(losses)
        , m_recent(losses.last(std::min(kWindow, losses.size())))
        , m_evaluations(evaluations.last(std::min(kJudgedEvaluations, evaluations.size())))
        , m_clipNorm(clipNorm)
    {
    }

    [[nodiscard]] std::vector<Finding> made()
    {
        if (m_losses.empty() || judgeDivergence() || m_losses.size() < kFewestUpdates)
            return std::move(m_findings);
        judgeRate();
        judgeGradients();
        judgeEvaluations();
        std::ranges::stable_sort(m_findings, std::greater(), &Finding::severity);
        return std::move(m_findings);
    }

private:
    void add(Symptom symptom, Severity severity, Message sentence, Message remedy)
    {
        m_findings.push_back({symptom, severity, std::move(sentence), std::move(remedy)});
    }
    bool judgeDivergence();
    void judgeRate();
    void judgeGradients();
    void judgeEvaluations();
    void judgeUnknownWords(const Insight &inside);
    void judgeTrend(Evaluations three);
    void judgeAttention(Evaluations three);
    void judgeSize();
    /// The loss some windows ago; 0 when there were not so many.
    [[nodiscard]] double lossBefore(std::size_t windows) const
    {
        const auto points = windowBefore(windows);
        return points.empty() ? 0 : meanLoss(points);
    }
    [[nodiscard]] std::span<const LossPoint> windowBefore(std::size_t windows) const
    {
        const std::size_t updates = (windows + 1) * kWindow;
        if (m_losses.size() < updates)
            return {};
        return m_losses.last(updates).first(kWindow);
    }
    [[nodiscard]] bool standsStill() const;

    std::span<const LossPoint> m_losses;
    std::span<const LossPoint> m_recent;
    Evaluations m_evaluations;
    double m_clipNorm;
    std::vector<Finding> m_findings;
};

bool Diagnosis::judgeDivergence()
{
    const bool hasDiverged = std::ranges::any_of(m_recent, [](const LossPoint &point) {
        return !std::isfinite(point.trainLoss) || !std::isfinite(point.gradientNorm);
    });
    if (hasDiverged)
        add(Symptom::Diverged, Severity::Trouble,
            message("core", "The loss became infinite: the run diverged."),
            message("core", "Go back and take a learning rate ten times smaller."));
    return hasDiverged;
}

void Diagnosis::judgeRate()
{
    const double loss = meanLoss(m_recent);
    const double before = lossBefore(1);
    const bool rises = before > 0 && loss > kRising * before && loss - before > kNoticeable
        && isAboveNoise(m_recent, windowBefore(1));
    // Only a run that is known from its beginning tells what it began with. One that stands still
    // is as likely too slow.
    const bool isNoBetter = m_losses.size() >= kWindow && m_losses.front().step == 1
        && loss > m_losses.front().trainLoss + kNoticeable;
    if (!rises && !isNoBetter)
        return;
    add(Symptom::RateTooHigh, Severity::Trouble,
        rises ? message("core", "The train loss rises: the learning rate is probably too high.")
              : message("core",
                  "The train loss is higher than before the first update: the learning rate is "
                  "probably too high."),
        message("core",
            "Take a learning rate ten times smaller; go back to the best weights or reset."));
}

void Diagnosis::judgeGradients()
{
    const double loss = meanLoss(m_recent);
    if (loss < kNoticeable)
        return; // there is nothing left to learn
    const auto clipped = std::ranges::count_if(m_recent,
        [this](const LossPoint &p) { return m_clipNorm > 0 && p.gradientNorm > m_clipNorm; });
    const double share = static_cast<double>(clipped) / static_cast<double>(m_recent.size());
    // Clipping does no harm while the loss falls, as it does early in most runs; two windows, as
    // from one to the next a slow fall drowns in the noise of batches.
    const double longBefore = lossBefore(2);
    if (share >= kMostlyClipped && longBefore > 0 && loss > kFalling * longBefore)
        add(Symptom::GradientsClipped, Severity::Watch,
            message("core",
                "The loss hardly falls, and gradients were clipped in %1 % of the last %2 updates.")
                .arg(percent(share))
                .arg(m_recent.size()),
            message("core", "Try a larger clip norm, or a smaller learning rate."));
    const bool haveVanished = std::ranges::all_of(
        m_recent, [](const LossPoint &point) { return point.gradientNorm < kVanishedNorm; });
    if (haveVanished)
        add(Symptom::GradientsVanished, Severity::Watch,
            message(
                "core", "The gradients have all but vanished: the model hardly learns any more."),
            message("core", "Try LSTM cells, fewer layers, or attention."));
}

void Diagnosis::judgeEvaluations()
{
    if (m_evaluations.empty())
        return;
    const Evaluation &last = *m_evaluations.back();
    // Gates that are sure of themselves are what a good model ends with; in its first updates a
    // model may open and shut them all for a while, and learn very well.
    if (m_losses.size() >= kSettledUpdates && last.saturatedGates > kSaturated
        && last.devTokenAccuracy < kGood)
        add(Symptom::GatesSaturated, Severity::Watch,
            message("core",
                "%1 % of the decoder's gates are fully open or shut: they hardly learn any more.")
                .arg(percent(last.saturatedGates)),
            message("core", "Reset and take a smaller learning rate."));
    if (last.inside)
        judgeUnknownWords(*last.inside);
    if (m_evaluations.size() < kSettled)
        return;
    const Evaluations three = m_evaluations.last(kSettled);
    judgeTrend(three);
    const bool areSeenInside = std::ranges::all_of(
        three, [](const Evaluation *evaluation) { return evaluation->inside.has_value(); });
    if (areSeenInside && m_losses.size() >= kSettledUpdates)
        judgeAttention(three);
    judgeSize();
}

void Diagnosis::judgeUnknownWords(const Insight &inside)
{
    const double share = std::max(inside.unknownSource, inside.unknownTarget);
    if (share < kManyUnknown)
        return;
    add(Symptom::UnknownWords, Severity::Watch,
        (inside.unknownSource >= inside.unknownTarget
                ? message(
                    "core", "%1 % of the source words of dev are unknown to the model (<unk>).")
                : message("core",
                    "%1 % of the target words of dev are unknown to the model (<unk>): it can "
                    "never write them."))
            .arg(percent(share)),
        message("core",
            "Cut the text into subwords or characters, take a larger vocabulary, or train on more "
            "sentences."));
}

/// Dev moves from one evaluation to the next in any fast run; where the model learns by heart it
/// leaves train behind as well, which goes on falling.
void Diagnosis::judgeTrend(Evaluations three)
{
    const bool devRises = three[1]->devLoss > three[0]->devLoss
        && three[2]->devLoss > three[1]->devLoss
        && three[2]->devLoss - three[0]->devLoss > kNoticeable;
    const bool trainFalls = three[2]->trainLoss < three[0]->trainLoss
        && three[2]->trainLoss < three[1]->trainLoss + kNoticeable;
    const bool isApart = !isTogether(*three[2]);
    if (devRises && trainFalls && isApart)
        add(Symptom::Overfitting, Severity::Watch,
            message("core",
                "The dev loss rises while the train loss falls: the model learns the training "
                "sentences by heart (overfitting)."),
            message("core", "More sentences, more dropout or an earlier stop help."));
}

void Diagnosis::judgeAttention(Evaluations three)
{
    const auto all = [three](auto &&holds) {
        return std::ranges::all_of(
            three, [&](const Evaluation *evaluation) { return holds(*evaluation->inside); });
    };
    if (all([](const Insight &seen) { return seen.sourceGain && *seen.sourceGain < kNoGain; }))
        add(Symptom::SourceIgnored, Severity::Trouble,
            message("core",
                "The output ignores the input: given the source of another sentence, dev costs no "
                "more."),
            message("core",
                "Look in Data whether the sentences of a pair belong together; try attention, a "
                "decoder that starts from the encoder's state, or another learning rate."));
    const bool isFlat
        = all([](const Insight &seen) { return seen.attentionEntropy.value_or(0) > kFlat; });
    if (isFlat
        && *three.front()->inside->attentionEntropy - *three.back()->inside->attentionEntropy
            < kSharpening)
        add(Symptom::AttentionFlat, Severity::Watch,
            message(
                "core", "Attention is flat: every source word gets the same weight at every step."),
            message("core",
                "Try a higher learning rate for attention's matrix, another kind of attention, or "
                "train longer."));
    if (all([](const Insight &seen) { return seen.attentionOnOneWord.value_or(0) > kOneWord; }))
        add(Symptom::AttentionCollapsed, Severity::Watch,
            message(
                "core", "Attention has collapsed: all steps look at one source word, often </s>."),
            message("core",
                "Reset with a smaller learning rate for attention's matrix, or another seed."));
}

/// The train loss has not fallen for long.
bool Diagnosis::standsStill() const
{
    const std::size_t updates = std::min(m_losses.size() / 2, kMostStill);
    if (updates < kFewestStill)
        return false;
    const auto still = m_losses.last(updates);
    return meanLoss(still.last(updates / 3)) > kStill * meanLoss(still.first(updates / 3));
}

/// Train and dev stay where they are, close to each other.
void Diagnosis::judgeSize()
{
    if (m_evaluations.size() < kJudgedEvaluations || !standsStill())
        return;
    const Evaluation &first = *m_evaluations.front();
    const Evaluation &last = *m_evaluations.back();
    const bool stays
        = last.trainLoss > kFalling * first.trainLoss && last.devLoss > kFalling * first.devLoss;
    const bool isFar = last.trainLoss > kFarFromLearnt && last.devTokenAccuracy < kGood;
    const bool isKnownElsewise = std::ranges::any_of(m_findings, [](const Finding &finding) {
        return finding.symptom == Symptom::SourceIgnored
            || finding.symptom == Symptom::GradientsClipped
            || finding.symptom == Symptom::RateTooHigh;
    });
    if (stays && isFar && isTogether(last) && !isKnownElsewise)
        add(Symptom::TooSmallOrTooFast, Severity::Watch,
            message("core",
                "Train and dev loss stay at %1 and %2: the model is too small for these sentences, "
                "or the learning rate too high.")
                .arg(rounded(last.trainLoss))
                .arg(rounded(last.devLoss)),
            message(
                "core", "Try more units or another layer; if that does not help, halve the rate."));
}

} // namespace

std::vector<Finding> diagnose(
    std::span<const LossPoint> losses, Evaluations evaluations, double clipNorm)
{
    return Diagnosis(losses, evaluations, clipNorm).made();
}

std::vector<Finding> diagnose(const History &history, double clipNorm)
{
    std::vector<const Evaluation *> evaluations;
    for (const Evaluation &evaluation : history.evaluations)
        evaluations.push_back(&evaluation);
    return diagnose(history.losses, evaluations, clipNorm);
}

} // namespace seq2seq
