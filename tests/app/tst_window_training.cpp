// SPDX-License-Identifier: GPL-3.0-or-later
// The whole program with the real engine: a small corpus is trained in the window, translated and
// stepped through.
#include "app/figures.h"
#include "app/rehearsal.h"
#include "app/session.h"
#include "core/corpus/builtin.h"
#include "core/training/recipe.h"
#include "fake_engine.h"
#include "ui/widgets/heatmap_view.h"

#include <QAction>
#include <QElapsedTimer>
#include <QImage>
#include <QLineEdit>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>

using namespace seq2seq;
using namespace seq2seq::app;

class TestWindowTraining : public QObject {
    Q_OBJECT

private slots:
    void init();
    void cleanup();
    void trainsTranslatesAndStepsThrough();
    void closingWhileTrainingLeavesAFileThatGoesOn();
    void closingWhileAFileIsReadTakesNoTime();
    void rehearsalTrainsAndIsAnswered_data();
    void rehearsalTrainsAndIsAnswered();
    void figuresAreWrittenWithoutAWindow();

private:
    /// Five minutes' worth of letters, made small enough for a second.
    static Experiment letters();
    void waitForState(EngineState state);

    std::unique_ptr<QTemporaryDir> m_folder;
    std::shared_ptr<Answers> m_answers;
    std::unique_ptr<Session> m_session;
};

Experiment TestWindowTraining::letters()
{
    Recipe recipe = Recipe::fromPreset("cs224n");
    recipe.model.embeddingSize = 16;
    recipe.model.hiddenSize = 16;
    recipe.sourceTokenizer.kind = TokenizerKind::Character;
    recipe.targetTokenizer.kind = TokenizerKind::Character;
    recipe.training.evaluateEvery = 15;
    recipe.training.maxSteps = 30;
    recipe.training.devBleuSentences = 5;
    recipe.devCount = 20;
    return prepareExperiment(recipe, generateBuiltin("reverse-letters", 300, 1));
}

void TestWindowTraining::init()
{
    m_folder = std::make_unique<QTemporaryDir>();
    m_answers = std::make_shared<Answers>();
    Session::Options options;
    options.settingsFile = m_folder->filePath(QStringLiteral("settings.ini"));
    options.questions = m_answers;
    m_session = std::make_unique<Session>(std::move(options));
    m_session->show();
}

void TestWindowTraining::cleanup()
{
    m_session.reset();
}

void TestWindowTraining::waitForState(EngineState state)
{
    QTRY_COMPARE_WITH_TIMEOUT(m_session->bridge().status().state, state, 30000);
}

void TestWindowTraining::trainsTranslatesAndStepsThrough()
{
    QSignalSpy answered(&m_session->translations(), &TranslateController::answered);
    QSignalSpy losses(&m_session->bridge(), &EngineBridge::lossesArrived);
    QSignalSpy problems(&m_session->bridge(), &EngineBridge::problemArrived);
    QSignalSpy facts(&m_session->data(), &DataController::factsShown);
    m_session->bridge().engine().use(letters(), {});
    QTRY_VERIFY_WITH_TIMEOUT(!answered.isEmpty(), 30000); // the probe sentence, before any training
    waitForState(EngineState::Ready);
    QTRY_VERIFY(!facts.isEmpty());

    m_session->window().findChild<QAction *>(QStringLiteral("trainAction"))->trigger();
    QTRY_COMPARE_WITH_TIMEOUT(m_session->bridge().status().step, 30, 60000);
    waitForState(EngineState::Ready);
    QCOMPARE(m_session->bridge().status().stopReason, StopReason::MaxSteps);
    QCOMPARE(m_session->experiments().history().losses.size(), 30U);
    QCOMPARE(m_session->experiments().history().evaluations.size(), 2U);
    QVERIFY(m_session->experiments().history().losses.back().trainLoss
        < m_session->experiments().history().losses.front().trainLoss);

    // Typing a sentence translates it with the weights of now.
    m_session->window().showWorkspace(ui::Workspace::Translate);
    auto *input = m_session->translateView().findChild<QLineEdit *>(QStringLiteral("source"));
    input->selectAll();
    QTest::keyClicks(input, QStringLiteral("abcd"));
    QTRY_VERIFY_WITH_TIMEOUT(
        m_session->lastResult() && m_session->lastResult()->translation.source == "abcd", 30000);
    QCOMPARE(m_session->lastResult()->step, 30);
    const Trace &trace = m_session->lastResult()->trace;
    QCOMPARE(trace.sourceTokens.size(), 5U); // with </s>
    const auto *heatmap = m_session->translateView().findChild<ui::HeatmapView *>();
    QCOMPARE(heatmap->weights(), trace.attention);

    // The same trace is in Step through, and the selection is shared.
    m_session->window().showWorkspace(ui::Workspace::Step);
    QCOMPARE(m_session->stepView().stepCount(), int(trace.sourceLength() + trace.targetLength()));
    m_session->stepView().setStep(int(trace.sourceLength()));
    QCOMPARE(heatmap->selection()->targetIndex(), 0);
    QVERIFY2(problems.isEmpty(), "the engine reported a problem");
}

