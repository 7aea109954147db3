// SPDX-License-Identifier: GPL-3.0-or-later
// A folder of runs as a table: what each achieved, in what they differ, what chance makes of it.
#include "core/error.h"
#include "core/study/claims.h"
#include "core/study/seed_groups.h"
#include "core/study/settings.h"
#include "core/study/study.h"
#include "core/study/study_file.h"

#include "../storage/sample_experiment.h"

#include <QDateTime>
#include <QElapsedTimer>
#include <QFile>
#include <QTemporaryDir>
#include <QTest>

#include <nlohmann/json.hpp>

#include <sys/stat.h>

#include <cmath>

using namespace seq2seq;
using seq2seq::test::sampleExperiment;

namespace {

/// A run with evaluations whose best one is the second.
Experiment runWith(int hidden, std::uint64_t seed, double bleu)
{
    Experiment run = sampleExperiment();
    run.name = "hidden " + std::to_string(hidden);
    run.model.hiddenSize = hidden;
    run.training.seed = seed;
    run.weights = run.bestWeights = {};
    run.optimizer = run.bestOptimizer = {};
    run.keptStates = {};
    run.state.step = 21;
    run.training.targetBleu = 0;
    run.history.evaluations.clear();
    for (const double perplexity : {4.0, 2.0, 3.0}) {
        Evaluation evaluation = test::sampleEvaluation(1);
        evaluation.devPerplexity = perplexity;
        evaluation.devBleu = bleu + (perplexity == 2 ? 0 : 50);
        evaluation.wordsPerSecond = 100 * perplexity;
        evaluation.samples = {{"a", "b", "b", 100}, {"c", "d", "D", 0}, {"e", "", "", 0},
            {"g", "\"h\\", "\"h\\", 100}};
        run.history.evaluations.push_back(evaluation);
    }
    return run;
}

double valueOf(const std::optional<double> &number)
{
    return number.value_or(std::nan(""));
}

} // namespace

class TestStudy : public QObject {
    Q_OBJECT

private:
    std::unique_ptr<QTemporaryDir> m_folder;
    [[nodiscard]] std::string folder() const { return m_folder->path().toStdString(); }
    void save(const Experiment &run, const std::string &name) const
    {
        saveExperiment(run, folder() + "/" + name);
    }
    void write(const QString &name, const QByteArray &bytes) const
    {
        QFile file(m_folder->filePath(name));
        QVERIFY(file.open(QIODevice::WriteOnly));
        file.write(bytes);
    }
    [[nodiscard]] QByteArray contents(const QString &name) const
    {
        QFile file(m_folder->filePath(name));
        return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
    }

private slots:
    void init() { m_folder = std::make_unique<QTemporaryDir>(); }

    /// The short way tells what the long one does.
    void theSummaryIsThatOfTheFile()
    {
        const Experiment run = sampleExperiment();
        save(run, "run.s2s");
        const ExperimentSummary summary = loadSummary(folder() + "/run.s2s");
        QCOMPARE(summary.name, run.name);
        QVERIFY(summary.model == run.model);
        QVERIFY(summary.training == run.training);
        QVERIFY(summary.state == run.state);
        QCOMPARE(summary.evaluations.size(), run.history.evaluations.size());
        for (std::size_t i = 0; i < summary.evaluations.size(); ++i) {
            const EvaluationSummary &read = summary.evaluations[i];
            const Evaluation &whole = run.history.evaluations[i];
            QCOMPARE(read.step, whole.step);
            QVERIFY(read.epoch == whole.epoch && read.seconds == whole.seconds);
            QVERIFY(read.trainLoss == whole.trainLoss && read.devLoss == whole.devLoss);
            QVERIFY(read.devPerplexity == whole.devPerplexity); // infinite
            QVERIFY(read.devBleu == whole.devBleu && read.devChrf == whole.devChrf);
            QVERIFY(read.devTokenAccuracy == whole.devTokenAccuracy);
            QVERIFY(read.wordsPerSecond == whole.wordsPerSecond);
            QCOMPARE(read.isBest, whole.isBest);
            QCOMPARE(read.samples, whole.samples.size());
            QCOMPARE(read.exactSamples, 0U);
        }
    }

