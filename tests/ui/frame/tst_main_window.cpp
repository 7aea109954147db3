// SPDX-License-Identifier: GPL-3.0-or-later
// The frame: its actions follow from the engine's state alone, and it emits what the person asks
// for.
#include "engine_state.h"
#include "ui/frame/main_window.h"
#include "ui/frame/shortcuts_dialog.h"

#include <QAction>
#include <QDragEnterEvent>
#include <QMenu>
#include <QMimeData>
#include <QPointer>
#include <QRegularExpression>
#include <QSignalSpy>
#include <QTableWidget>
#include <QTest>
#include <QToolButton>
#include <QUrl>

using namespace seq2seq;
using namespace seq2seq::ui;
using test::status;

class TestMainWindow : public QObject {
    Q_OBJECT

private slots:
    void actionsFollowFromTheState_data();
    void actionsFollowFromTheState();
    void trainButtonPausesWhileTraining();
    void buttonsEmitWhatIsAskedFor_data();
    void buttonsEmitWhatIsAskedFor();
    void workspacesAreReachedByRailAndKeys();
    void viewsAreOwnedAndReplaced();
    void builtinCorporaAreOfferedTwice();
    void recentFilesAreOpenedByTheirPath();
    void filesAreDropped();
    void closingWaitsForTheListener();
    void shortcutsAreListed();
    void controlsHaveNames();
    void runButtonNamesTheModel();
    void theTitleNamesTheFile();
    void aMissingCorpusForbidsTraining();
    void looksDifferentInTheDark();
};

void TestMainWindow::actionsFollowFromTheState_data()
{
    QTest::addColumn<EngineState>("state");
    QTest::addColumn<QStringList>("enabled");
    const QStringList files{"saveAction", "saveAsAction", "exportAction"};
    QTest::newRow("empty") << EngineState::Empty << QStringList();
    QTest::newRow("loading") << EngineState::Loading << QStringList();
    QTest::newRow("ready") << EngineState::Ready
                           << files
            + QStringList{"trainAction", "oneStepAction", "resetAction", "modelSettingsAction"};
    QTest::newRow("training") << EngineState::Training
                              << files
            + QStringList{"trainAction", "stopAction", "resetAction", "modelSettingsAction"};
    QTest::newRow("stopping") << EngineState::Stopping << files;
}

void TestMainWindow::actionsFollowFromTheState()
{
    QFETCH(EngineState, state);
    QFETCH(QStringList, enabled);
    MainWindow window;
    window.setStatus(status(EngineState::Training)); // whatever it was before does not matter
    window.setStatus(status(state));
    for (const char *name : {"saveAction", "saveAsAction", "exportAction", "trainAction",
             "oneStepAction", "stopAction", "resetAction", "modelSettingsAction"}) {
        const auto *action = window.findChild<QAction *>(QString::fromLatin1(name));
        QVERIFY2(action, name);
        QCOMPARE(std::pair(action->objectName(), action->isEnabled()),
            std::pair(action->objectName(), enabled.contains(QString::fromLatin1(name))));
    }
    // Files can be opened at any time.
    QVERIFY(window.findChild<QAction *>(QStringLiteral("openAction"))->isEnabled());
    QVERIFY(window.findChild<QAction *>(QStringLiteral("openCorpusAction"))->isEnabled());
}

void TestMainWindow::trainButtonPausesWhileTraining()
{
    MainWindow window;
    window.show();
    QSignalSpy train(&window, &MainWindow::trainRequested);
    QSignalSpy pause(&window, &MainWindow::pauseRequested);
    auto *button = window.findChild<QToolButton *>(QStringLiteral("trainToolButton"));
    window.setStatus(status(EngineState::Ready));
    QCOMPARE(button->text(), QStringLiteral("Train"));
    QTest::mouseClick(button, Qt::LeftButton);
    QCOMPARE(train.count(), 1);
    window.setStatus(status(EngineState::Training));
    QCOMPARE(button->text(), QStringLiteral("Pause"));
    QTest::mouseClick(button, Qt::LeftButton);
    QCOMPARE(pause.count(), 1);
    QCOMPARE(train.count(), 1);
    window.setStatus(status(EngineState::Stopping));
    QTest::mouseClick(button, Qt::LeftButton);
    QCOMPARE(train.count() + pause.count(), 2);
}

