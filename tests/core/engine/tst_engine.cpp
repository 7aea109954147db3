// SPDX-License-Identifier: GPL-3.0-or-later
// The engine with a real small model: what comes out, what may be asked while it is busy, how fast
// it obeys, and that no failure takes it down. It is one file because all cases share one slow
// fixture.
#include "engine_fixture.h"

#include <QTemporaryDir>
#include <QtTest>

#include <cmath>
#include <filesystem>
#include <fstream>

using namespace seq2seq;
using namespace seq2seq::test;
using namespace std::chrono_literals;

namespace {

/// Instrumented builds on a busy machine are slow; the promise is 200 ms on a free one.
constexpr auto kStopPromise = 1000ms;

TranslateRequest request(std::uint64_t id, const std::string &source)
{
    TranslateRequest result;
    result.id = id;
    result.source = source;
    result.search.maxLength = 10;
    return result;
}

std::vector<double> lossValues(const std::vector<LossPoint> &points)
{
    std::vector<double> values;
    for (const LossPoint &point : points)
        values.push_back(point.trainLoss);
    return values;
}

bool areStepsWithoutGap(const std::vector<LossPoint> &points, std::int64_t first = 1)
{
    for (const LossPoint &point : points)
        if (point.step != first++)
            return false;
    return true;
}

std::vector<std::int64_t> stepsOf(const std::vector<std::shared_ptr<const Evaluation>> &evaluations)
{
    std::vector<std::int64_t> steps;
    for (const auto &evaluation : evaluations)
        steps.push_back(evaluation->step);
    return steps;
}

/// What an uninterrupted run of `steps` updates loses.
std::vector<double> uninterruptedLosses(std::int64_t steps)
{
    Watcher watcher;
    watcher.engine.use(smallExperiment(steps));
    watcher.engine.train();
    if (!watcher.waitForEnd(StopReason::MaxSteps))
        return {};
    return lossValues(watcher.losses);
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

    void translatesWhileItTrains()
    {
        Watcher watcher;
        watcher.engine.use(smallExperiment());
        watcher.engine.train();
        QVERIFY(watcher.waitForStep(1));
        for (std::uint64_t id = 1; id <= 100; ++id)
            watcher.engine.translate(request(id, "abcd"));
        QVERIFY(watcher.waitForAnswer(100));
        QVERIFY(std::is_sorted(watcher.answeredIds.begin(), watcher.answeredIds.end()));
        QVERIFY(watcher.status.state == EngineState::Training);
        QVERIFY(watcher.answer->step > 0);
        QVERIFY(watcher.waitForStep(watcher.answer->step + 3)); // training went on
        QVERIFY(areStepsWithoutGap(watcher.losses));
        QVERIFY(watcher.problems.empty());
    }

    void answersHoldTogether()
    {
        Watcher watcher;
        watcher.engine.use(smallExperiment());

        watcher.engine.translate(request(1, "abcd"));
        QVERIFY(watcher.waitForAnswer(1));
        const TranslateResult free = *watcher.answer;
        QCOMPARE(free.translation.source, std::string("abcd"));
        QCOMPARE(free.translation.sourceTokens.size(), std::size_t(5));
        QVERIFY(!free.trace.isForced);
        QVERIFY(free.trace.targetIds == free.translation.hypotheses.front().ids);
        QVERIFY(std::abs(free.trace.logProbability()
                    - free.translation.hypotheses.front().logProbability)
            < 1e-3);

        TranslateRequest along = request(2, "abcd");
        along.target = "fed";
        watcher.engine.translate(along);
        QVERIFY(watcher.waitForAnswer(2));
        QVERIFY(watcher.answer->trace.isForced);
        QCOMPARE(watcher.answer->trace.target, std::string("fed"));
        QCOMPARE(watcher.answer->translation.text(), std::string("fed"));
        QVERIFY(watcher.answer->translation.sourceTokens == free.translation.sourceTokens);
        QVERIFY(watcher.answer->translation.sourceIds == free.translation.sourceIds);

        TranslateRequest from = request(3, "abcd");
        from.prefix = {watcher.answer->trace.targetIds.front()};
        watcher.engine.translate(from);
        QVERIFY(watcher.waitForAnswer(3));
        QCOMPARE(watcher.answer->translation.hypotheses.front().ids.front(), from.prefix.front());
        QVERIFY(
            watcher.answer->trace.targetIds == watcher.answer->translation.hypotheses.front().ids);

        watcher.engine.translate(request(4, ""));
        QVERIFY(watcher.waitForAnswer(4));
        QVERIFY(watcher.answer->translation.text().empty());
        QVERIFY(watcher.problems.empty());
    }

    void forcedAnswersKeepTheOrderOfTheText()
    {
        Experiment experiment = smallExperiment();
        experiment.model.reverseSource = true;
        Watcher watcher;
        watcher.engine.use(std::move(experiment));
        watcher.engine.translate(request(1, "abcd"));
        QVERIFY(watcher.waitForAnswer(1));
        const Translation free = watcher.answer->translation;
        TranslateRequest along = request(2, "abcd");
        along.target = "fed";
        watcher.engine.translate(along);
        QVERIFY(watcher.waitForAnswer(2));
        QVERIFY(watcher.answer->translation.sourceTokens == free.sourceTokens);
        QVERIFY(watcher.answer->translation.sourceIds == free.sourceIds);
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

    void savesByItselfAndGoesOnFromTheFile()
    {
        const std::string file = path("run.s2s");
        {
            Watcher watcher;
            watcher.engine.use(smallExperiment(40), file);
            watcher.engine.train();
            QVERIFY(watcher.waitForEnd(StopReason::MaxSteps));
            QVERIFY(watcher.waitFor([&] { return !watcher.status.hasUnsavedChanges; }));
            QCOMPARE(watcher.status.savedPath, file);
            QVERIFY(watcher.status.secondsSinceSave >= 0);
            QVERIFY(watcher.problems.empty());

            const Experiment saved = loadExperiment(file);
            QCOMPARE(saved.state.step, std::int64_t(40));
            QVERIFY(lossValues(saved.history.losses) == lossValues(watcher.losses));
        }
        Watcher watcher;
        watcher.engine.open(file);
        QVERIFY(watcher.waitForReady());
        QCOMPARE(watcher.experiment->history.losses.size(), std::size_t(40));
        QVERIFY(!watcher.status.hasUnsavedChanges);
        QCOMPARE(watcher.status.savedPath, file);
        watcher.engine.setStopConditions(0, 60);
        watcher.engine.train();
        QVERIFY(watcher.waitForEnd(StopReason::MaxSteps));
        QVERIFY(areStepsWithoutGap(watcher.losses, 41));
        QCOMPARE(watcher.losses.size(), std::size_t(20));
        const std::vector<double> whole = uninterruptedLosses(60);
        QVERIFY(lossValues(watcher.losses) == std::vector<double>(whole.begin() + 40, whole.end()));
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

    void savesInTimeWithoutAnEvaluation()
    {
        EngineTiming quick;
        quick.autosaveInterval = 20ms;
        const std::string file = path("interval.s2s");
        Watcher watcher(quick);
        Experiment experiment = smallExperiment();
        experiment.training.evaluateEvery = 1'000'000;
        watcher.engine.use(std::move(experiment), file);
        watcher.engine.train();
        QVERIFY(watcher.waitFor([&] { return watcher.status.savedPath == file; }));
        QVERIFY(watcher.status.state == EngineState::Training);
        QVERIFY(loadExperiment(file).state.step > 0);
    }

    void savesOnDemandWhileItTrains()
    {
        const std::string file = path("asked.s2s");
        Watcher watcher;
        watcher.engine.use(smallExperiment());
        watcher.engine.train();
        QVERIFY(watcher.waitForStep(2));
        watcher.engine.save(file);
        QVERIFY(watcher.waitFor([&] { return watcher.status.savedPath == file; }));
        QVERIFY(watcher.status.state == EngineState::Training);
        const std::int64_t first = loadExperiment(file).state.step;
        QVERIFY(first >= 2);
        QVERIFY(watcher.waitForStep(first + 5));
        watcher.engine.pause(); // autosaved there from now on
        QVERIFY(watcher.waitForEnd(StopReason::Paused));
        QVERIFY(watcher.waitFor([&] { return !watcher.status.hasUnsavedChanges; }));
        QCOMPARE(loadExperiment(file).state.step, watcher.status.step);
    }

    void failingAutosaveIsToldOnce()
    {
        Watcher watcher;
        Experiment experiment = smallExperiment(40);
        experiment.training.evaluateEvery = 5;
        watcher.engine.use(std::move(experiment), path("no/such/folder/run.s2s"));
        watcher.engine.train();
        QVERIFY(watcher.waitForEnd(StopReason::MaxSteps));
        QCOMPARE(watcher.losses.size(), std::size_t(40));
        QVERIFY(watcher.waitFor([&] { return !watcher.problems.empty(); }));
        watcher.engine.train(); // tries once more
        watcher.engine.translate(request(1, "abc"));
        QVERIFY(watcher.waitForAnswer(1));
        QCOMPARE(watcher.problems.size(), std::size_t(1));
        QVERIFY(watcher.problems.front().code == ErrorCode::FileUnwritable);
        QVERIFY(watcher.status.hasUnsavedChanges);
        QVERIFY(watcher.status.savedPath.empty());

        watcher.engine.save(path("no/such/folder/run.s2s")); // asked for: told again
        QVERIFY(watcher.waitFor([&] { return watcher.problems.size() == 2; }));
        watcher.engine.save(path("there.s2s"));
        QVERIFY(watcher.waitFor([&] { return watcher.status.savedPath == path("there.s2s"); }));
    }

    void badFilesLeaveWhatWasThere()
    {
        const std::string good = path("good.s2s");
        const std::string cut = path("cut.s2s");
        Watcher watcher;
        watcher.engine.open(path("missing.s2s"));
        QVERIFY(watcher.waitFor([&] { return watcher.problems.size() == 1; }));
        QVERIFY(watcher.problems[0].code == ErrorCode::FileNotFound);
        QVERIFY(watcher.waitFor([&] { return watcher.status.state == EngineState::Empty; }));

        watcher.engine.use(smallExperiment());
        watcher.engine.trainOneStep();
        watcher.engine.save(good);
        QVERIFY(watcher.waitFor([&] { return watcher.status.savedPath == good; }));
        std::filesystem::copy_file(good, cut);
        std::filesystem::resize_file(cut, std::filesystem::file_size(good) / 2);

        watcher.engine.open(cut);
        QVERIFY(watcher.waitFor([&] { return watcher.problems.size() == 2; }));
        QVERIFY(watcher.problems[1].code == ErrorCode::BadExperiment);
        QVERIFY(watcher.waitForReady());
        QCOMPARE(watcher.experiments, 1);
        QCOMPARE(watcher.status.savedPath, good);
        watcher.engine.translate(request(1, "abc")); // the one before still translates and trains
        QVERIFY(watcher.waitForAnswer(1));
        watcher.engine.trainOneStep();
        QVERIFY(watcher.waitForStep(watcher.status.step + 1));
        QCOMPARE(watcher.problems.size(), std::size_t(2));
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

    void withoutItsCorpusItTranslatesOnly()
    {
        const std::string file = path("trained.s2s");
        {
            Watcher watcher;
            watcher.engine.use(smallExperiment(5), file);
            watcher.engine.train();
            QVERIFY(watcher.waitForEnd(StopReason::MaxSteps));
        } // saved at the latest here
        Experiment experiment = loadExperiment(file);
        experiment.train = std::make_shared<const Corpus>();
        experiment.dev = std::make_shared<const Corpus>();
        Watcher watcher;
        watcher.engine.use(std::move(experiment));
        watcher.engine.translate(request(1, "abc"));
        QVERIFY(watcher.waitForAnswer(1));
        QCOMPARE(watcher.answer->step, std::int64_t(5));
        watcher.engine.train();
        QVERIFY(watcher.waitFor([&] { return !watcher.problems.empty(); }));
        QVERIFY(watcher.problems.front().code == ErrorCode::EmptyCorpus);
        QVERIFY(watcher.waitForReady());
        watcher.engine.save(path("copy.s2s")); // and can be saved elsewhere
        QVERIFY(watcher.waitFor([&] { return watcher.status.savedPath == path("copy.s2s"); }));
        QVERIFY(loadExperiment(path("copy.s2s")).weights.size() > 0);
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

    void impossibleSearchIsAProblemOfTheRequest()
    {
        Watcher watcher;
        watcher.engine.use(smallExperiment());
        TranslateRequest impossible = request(1, "abc");
        impossible.search.beam = 0;
        watcher.engine.translate(impossible);
        QVERIFY(watcher.waitFor([&] { return !watcher.problems.empty(); }));
        QVERIFY(watcher.problems.front().code == ErrorCode::BadConfiguration);
        watcher.engine.translate(request(2, "abc"));
        QVERIFY(watcher.waitForAnswer(2));
    }

    void anotherExperimentTakesOver()
    {
        const std::string first = path("first.s2s");
        Watcher watcher;
        watcher.engine.use(smallExperiment(), first);
        watcher.engine.train();
        QVERIFY(watcher.waitForStep(3));
        watcher.engine.use(smallExperiment(5));
        watcher.engine.train();
        QVERIFY(watcher.waitForEnd(StopReason::MaxSteps));
        QCOMPARE(watcher.losses.size(), std::size_t(5));
        QVERIFY(areStepsWithoutGap(watcher.losses));
        QVERIFY(loadExperiment(first).state.step >= 3); // the first was saved before it went
        QVERIFY(watcher.status.savedPath.empty());
    }

    void closingWhileTrainingSaves()
    {
        const std::string file = path("closed.s2s");
        std::int64_t seen = 0;
        {
            Watcher watcher;
            watcher.engine.use(smallExperiment(), file);
            watcher.engine.train();
            QVERIFY(watcher.waitForStep(5));
            seen = watcher.losses.back().step;
        }
        QVERIFY(loadExperiment(file).state.step >= seen);

        const std::string asked = path("closed-asked.s2s");
        {
            Watcher watcher;
            watcher.engine.use(smallExperiment());
            watcher.engine.trainOneStep();
            watcher.engine.save(asked); // nothing was waited for
        }
        QVERIFY(std::filesystem::exists(asked));
    }

    void readingEndsWhenItIsNoLongerWanted()
    {
        const std::string slow = path("slow.s2s");
        saveSlowToLoad(slow);
        const auto isLoading = [](const Watcher &watcher) {
            return [&watcher] { return watcher.status.state == EngineState::Loading; };
        };
        { // Stop: what was there stays, and nothing is wrong
            Watcher watcher;
            watcher.engine.use(smallExperiment());
            QVERIFY(watcher.waitForReady());
            watcher.engine.open(slow);
            QVERIFY(watcher.waitFor(isLoading(watcher)));
            watcher.engine.stop();
            QVERIFY(watcher.waitForReady());
            QVERIFY(watcher.problems.empty());
            QCOMPARE(watcher.experiments, 1);
            // Another experiment takes its place.
            watcher.engine.open(slow);
            QVERIFY(watcher.waitFor(isLoading(watcher)));
            watcher.engine.use(smallExperiment());
            QVERIFY(watcher.waitFor([&] { return watcher.experiments == 2; }));
        }
        auto watcher = std::make_unique<Watcher>();
        watcher->engine.open(slow);
        QVERIFY(watcher->waitFor(isLoading(*watcher)));
        const auto asked = std::chrono::steady_clock::now();
        watcher.reset();
        QVERIFY(std::chrono::steady_clock::now() - asked < 2s);
    }

    void positionsBeyondTheEpochAreRemarked()
    {
        const std::string file = path("beyond.s2s");
        Experiment experiment = smallExperiment();
        experiment.state.batchInEpoch = 1'000'000'000;
        saveExperiment(experiment, file);
        Watcher watcher;
        watcher.engine.open(file);
        QVERIFY(watcher.waitFor([&] { return !watcher.remarks.empty(); }));
        QCOMPARE(watcher.remarks.front().context(), std::string("core")); // to be translated
        watcher.engine.train();
        QVERIFY(watcher.waitForStep(3));
        QVERIFY(watcher.problems.empty());
    }

    void closesWhateverItIsDoing()
    {
        const std::string file = path("busy.s2s");
        for (int round = 0; round < 20; ++round) {
            Watcher watcher;
            watcher.engine.use(round % 4 == 3 ? slowToEvaluate() : smallExperiment(), file);
            watcher.engine.train();
            if (round % 4 > 0)
                QVERIFY(watcher.waitForStep(round % 4));
            watcher.engine.translate(request(1, "abcdef"));
            if (round % 5 == 4)
                watcher.engine.save(file);
            if (round % 7 == 6)
                watcher.engine.reset();
            const auto asked = std::chrono::steady_clock::now();
            if (round % 3 == 2)
                watcher.engine.stop();
            QVERIFY(std::chrono::steady_clock::now() - asked < 50ms); // no command waits
        }
        QVERIFY(loadExperiment(file).state.step >= 0);
    }
};

QTEST_APPLESS_MAIN(TestEngine)
#include "core/storage/experiment.h"
#include "tst_engine.moc"
