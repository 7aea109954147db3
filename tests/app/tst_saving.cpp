// SPDX-License-Identifier: GPL-3.0-or-later
// The window with the real engine and its file: other programs that write to it too, and the system
// that ends the program.
#include "app/session.h"
#include "app/termination.h"
#include "core/corpus/builtin.h"
#include "core/run/recipe.h"
#include "core/storage/experiment.h"
#include "core/storage/writer_lock.h"
#include "fake_engine.h"

#include <QAction>
#include <QDir>
#include <QFile>
#include <QSignalSpy>
#include <QStandardPaths>
#include <QTemporaryDir>
#include <QTest>

#include <csignal>

using namespace seq2seq;
using namespace seq2seq::app;

namespace {

/// Letters to read backwards, small enough to train in a second.
Experiment letters()
{
    Recipe recipe = Recipe::fromPreset("cs224n");
    recipe.model.embeddingSize = 8;
    recipe.model.hiddenSize = 8;
    recipe.sourceTokenizer.kind = TokenizerKind::Character;
    recipe.targetTokenizer.kind = TokenizerKind::Character;
    recipe.training.evaluateEvery = 1000;
    recipe.devCount = 20;
    return prepareExperiment(recipe, generateBuiltin("reverse-letters", 300, 1));
}

QByteArray contents(const QString &path)
{
    QFile file(path);
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

} // namespace

class TestSaving : public QObject {
    Q_OBJECT

private slots:
    void initTestCase();
    void init();
    void asksBeforeItSavesOverAChangedFile_data();
    void asksBeforeItSavesOverAChangedFile();
    void aChangeWhileTrainingIsKeptUntilSomebodyDecides();
    void aFileSomebodyElseWritesOpensAsACopy();
    void keepsOthersOutAsLongAsItMaySave();
    void savesWhenTheSystemEndsIt_data();
    void savesWhenTheSystemEndsIt();
    void nothingUnsavedIsLostWhenTheSystemEndsIt();

private:
    [[nodiscard]] const EngineStatus &status() const { return m_session->bridge().status(); }
    void trigger(const char *action)
    {
        m_session->window().findChild<QAction *>(QString::fromLatin1(action))->trigger();
    }
    void open();
    void trainOneStep();
    void otherProgramWrites();