void TestMainWindow::buttonsEmitWhatIsAskedFor_data()
{
    QTest::addColumn<QString>("action");
    QTest::addColumn<QByteArray>("signal");
    const auto row = [](const char *action, const char *signal) {
        QTest::newRow(action) << QString::fromLatin1(action) << QByteArray(signal);
    };
    row("oneStepAction", SIGNAL(oneStepRequested()));
    row("resetAction", SIGNAL(resetRequested()));
    row("modelSettingsAction", SIGNAL(modelSettingsRequested()));
    row("openCorpusAction", SIGNAL(openCorpusRequested()));
    row("openAction", SIGNAL(openExperimentRequested()));
    row("saveAction", SIGNAL(saveRequested()));
    row("saveAsAction", SIGNAL(saveAsRequested()));
    row("exportAction", SIGNAL(exportFiguresRequested()));
    row("biggerAction", SIGNAL(fontSizeRequested(int)));
    row("darkThemeAction", SIGNAL(themeRequested(seq2seq::ui::ThemeChoice)));
}

void TestMainWindow::buttonsEmitWhatIsAskedFor()
{
    QFETCH(QString, action);
    QFETCH(QByteArray, signal);
    MainWindow window;
    window.setStatus(status(EngineState::Ready));
    QSignalSpy spy(&window, signal.constData());
    QVERIFY(spy.isValid());
    window.findChild<QAction *>(action)->trigger();
    QCOMPARE(spy.count(), 1);
}

void TestMainWindow::workspacesAreReachedByRailAndKeys()
{
    MainWindow window;
    window.show();
    QVERIFY(QTest::qWaitForWindowActive(&window));
    QSignalSpy changed(&window, &MainWindow::workspaceChanged);
    QTest::mouseClick(
        window.findChild<QToolButton *>(QStringLiteral("translateButton")), Qt::LeftButton);
    QCOMPARE(window.workspace(), Workspace::Translate);
    QTest::keyClick(&window, Qt::Key_5, Qt::ControlModifier);
    QCOMPARE(window.workspace(), Workspace::Step);
    QVERIFY(window.findChild<QToolButton *>(QStringLiteral("stepButton"))->isChecked());
    QCOMPARE(changed.count(), 2);
    window.showWorkspace(Workspace::Step);
    QCOMPARE(changed.count(), 2);
    QTest::keyClick(&window, Qt::Key_6, Qt::ControlModifier);
    QCOMPARE(window.workspace(), Workspace::Compare);
}

void TestMainWindow::viewsAreOwnedAndReplaced()
{
    MainWindow window;
    QPointer<QWidget> first = new QWidget;
    window.setWorkspaceView(Workspace::Train, first);
    window.showWorkspace(Workspace::Train);
    QVERIFY(window.isAncestorOf(first));
    auto *second = new QWidget;
    window.setWorkspaceView(Workspace::Train, second);
    QVERIFY(!first);
    QCOMPARE(window.workspace(), Workspace::Train);
    QVERIFY(!second->isHidden());
}

void TestMainWindow::builtinCorporaAreOfferedTwice()
{
    MainWindow window;
    QSignalSpy asked(&window, &MainWindow::builtinRequested);
    window.setBuiltinCorpora({{"reverse-letters", "Reversed letters", "abc becomes cba.", 100}});
    window.setBuiltinCorpora({{"everyday-zh-en", "Everyday Chinese", "Sentences.", 100},
        {"date-format", "Dates", "Dates.", 100}});
    const auto offered = [&](const char *menu) {
        QStringList names;
        for (const QAction *action :
            window.findChild<QMenu *>(QString::fromLatin1(menu))->actions()) {
            if (action->property("builtin").isValid())
                names += action->property("builtin").toString();
        }
        return names;
    };
    const QStringList expected{"everyday-zh-en", "date-format"};
    QCOMPARE(offered("newMenu"), expected);
    QCOMPARE(offered("corpusMenu"), expected);
    window.findChild<QMenu *>(QStringLiteral("corpusMenu"))->actions().at(1)->trigger();
    QCOMPARE(asked.value(0).value(0).toString(), QStringLiteral("date-format"));
}

