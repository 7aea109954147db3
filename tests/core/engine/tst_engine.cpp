// SPDX-License-Identifier: GPL-3.0-or-later
// The engine with a real small model: what comes out of training, how fast it obeys, and that no
// failure takes it down.
#include "engine_runs.h"

#include <QTemporaryDir>
#include <QtTest>

#include <cmath>

using namespace seq2seq;
using namespace seq2seq::test;
using namespace std::chrono_literals;

namespace {

/// Instrumented builds on a busy machine are slow; the promise is 200 ms on a free one.
constexpr auto kStopPromise = 1000ms;

std::vector<std::int64_t> stepsOf(const std::vector<std::shared_ptr<const Evaluation>> &evaluations)
{
    std::vector<std::int64_t> steps;
    for (const auto &evaluation : evaluations)
        steps.push_back(evaluation->step);
    return steps;
}

} // namespace

class TestEngine : public QObject {
    Q_OBJECT

private:
    QTemporaryDir m_folder;

    [[nodiscard]] std::string path(const char *name) const
    {
        return m_folder.filePath(QString::fromLatin1(name)).toStdString();
    }

private Q_SLOTS:
    void isEmptyAtFirst()
    {
        Watcher watcher;
        QVERIFY(watcher.waitFor([&] { return watcher.notifications() > 0; }));
        watcher.takeNow();
        QVERIFY(watcher.status.state == EngineState::Empty);
        QVERIFY(watcher.problems.empty());
    }

    void publishesEveryUpdateAndEvaluation()
    {
        Watcher watcher;
        watcher.engine.use(smallExperiment(60));
        watcher.engine.train();
        QVERIFY(watcher.waitForEnd(StopReason::MaxSteps));
        QCOMPARE(watcher.losses.size(), std::size_t(60));
        QVERIFY(areStepsWithoutGap(watcher.losses));
        // Every 25 updates, and once more where the run ends.
        QVERIFY((stepsOf(watcher.evaluations) == std::vector<std::int64_t>{25, 50, 60}));
        QCOMPARE(watcher.status.step, std::int64_t(60));
        QCOMPARE(watcher.status.progress, 1.0);
        QVERIFY(watcher.status.parameters > 0);
        QVERIFY(watcher.status.hasUnsavedChanges);
        QVERIFY(watcher.problems.empty());
        QVERIFY(watcher.experiment->weights.empty());

        watcher.engine.train(); // there is nothing left to do
        watcher.engine.translate(request(1, "abc"));
        QVERIFY(watcher.waitForAnswer(1));
        QVERIFY(watcher.waitForEnd(StopReason::MaxSteps));
        watcher.engine.setStopConditions(0, 65); // until somebody wants more
        watcher.engine.train();
        QVERIFY(watcher.waitForStep(65));
        QVERIFY(watcher.waitForEnd(StopReason::MaxSteps));
        QCOMPARE(watcher.losses.size(), std::size_t(65));
    }

    void weightsAreReadOutAsTheyAre()
    {
        Experiment experiment = smallExperiment(20);
        Watcher watcher;
        watcher.engine.readWeight({}); // nothing is open
        QVERIFY(watcher.waitFor([&] { return !watcher.problems.empty(); }));
        watcher.engine.use(experiment);
        watcher.engine.train();
        QVERIFY(watcher.waitForEnd(StopReason::MaxSteps));
        QTemporaryDir folder;
        const std::string path = folder.filePath(QStringLiteral("a.s2s")).toStdString();
        watcher.engine.save(path);
        const WeightId forget{WeightRole::Hidden, Reader::Decoder, 0, 1};
        watcher.engine.readWeight(forget);
        QVERIFY(
            watcher.waitFor([&] { return watcher.weight && watcher.status.savedPath == path; }));
        QVERIFY(watcher.weight->weight == forget);
        QCOMPARE(watcher.weight->step, std::int64_t(20));
        QCOMPARE(watcher.weight->values.rows, std::size_t(8));
        QCOMPARE(watcher.weight->values.columns, std::size_t(8));
        for (const NamedTensor &saved : loadExperiment(path).weights)
            if (saved.name == "decoder.weight_hh") // gate f: the second eight rows
                QVERIFY(std::equal(watcher.weight->values.values.begin(),
                    watcher.weight->values.values.end(), saved.values.begin() + 64));
        watcher.problems.clear();
        watcher.engine.readWeight({WeightRole::Hidden, Reader::Decoder, 3, 1}); // it has one layer
        QVERIFY(watcher.waitFor([&] { return !watcher.problems.empty(); }));
    }