void TestWindowTraining::rehearsalTrainsAndIsAnswered_data()
{
    QTest::addColumn<Rehearsal::Task>("task");
    QTest::newRow("and typing") << Rehearsal::Task::TrainAndType;
    QTest::newRow("only training") << Rehearsal::Task::Train;
}

void TestWindowTraining::rehearsalTrainsAndIsAnswered()
{
    QFETCH(Rehearsal::Task, task);
    // A run that has done all it was asked for: what is measured is a window that trains all the
    // same.
    m_session->bridge().engine().use(letters(), {});
    waitForState(EngineState::Ready);
    emit m_session->window().trainRequested();
    QTRY_COMPARE_WITH_TIMEOUT(m_session->bridge().status().step, 30, 30000);
    waitForState(EngineState::Ready);

    Rehearsal rehearsal(*m_session, task, 3);
    QSignalSpy finished(&rehearsal, &Rehearsal::finished);
    m_session->translations().translate(QStringLiteral("abcde"));
    QVERIFY(finished.wait(60000));
    QVERIFY2(finished[0][1].toBool(), qPrintable(finished[0][0].toString()));
    QVERIFY(m_session->bridge().status().step > 30);
    QVERIFY(finished[0][0].toString().contains(QStringLiteral("words a second in training")));
}

void TestWindowTraining::closingWhileTrainingLeavesAFileThatGoesOn()
{
    Experiment experiment = letters();
    experiment.training.maxSteps = 0;
    experiment.training.maxEpochs = 0;
    m_session->bridge().engine().use(std::move(experiment), {});
    waitForState(EngineState::Ready);
    m_session->window().findChild<QAction *>(QStringLiteral("trainAction"))->trigger();
    QTRY_VERIFY_WITH_TIMEOUT(m_session->bridge().status().step >= 5, 30000);

    m_answers->toSave = SaveAnswer::Save;
    m_answers->savePath = m_folder->filePath(QStringLiteral("run.s2s"));
    m_session->window().close();
    QTRY_VERIFY_WITH_TIMEOUT(!m_session->window().isVisible(), 30000);
    const std::int64_t last = m_session->bridge().status().step;
    m_session.reset();

    const Experiment saved = loadExperiment(m_answers->savePath.toStdString());
    QCOMPARE(saved.state.step, last);
    QCOMPARE(std::int64_t(saved.history.losses.size()), last);
    QVERIFY(!saved.weights.empty());
}

void TestWindowTraining::closingWhileAFileIsReadTakesNoTime()
{
    // Some kilobytes that name a corpus which takes a minute to make.
    Experiment experiment = letters();
    Corpus nowhere;
    nowhere.origin.kind = CorpusOrigin::Kind::Builtin;
    nowhere.origin.name = "everyday-zh-en";
    nowhere.origin.count = 2'000'000;
    experiment.train = std::make_shared<const Corpus>(std::move(nowhere));
    experiment.trainOutside = CorpusRecord{2'000'000, 1};
    const QString file = m_folder->filePath(QStringLiteral("slow.s2s"));
    saveExperiment(experiment, file.toStdString());

    m_session->bridge().engine().use(letters(), {}); // the engine itself is there
    waitForState(EngineState::Ready);
    m_session->experiments().open(file);
    waitForState(EngineState::Loading);
    QVERIFY(m_session->isReading());
    QVERIFY(QTest::qWaitForWindowActive(&m_session->window()));
    QElapsedTimer timer;
    timer.start();
    QTest::keyClick(&m_session->window(), Qt::Key_Q, Qt::ControlModifier);
    QTRY_VERIFY(!m_session->window().isVisible());
    m_session.reset();
    QVERIFY2(timer.elapsed() < 2000, qPrintable(QString::number(timer.elapsed())));
}

void TestWindowTraining::figuresAreWrittenWithoutAWindow()
{
    m_session->bridge().engine().use(letters(), {});
    waitForState(EngineState::Ready);
    m_session->window().findChild<QAction *>(QStringLiteral("trainAction"))->trigger();
    QTRY_COMPARE_WITH_TIMEOUT(m_session->bridge().status().step, 30, 60000);
    waitForState(EngineState::Ready);
    const QString file = m_folder->filePath(QStringLiteral("letters.s2s"));
    m_session->bridge().engine().save(file.toStdString());
    QTRY_COMPARE_WITH_TIMEOUT(m_session->bridge().status().savedPath, file.toStdString(), 30000);

    const QString folder = m_folder->filePath(QStringLiteral("figures/of the run"));
    exportFigures(file, QStringLiteral("abcd"), folder);
    for (const char *name : {"loss.png", "attention.png"}) {
        const QImage image(QDir(folder).filePath(QString::fromLatin1(name)));
        QVERIFY2(image.width() > 300 && image.height() > 200, name);
    }
    QFile table(QDir(folder).filePath(QStringLiteral("loss.csv")));
    QVERIFY(table.open(QIODevice::ReadOnly));
    QCOMPARE(table.readAll().count('\n'), 31); // a header and a line an update
}

QTEST_MAIN(TestWindowTraining)
#include "tst_window_training.moc"
