// SPDX-License-Identifier: GPL-3.0-or-later
// CS224N's schedule, along dev perplexities that are written down.
#include "core/training/plateau.h"

#include <QtTest>

#include <limits>

using namespace seq2seq;

namespace {

using enum PlateauVerdict;

/// A schedule and what it did.
struct Run {
    TrainingConfig config;
    TrainerState state;

    Run()
    {
        config.patience = 3;
        config.maxTrials = 5;
        config.decay = 0.5;
        state.learningRate = 1;
    }
    PlateauVerdict evaluate(double perplexity)
    {
        state.step += config.evaluateEvery;
        return judgeEvaluation(state, config, perplexity);
    }
    [[nodiscard]] bool isOver() const { return state.trials >= config.maxTrials; }
};

} // namespace

class PlateauTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void patienceCountsEvaluationsInARow();
    void equalIsNotBetter();
    void theFirstEvaluationIsTheBest();
    void halvesAndStopsWhereThePublicLogDoes();
};

void PlateauTest::patienceCountsEvaluationsInARow()
{
    Run run;
    const std::vector<std::pair<double, PlateauVerdict>> script{{100, KeepAsBest}, {101, GoOn},
        {102, GoOn}, {99, KeepAsBest}, // patience starts anew
        {100, GoOn}, {120, GoOn}, {99.5, GoBack}, // third in a row
        {99.2, GoOn}, {98, KeepAsBest}, {98.5, GoOn}};
    for (const auto &[perplexity, expected] : script)
        QCOMPARE(run.evaluate(perplexity), expected);
    QCOMPARE(run.state.learningRate, 0.5);
    QCOMPARE(run.state.trials, 1);
    QCOMPARE(run.state.bestPerplexity, 98.0);
    QCOMPARE(run.state.bestStep, 9 * run.config.evaluateEvery);
    QCOMPARE(run.state.badEvaluations, 1);
}

void PlateauTest::equalIsNotBetter()
{
    Run run;
    run.config.patience = 1;
    QCOMPARE(run.evaluate(50), KeepAsBest);
    QCOMPARE(run.evaluate(50), GoBack);
}

void PlateauTest::theFirstEvaluationIsTheBest()
{
    Run run;
    QCOMPARE(run.evaluate(1e300), KeepAsBest);
    QCOMPARE(run.state.bestStep, run.config.evaluateEvery);
}

/// A log of the assignment (Mandarin, 2024): an evaluation every 200 updates, the rate halved at
/// 19,200, 25,600, 26,200 and 26,800, best perplexity 10.67 at 25,000, stop at 27,400.
void PlateauTest::halvesAndStopsWhereThePublicLogDoes()
{
    Run run;
    std::vector<std::int64_t> halved;
    while (!run.isOver()) {
        const std::int64_t step = run.state.step + run.config.evaluateEvery;
        const bool isWorse = (step > 18'600 && step <= 19'200) || step > 25'000;
        const double falling = 10.67 + static_cast<double>(25'000 - step) * 0.01;
        const double rate = run.state.learningRate;
        const PlateauVerdict verdict
            = run.evaluate(isWorse ? run.state.bestPerplexity + 0.1 : falling);
        QCOMPARE(verdict == KeepAsBest, !isWorse);
        if (run.state.learningRate != rate)
            halved.push_back(run.state.step);
    }
    QCOMPARE(run.state.bestPerplexity, 10.67);
    QCOMPARE(halved, (std::vector<std::int64_t>{19'200, 25'600, 26'200, 26'800}));
    QCOMPARE(run.state.step, 27'400);
    QCOMPARE(run.state.bestStep, 25'000);
    QCOMPARE(run.state.learningRate, 1.0 / 16);
}

QTEST_APPLESS_MAIN(PlateauTest)
#include "tst_plateau.moc"