    void notifiesRarelyHoweverFastItTrains()
    {
        EngineTiming slow;
        slow.notifyInterval = 1h;
        Watcher watcher(slow);
        Experiment experiment = smallExperiment(100);
        experiment.training.evaluateEvery = 1000;
        watcher.engine.use(std::move(experiment));
        watcher.engine.train();
        QVERIFY(watcher.waitForEnd(StopReason::MaxSteps));
        QVERIFY(areStepsWithoutGap(watcher.losses));
        QCOMPARE(watcher.losses.size(), std::size_t(100));
        // Empty, Loading, Ready, Training, the last evaluation, the end: each at once, no update by
        // itself.
        QVERIFY2(
            watcher.notifications() <= 8, qPrintable(QString::number(watcher.notifications())));
    }

    void tellsTimeLeftWhileTraining()
    {
        EngineTiming quick;
        quick.notifyInterval = 0ms;
        Watcher watcher(quick);
        watcher.engine.use(smallExperiment(100'000));
        watcher.engine.train();
        QVERIFY(watcher.waitFor([&] { return watcher.status.secondsLeft > 0; }));
        QVERIFY(watcher.status.state == EngineState::Training);
        QVERIFY(watcher.status.progress < 0.5);
        QVERIFY(watcher.status.threads > 0);
        watcher.engine.stop();
        QVERIFY(watcher.waitForEnd(StopReason::Asked));
        QVERIFY(watcher.status.secondsLeft < 0);
    }

    void pauseIsQuickAndChangesNothing()
    {
        Watcher watcher;
        watcher.engine.use(smallExperiment(60));
        watcher.engine.train();
        QVERIFY(watcher.waitForStep(10));
        const auto asked = std::chrono::steady_clock::now();
        watcher.engine.pause();
        QVERIFY(watcher.waitForEnd(StopReason::Paused));
        QVERIFY(std::chrono::steady_clock::now() - asked < kStopPromise);
        const std::size_t updates = watcher.losses.size();
        QVERIFY(updates < 60);
        watcher.engine.translate(request(1, "abc"));
        QVERIFY(watcher.waitForAnswer(1));
        QCOMPARE(watcher.losses.size(), updates); // it really stands

        watcher.engine.train();
        QVERIFY(watcher.waitForEnd(StopReason::MaxSteps));
        QVERIFY(areStepsWithoutGap(watcher.losses));
        QVERIFY(lossValues(watcher.losses) == uninterruptedLosses(60));
    }

    void showsStoppingAtOnce()
    {
        Watcher watcher;
        watcher.engine.use(slowToEvaluate());
        watcher.engine.train();
        QVERIFY(watcher.waitForStep(3));
        watcher.engine.stop();
        watcher.takeNow(); // without waiting: in between it may have stopped already
        QVERIFY(watcher.status.state == EngineState::Stopping
            || watcher.status.stopReason == StopReason::Asked);
        QVERIFY(watcher.waitForEnd(StopReason::Asked));
    }

    void stopEndsAnEvaluation()
    {
        Watcher watcher;
        watcher.engine.use(slowToEvaluate());
        watcher.engine.train();
        QVERIFY(watcher.waitForStep(3)); // now it looks at the dev set, for seconds
        for (std::uint64_t id = 1; id <= 5; ++id) { // only the first can come before it
            watcher.engine.translate(request(id, "abc"));
            QVERIFY(watcher.waitForAnswer(id));
        }
        QCOMPARE(watcher.answer->step, std::int64_t(3));
        QVERIFY(watcher.evaluations.empty());

        const auto asked = std::chrono::steady_clock::now();
        watcher.engine.stop();
        QVERIFY(watcher.waitForEnd(StopReason::Asked));
        const auto took = std::chrono::steady_clock::now() - asked;
        qInfo("stop inside an evaluation took %d us", int(took / 1us));
        QVERIFY(took < kStopPromise);
        QVERIFY(watcher.evaluations.empty());
        QCOMPARE(watcher.status.step, std::int64_t(3));
        QCOMPARE(watcher.losses.size(), std::size_t(3));
        QVERIFY(watcher.problems.empty());
    }

    void oneStepIsOneUpdate()
    {
        Watcher watcher;
        watcher.engine.use(smallExperiment());
        watcher.engine.trainOneStep();
        QVERIFY(watcher.waitForEnd(StopReason::Paused));
        QCOMPARE(watcher.losses.size(), std::size_t(1));
        for (int i = 0; i < 3; ++i)
            watcher.engine.trainOneStep();
        QVERIFY(watcher.waitForStep(4));
        QVERIFY(watcher.waitForEnd(StopReason::Paused));
        watcher.engine.translate(request(1, "abc"));
        QVERIFY(watcher.waitForAnswer(1));
        QCOMPARE(watcher.losses.size(), std::size_t(4));
    }

    void oneStepIsMadeBeyondTheLimit()
    {
        Watcher watcher;
        watcher.engine.use(smallExperiment(3));
        watcher.engine.train();
        QVERIFY(watcher.waitForEnd(StopReason::MaxSteps));
        watcher.engine.trainOneStep();
        QVERIFY(watcher.waitForStep(4));
        QVERIFY(watcher.waitForEnd(StopReason::Paused));
        QCOMPARE(watcher.losses.size(), std::size_t(4));
    }

    void oneStepTellsWhatItChanged()
    {
        Watcher watcher;
        watcher.engine.use(smallExperiment());
        watcher.engine.trainOneStep();
        QVERIFY(watcher.waitForEnd(StopReason::Paused));
        QVERIFY(watcher.waitFor([&] { return watcher.report && watcher.probe; }));
        QVERIFY(watcher.report->point == watcher.losses.back());
        QVERIFY(watcher.report->weights.front().change > 0);
        QCOMPARE(watcher.probe->step, std::int64_t(1)); // with the weights after it
        watcher.report.reset();
        watcher.engine.train();
        QVERIFY(watcher.waitForStep(5));
        QVERIFY(!watcher.report); // only where steps are made one by one
    }

    void anotherProbeIsShownAtOnceAndFollowed()
    {
        Watcher watcher;
        watcher.engine.use(smallExperiment());
        watcher.engine.setProbe({"abcd", "dcba"});
        QVERIFY(watcher.waitFor([&] { return watcher.probe != nullptr; }));
        QCOMPARE(watcher.probe->step, std::int64_t(0));
        const std::vector<std::string> rows{"d", "c", "b", "a", "</s>"};
        QCOMPARE(watcher.probe->probe.targetTokens, rows);
        QVERIFY(watcher.waitFor([&] { return watcher.status.hasUnsavedChanges; }));
        watcher.engine.train();
        QVERIFY(watcher.waitFor([&] { return !watcher.evaluations.empty(); }));
        QCOMPARE(watcher.evaluations.front()->probe.targetTokens, rows);
    }

    void learningRateChangesWhileItTrains()
    {
        Watcher watcher;
        watcher.engine.use(smallExperiment());
        watcher.engine.train();
        QVERIFY(watcher.waitForStep(2));
        watcher.engine.setLearningRate(0.0125);
        QVERIFY(watcher.waitFor([&] { return watcher.losses.back().learningRate == 0.0125; }));
        QCOMPARE(watcher.status.learningRate, 0.0125);

        watcher.engine.setLearningRate(-1);
        QVERIFY(watcher.waitFor([&] { return !watcher.problems.empty(); }));
        QVERIFY(watcher.problems.front().code == ErrorCode::BadConfiguration);
        QVERIFY(watcher.waitForStep(watcher.losses.back().step + 3)); // training goes on as it was
        QCOMPARE(watcher.losses.back().learningRate, 0.0125);
    }

    void resetBeginsAgain()
    {
        Watcher watcher;
        watcher.engine.use(smallExperiment());
        watcher.engine.train();
        QVERIFY(watcher.waitForStep(10));
        const std::vector<LossPoint> before = watcher.losses;
        watcher.engine.reset();
        QVERIFY(watcher.waitFor([&] { return watcher.experiments == 2; }));
        QVERIFY(watcher.waitForReady());
        QVERIFY(watcher.losses.empty());
        QVERIFY(watcher.experiment->history.losses.empty());
        QCOMPARE(watcher.status.step, std::int64_t(0));

        watcher.engine.train();
        QVERIFY(watcher.waitForStep(10));
        QVERIFY(areStepsWithoutGap(watcher.losses));
        for (std::size_t i = 0; i < 10; ++i)
            QCOMPARE(watcher.losses[i].trainLoss, before[i].trainLoss);
    }

    /// What a person changed in the table, trained on without a new beginning.
    void goesOnWithOtherPairs()
    {
        Watcher watcher;
        watcher.engine.use(smallExperiment(30));
        watcher.engine.train();
        QVERIFY(watcher.waitForEnd(StopReason::MaxSteps));
        const std::shared_ptr<const Experiment> before = watcher.experiment;
        watcher.engine.translate(request(1, "abc"));
        QVERIFY(watcher.waitForAnswer(1));
        const auto tokens = watcher.answer->trace.targetTokens;
        const std::size_t evaluations = watcher.evaluations.size();

        watcher.engine.setPairs({reversedLetters(50, 2, 5, 9), before->dev, nullptr, nullptr});
        QVERIFY(watcher.waitFor([&] { return watcher.experiment != before; }));
        QCOMPARE(watcher.experiment->train->size(), std::size_t(50));
        QVERIFY(watcher.experiment->dev == before->dev);
        QVERIFY(watcher.experiment->source.vocabulary == before->source.vocabulary);
        QCOMPARE(watcher.experiment->history.losses.size(), std::size_t(30));
        QCOMPARE(watcher.experiment->history.evaluations.size(), evaluations);
        QCOMPARE(watcher.experiment->state.batchInEpoch, 0);
        watcher.engine.translate(request(2, "abc")); // the weights are the same
        QVERIFY(watcher.waitForAnswer(2));
        QVERIFY(watcher.answer->trace.targetTokens == tokens);
        watcher.engine.trainOneStep();
        QVERIFY(watcher.waitForStep(31));

        // Without a pair to measure on the run stays as it is.
        const std::shared_ptr<const Experiment> kept = watcher.experiment;
        watcher.engine.setPairs(
            {reversedLetters(50, 2, 5, 9), std::make_shared<const Corpus>(), nullptr, nullptr});
        QVERIFY(watcher.waitFor([&] { return !watcher.problems.empty(); }));
        QVERIFY(watcher.problems.front().code == ErrorCode::EmptyCorpus);
        QVERIFY(watcher.experiment == kept);
    }

    void nothingOpenIsAProblemOfTheCommand()
    {
        Watcher watcher;
        watcher.engine.train();
        QVERIFY(watcher.waitFor([&] { return watcher.problems.size() == 1; }));
        watcher.engine.translate(request(1, "abc"));
        QVERIFY(watcher.waitFor([&] { return watcher.problems.size() == 2; }));
        watcher.engine.save(path("nothing.s2s"));
        QVERIFY(watcher.waitFor([&] { return watcher.problems.size() == 3; }));
        watcher.engine.reset();
        QVERIFY(watcher.waitFor([&] { return watcher.problems.size() == 4; }));
        QVERIFY(watcher.status.state == EngineState::Empty);
        watcher.engine.use(smallExperiment());
        QVERIFY(watcher.waitForReady());
    }

    void divergingEndsTrainingAndLeavesTheModelUsable()
    {
        Experiment experiment = smallExperiment();
        experiment.training.optimizer = OptimizerKind::Sgd;
        experiment.training.learningRate = 100;
        experiment.training.clipNorm = 0;
        Watcher watcher;
        watcher.engine.use(std::move(experiment));
        watcher.engine.train();
        QVERIFY(watcher.waitForEnd(StopReason::Diverged));
        QCOMPARE(watcher.problems.size(), std::size_t(1));
        QVERIFY(watcher.problems.front().code == ErrorCode::Diverged);
        watcher.engine.translate(request(1, "abc"));
        QVERIFY(watcher.waitForAnswer(1));
        for (const double logProbability : watcher.answer->trace.logProbabilities)
            QVERIFY(std::isfinite(logProbability));
    }
};

QTEST_APPLESS_MAIN(TestEngine)
#include "tst_engine.moc"
