// SPDX-License-Identifier: GPL-3.0-or-later
// Back to the weights of an earlier evaluation, also in a run that was closed and opened again; on
// from there in a branch; and a sentence that is looked at with all of them.
#include "core/engine/question.h"
#include "core/run/kept_states.h"
#include "core/storage/file_identity.h"
#include "engine_fixture.h"

#include <QTemporaryDir>
#include <QtTest>

using namespace seq2seq;
using namespace seq2seq::test;

namespace {

constexpr int kEvaluations = 20;
constexpr std::int64_t kFifth = 5 * 25; // the step of evaluation 5

TranslateRequest requestFor(std::uint64_t id, const std::string &source)
{
    TranslateRequest request;
    request.id = id;
    request.source = source;
    request.search.beam = 3;
    return request;
}

bool areSame(const TranslateResult &a, const TranslateResult &b)
{
    if (a.translation.hypotheses.size() != b.translation.hypotheses.size())
        return false;
    for (std::size_t i = 0; i < a.translation.hypotheses.size(); ++i) {
        const Hypothesis &one = a.translation.hypotheses[i];
        const Hypothesis &other = b.translation.hypotheses[i];
        if (one.ids != other.ids || one.logProbability != other.logProbability)
            return false;
    }
    return a.trace.attention == b.trace.attention && a.step == b.step;
}

QStringList sentencesOf(const std::vector<EngineProblem> &problems)
{
    QStringList sentences;
    for (const EngineProblem &problem : problems)
        sentences += QString::fromStdString(problem.message.english());
    return sentences;
}

} // namespace

