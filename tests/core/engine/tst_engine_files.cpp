// SPDX-License-Identifier: GPL-3.0-or-later
// What the engine saves and reads, by itself and asked for, and what it does when it is closed.
#include "engine_runs.h"

#include <QTemporaryDir>
#include <QtTest>

#include <filesystem>

using namespace seq2seq;
using namespace seq2seq::test;
using namespace std::chrono_literals;

class TestEngineFiles : public QObject {
    Q_OBJECT

private:
    QTemporaryDir m_folder;

    [[nodiscard]] std::string path(const char *name) const
    {
        return m_folder.filePath(QString::fromLatin1(name)).toStdString();
    }

private Q_SLOTS:
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

QTEST_APPLESS_MAIN(TestEngineFiles)
#include "tst_engine_files.moc"
