// SPDX-License-Identifier: GPL-3.0-or-later
// The whole program with the real engine: a small corpus is trained in the window, translated and
// stepped through.
#include "app/figures.h"
#include "app/session.h"
#include "core/corpus/builtin.h"
#include "core/run/recipe.h"
#include "core/storage/experiment.h"
#include "fake_engine.h"
#include "real_window.h"
#include "ui/model/model_view.h"
#include "ui/widgets/answer_notice.h"
#include "ui/widgets/heatmap_view.h"

#include <QAction>
#include <QCheckBox>
#include <QComboBox>
#include <QElapsedTimer>
#include <QImage>
#include <QLineEdit>
#include <QPointer>
#include <QPushButton>
#include <QSignalSpy>
#include <QSpinBox>
#include <QTemporaryDir>
#include <QTest>

#include <cmath>

using namespace seq2seq;
using namespace seq2seq::app;

class TestWindowTraining : public QObject {
    Q_OBJECT

private slots:
    void init();
    void cleanup();
    void trainsTranslatesAndStepsThrough();
    void answersAsAWindowThatIsStartedAnew();
    void everyPauseRenewsTheAnswer();
    void anOldAnswerIsMarkedAndCanBeRenewed();
    void anUntrainedModelSaysSo();
    void closingWhileTrainingLeavesAFileThatGoesOn();
    void closingWhileAFileIsReadTakesNoTime();
    void figuresAreWrittenWithoutAWindow();
    void otherTrainingSettingsKeepTheWeights();

private:
    /// Five minutes' worth of letters, made small enough for a second.
    static Experiment letters();
    void waitForState(EngineState state);
    void trainTo(std::int64_t step);
    void trainAndPause();
    /// Types a sentence into Translate and waits for its translation.
    std::shared_ptr<const TranslateResult> typed(const QString &sentence, int beam);
    /// Forces the second likeliest word at a step of what is shown.
    std::shared_ptr<const TranslateResult> forced(int step);
    [[nodiscard]] QString ageIn(const QWidget &view) const;

    std::unique_ptr<QTemporaryDir> m_folder;
    std::shared_ptr<Answers> m_answers;
    std::unique_ptr<Session> m_session;
};

