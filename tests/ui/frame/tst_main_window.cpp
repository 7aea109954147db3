// SPDX-License-Identifier: GPL-3.0-or-later
// The frame: its actions follow from the engine's state alone, it emits what the person asks for,
// and says what it is told.
// It is one file because all cases share one window.
#include "ui/frame/busy_bar.h"
#include "ui/frame/main_window.h"
#include "ui/frame/shortcuts_dialog.h"
#include "ui/frame/status_line.h"
#include "ui/widgets/theme.h"

#include <QAction>
#include <QCloseEvent>
#include <QDesktopServices>
#include <QLabel>
#include <QMenu>
#include <QMimeData>
#include <QProgressBar>
#include <QPushButton>
#include <QRegularExpression>
#include <QScopeGuard>
#include <QScreen>
#include <QSignalSpy>
#include <QTableWidget>
#include <QTest>
#include <QToolButton>
#include <QUrl>

using namespace seq2seq;
using namespace seq2seq::ui;

namespace {

/// Stands in for the file manager.
class UrlCatcher : public QObject {
    Q_OBJECT

public:
    UrlCatcher() { QDesktopServices::setUrlHandler(QStringLiteral("file"), this, "open"); }
    ~UrlCatcher() override { QDesktopServices::unsetUrlHandler(QStringLiteral("file")); }

    QList<QUrl> opened;

public slots:
    void open(const QUrl &url) { opened << url; }
};

} // namespace

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
    void messagesStayUntilTheyAreClosed();
    void busyBarCanBeCancelled();
    void progressIsWrittenOut();
    void statusLineTellsWhenItWasSaved();
    void filesAreDropped();
    void closingWaitsForTheListener();
    void shortcutsAreListed();
    void controlsHaveNames();
    void runButtonNamesTheModel();
    void fitsASmallScreen();
    void firstWindowFitsTheScreenWithItsFrame_data();
    void firstWindowFitsTheScreenWithItsFrame();
    void numbersStayWhenTheTextGrows_data();
    void numbersStayWhenTheTextGrows();
    void messagesCoverAndMoveNothing();
    void aNoticeShowsItsFolder();
    void aRunThatRestsSaysHowFarItHasCome_data();
    void aRunThatRestsSaysHowFarItHasCome();
    void theTitleNamesTheFile();
    void toolButtonsStayWhateverTheCorpusIsCalled();
    void aMissingCorpusForbidsTraining();
    void successClearsTheProblemOfItsKind();
    void factsSayWhatTheyMean();
    void looksDifferentInTheDark();

private:
    static EngineStatus status(EngineState state)
    {
        EngineStatus result;
        result.state = state;
        return result;
    }
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

void TestMainWindow::messagesStayUntilTheyAreClosed()
{
    MainWindow window;
    window.show();
    QVERIFY(window.messages().isHidden());
    window.addMessage(MessageKind::Remark, "The first.");
    window.addMessage(MessageKind::Problem, "The second.");
    window.addMessage(MessageKind::Problem, "The second.");
    QVERIFY(window.messages().isVisible());
    QCOMPARE(window.messages().count(), 2);
    QCOMPARE(window.messages().text(), QStringLiteral("The second."));
    QCOMPARE(window.findChild<QLabel *>(QStringLiteral("messageText"))->text(),
        QStringLiteral("The second."));
    QTest::mouseClick(
        window.findChild<QToolButton *>(QStringLiteral("messageClose")), Qt::LeftButton);
    QCOMPARE(window.messages().text(), QStringLiteral("The first."));
    window.messages().clearRemarks();
    QVERIFY(window.messages().isHidden());
}

void TestMainWindow::busyBarCanBeCancelled()
{
    MainWindow window;
    window.show();
    BusyBar &bar = window.busyBar();
    QSignalSpy cancelled(&bar, &BusyBar::cancelRequested);
    bar.start("Reading…");
    bar.setProgress(0.25);
    QVERIFY(bar.isVisible());
    QCOMPARE(bar.findChild<QProgressBar *>()->value(), 250);
    auto *cancel = window.findChild<QPushButton *>(QStringLiteral("busyCancel"));
    QTest::mouseClick(cancel, Qt::LeftButton);
    QTest::mouseClick(cancel, Qt::LeftButton); // a second click asks for nothing more
    QCOMPARE(cancelled.count(), 1);
    bar.finish();
    QVERIFY(!bar.isVisible());
    bar.start("Again…");
    QVERIFY(cancel->isEnabled());
}

void TestMainWindow::progressIsWrittenOut()
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

void TestMainWindow::statusLineTellsWhenItWasSaved()
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

