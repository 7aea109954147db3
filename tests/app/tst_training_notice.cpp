// SPDX-License-Identifier: GPL-3.0-or-later
// When training ends by itself, a person who works in another window is told; nobody else is.
#include "stage.h"

#include <QTest>

using namespace seq2seq;
using namespace seq2seq::app;

namespace {

class Told final : public DesktopNotice {
public:
    QStringList notices;
    void show(const QString &title, const QString &text) override
    {
        notices << title + QStringLiteral(": ") + text;
    }
};

EngineStatus ended(StopReason reason)
{
    EngineStatus status = ready(900);
    status.stopReason = reason;
    return status;
}

} // namespace

class TestTrainingNotice : public QObject {
    Q_OBJECT

private slots:
    void init();
    void tellsWhoIsElsewhere_data();
    void tellsWhoIsElsewhere();
    void disturbsNobodyWhoLooks();

private:
    void publish(const EngineStatus &status)
    {
        m_script->publish(status);
        m_session->bridge().refresh();
    }

    std::unique_ptr<QTemporaryDir> m_folder;
    std::shared_ptr<EngineScript> m_script;
    std::shared_ptr<Told> m_told;
    std::unique_ptr<Session> m_session;
};

void TestTrainingNotice::init()
{
    m_folder = std::make_unique<QTemporaryDir>();
    m_script = std::make_shared<EngineScript>();
    m_told = std::make_shared<Told>();
    Session::Options options;
    options.engine = FakeEngine::factory(m_script);
    options.settingsFile = m_folder->filePath(QStringLiteral("settings.ini"));
    options.questions = std::make_shared<Answers>();
    options.notices = m_told;
    m_session = std::make_unique<Session>(std::move(options));
    m_session->show();
}

void TestTrainingNotice::tellsWhoIsElsewhere_data()
{
    QTest::addColumn<StopReason>("reason");
    QTest::addColumn<QString>("words");
    QTest::newRow("epochs") << StopReason::MaxEpochs << "Done: all epochs";
    QTest::newRow("early") << StopReason::EarlyStopping << "Done: no longer improving";
    QTest::newRow("diverged") << StopReason::Diverged << "Diverged";
    QTest::newRow("paused by the person") << StopReason::Paused << QString();
    QTest::newRow("stopped by the person") << StopReason::Asked << QString();
}

void TestTrainingNotice::tellsWhoIsElsewhere()
{
    QFETCH(StopReason, reason);
    QFETCH(QString, words);
    QWidget other;
    other.show();
    other.activateWindow();
    QVERIFY(QTest::qWaitForWindowActive(&other));
    publish(ready(0));
    publish(ended(reason)); // a run that was opened: nothing has ended now
    QVERIFY(m_told->notices.isEmpty());

    publish(training(899));
    EngineUpdate update;
    auto evaluation = std::make_shared<Evaluation>();
    evaluation->devPerplexity = 6.21;
    update.evaluations = {evaluation};
    m_script->publish(std::move(update));
    m_session->bridge().refresh();
    publish(ended(reason));
    publish(ended(reason)); // once is enough
    QCOMPARE(m_told->notices.size(), words.isEmpty() ? 0 : 1);
    if (words.isEmpty())
        return;
    QVERIFY2(m_told->notices[0].contains(words), qPrintable(m_told->notices[0]));
    QVERIFY2(m_told->notices[0].contains(QStringLiteral("dev perplexity 6.21")),
        qPrintable(m_told->notices[0]));
}

void TestTrainingNotice::disturbsNobodyWhoLooks()
{
    m_session->window().activateWindow();
    QVERIFY(QTest::qWaitForWindowActive(&m_session->window()));
    publish(training(899));
    publish(ended(StopReason::MaxEpochs));
    QVERIFY(m_told->notices.isEmpty());
}

QTEST_MAIN(TestTrainingNotice)
#include "tst_training_notice.moc"