Experiment TestWindowTraining::letters()
{
    return lettersExperiment(briefLetters());
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

void TestWindowTraining::trainTo(std::int64_t step)
{
    m_session->bridge().engine().setStopConditions(0, step);
    m_session->window().findChild<QAction *>(QStringLiteral("trainAction"))->trigger();
    QTRY_COMPARE_WITH_TIMEOUT(m_session->bridge().status().step, step, 60000);
    waitForState(EngineState::Ready);
}

void TestWindowTraining::trainAndPause()
{
    auto *train = m_session->window().findChild<QAction *>(QStringLiteral("trainAction"));
    const std::int64_t before = m_session->bridge().status().step;
    train->trigger();
    QTRY_VERIFY_WITH_TIMEOUT(m_session->bridge().status().step > before + 4, 30000);
    train->trigger();
    waitForState(EngineState::Ready);
    QCOMPARE(m_session->bridge().status().stopReason, StopReason::Paused);
}

std::shared_ptr<const TranslateResult> TestWindowTraining::typed(const QString &sentence, int beam)
{
    m_session->window().showWorkspace(ui::Workspace::Translate);
    ui::TranslateView &view = m_session->translateView();
    view.findChild<QSpinBox *>(QStringLiteral("beam"))->setValue(beam);
    auto *input = view.findChild<QLineEdit *>(QStringLiteral("source"));
    input->selectAll();
    QTest::keyClicks(input, sentence);
    QSignalSpy answered(&m_session->translations(), &TranslateController::answered);
    QTest::keyClick(input, Qt::Key_Return);
    const bool isAnswered = QTest::qWaitFor(
        [&] {
            const auto result = m_session->lastResult();
            return !answered.isEmpty() && result->translation.source == sentence.toStdString()
                && result->weights == m_session->bridge().status().weights;
        },
        30000);
    return isAnswered ? m_session->lastResult() : nullptr;
}

std::shared_ptr<const TranslateResult> TestWindowTraining::forced(int step)
{
    const Trace before = m_session->lastResult()->trace;
    QVector<int> prefix(before.targetIds.begin(), before.targetIds.begin() + step);
    prefix << before.topWords[std::size_t(step)][1].id;
    QSignalSpy answered(&m_session->translations(), &TranslateController::answered);
    emit m_session->stepView().forceRequested(prefix);
    if (!QTest::qWaitFor([&] { return !answered.isEmpty(); }, 30000))
        return nullptr;
    return m_session->lastResult();
}

QString TestWindowTraining::ageIn(const QWidget &view) const
{
    return view.findChild<ui::AnswerNotice *>()->text();
}

/// Train, translate, train, translate; and the same sentence in a window that opens the file.
void TestWindowTraining::answersAsAWindowThatIsStartedAnew()
{
    m_session->bridge().engine().use(letters(), {});
    waitForState(EngineState::Ready);
    QVERIFY(typed(QStringLiteral("abcd"), 5));
    trainTo(20);
    QVERIFY(typed(QStringLiteral("abcd"), 5));
    trainTo(70);
    std::vector<std::shared_ptr<const TranslateResult>> live;
    for (const int beam : {1, 5}) {
        live.push_back(typed(QStringLiteral("abcd"), beam));
        QVERIFY(live.back());
        live.push_back(forced(0));
        QVERIFY(live.back());
    }
    const QString file = m_folder->filePath(QStringLiteral("letters.s2s"));
    m_session->bridge().engine().save(file.toStdString(), OnChange::Refuse);
    QTRY_COMPARE_WITH_TIMEOUT(m_session->bridge().status().savedPath, file.toStdString(), 30000);
    QTRY_VERIFY_WITH_TIMEOUT(!m_session->bridge().status().hasUnsavedChanges, 30000);

    cleanup();
    Session::Options options;
    options.settingsFile = m_folder->filePath(QStringLiteral("other.ini"));
    options.questions = m_answers;
    m_session = std::make_unique<Session>(std::move(options));
    m_session->show();
    m_session->start(file);
    QTRY_COMPARE_WITH_TIMEOUT(m_session->bridge().status().step, 70, 30000);
    waitForState(EngineState::Ready);
    std::size_t number = 0;
    for (const int beam : {1, 5}) {
        for (const bool isForced : {false, true}) {
            const auto fresh = isForced ? forced(0) : typed(QStringLiteral("abcd"), beam);
            QVERIFY(fresh);
            const TranslateResult &old = *live[number++];
            QCOMPARE(fresh->trace.targetIds, old.trace.targetIds);
            QCOMPARE(fresh->translation.text(), old.translation.text());
            const Hypothesis &best = fresh->translation.hypotheses.front();
            QVERIFY(std::abs(best.logProbability - old.trace.logProbability()) < 1e-4);
            QVERIFY(std::abs(best.logProbability - fresh->trace.logProbability()) < 1e-4);
        }
    }
}

void TestWindowTraining::everyPauseRenewsTheAnswer()
{
    Experiment experiment = letters();
    experiment.training.evaluateEvery = 100'000; // the pause comes before the first evaluation
    experiment.training.maxSteps = experiment.training.maxEpochs = 0;
    m_session->bridge().engine().use(std::move(experiment), {});
    QTRY_VERIFY_WITH_TIMEOUT(m_session->lastResult(), 30000);
    for (int round = 0; round < 2; ++round) {
        trainAndPause();
        const EngineStatus status = m_session->bridge().status();
        QTRY_COMPARE_WITH_TIMEOUT(m_session->lastResult()->step, status.step, 30000);
        QCOMPARE(m_session->lastResult()->weights, status.weights);
        const QString said = QStringLiteral("of step %1").arg(status.step);
        QCOMPARE(ageIn(m_session->translateView()), said);
        QCOMPARE(ageIn(m_session->stepView()), said);
    }
    const std::int64_t step = m_session->bridge().status().step;
    m_session->window().findChild<QAction *>(QStringLiteral("oneStepAction"))->trigger();
    QTRY_COMPARE_WITH_TIMEOUT(m_session->lastResult()->step, step + 1, 30000);
    m_session->window().findChild<QAction *>(QStringLiteral("resetAction"))->trigger();
    QTRY_COMPARE_WITH_TIMEOUT(m_session->lastResult()->step, 0, 30000);
    QCOMPARE(m_session->lastResult()->weights, m_session->bridge().status().weights);
}

void TestWindowTraining::anOldAnswerIsMarkedAndCanBeRenewed()
{
    Experiment experiment = letters();
    experiment.training.maxSteps = experiment.training.maxEpochs = 0;
    m_session->bridge().engine().use(std::move(experiment), {});
    waitForState(EngineState::Ready);
    m_session->window().showWorkspace(ui::Workspace::Translate);
    QVERIFY(typed(QStringLiteral("abcd"), 5));
    trainAndPause();
    QTRY_COMPARE_WITH_TIMEOUT(
        m_session->lastResult()->step, m_session->bridge().status().step, 30000);
    const std::int64_t answered = m_session->lastResult()->step;

    auto *live = m_session->translateView().findChild<QCheckBox *>(QStringLiteral("live"));
    QTest::mouseClick(live, Qt::LeftButton, {}, QPoint(8, live->height() / 2));
    QVERIFY(!live->isChecked());
    trainAndPause();
    const QString expected = QStringLiteral("of step %1; the model is at step %2 now")
                                 .arg(answered)
                                 .arg(m_session->bridge().status().step);
    QTRY_COMPARE(ageIn(m_session->translateView()), expected);
    QCOMPARE(ageIn(m_session->stepView()), expected);
    QCOMPARE(m_session->lastResult()->step, answered);
    auto *again
        = m_session->translateView().findChild<QPushButton *>(QStringLiteral("answerAgain"));
    QVERIFY(again->isVisible());
    QTest::mouseClick(again, Qt::LeftButton);
    QTRY_COMPARE_WITH_TIMEOUT(
        m_session->lastResult()->step, m_session->bridge().status().step, 30000);
    QVERIFY(!again->isVisible());
    QCOMPARE(ageIn(m_session->stepView()),
        QStringLiteral("of step %1").arg(m_session->bridge().status().step));
}

void TestWindowTraining::anUntrainedModelSaysSo()
{
    m_session->bridge().engine().use(letters(), {});
    waitForState(EngineState::Ready);
    const auto answer = typed(QStringLiteral("abcd"), 5);
    QVERIFY(answer);
    QVERIFY(answer->trace.targetLength() <= std::size_t(12));
    QCOMPARE(ageIn(m_session->translateView()), QStringLiteral("not trained: random words"));
    QCOMPARE(ageIn(m_session->stepView()), QStringLiteral("not trained: random words"));
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
    m_session->bridge().engine().save(file.toStdString(), OnChange::Refuse);
    QTRY_COMPARE_WITH_TIMEOUT(m_session->bridge().status().savedPath, file.toStdString(), 30000);

    const QString folder = m_folder->filePath(QStringLiteral("figures/of the run"));
    exportFigures(file, QStringLiteral("abcd"), folder, false);
    for (const char *name : {"loss.png", "attention.png"}) {
        const QImage image(QDir(folder).filePath(QString::fromLatin1(name)));
        QVERIFY2(image.width() > 300 && image.height() > 200, name);
    }
    QFile table(QDir(folder).filePath(QStringLiteral("loss.csv")));
    QVERIFY(table.open(QIODevice::ReadOnly));
    QCOMPARE(table.readAll().count('\n'), 31); // a header and a line an update

    // A second time nothing is replaced without being told to.
    const QString picture = QDir(folder).filePath(QStringLiteral("loss.png"));
    QVERIFY(QFile::remove(picture));
    QVERIFY(QFile::copy(file, picture));
    const qint64 size = QFileInfo(picture).size();
    try {
        exportFigures(file, QStringLiteral("abcd"), folder, false);
        QFAIL("it is replaced");
    } catch (const Error &error) {
        QCOMPARE(error.code(), ErrorCode::FileUnwritable);
        QVERIFY2(QByteArray(error.what()).contains("--overwrite"), error.what());
    }
    QCOMPARE(QFileInfo(picture).size(), size);
    exportFigures(file, QStringLiteral("abcd"), folder, true);
    QVERIFY(QImage(picture).width() > 300);
}

void TestWindowTraining::otherTrainingSettingsKeepTheWeights()
{
    m_session->bridge().engine().use(letters(), {});
    waitForState(EngineState::Ready);
    m_session->window().findChild<QAction *>(QStringLiteral("trainAction"))->trigger();
    QTRY_COMPARE_WITH_TIMEOUT(m_session->bridge().status().step, 30, 60000);
    waitForState(EngineState::Ready);
    m_session->translations().translate(QStringLiteral("abcd"));
    const auto isAnswered = [this](std::int64_t step) {
        return m_session->lastResult() && m_session->lastResult()->translation.source == "abcd"
            && m_session->lastResult()->step == step;
    };
    QTRY_VERIFY_WITH_TIMEOUT(isAnswered(30), 30000);
    const double before = m_session->lastResult()->trace.logProbability();

    // Smaller batches and another optimiser, and back again.
    std::int64_t step = 30;
    for (const char *optimizer : {"SGD", "Adam"}) {
        QSignalSpy arrived(&m_session->bridge(), &EngineBridge::experimentArrived);
        m_session->window().findChild<QAction *>(QStringLiteral("modelSettingsAction"))->trigger();
        ui::ModelView &view = m_session->modelView();
        view.findChild<QSpinBox *>(QStringLiteral("batch"))->setValue(int(step) - 15);
        view.findChild<QSpinBox *>(QStringLiteral("steps"))->setValue(100); // it has done its 30
        view.findChild<QComboBox *>(QStringLiteral("optimizer"))
            ->setCurrentText(QLatin1String(optimizer));
        view.findChild<QPushButton *>(QStringLiteral("applyDraft"))->click();
        QTRY_VERIFY_WITH_TIMEOUT(!arrived.isEmpty(), 30000);
        waitForState(EngineState::Ready);
        QCOMPARE(m_session->bridge().status().step, step);
        QCOMPARE(std::int64_t(m_session->experiments().history().losses.size()), step);
        if (step == 30) { // the same weights say the same
            QSignalSpy answered(&m_session->translations(), &TranslateController::answered);
            m_session->translations().translate(QStringLiteral("abcd"));
            QTRY_VERIFY_WITH_TIMEOUT(!answered.isEmpty() && isAnswered(30), 30000);
            QCOMPARE(m_session->lastResult()->trace.logProbability(), before);
        }
        m_session->window().findChild<QAction *>(QStringLiteral("oneStepAction"))->trigger();
        ++step;
        QTRY_COMPARE_WITH_TIMEOUT(m_session->bridge().status().step, step, 30000);
        waitForState(EngineState::Ready);
    }
    QVERIFY(m_answers->asked.isEmpty()); // nothing was about to be lost
}

QTEST_MAIN(TestWindowTraining)
#include "tst_window_training.moc"