    void showsTheWeightsThatTranslate()
    {
        save(runWith(8, 3, 30), "run.s2s");
        const Study study = readStudy(folder());
        QCOMPARE(study.runs.size(), 1U);
        const StudyRun &run = study.runs.front();
        QCOMPARE(run.name, std::string("hidden 8"));
        QCOMPARE(valueOf(run.perplexity), 2.0); // the lowest, and what was measured with it
        QCOMPARE(valueOf(run.bleu), 30.0);
        QCOMPARE(valueOf(run.exactMatch), 0.75);
        QCOMPARE(valueOf(run.wordsPerSecond), 300.0);
        QCOMPARE(run.step, 21);
        QVERIFY(run.seed == std::uint64_t{3});
        QCOMPARE(*run.parameters, test::parameterCount(runWith(8, 3, 30).model));
    }

    void columnsAreWhatDiffers()
    {
        save(runWith(8, 1, 30), "a-2.s2s");
        Experiment other = runWith(16, 1, 40);
        other.training.learningRate = 0.0005;
        save(other, "a-10.s2s");
        const Study study = readStudy(folder());
        QCOMPARE(study.runs[0].file, std::string("a-2.s2s")); // 2 before 10
        QVERIFY((study.differing == std::vector<std::string>{"hidden", "learning-rate"}));
        QCOMPARE(study.runs[1].setting("hidden"), std::string_view("16"));
        QCOMPARE(study.runs[1].setting("learning-rate"), std::string_view("0.0005"));
        QVERIFY(study.isComparable);
    }

    void meanAndDeviationOverSeeds()
    {
        save(runWith(8, 1, 10), "a.s2s");
        save(runWith(16, 1, 50), "b.s2s");
        save(runWith(8, 2, 20), "c.s2s");
        save(runWith(8, 3, 60), "d.s2s");
        const std::vector<SeedGroup> groups = groupBySeed(readStudy(folder()));
        QCOMPARE(groups.size(), 2U);
        QVERIFY((groups[0].runs == std::vector<std::size_t>{0, 2, 3}));
        QVERIFY((groups[0].settings == std::vector<Setting>{{"hidden", "8"}}));
        QCOMPARE(groups[0].bleu->mean, 30.0);
        QCOMPARE(valueOf(groups[0].bleu->deviation), std::sqrt((400.0 + 100 + 900) / 2));
        QCOMPARE(groups[1].bleu->mean, 50.0);
        QVERIFY(!groups[1].bleu->deviation); // one run has no spread
        QVERIFY(!spreadOf({}));
    }

    void aBrokenFileIsARunWithItsSentence()
    {
        save(runWith(8, 1, 10), "a.s2s");
        write(QStringLiteral("b.s2s"), "PK but no archive");
        write(QStringLiteral("c.s2s"), {});
        write(QStringLiteral("notes.txt"), "no run");
        const Study study = readStudy(folder());
        QCOMPARE(study.runs.size(), 3U);
        QVERIFY(study.runs[0].state != RunState::Broken);
        for (std::size_t i = 1; i < 3; ++i) {
            QVERIFY(study.runs[i].state == RunState::Broken);
            QVERIFY(study.runs[i].problem->english().find(study.runs[i].file) != std::string::npos);
        }
        QVERIFY(study.differing.empty());
    }