void TestMainWindow::fitsASmallScreen()
{
    MainWindow window;
    window.setExperimentTexts(QStringLiteral("demo"),
        QStringLiteral("Everyday Chinese to English · 30,000"),
        QStringLiteral("CS224N: BiLSTM · general · 256"));
    EngineStatus now = status(EngineState::Training);
    now.maxEpochs = 20;
    window.setStatus(now);
    window.show();
    QVERIFY2(window.minimumSizeHint().width() <= 1280,
        qPrintable(QString::number(window.minimumSizeHint().width())));
    window.resize(1280, 720);
    const auto *reset = window.findChild<QToolButton *>(QStringLiteral("resetToolButton"));
    QVERIFY(reset->mapTo(&window, reset->rect().bottomRight()).x() < 1280);
}

void TestMainWindow::firstWindowFitsTheScreenWithItsFrame_data()
{
    QTest::addColumn<QRect>("available");
    QTest::addColumn<QMargins>("frame");
    const QMargins frame(6, 32, 6, 6);
    QTest::newRow("1280x720 with a panel") << QRect(0, 28, 1280, 692) << frame;
    QTest::newRow("1024x768") << QRect(0, 0, 1024, 768) << frame;
    QTest::newRow("1920x1080") << QRect(0, 0, 1920, 1080) << frame;
    QTest::newRow("second screen") << QRect(1920, 0, 1280, 720) << QMargins();
}

void TestMainWindow::firstWindowFitsTheScreenWithItsFrame()
{
    QFETCH(QRect, available);
    QFETCH(QMargins, frame);
    const QRect first = firstGeometry(available, frame);
    QVERIFY(available.contains(first.marginsAdded(frame)));
    QVERIFY(first.width() >= std::min(1440, available.width() - frame.left() - frame.right()));
    // And the window itself, on the screen of this machine.
    MainWindow window;
    window.show();
    QVERIFY(QTest::qWaitForWindowExposed(&window));
    QTRY_VERIFY(window.screen()->availableGeometry().contains(window.frameGeometry()));
}

void TestMainWindow::numbersStayWhenTheTextGrows_data()
{
    QTest::addColumn<int>("width");
    QTest::addColumn<double>("factor");
    QTest::newRow("wide, normal") << 1440 << 1.0;
    QTest::newRow("1000, normal") << 1000 << 1.0;
    QTest::newRow("1280, eight times bigger") << 1280 << 1.8;
    QTest::newRow("1000, largest") << 1000 << 2.2;
}

void TestMainWindow::numbersStayWhenTheTextGrows()
{
    QFETCH(int, width);
    QFETCH(double, factor);
    const QFont normal = QApplication::font();
    MainWindow window;
    window.setExperimentTexts(QStringLiteral("demo"),
        QStringLiteral("Everyday Chinese to English · 29,000"),
        QStringLiteral("BiLSTM · general · 64"));
    EngineStatus now = status(EngineState::Training);
    now.maxEpochs = 20;
    now.epoch = 7.2;
    now.progress = 0.36;
    now.secondsLeft = 101.4;
    window.setStatus(now);
    window.setPace(6.21, 5310);
    window.show();
    QFont larger = normal;
    larger.setPointSizeF(normal.pointSizeF() * factor);
    QApplication::setFont(larger);
    window.resize(width, 700);
    const auto restore = qScopeGuard([&] { QApplication::setFont(normal); });

    const auto *pace = window.findChild<QLabel *>(QStringLiteral("paceLabel"));
    QVERIFY(pace->text().contains(QLatin1String("dev perplexity")));
    QTRY_VERIFY2(pace->width() >= pace->sizeHint().width(),
        qPrintable(
            QStringLiteral("%1 of %2 pixels").arg(pace->width()).arg(pace->sizeHint().width())));
    QVERIFY(pace->mapTo(&window, pace->rect().bottomRight()).x() < window.width());
    QTRY_COMPARE(window.width(), width); // nothing makes it wider than it was asked to be
    for (const auto *button :
        window.findChildren<QToolButton *>(QRegularExpression(QStringLiteral("ToolButton$")))) {
        QVERIFY2(button->width() >= button->sizeHint().width(), qPrintable(button->objectName()));
        QTRY_VERIFY2(
            button->height() >= QFontMetrics(larger).height(), qPrintable(button->objectName()));
        QVERIFY2(button->mapTo(&window, button->rect().bottomRight()).x() < window.width(),
            qPrintable(button->objectName()));
    }
}

