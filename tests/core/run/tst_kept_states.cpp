// SPDX-License-Identifier: GPL-3.0-or-later
// Which weights of a run stay when they do not all fit, and a run that goes on from one of them.
#include "core/error.h"
#include "core/run/kept_states.h"

#include <QtTest>

using namespace seq2seq;

namespace {

constexpr std::uint64_t kState = 40; // bytes: ten numbers

StateDict weightsOf(std::int64_t step)
{
    return {{"w", {10}, std::vector<float>(10, float(step))}};
}

KeptState stateOf(std::int64_t step)
{
    KeptState kept;
    kept.state.step = step;
    kept.state.bestStep = step;
    kept.weights = std::make_shared<const StateDict>(weightsOf(step));
    return kept;
}

QList<int> stepsOf(const std::vector<KeptState> &states)
{
    QList<int> steps;
    for (const KeptState &kept : states)
        steps += int(kept.state.step);
    return steps;
}

/// A run that was evaluated every ten steps up to `last`, all of it kept.
Experiment runUpTo(std::int64_t last)
{
    Experiment experiment;
    for (std::int64_t step = 10; step <= last; step += 10) {
        for (std::int64_t update = step - 9; update <= step; ++update)
            experiment.history.losses.push_back({update});
        Evaluation evaluation;
        evaluation.step = step;
        evaluation.devPerplexity = 100.0 / double(step);
        experiment.history.evaluations.push_back(evaluation);
        experiment.state.step = experiment.state.bestStep = step;
        experiment.state.optimizerSteps = step;
        experiment.state.learningRate = 0.1 / double(step);
        keepState(experiment, [step] { return weightsOf(step); });
    }
    return experiment;
}

} // namespace

class TestKeptStates : public QObject {
    Q_OBJECT

private slots:
    void allStayWhileThereIsRoom()
    {
        const Experiment experiment = runUpTo(50);
        QCOMPARE(stepsOf(experiment.keptStates), QList<int>({10, 20, 30, 40, 50}));
        QCOMPARE(bytesOf(experiment.keptStates), 5 * kState);
        QCOMPARE(stateAt(experiment.keptStates, 30)->weights->front().values[0], 30.0F);
        QCOMPARE(stateAt(experiment.keptStates, 30)->state.optimizerSteps, std::int64_t(0));
        QVERIFY(stateAt(experiment.keptStates, 35) == nullptr);
    }

    void whatIsLeftLiesEvenly()
    {
        std::vector<KeptState> states;
        for (int step = 1; step <= 100; ++step) {
            states.push_back(stateOf(step));
            thinOut(states, 9 * kState, 1);
            QVERIFY(bytesOf(states) <= 9 * kState);
            QCOMPARE(states.back().state.step, std::int64_t(step));
        }
        QCOMPARE(states.size(), std::size_t(9));
        QCOMPARE(states.front().state.step, std::int64_t(1));
        int widest = 0;
        for (std::size_t i = 1; i < states.size(); ++i)
            widest = std::max(widest, int(states[i].state.step - states[i - 1].state.step));
        QVERIFY2(widest <= 2 * 100 / 8, qPrintable(QString::number(widest)));
    }

    void theBestAndTheLastStay()
    {
        std::vector<KeptState> states;
        for (int step = 1; step <= 30; ++step) {
            states.push_back(stateOf(step));
            thinOut(states, 3 * kState, 17);
        }
        QCOMPARE(stepsOf(states), QList<int>({1, 17, 30}));
        thinOut(states, 2 * kState, 17);
        QCOMPARE(stepsOf(states), QList<int>({17, 30}));
        thinOut(states, 1, 17); // there is hardly room for one
        QCOMPARE(stepsOf(states), QList<int>({17, 30}));
        thinOut(states, 0, 17); // nothing is to be kept
        QVERIFY(states.empty());
    }

    void nothingIsCopiedWhenNothingIsKept()
    {
        Experiment experiment;
        experiment.training.keptMegabytes = 0;
        keepState(experiment, []() -> StateDict { qFatal("copied"); });
        QVERIFY(experiment.keptStates.empty());
    }

    void aBranchIsTheRunAsItWasThen()
    {
        Experiment experiment = runUpTo(50);
        experiment.state.bestStep = 20;
        experiment.keptStates[3].state.bestStep = 20;
        const Experiment branch = branchFrom(experiment, 40);
        QCOMPARE(branch.state.step, std::int64_t(40));
        QCOMPARE(branch.state.learningRate, 0.1 / 40);
        QCOMPARE(branch.weights.front().values[0], 40.0F);
        QCOMPARE(branch.bestWeights.front().values[0], 20.0F);
        QVERIFY(branch.optimizer.empty());
        QCOMPARE(branch.state.optimizerSteps, std::int64_t(0));
        QCOMPARE(branch.history.losses.size(), std::size_t(40));
        QCOMPARE(branch.history.evaluations.size(), std::size_t(4));
        QCOMPARE(stepsOf(branch.keptStates), QList<int>({10, 20, 30, 40}));
        QVERIFY_EXCEPTION_THROWN((void)branchFrom(experiment, 41), Error);
    }

    /// The best weights of then are gone: those it starts from are the best it has.
    void aBranchWithoutTheBestOfThenBeginsWithItsOwn()
    {
        Experiment experiment = runUpTo(50);
        experiment.keptStates[3].state.bestStep = 20;
        experiment.keptStates.erase(experiment.keptStates.begin() + 1);
        const Experiment branch = branchFrom(experiment, 40);
        QCOMPARE(branch.bestWeights.front().values[0], 40.0F);
        QCOMPARE(branch.state.bestStep, std::int64_t(40));
        QCOMPARE(branch.state.bestPerplexity, 100.0 / 40);
    }
};

QTEST_GUILESS_MAIN(TestKeptStates)
#include "tst_kept_states.moc"