    std::unique_ptr<QTemporaryDir> m_folder;
    QString m_file;
    std::shared_ptr<Answers> m_answers;
    std::unique_ptr<Session> m_session;
};

void TestSaving::initTestCase()
{
    QStandardPaths::setTestModeEnabled(true);
}

void TestSaving::init()
{
    m_session.reset();
    m_folder = std::make_unique<QTemporaryDir>();
    m_file = m_folder->filePath(QStringLiteral("letters.s2s"));
    saveExperiment(letters(), m_file.toStdString());
    m_answers = std::make_shared<Answers>();
    Session::Options options;
    options.settingsFile = m_folder->filePath(QStringLiteral("settings.ini"));
    options.questions = m_answers;
    m_session = std::make_unique<Session>(std::move(options));
    m_session->show();
}

void TestSaving::open()
{
    m_session->start(m_file);
    QTRY_COMPARE_WITH_TIMEOUT(status().state, EngineState::Ready, 60000);
}

void TestSaving::trainOneStep()
{
    const std::int64_t step = status().step;
    trigger("oneStepAction");
    QTRY_COMPARE_WITH_TIMEOUT(status().step, step + 1, 60000);
    QTRY_COMPARE_WITH_TIMEOUT(status().state, EngineState::Ready, 60000);
}

/// Another experiment under the same name, as a copy or a synchronised folder would put it there.
void TestSaving::otherProgramWrites()
{
    Experiment other = letters();
    other.name = "somebody else's";
    saveExperiment(other, m_file.toStdString());
}

void TestSaving::asksBeforeItSavesOverAChangedFile_data()
{
    QTest::addColumn<ChangedAnswer>("answer");
    QTest::addColumn<bool>("isKept");
    QTest::newRow("cancel") << ChangedAnswer::Cancel << true;
    QTest::newRow("save over it") << ChangedAnswer::SaveOver << false;
    QTest::newRow("save elsewhere") << ChangedAnswer::SaveElsewhere << true;
}

void TestSaving::asksBeforeItSavesOverAChangedFile()
{
    QFETCH(const ChangedAnswer, answer);
    QFETCH(const bool, isKept);
    open();
    otherProgramWrites();
    m_answers->toChanged = answer;
    m_answers->savePath = m_folder->filePath(QStringLiteral("mine.s2s"));
    trigger("saveAction");
    QTRY_VERIFY_WITH_TIMEOUT(m_answers->asked.contains(QStringLiteral("changed ") + m_file), 60000);
    if (answer == ChangedAnswer::SaveElsewhere)
        QTRY_COMPARE_WITH_TIMEOUT(status().savedPath, m_answers->savePath.toStdString(), 60000);
    QTRY_COMPARE_WITH_TIMEOUT(
        loadExperiment(m_file.toStdString()).name == "somebody else's", isKept, 60000);
    m_answers->asked.clear();
    if (answer == ChangedAnswer::SaveOver) {
        trainOneStep(); // our own save is no change
        trigger("saveAction");
        QTRY_VERIFY_WITH_TIMEOUT(!status().hasUnsavedChanges, 60000);
        QVERIFY(m_answers->asked.isEmpty());
    }
}

void TestSaving::aChangeWhileTrainingIsKeptUntilSomebodyDecides()
{
    open();
    otherProgramWrites();
    const QByteArray theirs = contents(m_file);
    trainOneStep(); // ends with a save by itself
    QTRY_COMPARE_WITH_TIMEOUT(m_answers->asked.size(), 1, 60000);
    trainOneStep();
    QCOMPARE(m_answers->asked.size(), 1); // not again and again
    QVERIFY(contents(m_file) == theirs);
    QVERIFY(status().hasUnsavedChanges);
}

void TestSaving::aFileSomebodyElseWritesOpensAsACopy()
{
    const WriterLock other(m_file.toStdString());
    QSignalSpy remarks(&m_session->bridge(), &EngineBridge::remarkArrived);
    open();
    QTRY_COMPARE_WITH_TIMEOUT(remarks.size(), 1, 60000);
    const QString remark
        = QString::fromStdString(remarks.first().first().value<Message>().english());
    QVERIFY2(
        remark.contains(QString::number(QCoreApplication::applicationPid())), qPrintable(remark));
    QCOMPARE(status().savedPath, std::string());
    const QByteArray before = contents(m_file);
    trainOneStep();
    m_answers->savePath = m_file; // and may not be saved over
    QSignalSpy problems(&m_session->bridge(), &EngineBridge::problemArrived);
    trigger("saveAction");
    QTRY_COMPARE_WITH_TIMEOUT(problems.size(), 1, 60000);
    QCOMPARE(problems.first().first().value<EngineProblem>().code, ErrorCode::FileInUse);
    QVERIFY(contents(m_file) == before);
}

void TestSaving::keepsOthersOutAsLongAsItMaySave()
{
    open();
    QVERIFY_EXCEPTION_THROWN(WriterLock(m_file.toStdString()), Error);
    m_answers->savePath = m_folder->filePath(QStringLiteral("next.s2s"));
    trigger("saveAsAction");
    QTRY_COMPARE_WITH_TIMEOUT(status().savedPath, m_answers->savePath.toStdString(), 60000);
    QVERIFY(WriterLock(m_file.toStdString()).isHeld()); // no longer ours
    QVERIFY_EXCEPTION_THROWN(WriterLock(m_answers->savePath.toStdString()), Error);
    m_session.reset();
    QVERIFY(WriterLock(m_answers->savePath.toStdString()).isHeld());
    QVERIFY(!QFile::exists(m_file + QStringLiteral(".lock")));
}

void TestSaving::savesWhenTheSystemEndsIt_data()
{
    QTest::addColumn<int>("number");
    QTest::newRow("SIGHUP") << SIGHUP;
    QTest::newRow("SIGTERM") << SIGTERM;
}

void TestSaving::savesWhenTheSystemEndsIt()
{
    QFETCH(const int, number);
    TerminationWatch termination;
    connect(&termination, &TerminationWatch::requested, m_session.get(), &Session::end);
    open();
    trigger("trainAction");
    QTRY_VERIFY_WITH_TIMEOUT(status().step > 5, 60000);
    QSignalSpy closed(&m_session->window(), &ui::MainWindow::closed);
    std::raise(number);
    QTRY_COMPARE_WITH_TIMEOUT(closed.size(), 1, 60000);
    const std::int64_t last = status().step;
    QVERIFY(last > 5);
    QCOMPARE(loadExperiment(m_file.toStdString()).state.step, last);
    QVERIFY(m_answers->asked.isEmpty());
}

void TestSaving::nothingUnsavedIsLostWhenTheSystemEndsIt()
{
    QDir rescued(QStandardPaths::writableLocation(QStandardPaths::AppDataLocation));
    rescued.removeRecursively();
    open();
    otherProgramWrites(); // so that it cannot be saved where it was
    trainOneStep();
    trainOneStep();
    QSignalSpy closed(&m_session->window(), &ui::MainWindow::closed);
    m_session->end();
    QTRY_COMPARE_WITH_TIMEOUT(closed.size(), 1, 60000);
    QCOMPARE(QString::fromStdString(loadExperiment(m_file.toStdString()).name),
        QStringLiteral("somebody else's"));
    const QStringList found = rescued.entryList({QStringLiteral("unsaved *.s2s")});
    QCOMPARE(found.size(), 1);
    QCOMPARE(loadExperiment(rescued.filePath(found.first()).toStdString()).state.step, 2);
    QVERIFY(Settings(m_folder->filePath(QStringLiteral("settings.ini")))
                .recentFiles()
                .contains(rescued.filePath(found.first())));
}

QTEST_MAIN(TestSaving)
#include "tst_saving.moc"
