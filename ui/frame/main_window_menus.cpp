// SPDX-License-Identifier: GPL-3.0-or-later
// The menus of the window: every action has an object name, a tip and, where it is used often, a
// shortcut.
#include "ui/frame/main_window.h"
#include "ui/frame/shortcuts_dialog.h"

#include <QAction>
#include <QActionGroup>
#include <QCoreApplication>
#include <QMenu>
#include <QMenuBar>
#include <QMessageBox>

namespace seq2seq::ui {

QAction *MainWindow::makeAction(QMenu *menu, const QString &name, const QString &text,
    const QString &tip, const QKeySequence &shortcut)
{
    auto *action = new QAction(text, this);
    action->setObjectName(name);
    action->setToolTip(tip);
    action->setStatusTip({}); // a status tip would overwrite the line of facts
    action->setShortcut(shortcut);
    menu->addAction(action);
    return action;
}

void MainWindow::makeFileMenu()
{
    QMenu *menu = menuBar()->addMenu(tr("&File"));
    m_newMenu = menu->addMenu(tr("&New from Built-in Corpus"));
    m_newMenu->setToolTipsVisible(true);
    m_newMenu->setObjectName(QStringLiteral("newMenu"));
    QAction *openCorpus = makeAction(menu, QStringLiteral("openCorpusAction"), tr("Open &Corpus…"),
        tr("Open a file of sentence pairs, or two files line by line"),
        QKeySequence(tr("Ctrl+Shift+O")));
    QAction *open = makeAction(menu, QStringLiteral("openAction"), tr("&Open Experiment…"),
        tr("Open a model that was saved here (.s2s)"), QKeySequence::Open);
    m_recentMenu = menu->addMenu(tr("Open &Recent"));
    m_recentMenu->setObjectName(QStringLiteral("recentMenu"));
    m_recentMenu->setEnabled(false);
    menu->addSeparator();
    m_save = makeAction(menu, QStringLiteral("saveAction"), tr("&Save"),
        tr("Save corpus, model and curves; training then saves by itself"), QKeySequence::Save);
    m_saveAs = makeAction(menu, QStringLiteral("saveAsAction"), tr("Save &As…"),
        tr("Save under another name"), QKeySequence(tr("Ctrl+Shift+S")));
    m_export = makeAction(menu, QStringLiteral("exportAction"), tr("&Export Figures…"),
        tr("Write the loss curve and the attention as pictures and tables into a folder"),
        QKeySequence(tr("Ctrl+E")));
    menu->addSeparator();
    QAction *quit = makeAction(menu, QStringLiteral("quitAction"), tr("&Quit"),
        tr("Close the program"), QKeySequence(tr("Ctrl+Q")));
    quit->setMenuRole(QAction::QuitRole);

    m_corpusMenu = new QMenu(this);
    m_corpusMenu->setObjectName(QStringLiteral("corpusMenu"));
    m_corpusMenu->setToolTipsVisible(true);
    m_corpusMenu->addSeparator();
    m_corpusMenu->addAction(openCorpus);

    connect(openCorpus, &QAction::triggered, this, &MainWindow::openCorpusRequested);
    connect(open, &QAction::triggered, this, &MainWindow::openExperimentRequested);
    connect(m_save, &QAction::triggered, this, &MainWindow::saveRequested);
    connect(m_saveAs, &QAction::triggered, this, &MainWindow::saveAsRequested);
    connect(m_export, &QAction::triggered, this, &MainWindow::exportFiguresRequested);
    connect(quit, &QAction::triggered, this, &QWidget::close);
}

void MainWindow::makeRunMenu()
{
    QMenu *menu = menuBar()->addMenu(tr("&Run"));
    m_train
        = makeAction(menu, QStringLiteral("trainAction"), tr("Train"), {}, QKeySequence(tr("F5")));
    m_oneStep = makeAction(menu, QStringLiteral("oneStepAction"), tr("One step"),
        tr("Train on one batch, then pause (F10)"), QKeySequence(tr("F10")));
    m_stop = makeAction(menu, QStringLiteral("stopAction"), tr("Stop"),
        tr("Stop training at once (Shift+F5)"), QKeySequence(tr("Shift+F5")));
    m_reset = makeAction(menu, QStringLiteral("resetAction"), tr("Reset"),
        tr("Forget all training: new random weights from the same seed (Ctrl+Shift+R)"),
        QKeySequence(tr("Ctrl+Shift+R")));
    menu->addSeparator();
    m_modelSettings = makeAction(menu, QStringLiteral("modelSettingsAction"),
        tr("&Model and Training Settings…"),
        tr("Choose another model for this corpus, or other training settings"),
        QKeySequence(tr("Ctrl+M")));

    connect(m_train, &QAction::triggered, this, [this] {
        if (m_isTraining)
            emit pauseRequested();
        else
            emit trainRequested();
    });
    connect(m_oneStep, &QAction::triggered, this, &MainWindow::oneStepRequested);
    connect(m_stop, &QAction::triggered, this, &MainWindow::stopRequested);
    connect(m_reset, &QAction::triggered, this, &MainWindow::resetRequested);
    connect(m_modelSettings, &QAction::triggered, this, &MainWindow::modelSettingsRequested);
}

void MainWindow::makeViewMenu()
{
    QMenu *menu = menuBar()->addMenu(tr("&View"));
    m_workspaceActions = new QActionGroup(this);
    for (int i = 0; i < kWorkspaces; ++i) {
        const auto workspace = Workspace(i);
        QAction *action = makeAction(menu, QStringLiteral("workspaceAction%1").arg(i + 1),
            WorkspaceRail::title(workspace), {},
            QKeySequence(QStringLiteral("Ctrl+%1").arg(i + 1)));
        action->setCheckable(true);
        m_workspaceActions->addAction(action);
        connect(action, &QAction::triggered, this, [this, workspace] { showWorkspace(workspace); });
    }
    m_workspaceActions->actions().constFirst()->setChecked(true);

    menu->addSeparator();
    const auto addFontAction
        = [&](const QString &name, const QString &text, const QKeySequence &keys, int change) {
              QAction *action = makeAction(menu, name, text, {}, keys);
              connect(action, &QAction::triggered, this,
                  [this, change] { emit fontSizeRequested(change); });
              return action;
          };
    QAction *bigger = addFontAction(
        QStringLiteral("biggerAction"), tr("&Bigger Text"), QKeySequence(tr("Ctrl++")), 1);
    bigger->setShortcuts(
        {QKeySequence(tr("Ctrl++")), QKeySequence(tr("Ctrl+="))}); // + is shifted on many keyboards
    addFontAction(
        QStringLiteral("smallerAction"), tr("&Smaller Text"), QKeySequence(tr("Ctrl+-")), -1);
    addFontAction(
        QStringLiteral("normalFontAction"), tr("&Normal Text"), QKeySequence(tr("Ctrl+0")), 0);

    menu->addSeparator();
    QMenu *themes = menu->addMenu(tr("&Theme"));
    m_themeActions = new QActionGroup(this);
    const std::pair<const char *, QString> choices[] = {{"systemThemeAction", tr("As the &System")},
        {"lightThemeAction", tr("&Light")}, {"darkThemeAction", tr("&Dark")}};
    int place = 0;
    for (const auto &[name, text] : choices) {
        const auto choice = ThemeChoice(place++);
        QAction *action = makeAction(themes, QString::fromLatin1(name), text, {});
        action->setCheckable(true);
        m_themeActions->addAction(action);
        connect(action, &QAction::triggered, this, [this, choice] { emit themeRequested(choice); });
    }
    m_themeActions->actions().constFirst()->setChecked(true);

    QAction *fullScreen = makeAction(
        menu, QStringLiteral("fullScreenAction"), tr("&Full Screen"), {}, QKeySequence(tr("F11")));
    fullScreen->setCheckable(true);
    connect(fullScreen, &QAction::toggled, this, &MainWindow::toggleFullScreen);
}

void MainWindow::makeHelpMenu()
{
    QMenu *menu = menuBar()->addMenu(tr("&Help"));
    QAction *shortcuts = makeAction(menu, QStringLiteral("shortcutsAction"),
        tr("&Keyboard Shortcuts"), {}, QKeySequence(tr("F1")));
    QAction *about
        = makeAction(menu, QStringLiteral("aboutAction"), tr("&About Seq2Seq Explorer"), {});
    about->setMenuRole(QAction::AboutRole);
    connect(shortcuts, &QAction::triggered, this, &MainWindow::showShortcuts);
    connect(about, &QAction::triggered, this, &MainWindow::showAbout);
}

void MainWindow::showShortcuts()
{
    auto *dialog = new ShortcutsDialog(findChildren<QAction *>(), this);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->open();
}

void MainWindow::showAbout()
{
    auto *box = new QMessageBox(this);
    box->setAttribute(Qt::WA_DeleteOnClose);
    box->setWindowTitle(tr("About Seq2Seq Explorer"));
    box->setIconPixmap(windowIcon().pixmap(64));
    box->setText(tr("<h3>Seq2Seq Explorer %1</h3>").arg(QCoreApplication::applicationVersion()));
    box->setInformativeText(tr(
        "See how an encoder–decoder with attention learns to translate.<br><br>"
        "Free software under the GNU General Public License, version 3 or later. Built on Qt %1, "
        "LibTorch, ICU, SentencePiece and QCustomPlot.")
                                .arg(QString::fromLatin1(qVersion())));
    box->open();
}

} // namespace seq2seq::ui