    void whoTrainsWhat()
    {
        Experiment finished = runWith(8, 1, 10);
        finished.training.maxSteps = finished.state.step;
        save(finished, "done.s2s");
        save(runWith(8, 2, 10), "half.s2s");
        save(runWith(8, 3, 10), "now.s2s");
        save(runWith(8, 4, 10), "time is up.s2s");
        save(runWith(8, 5, 10), "diverged.s2s");
        changeStudyFile(folder(), [](StudyFile &file) {
            file.setSettings("planned.s2s", {{"hidden", "32"}});
            file.setSettings("../elsewhere.s2s", {{"hidden", "32"}});
        });
        const Claims claims(folder());
        const std::optional<Claim> claim = claims.take("now.s2s");
        claims.markEnded("time is up.s2s", {});
        claims.markEnded("diverged.s2s", "The loss became infinite.");
        std::map<std::string, RunState> states;
        for (const StudyRun &run : readStudy(folder()).runs)
            states[run.file] = run.state;
        const std::map<std::string, RunState> expected{{"done.s2s", RunState::Done},
            {"half.s2s", RunState::Waiting}, {"now.s2s", RunState::Training},
            {"time is up.s2s", RunState::Done}, {"diverged.s2s", RunState::Broken},
            {"planned.s2s", RunState::Waiting}};
        QVERIFY(states == expected);
    }

    void notesAndColoursAndWhatOthersWrote()
    {
        write(QStringLiteral("study.json"),
            R"({"future": [1, {"a": null}], "runs": {"a.s2s": {"pinned": true, "notes": "old"}}})");
        save(runWith(8, 1, 10), "a.s2s");
        changeStudyFile(folder(), [](StudyFile &file) {
            file.setNotes("a.s2s", "die Referenz, 基准");
            file.setColour("a.s2s", "#1f6feb");
            file.setNotes("Montag");
        });
        const Study study = readStudy(folder());
        QCOMPARE(study.notes, std::string("Montag"));
        QCOMPARE(study.runs[0].notes, std::string("die Referenz, 基准"));
        QCOMPARE(study.runs[0].colour, std::string("#1f6feb"));
        const auto json
            = nlohmann::json::parse(contents(QStringLiteral("study.json")).toStdString());
        QCOMPARE(json.at("future").dump(), std::string(R"([1,{"a":null}])"));
        QVERIFY(json.at("runs").at("a.s2s").at("pinned").get<bool>());
    }

    void aNameOfTheStudyGoesBeforeThatOfTheFile()
    {
        save(runWith(8, 3, 30), "run.s2s");
        changeStudyFile(
            folder(), [](StudyFile &file) { file.setName("run.s2s", "the reference"); });
        QCOMPARE(readStudy(folder()).runs[0].name, std::string("the reference"));
        changeStudyFile(folder(), [](StudyFile &file) { file.setName("run.s2s", ""); });
        QCOMPARE(readStudy(folder()).runs[0].name, std::string("hidden 8"));
    }

    void onlyWhatHasChangedIsReadAnew()
    {
        save(runWith(8, 3, 30), "a.s2s");
        save(runWith(8, 4, 31), "b.s2s");
        StudyReader reader(folder());
        QCOMPARE(reader.read().runs.size(), 2U);
        // Damaged behind the back of its time and size: it would be broken if it were opened.
        const QString path = m_folder->filePath(QStringLiteral("a.s2s"));
        QFile file(path);
        QVERIFY(file.open(QIODevice::ReadWrite));
        const QDateTime time = file.fileTime(QFileDevice::FileModificationTime);
        const timespec times[2] = {{time.toSecsSinceEpoch(), 0}, {time.toSecsSinceEpoch(), 0}};
        QCOMPARE(::futimens(file.handle(), times), 0); // whole seconds, so that they can be set
        QCOMPARE(reader.read().runs[0].state, RunState::Waiting);
        file.write(QByteArray(int(file.size()), 'x'));
        file.flush();
        QCOMPARE(::futimens(file.handle(), times), 0);
        save(runWith(16, 4, 42), "b.s2s");
        const Study study = reader.read();
        QVERIFY(!study.runs[0].problem);
        QCOMPARE(valueOf(study.runs[0].bleu), 30.0);
        QCOMPARE(valueOf(study.runs[1].bleu), 42.0);
        QCOMPARE(study.runs[1].evaluations.size(), 3U);
        QCOMPARE(study.differing, (std::vector<std::string>{"hidden", "seed"}));
        QCOMPARE(readStudy(folder()).runs[0].state, RunState::Broken);
    }