class TestTimeMachine : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase()
    {
        m_file = m_folder.filePath("run.s2s").toStdString();
        Experiment experiment = smallExperiment(kEvaluations * 25);
        for (std::size_t i = 0; experiment.pinned.size() < 2; ++i)
            if (experiment.dev->pairs[i] != experiment.probe)
                experiment.pinned.push_back(experiment.dev->pairs[i]);
        Watcher watcher;
        watcher.engine.use(std::move(experiment), m_file);
        // As it is said with the weights of evaluation 5, while they are those of now.
        watcher.engine.setStopConditions(0, kFifth);
        watcher.engine.train();
        QVERIFY(watcher.waitForEnd(StopReason::MaxSteps));
        watcher.engine.translate(requestFor(1, "abcd"));
        QVERIFY(watcher.waitForAnswer(1));
        m_then = watcher.answer;
        watcher.engine.setStopConditions(0, kEvaluations * 25);
        watcher.engine.train();
        QVERIFY(watcher.waitFor([&] {
            return watcher.status.step == kEvaluations * 25
                && watcher.status.state == EngineState::Ready;
        }));
        m_evaluations = watcher.evaluations;
        m_losses = watcher.losses;
        QCOMPARE(m_evaluations.size(), std::size_t(kEvaluations));
        QVERIFY2(watcher.problems.empty(), qPrintable(sentencesOf(watcher.problems).join("; ")));
    }

    /// "Done when" 4 of the issue.
    void aClosedRunIsAllThereWhenItIsOpenedAgain()
    {
        Watcher watcher;
        watcher.engine.open(m_file);
        QVERIFY(watcher.waitFor([&] { return watcher.experiment != nullptr; }));
        QVERIFY(watcher.waitForReady());
        const History &history = watcher.experiment->history;
        QVERIFY(history.losses == m_losses); // curves
        QCOMPARE(history.evaluations.size(), m_evaluations.size());
        for (std::size_t i = 0; i < m_evaluations.size(); ++i) {
            QVERIFY(history.evaluations[i] == *m_evaluations[i]); // film and probe sentences
            QCOMPARE(history.evaluations[i].pinned.size(), std::size_t(2));
            QVERIFY(!history.evaluations[i].pinned[1].attention.isEmpty());
        }
        QCOMPARE(watcher.experiment->pinned.size(), std::size_t(2));
        QCOMPARE(watcher.status.keptSteps.size(), std::size_t(kEvaluations)); // every state
        QCOMPARE(watcher.status.keptSteps[4], kFifth);

        watcher.engine.translate(requestFor(1, "abcd"));
        QVERIFY(watcher.waitForAnswer(1));
        const auto now = watcher.answer;
        QVERIFY(!areSame(*now, *m_then));
        watcher.engine.visit(kFifth);
        watcher.engine.translate(requestFor(2, "abcd"));
        QVERIFY(watcher.waitForAnswer(2));
        QVERIFY(areSame(*watcher.answer, *m_then)); // to the last bit
        QCOMPARE(watcher.status.visited, std::optional<std::int64_t>(kFifth));
        QVERIFY(watcher.answer->weights != now->weights);
        QCOMPARE(watcher.answer->weights, watcher.status.weights);

        const std::optional<FileStamp> stamp = fileStamp(m_file);
        QVERIFY(stamp);
        QCOMPARE(watcher.status.savedBytes, stamp->bytes);
        qInfo("20 evaluations of %lld parameters: %.2f MB of kept weights, the file has %.2f MB",
            static_cast<long long>(watcher.status.parameters),
            double(watcher.status.keptBytes) / 1e6, double(stamp->bytes) / 1e6);
        // The kept weights and little more: four times the weights are in it anyway, and histograms
        // take the same however large the model is.
        constexpr std::uint64_t kHistograms = 8'000; // bytes of an evaluation
        QVERIFY(stamp->bytes < watcher.status.keptBytes * 2 + kEvaluations * kHistograms);
    }

    void everyEvaluationCanBeGoneBackTo()
    {
        Watcher watcher;
        watcher.engine.open(m_file);
        QVERIFY(watcher.waitFor([&] { return watcher.experiment != nullptr; }));
        std::uint64_t id = 0;
        for (const auto &evaluation : m_evaluations) {
            watcher.engine.visit(evaluation->step);
            TranslateRequest request = requestFor(++id, evaluation->samples[2].source);
            request.search.beam = 1;
            request.search.maxLength = 16; // as dev sentences are translated
            watcher.engine.translate(request);
            QVERIFY(watcher.waitForAnswer(id));
            QCOMPARE(watcher.answer->step, evaluation->step);
            QCOMPARE(watcher.answer->translation.text(), evaluation->samples[2].translation);
        }
    }

    void nothingIsTrainedUntilThePresentComesBack()
    {
        const QString copy = m_folder.filePath("trained on.s2s");
        QVERIFY(QFile::copy(QString::fromStdString(m_file), copy));
        Watcher watcher;
        watcher.engine.open(copy.toStdString());
        watcher.engine.setStopConditions(0, 0);
        QVERIFY(watcher.waitFor([&] { return watcher.experiment != nullptr; }));
        watcher.engine.visit(kFifth);
        watcher.engine.train();
        QVERIFY(watcher.waitFor([&] { return !watcher.problems.empty(); }));
        QVERIFY(sentencesOf(watcher.problems)[0].contains("Return to the present"));
        watcher.engine.trainOneStep();
        watcher.engine.correct({"ab", "ba"}, 3);
        QVERIFY(watcher.waitFor([&] { return watcher.problems.size() == 3; }));
        QCOMPARE(watcher.status.step, std::int64_t(kEvaluations * 25));
        QVERIFY(watcher.losses.empty());

        watcher.engine.returnToPresent();
        watcher.engine.trainOneStep();
        QVERIFY(watcher.waitForStep(kEvaluations * 25 + 1));
        QVERIFY(!watcher.status.visited);
        QCOMPARE(watcher.problems.size(), std::size_t(3));
    }

    /// The run that is open is not changed by a look back, and what is saved then is the present.
    void whatIsSavedMeanwhileIsThePresent()
    {
        const std::string copy = m_folder.filePath("copy.s2s").toStdString();
        Watcher watcher;
        watcher.engine.open(m_file);
        watcher.engine.visit(kFifth);
        watcher.engine.save(copy);
        QVERIFY(watcher.waitFor([&] { return watcher.status.savedPath == copy; }));
        const Experiment saved = loadExperiment(copy);
        QCOMPARE(saved.state.step, std::int64_t(kEvaluations * 25));
        QCOMPARE(saved.history.evaluations.size(), std::size_t(kEvaluations));
        QVERIFY(saved.weights == loadExperiment(m_file).weights);
    }

    void trainingIsPausedByALookBack()
    {
        Watcher watcher;
        watcher.engine.use(smallExperiment());
        watcher.engine.train();
        QVERIFY(watcher.waitFor([&] { return watcher.evaluations.size() >= 2; }));
        const std::int64_t first = watcher.evaluations.front()->step;
        watcher.engine.visit(first);
        QVERIFY(watcher.waitFor([&] { return watcher.status.visited == first; }));
        QCOMPARE(watcher.status.state, EngineState::Ready);
        QCOMPARE(watcher.status.stopReason, StopReason::Paused);
        watcher.engine.visit(first + 1); // no evaluation
        QVERIFY(watcher.waitFor([&] { return !watcher.problems.empty(); }));
        QVERIFY(watcher.status.visited == first);
        watcher.engine.returnToPresent();
        watcher.engine.train();
        const std::int64_t before = watcher.status.step;
        QVERIFY(watcher.waitForStep(before + 3));
    }

    void aBranchGoesOnFromThereAndLeavesTheFileAlone()
    {
        const std::optional<FileStamp> stamp = fileStamp(m_file);
        Watcher watcher;
        watcher.engine.open(m_file);
        QVERIFY(watcher.waitFor([&] { return watcher.experiment != nullptr; }));
        const int before = watcher.experiments;
        watcher.engine.visit(kFifth);
        watcher.engine.branch(kFifth, "a branch");
        QVERIFY(watcher.waitFor([&] { return watcher.experiments > before; }));
        QVERIFY(watcher.waitForReady());
        QCOMPARE(watcher.experiment->name, std::string("a branch"));
        QCOMPARE(watcher.experiment->history.losses.size(), std::size_t(kFifth));
        QCOMPARE(watcher.experiment->history.evaluations.size(), std::size_t(5));
        QCOMPARE(watcher.status.step, kFifth);
        QVERIFY(watcher.status.savedPath.empty());
        QVERIFY(watcher.status.hasUnsavedChanges);
        QVERIFY(!watcher.status.visited);
        QCOMPARE(watcher.status.keptSteps.size(), std::size_t(5));
        watcher.engine.translate(requestFor(7, "abcd"));
        QVERIFY(watcher.waitForAnswer(7));
        QVERIFY(areSame(*watcher.answer, *m_then));
        watcher.engine.setStopConditions(0, kFifth + 25);
        watcher.engine.train();
        QVERIFY(watcher.waitForStep(kFifth + 25));
        QVERIFY2(watcher.problems.empty(), qPrintable(sentencesOf(watcher.problems).join("; ")));
        QVERIFY(fileStamp(m_file) == stamp);
    }

    void theLimitHolds()
    {
        Watcher watcher;
        watcher.engine.open(m_file);
        QVERIFY(watcher.waitFor([&] { return watcher.status.keptSteps.size() == kEvaluations; }));
        watcher.engine.keepUpTo(0);
        QVERIFY(watcher.waitFor([&] { return watcher.status.keptSteps.empty(); }));
        QCOMPARE(watcher.status.keptMegabytes, 0);
        QVERIFY(watcher.status.hasUnsavedChanges);
        watcher.engine.keepUpTo(-1);
        QVERIFY(watcher.waitFor([&] { return !watcher.problems.empty(); }));
        QCOMPARE(watcher.status.keptMegabytes, 0);
    }

    /// A sentence that was never recorded has its film from the weights.
    void anySentenceHasAFilm()
    {
        Watcher watcher;
        watcher.engine.open(m_file);
        QVERIFY(watcher.waitFor([&] { return watcher.experiment != nullptr; }));
        const SentencePair pair = watcher.experiment->pinned[1];
        watcher.engine.ask({1, FilmQuestion{pair}});
        QVERIFY(watcher.waitFor([&] { return !watcher.answers.empty(); }));
        const auto &film = std::get<FilmAnswer>(watcher.answers[0]->what);
        QCOMPARE(film.frames.size(), std::size_t(kEvaluations));
        for (std::size_t i = 0; i < film.frames.size(); ++i) {
            QCOMPARE(film.frames[i].step, m_evaluations[i]->step);
            QVERIFY(film.frames[i].probe == m_evaluations[i]->pinned[1]); // as it was recorded
            QCOMPARE(film.frames[i].epoch, m_evaluations[i]->epoch);
        }
    }

private:
    QTemporaryDir m_folder;
    std::string m_file;
    std::shared_ptr<const TranslateResult> m_then;
    std::vector<std::shared_ptr<const Evaluation>> m_evaluations;
    std::vector<LossPoint> m_losses;
};

QTEST_GUILESS_MAIN(TestTimeMachine)
#include "tst_time_machine.moc"