void TestMainWindow::recentFilesAreOpenedByTheirPath()
{
    MainWindow window;
    auto *menu = window.findChild<QMenu *>(QStringLiteral("recentMenu"));
    QVERIFY(!menu->isEnabled());
    QSignalSpy asked(&window, &MainWindow::recentFileRequested);
    window.setRecentFiles({QStringLiteral("/data/a&b.s2s"), QStringLiteral("/data/c.tsv")});
    QVERIFY(menu->isEnabled());
    QCOMPARE(menu->actions().size(), 2);
    menu->actions().at(0)->trigger();
    QCOMPARE(asked.value(0).value(0).toString(), QStringLiteral("/data/a&b.s2s"));
}

void TestMainWindow::filesAreDropped()
{
    MainWindow window;
    window.show();
    QSignalSpy dropped(&window, &MainWindow::filesDropped);
    QMimeData files;
    files.setUrls({QUrl::fromLocalFile(QStringLiteral("/tmp/a.tsv"))});
    QDragEnterEvent enter(QPoint(400, 300), Qt::CopyAction, &files, Qt::LeftButton, Qt::NoModifier);
    QCoreApplication::sendEvent(&window, &enter);
    QVERIFY(enter.isAccepted());
    QDropEvent drop(QPointF(400, 300), Qt::CopyAction, &files, Qt::LeftButton, Qt::NoModifier);
    QCoreApplication::sendEvent(&window, &drop);
    QCOMPARE(dropped.value(0).value(0).toStringList(), QStringList{QStringLiteral("/tmp/a.tsv")});

    QMimeData web;
    web.setUrls({QUrl(QStringLiteral("https://example.org/a.tsv"))});
    QDragEnterEvent other(QPoint(400, 300), Qt::CopyAction, &web, Qt::LeftButton, Qt::NoModifier);
    other.setAccepted(false);
    QCoreApplication::sendEvent(&window, &other);
    QVERIFY(!other.isAccepted());
}

void TestMainWindow::closingWaitsForTheListener()
{
    MainWindow window;
    window.show();
    QSignalSpy asked(&window, &MainWindow::closeRequested);
    window.close();
    QCOMPARE(asked.count(), 1);
    QVERIFY(window.isVisible());
    window.closeForGood();
    QVERIFY(!window.isVisible());
}

void TestMainWindow::shortcutsAreListed()
{
    MainWindow window;
    const ShortcutsDialog dialog(window.findChildren<QAction *>());
    const auto *table = dialog.findChild<QTableWidget *>(QStringLiteral("shortcutTable"));
    QStringList rows;
    for (int row = 0; row < table->rowCount(); ++row)
        rows += table->item(row, 0)->text() + QLatin1Char('=') + table->item(row, 1)->text();
    QVERIFY(rows.contains(QStringLiteral("Train / Pause=F5")));
    QVERIFY(rows.contains(QStringLiteral("Translate=Ctrl+4")));

    // No two actions share a key.
    QStringList keys;
    for (const QAction *action : window.findChildren<QAction *>()) {
        for (const QKeySequence &key : action->shortcuts())
            keys += key.toString();
    }
    const qsizetype all = keys.size();
    keys.removeDuplicates();
    QCOMPARE(keys.size(), all);
}

void TestMainWindow::controlsHaveNames()
{
    MainWindow window;
    window.setExperimentTexts(
        QStringLiteral("demo"), QStringLiteral("Everyday"), QStringLiteral("BiLSTM"));
    for (const auto *button : window.findChildren<QToolButton *>()) {
        if (button->objectName().startsWith(QLatin1String("qt_")))
            continue; // Qt's own, for a bar that is too narrow
        QVERIFY2(!button->text().isEmpty() || !button->accessibleName().isEmpty(),
            qPrintable(button->objectName()));
        QVERIFY2(!button->toolTip().isEmpty(), qPrintable(button->objectName()));
    }
    QCOMPARE(window.windowTitle(), QStringLiteral("demo[*] – Seq2Seq Explorer"));
}