void TestMainWindow::messagesCoverAndMoveNothing()
{
    MainWindow window;
    auto *view = new QLabel(QStringLiteral("work"));
    window.setWorkspaceView(Workspace::Data, view);
    window.resize(760, 700);
    window.show();
    QVERIFY(QTest::qWaitForWindowExposed(&window));
    QCoreApplication::sendPostedEvents();
    QCoreApplication::processEvents();
    const auto work = [&] { return QRect(view->mapTo(&window, QPoint()), view->size()); };
    const QRect before = work();
    window.addMessage(MessageKind::Problem, "The disk is full.");
    QTRY_VERIFY(window.messages().height() > 10);
    QCOMPARE(work(), before);
    const auto bar = [&] {
        return QRect(window.messages().mapTo(&window, QPoint()), window.messages().size());
    };
    QVERIFY(bar().height() >= window.messages().sizeHint().height());
    QVERIFY(window.rect().contains(bar()));
    QVERIFY(!bar().intersects(work()));
    const QPoint middle = bar().center();
    QVERIFY(window.messages().isAncestorOf(window.childAt(middle))
        || window.childAt(middle) == &window.messages());
    // What needs more room takes it from the work and hides none of it.
    window.busyBar().start("Reading…");
    window.addMessage(
        MessageKind::Problem, std::string(400, 'x') + std::string(" y").append(400, 'z'));
    QTRY_VERIFY(work().height() < before.height());
    QVERIFY(!bar().intersects(work()));
    QVERIFY(window.rect().contains(bar()));
    window.messages().closeCurrent();
    window.messages().closeCurrent();
    window.busyBar().finish();
    QTRY_COMPARE(work(), before);
}

/// Files that were written can be looked at from the notice.
void TestMainWindow::aNoticeShowsItsFolder()
{
    UrlCatcher catcher;
    MainWindow window;
    window.show();
    auto *button = window.findChild<QToolButton *>(QStringLiteral("messageFolder"));
    window.addMessage(MessageKind::Remark, "Done.");
    QVERIFY(!button->isVisible());
    window.addMessage(MessageKind::Remark, "3 files written.", MessageSubject::Exporting,
        QStringLiteral("/tmp/my figures"));
    QVERIFY(button->isVisible());
    QTest::mouseClick(button, Qt::LeftButton);
    QCOMPARE(catcher.opened, QList<QUrl>{QUrl::fromLocalFile(QStringLiteral("/tmp/my figures"))});
    window.messages().closeCurrent();
    QVERIFY(!button->isVisible());
}

void TestMainWindow::aRunThatRestsSaysHowFarItHasCome_data()
{
    QTest::addColumn<double>("progress");
    QTest::addColumn<QString>("text");
    QTest::newRow("half way") << 0.4 << QStringLiteral("Paused at step 1,200 of 3,000");
    QTest::newRow("no limit") << 0.0 << QStringLiteral("Trained: 1,200 steps");
    QTest::newRow("at its end") << 1.0 << QStringLiteral("Trained: 1,200 steps");
}

void TestMainWindow::aRunThatRestsSaysHowFarItHasCome()
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

/// Whoever is about to click Train does not hit Reset because a corpus has a longer name.
void TestMainWindow::toolButtonsStayWhateverTheCorpusIsCalled()
{
    MainWindow window;
    window.resize(1280, 720);
    window.show();
    EngineStatus now = status(EngineState::Training);
    now.maxEpochs = 20;
    window.setStatus(now);
    const auto places = [&](const QString &corpus, const QString &model) {
        window.setExperimentTexts(QStringLiteral("demo"), corpus, model);
        QCoreApplication::sendPostedEvents();
        QCoreApplication::processEvents();
        QList<QRect> rects;
        for (const char *name : {"runButton", "trainToolButton", "oneStepToolButton",
                 "stopToolButton", "resetToolButton"})
            rects << window.findChild<QToolButton *>(QLatin1String(name))->geometry();
        return rects;
    };
    const QList<QRect> before = places(QStringLiteral("a · 3"), QStringLiteral("GRU"));
    QCOMPARE(places(QStringLiteral("A corpus with a name that never seems to end · 1,234,567"),
                 QStringLiteral("BiLSTM 2×256 · additive · 512 · 4 layers")),
        before);
    window.setPace(3.14, 123'456);
    QCoreApplication::sendPostedEvents();
    QCOMPARE(places(QStringLiteral("b"), QStringLiteral("RNN")), before);
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

void TestMainWindow::successClearsTheProblemOfItsKind()
{
    MainWindow window;
    MessageBar &bar = window.messages();
    window.addMessage(MessageKind::Problem, "Not opened.", MessageSubject::Opening);
    window.addMessage(MessageKind::Problem, "Not saved.", MessageSubject::Saving);
    bar.clear(MessageSubject::Running);
    QCOMPARE(bar.count(), 2);
    bar.clear(MessageSubject::Saving);
    QCOMPARE(bar.text(), QStringLiteral("Not opened."));
    bar.clear(MessageSubject::Opening);
    QVERIFY(bar.isHidden());
    // A remark about a success stays until the next one of its kind.
    window.addMessage(MessageKind::Remark, "Written.", MessageSubject::Exporting);
    bar.clear(MessageSubject::Exporting);
    QCOMPARE(bar.text(), QStringLiteral("Written."));
    window.addMessage(MessageKind::Remark, "Written again.", MessageSubject::Exporting);
    QCOMPARE(bar.count(), 1);
}

void TestMainWindow::factsSayWhatTheyMean()
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