    void whatIsNoStudyFileIsKept()
    {
        for (const QByteArray &text :
            {QByteArray("{broken"), QByteArray("[]"), QByteArray(R"({"runs": {"a": 1}})")}) {
            write(QStringLiteral("study.json"), text);
            QVERIFY_THROWS_EXCEPTION(Error, StudyFile::load(folder()).notes().clear());
            QVERIFY_THROWS_EXCEPTION(
                Error, changeStudyFile(folder(), [](StudyFile &file) { file.setNotes("new"); }));
            QCOMPARE(contents(QStringLiteral("study.json")), text);
        }
    }

    void withoutAFolderThereIsASentence()
    {
        try {
            static_cast<void>(readStudy(folder() + "/missing"));
            QFAIL("there is no such folder");
        } catch (const Error &error) {
            QVERIFY(error.code() == ErrorCode::FileNotFound);
        }
    }

    /// A file of another hand has any text where numbers are expected, at any depth.
    void hostileEvaluationsAreRefused_data()
    {
        QTest::addColumn<QByteArray>("text");
        QTest::newRow("no list") << QByteArray("{}");
        QTest::newRow("broken") << QByteArray("[{\"step\": 1,");
        QTest::newRow("no numbers") << QByteArray("[{\"step\": 1}]");
        QTest::newRow("numbers elsewhere")
            << QByteArray("[{\"samples\": [{\"step\": 1, \"epoch\": 1}]}]");
    }
    void hostileEvaluationsAreRefused()
    {
        QFETCH(const QByteArray, text);
        const std::string path = folder() + "/run.s2s";
        save(runWith(8, 1, 10), "run.s2s");
        test::Entries entries = test::unzip(path);
        entries["evaluations.json"] = text.toStdString();
        test::zipTo(path, entries);
        QVERIFY_THROWS_EXCEPTION(Error, loadSummary(path).evaluations.clear());
    }

    void twoHundredRunsInTwoSeconds()
    {
        constexpr int kRuns = 200;
        constexpr int kEvaluations = 40;
        Experiment run = runWith(8, 1, 10);
        run.history.losses.resize(8000, run.history.losses.front());
        Evaluation evaluation = run.history.evaluations.front();
        const SampleTranslation sample{"如果明天下雨，我们就不去公园，在家看电影。",
            "If it rains tomorrow , we won't go to the park and will watch a film at home .",
            "If it rains tomorrow , we won't go to the park and will watch film film at home .",
            71.25, Suspicion{0.1, 0.2, 0.3}};
        evaluation.samples.assign(24, sample);
        run.history.evaluations.assign(kEvaluations, evaluation);
        save(run, "0.s2s");
        for (int i = 1; i < kRuns; ++i)
            QVERIFY(QFile::copy(m_folder->filePath(QStringLiteral("0.s2s")),
                m_folder->filePath(QStringLiteral("%1.s2s").arg(i))));
        QElapsedTimer timer;
        timer.start();
        const Study study = readStudy(folder());
        const qint64 taken = timer.elapsed();
        QCOMPARE(study.runs.size(), std::size_t(kRuns));
        QCOMPARE(study.runs.back().file, std::string("199.s2s"));
        qInfo("200 runs in %lld ms", static_cast<long long>(taken));
        QVERIFY2(taken < 2000, qPrintable(QString::number(taken)));
    }
};

QTEST_GUILESS_MAIN(TestStudy)
#include "tst_study.moc"
