// SPDX-License-Identifier: GPL-3.0-or-later
// The numbers of the frame: how far a run has come, what it takes, and when it was saved.
#include "engine_state.h"
#include "ui/frame/busy_bar.h"
#include "ui/frame/main_window.h"
#include "ui/frame/status_line.h"

#include <QLabel>
#include <QTest>

using namespace seq2seq;
using namespace seq2seq::ui;
using test::status;

class TestFrameFacts : public QObject {
    Q_OBJECT

private slots:
    void progressIsWrittenOut();
    void statusLineTellsWhenItWasSaved();
    void aRunThatRestsSaysHowFarItHasCome_data();
    void aRunThatRestsSaysHowFarItHasCome();
    void factsSayWhatTheyMean();
};

void TestFrameFacts::progressIsWrittenOut()
{
    MainWindow window;
    EngineStatus now = status(EngineState::Training);
    now.epoch = 7.24;
    now.maxEpochs = 20;
    now.progress = 0.362;
    now.secondsLeft = 101.4;
    now.step = 1234;
    window.setStatus(now);
    window.setPace(6.213, 5309.7);
    QCOMPARE(window.findChild<QLabel *>(QStringLiteral("epochLabel"))->text(),
        QStringLiteral("Epoch 7.2 / 20"));
    const auto *pace = window.findChild<QLabel *>(QStringLiteral("paceLabel"));
    QCOMPARE(
        pace->text(), QStringLiteral("dev perplexity <b>6.21</b> · 5,310 words/s · 1:42 left"));
    QCOMPARE(durationText(3723), QStringLiteral("1:02:03"));

    now.state = EngineState::Ready;
    now.stopReason = StopReason::EarlyStopping;
    window.setStatus(now);
    QVERIFY2(pace->text().startsWith(QLatin1String("Done: no longer improving")),
        qPrintable(pace->text()));
    QVERIFY(!pace->text().contains(QLatin1String("left")));
    window.setPace({}, {});
    QVERIFY(!pace->text().contains(QLatin1String("perplexity")));
}

void TestFrameFacts::statusLineTellsWhenItWasSaved()
{
    StatusLine line;
    EngineStatus now = status(EngineState::Ready);
    now.threads = 2;
    now.engine = EngineKind::LibTorch;
    now.device = "cpu";
    now.parameters = 3'140'000;
    now.savedPath = "/tmp/zh-en-demo.s2s";
    now.secondsSinceSave = 20;
    line.setStatus(now);
    line.setMemory(std::int64_t(412) << 20);
    QCOMPARE(line.text(),
        QStringLiteral("CPU · LibTorch · 2 threads  |  3.1 M parameters  |  412 MB  |  Saved 20 s "
                       "ago: zh-en-demo.s2s"));
    now.savedPath.clear();
    now.hasUnsavedChanges = true;
    line.setStatus(now);
    QVERIFY(line.text().endsWith(QLatin1String("Not saved yet")));
    QCOMPARE(shortCount(999), QStringLiteral("999"));
    QCOMPARE(shortCount(12'345), QStringLiteral("12.3 k"));
    QCOMPARE(shortCount(999'900), QStringLiteral("1.0 M"));
}

void TestFrameFacts::aRunThatRestsSaysHowFarItHasCome_data()
{
    QTest::addColumn<double>("progress");
    QTest::addColumn<QString>("text");
    QTest::newRow("half way") << 0.4 << QStringLiteral("Paused at step 1,200 of 3,000");
    QTest::newRow("no limit") << 0.0 << QStringLiteral("Trained: 1,200 steps");
    QTest::newRow("at its end") << 1.0 << QStringLiteral("Trained: 1,200 steps");
}

void TestFrameFacts::aRunThatRestsSaysHowFarItHasCome()
{
    QFETCH(double, progress);
    QFETCH(QString, text);
    MainWindow window;
    EngineStatus opened = status(EngineState::Ready);
    opened.step = 1200;
    opened.progress = progress;
    window.setStatus(opened);
    QCOMPARE(window.findChild<QLabel *>(QStringLiteral("paceLabel"))->text(), text);
}

void TestFrameFacts::factsSayWhatTheyMean()
{
    MainWindow window;
    EngineStatus now = status(EngineState::Ready);
    now.threads = 2;
    now.parameters = 3'140'000;
    now.savedPath = "/tmp/zh-en-demo.s2s";
    window.setStatus(now);
    window.setMemory(std::int64_t(412) << 20);
    const std::pair<const char *, const char *> facts[]
        = {{"statusDevice", "thread"}, {"statusParameters", "3,140,000"},
            {"statusMemory", "megabytes"}, {"statusSaved", "/tmp/zh-en-demo.s2s"},
            {"paceLabel", "perplexity"}, {"epochLabel", "training sentences"}};
    for (const auto &[name, word] : facts) {
        const auto *label = window.findChild<QLabel *>(QLatin1String(name));
        QVERIFY2(label, name);
        QVERIFY2(label->toolTip().contains(QLatin1String(word)), qPrintable(label->toolTip()));
    }
}

QTEST_MAIN(TestFrameFacts)
#include "tst_frame_facts.moc"
