// SPDX-License-Identifier: GPL-3.0-or-later
// The menus of the window: every action has an object name, a tip and, where it is used often, a
// shortcut.
#include "ui/frame/main_window.h"
#include "ui/frame/shortcuts_dialog.h"
#include "ui/widgets/language.h"

#include <QAction>
#include <QActionGroup>
#include <QCoreApplication>
#include <QMenu>
#include <QMenuBar>
#include <QMessageBox>
#include <QStackedWidget>
#include <QUndoGroup>
#include <QUndoStack>

namespace seq2seq::ui {

QAction *MainWindow::makeAction(
    QMenu *menu, const QString &name, Texts texts, const QKeySequence &shortcut)
{
    auto *action = new QAction(this);
    inEveryLanguage(action, [action, texts] {
        if (!texts.text)
            return; // set elsewhere, the tip too
        action->setText(tr(texts.text));
        action->setToolTip(texts.tip ? tr(texts.tip) : QString());
    });
    action->setObjectName(name);
    action->setStatusTip({}); // a status tip would overwrite the line of facts
    action->setShortcut(shortcut);
    menu->addAction(action);
    return action;
}

QMenu *MainWindow::makeMenu(QMenu *parent, const char *title)
{
    QMenu *menu = parent ? parent->addMenu(QString()) : menuBar()->addMenu(QString());
    inEveryLanguage(menu, [menu, title] { menu->setTitle(tr(title)); });
    return menu;
}

void MainWindow::makeFileMenu()
{
    QMenu *menu = makeMenu(nullptr, QT_TR_NOOP("&File"));
    m_newMenu = makeMenu(menu, QT_TR_NOOP("&New from Built-in Corpus"));
    m_newMenu->setToolTipsVisible(true);
    m_newMenu->setObjectName(QStringLiteral("newMenu"));
    QAction *openCorpus = makeAction(menu, QStringLiteral("openCorpusAction"),
        {QT_TR_NOOP("Open &Corpus…"),
            QT_TR_NOOP("Open a file of sentence pairs, or two files line by line")},
        QKeySequence(tr("Ctrl+Shift+O")));
    QAction *open = makeAction(menu, QStringLiteral("openAction"),
        {QT_TR_NOOP("&Open Experiment…"), QT_TR_NOOP("Open a model that was saved here (.s2s)")},
        QKeySequence::Open);
    QAction *openStudy = makeAction(menu, QStringLiteral("openStudyAction"),
        {QT_TR_NOOP("Open S&tudy…"), QT_TR_NOOP("Open a folder of runs and compare them")},
        QKeySequence(tr("Ctrl+Alt+O")));
    m_recentMenu = makeMenu(menu, QT_TR_NOOP("Open &Recent"));
    m_recentMenu->setObjectName(QStringLiteral("recentMenu"));
    m_recentMenu->setEnabled(false);
    menu->addSeparator();
    m_save = makeAction(menu, QStringLiteral("saveAction"),
        {QT_TR_NOOP("&Save"),
            QT_TR_NOOP("Save corpus, model and curves; training then saves by itself")},
        QKeySequence::Save);
    m_saveAs = makeAction(menu, QStringLiteral("saveAsAction"),
        {QT_TR_NOOP("Save &As…"), QT_TR_NOOP("Save under another name")},
        QKeySequence(tr("Ctrl+Shift+S")));
    m_export = makeAction(menu, QStringLiteral("exportAction"),
        {QT_TR_NOOP("&Export Figures…"),
            QT_TR_NOOP("Write the figures of all workspaces as pictures and tables into a folder")},
        QKeySequence(tr("Ctrl+E")));
    QMenu *exchange = makeMenu(menu, QT_TR_NOOP("Exchange with &PyTorch"));
    QAction *openWeights = makeAction(exchange, QStringLiteral("openWeightsAction"),
        {QT_TR_NOOP("Open &Weights…"),
            QT_TR_NOOP("Open weights that another program trained (.safetensors); its vocabularies "
                       "lie in the same folder")});
    QAction *exportPython = makeAction(exchange, QStringLiteral("exportPythonAction"),
        {QT_TR_NOOP("Export for &Python…"),
            QT_TR_NOOP("Write the weights, the vocabularies and a PyTorch program that translates "
                       "with them")});
    menu->addSeparator();
    QAction *quit = makeAction(menu, QStringLiteral("quitAction"),
        {QT_TR_NOOP("&Quit"), QT_TR_NOOP("Close the program")}, QKeySequence(tr("Ctrl+Q")));
    quit->setMenuRole(QAction::QuitRole);

    m_corpusMenu = new QMenu(this);
    m_corpusMenu->setObjectName(QStringLiteral("corpusMenu"));
    m_corpusMenu->setToolTipsVisible(true);
    m_corpusMenu->addSeparator();
    m_corpusMenu->addAction(openCorpus);

    connect(openCorpus, &QAction::triggered, this, &MainWindow::openCorpusRequested);
    connect(open, &QAction::triggered, this, &MainWindow::openExperimentRequested);
    connect(openStudy, &QAction::triggered, this, &MainWindow::openStudyRequested);
    connect(m_save, &QAction::triggered, this, &MainWindow::saveRequested);
    connect(m_saveAs, &QAction::triggered, this, &MainWindow::saveAsRequested);
    connect(m_export, &QAction::triggered, this, &MainWindow::exportFiguresRequested);
    connect(openWeights, &QAction::triggered, this, &MainWindow::openWeightsRequested);
    connect(exportPython, &QAction::triggered, this, &MainWindow::exportPythonRequested);
    connect(quit, &QAction::triggered, this, &QWidget::close);
}

void MainWindow::makeEditMenu()
{
    QMenu *menu = makeMenu(nullptr, QT_TR_NOOP("&Edit"));
    m_undo = makeAction(menu, QStringLiteral("undoAction"),
        {QT_TR_NOOP("&Undo"), QT_TR_NOOP("Take back the last change")}, QKeySequence::Undo);
    m_redo = makeAction(menu, QStringLiteral("redoAction"),
        {QT_TR_NOOP("&Redo"), QT_TR_NOOP("Make the change again")}, QKeySequence::Redo);
    m_undo->setEnabled(false);
    m_redo->setEnabled(false);
    m_undoGroup = new QUndoGroup(this);
    makeEditTexts();
}

/// The texts say what is undone: "Undo: attention uniform, step 3".
void MainWindow::makeEditTexts()
{
    const auto show = [this] {
        const QString undo = m_undoGroup->undoText();
        const QString redo = m_undoGroup->redoText();
        m_undo->setText(undo.isEmpty() ? tr("&Undo") : tr("&Undo: %1").arg(undo));
        m_redo->setText(redo.isEmpty() ? tr("&Redo") : tr("&Redo: %1").arg(redo));
    };
    onLanguageChange(m_undo, show);
    connect(m_undo, &QAction::triggered, m_undoGroup, &QUndoGroup::undo);
    connect(m_redo, &QAction::triggered, m_undoGroup, &QUndoGroup::redo);
    connect(m_undoGroup, &QUndoGroup::canUndoChanged, m_undo, &QAction::setEnabled);
    connect(m_undoGroup, &QUndoGroup::canRedoChanged, m_redo, &QAction::setEnabled);
    connect(m_undoGroup, &QUndoGroup::undoTextChanged, m_undo, show);
    connect(m_undoGroup, &QUndoGroup::redoTextChanged, m_redo, show);
}

void MainWindow::setUndoStack(Workspace workspace, QUndoStack *stack)
{
    m_undoGroup->addStack(stack);
    m_undoStacks.at(std::size_t(workspace)) = stack;
    followUndo();
}

void MainWindow::followUndo()
{
    m_undoGroup->setActiveStack(m_undoStacks.at(std::size_t(m_stack->currentIndex())));
}

void MainWindow::makeRunMenu()
{
    QMenu *menu = makeMenu(nullptr, QT_TR_NOOP("&Run"));
    m_train = makeAction(menu, QStringLiteral("trainAction"), {}, QKeySequence(tr("F5")));
    m_oneStep = makeAction(menu, QStringLiteral("oneStepAction"), {}, QKeySequence(tr("F10")));
    inEveryLanguage(m_train, [this] { showTrainActions(); });
    m_stop = makeAction(menu, QStringLiteral("stopAction"),
        {QT_TR_NOOP("Stop"), QT_TR_NOOP("Stop training at once (Shift+F5)")},
        QKeySequence(tr("Shift+F5")));
    m_reset = makeAction(menu, QStringLiteral("resetAction"),
        {QT_TR_NOOP("Reset"),
            QT_TR_NOOP(
                "Forget all training: new random weights from the same seed (Ctrl+Shift+R)")},
        QKeySequence(tr("Ctrl+Shift+R")));
    menu->addSeparator();
    m_modelSettings = makeAction(menu, QStringLiteral("modelSettingsAction"),
        {QT_TR_NOOP("&Model and Training Settings"),
            QT_TR_NOOP("Choose another model for this corpus, or other training settings")},
        QKeySequence(tr("Ctrl+M")));

    connect(m_train, &QAction::triggered, this, [this] {
        if (m_state == EngineState::Training)
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
    QMenu *menu = makeMenu(nullptr, QT_TR_NOOP("&View"));
    m_workspaceActions = new QActionGroup(this);
    for (int i = 0; i < kWorkspaces; ++i) {
        const auto workspace = Workspace(i);
        QAction *action = makeAction(menu, QStringLiteral("workspaceAction%1").arg(i + 1), {},
            QKeySequence(QStringLiteral("Ctrl+%1").arg(i + 1)));
        inEveryLanguage(action, [action, workspace] { action->setText(titleOf(workspace)); });
        action->setCheckable(true);
        m_workspaceActions->addAction(action);
        connect(action, &QAction::triggered, this, [this, workspace] { showWorkspace(workspace); });
    }
    m_workspaceActions->actions().constFirst()->setChecked(true);

    menu->addSeparator();
    const auto addFontAction
        = [&](const QString &name, const char *text, const QKeySequence &keys, int change) {
              QAction *action = makeAction(menu, name, {text}, keys);
              connect(action, &QAction::triggered, this,
                  [this, change] { emit fontSizeRequested(change); });
              return action;
          };
    QAction *bigger = addFontAction(
        QStringLiteral("biggerAction"), QT_TR_NOOP("&Bigger Text"), QKeySequence(tr("Ctrl++")), 1);
    bigger->setShortcuts(
        {QKeySequence(tr("Ctrl++")), QKeySequence(tr("Ctrl+="))}); // + is shifted on many keyboards
    addFontAction(QStringLiteral("smallerAction"), QT_TR_NOOP("&Smaller Text"),
        QKeySequence(tr("Ctrl+-")), -1);
    addFontAction(QStringLiteral("normalFontAction"), QT_TR_NOOP("&Normal Text"),
        QKeySequence(tr("Ctrl+0")), 0);

    menu->addSeparator();
    QMenu *themes = makeMenu(menu, QT_TR_NOOP("&Theme"));
    m_themeActions = new QActionGroup(this);
    const std::pair<const char *, const char *> choices[]
        = {{"systemThemeAction", QT_TR_NOOP("As the &System")},
            {"lightThemeAction", QT_TR_NOOP("&Light")}, {"darkThemeAction", QT_TR_NOOP("&Dark")}};
    int place = 0;
    for (const auto &[name, text] : choices) {
        const auto choice = ThemeChoice(place++);
        QAction *action = makeAction(themes, QString::fromLatin1(name), {text});
        action->setCheckable(true);
        m_themeActions->addAction(action);
        connect(action, &QAction::triggered, this, [this, choice] { emit themeRequested(choice); });
    }
    m_themeActions->actions().constFirst()->setChecked(true);
    makeLanguageMenu(menu);

    m_fullScreen = makeAction(menu, QStringLiteral("fullScreenAction"),
        {QT_TR_NOOP("&Full Screen")}, QKeySequence(tr("F11")));
    m_fullScreen->setCheckable(true);
    connect(m_fullScreen, &QAction::toggled, this, &MainWindow::toggleFullScreen);
}

void MainWindow::makeLanguageMenu(QMenu *parent)
{
    QMenu *menu = makeMenu(parent, QT_TR_NOOP("&Language"));
    m_languageActions = new QActionGroup(this);
    const auto add = [&](const QString &name, Texts texts, LanguageChoice choice) {
        QAction *action = makeAction(menu, name, texts);
        action->setCheckable(true);
        m_languageActions->addAction(action);
        connect(
            action, &QAction::triggered, this, [this, choice] { emit languageRequested(choice); });
        return action;
    };
    add(QStringLiteral("systemLanguageAction"), {QT_TR_NOOP("As the &System")},
        LanguageChoice::System)
        ->setChecked(true);
    // Each language by its own name: a person who reads only one of them finds it.
    add(QStringLiteral("englishAction"), {}, LanguageChoice::English)
        ->setText(QStringLiteral("English"));
    add(QStringLiteral("chineseAction"), {}, LanguageChoice::Chinese)
        ->setText(QStringLiteral("简体中文"));
}

void MainWindow::makeHelpMenu()
{
    QMenu *menu = makeMenu(nullptr, QT_TR_NOOP("&Help"));
    QAction *shortcuts = makeAction(menu, QStringLiteral("shortcutsAction"),
        {QT_TR_NOOP("&Keyboard Shortcuts")}, QKeySequence(tr("F1")));
    QAction *about
        = makeAction(menu, QStringLiteral("aboutAction"), {QT_TR_NOOP("&About Seq2Seq Explorer")});
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