void TestMainWindow::runButtonNamesTheModel()
{
    MainWindow window;
    window.show();
    window.resize(1440, 900);
    auto *button = window.findChild<QToolButton *>(QStringLiteral("runButton"));
    QVERIFY(!button->isEnabled());
    window.setExperimentTexts(QStringLiteral("demo"), QStringLiteral("Letters"),
        QStringLiteral("BiLSTM · general · 256"));
    window.setStatus(status(EngineState::Ready));
    QCOMPARE(button->text(), QStringLiteral("BiLSTM · general · 256"));
    QSignalSpy asked(&window, &MainWindow::modelSettingsRequested);
    QTest::mouseClick(button, Qt::LeftButton);
    QCOMPARE(asked.count(), 1);
    // Where there is room, nothing is cut off.
    for (const auto *each :
        window.findChildren<QToolButton *>(QRegularExpression(QStringLiteral("Button$"))))
        QVERIFY2(each->width() >= each->sizeHint().width(), qPrintable(each->objectName()));
}

void TestMainWindow::theTitleNamesTheFile()
{
    MainWindow window;
    window.setExperimentTexts(QStringLiteral("demo"), {}, {});
    EngineStatus now = status(EngineState::Ready);
    now.savedPath = "/tmp/lesson 3.s2s";
    window.setStatus(now);
    QCOMPARE(window.windowTitle(), QStringLiteral("lesson 3.s2s[*] – demo – Seq2Seq Explorer"));
    QCOMPARE(window.windowFilePath(), QStringLiteral("/tmp/lesson 3.s2s"));
    now.savedPath = "/tmp/demo.s2s";
    window.setStatus(now);
    QCOMPARE(window.windowTitle(), QStringLiteral("demo.s2s[*] – Seq2Seq Explorer"));
    now.savedPath.clear();
    window.setStatus(now);
    QCOMPARE(window.windowTitle(), QStringLiteral("demo[*] – Seq2Seq Explorer"));
}

/// Without its sentences a model translates, and the buttons say why it does not train.
void TestMainWindow::aMissingCorpusForbidsTraining()
{
    MainWindow window;
    window.show();
    window.setCorpusMissing(true);
    window.setStatus(status(EngineState::Ready));
    QSignalSpy train(&window, &MainWindow::trainRequested);
    QSignalSpy step(&window, &MainWindow::oneStepRequested);
    for (const char *name : {"trainToolButton", "oneStepToolButton"}) {
        auto *button = window.findChild<QToolButton *>(QLatin1String(name));
        QTest::mouseClick(button, Qt::LeftButton);
        QVERIFY2(!button->isEnabled(), name);
        QVERIFY2(button->toolTip().contains(QLatin1String("were not found")), name);
    }
    QCOMPARE(train.count() + step.count(), 0);
    QVERIFY(window.findChild<QAction *>(QStringLiteral("saveAction"))->isEnabled());
    window.setCorpusMissing(false);
    auto *button = window.findChild<QToolButton *>(QStringLiteral("oneStepToolButton"));
    QTest::mouseClick(button, Qt::LeftButton);
    QCOMPARE(step.count(), 1);
    QVERIFY(!button->toolTip().contains(QLatin1String("were not found")));
}

void TestMainWindow::looksDifferentInTheDark()
{
    MainWindow window;
    window.resize(1000, 600);
    const QImage light = window.grab().toImage();
    QPalette dark(QColor(0x20, 0x24, 0x2b));
    dark.setColor(QPalette::Base, QColor(0x18, 0x1b, 0x20));
    window.setPalette(dark);
    const QImage night = window.grab().toImage();
    const QPoint barPoint(985, 45);
    QVERIFY(light.pixelColor(barPoint).lightness() > 128);
    QVERIFY(night.pixelColor(barPoint).lightness() < 128);
}

QTEST_MAIN(TestMainWindow)
#include "tst_main_window.moc"
