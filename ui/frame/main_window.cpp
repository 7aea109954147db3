// SPDX-License-Identifier: GPL-3.0-or-later
// Builds the frame and keeps its actions true to the state of the engine. Menus are in
// main_window_menus.cpp.
#include "ui/frame/main_window.h"

#include "ui/frame/busy_bar.h"
#include "ui/frame/overlay.h"
#include "ui/frame/run_bar.h"
#include "ui/frame/status_line.h"
#include "ui/frame/symbol.h"
#include "ui/frame/visit_bar.h"
#include "ui/widgets/language.h"
#include "ui/widgets/theme.h"

#include <QAction>
#include <QActionGroup>
#include <QCloseEvent>
#include <QDir>
#include <QFileInfo>
#include <QHBoxLayout>
#include <QMenu>
#include <QMenuBar>
#include <QMetaMethod>
#include <QMimeData>
#include <QPainter>
#include <QScreen>
#include <QScrollArea>
#include <QStackedWidget>
#include <QStyle>
#include <QTimer>
#include <QToolBar>

#include <algorithm>
#include <utility>

namespace seq2seq::ui {

namespace {

/// A tool bar without the style's gradient: it belongs to the white of the menus, not to the grey
/// of the work.
class FlatToolBar : public QToolBar {
public:
    using QToolBar::QToolBar;

protected:
    void paintEvent(QPaintEvent *) override
    {
        const Theme theme(palette());
        QPainter painter(this);
        painter.fillRect(rect(), theme.card);
        painter.fillRect(QRect(0, height() - 1, width(), 1), theme.border);
    }
};

/// What the window manager will draw around the window, as the style guesses it: nobody knows
/// before the window is shown. fitToScreen() looks again then.
QMargins expectedFrame(const QWidget &window)
{
    const int side
        = window.style()->pixelMetric(QStyle::PM_MdiSubWindowFrameWidth, nullptr, &window);
    const int title = window.style()->pixelMetric(QStyle::PM_TitleBarHeight, nullptr, &window);
    return {side, title + side, side, side};
}

QStringList localFiles(const QMimeData *data)
{
    QStringList paths;
    for (const QUrl &url : data->urls()) {
        if (url.isLocalFile())
            paths += url.toLocalFile();
    }
    return paths;
}

} // namespace

QRect firstGeometry(const QRect &available, const QMargins &frame)
{
    const QRect room = available.marginsRemoved(frame);
    QRect window({}, QSize(1440, 900).boundedTo(room.size()));
    window.moveCenter(room.center());
    return window;
}

MainWindow::MainWindow(QWidget *parent)
    : QMainWindow(parent)
{
    setWindowIcon(applicationIcon());
    setAcceptDrops(true);
    setGeometry(firstGeometry(screen()->availableGeometry(), expectedFrame(*this)));

    makeFileMenu();
    makeEditMenu();
    makeRunMenu();
    makeViewMenu();
    makeHelpMenu();
    makeToolBar();
    m_statusLine = new StatusLine(this);
    setStatusBar(m_statusLine);
    makeBody();
    whitenBars();
    setStatus({});
    inEveryLanguage(this, [this] { showTitle(); });
}

void MainWindow::makeToolBar()
{
    auto *bar = new FlatToolBar(this);
    inEveryLanguage(bar, [bar] { bar->setWindowTitle(tr("Training")); });
    bar->setObjectName(QStringLiteral("trainingBar"));
    bar->setMovable(false);
    bar->setContextMenuPolicy(
        Qt::PreventContextMenu); // hiding it would leave the window without Train
    bar->toggleViewAction()->setVisible(false);
    m_runBar
        = new RunBar({m_modelSettings, m_train, m_oneStep, m_stop, m_reset}, m_corpusMenu, bar);
    bar->addWidget(m_runBar);
    addToolBar(Qt::TopToolBarArea, bar);
}

void MainWindow::makeBody()
{
    auto *body = new QWidget(this);
    m_rail = new WorkspaceRail(body);
    m_stack = new QStackedWidget(body);
    for (int i = 0; i < kWorkspaces; ++i)
        m_stack->addWidget(new QWidget(m_stack));

    m_visitBar = new VisitBar(body);
    connect(m_visitBar, &VisitBar::returnRequested, this, &MainWindow::returnRequested);
    connect(m_visitBar, &VisitBar::branchRequested, this, &MainWindow::branchRequested);

    auto *column = new QVBoxLayout;
    column->setSpacing(0);
    column->addWidget(m_visitBar);
    column->addWidget(m_stack, 1);
    auto *row = new QHBoxLayout(body);
    row->setContentsMargins(0, 0, 0, 0);
    row->setSpacing(0);
    row->addWidget(m_rail);
    row->addLayout(column, 1);
    // What is said lies over the facts of the status bar: a sentence that comes and goes must
    // neither hide the work nor move what a person is about to click.
    auto *overlay = new Overlay(this, m_statusLine);
    m_messages = new MessageBar(overlay);
    m_busy = new BusyBar(overlay);
    overlay->addWidget(m_messages);
    overlay->addWidget(m_busy);
    setCentralWidget(body);
    connect(m_rail, &WorkspaceRail::workspaceChosen, this, &MainWindow::showWorkspace);
}

void MainWindow::setWorkspaceView(Workspace workspace, QWidget *view)
{
    // Where the window or the screen is smaller than the view can be, it scrolls: nothing is cut.
    auto *area = new QScrollArea;
    area->setFrameShape(QFrame::NoFrame);
    area->setWidgetResizable(true);
    area->setFocusPolicy(Qt::NoFocus);
    area->setWidget(view);
    const int place = int(workspace);
    const bool isCurrent = m_stack->currentIndex() == place;
    QWidget *before = m_stack->widget(place);
    m_stack->removeWidget(before);
    delete before;
    m_stack->insertWidget(place, area);
    if (isCurrent)
        m_stack->setCurrentIndex(place);
}

void MainWindow::showWorkspace(Workspace workspace)
{
    const bool isNew = m_stack->currentIndex() != int(workspace);
    m_stack->setCurrentIndex(int(workspace));
    m_rail->setCurrent(workspace);
    m_workspaceActions->actions().at(int(workspace))->setChecked(true);
    followUndo();
    if (isNew)
        emit workspaceChanged(workspace);
}

Workspace MainWindow::workspace() const
{
    return Workspace(m_stack->currentIndex());
}

QSize MainWindow::workspaceSize() const
{
    return m_stack->size();
}

void MainWindow::setBuiltinCorpora(const std::vector<BuiltinCorpus> &corpora)
{
    // The same entries in File > New and behind the corpus button, before what stands there for
    // good.
    const auto fill = [&](QMenu *menu) {
        const QList<QAction *> old = menu->actions();
        for (QAction *action : old) {
            if (action->property("builtin").isValid())
                delete action;
        }
        QAction *first = menu->actions().value(0);
        for (const BuiltinCorpus &corpus : corpora) {
            const QString name = QString::fromStdString(corpus.name);
            auto *action = new QAction(menu);
            action->setObjectName(QStringLiteral("builtin-") + name);
            action->setProperty("builtin", name);
            inEveryLanguage(action, [action, corpus] {
                action->setText(translated(corpus.title));
                action->setToolTip(translated(corpus.description));
            });
            connect(
                action, &QAction::triggered, this, [this, name] { emit builtinRequested(name); });
            menu->insertAction(first, action);
        }
    };
    fill(m_newMenu);
    fill(m_corpusMenu);
}

void MainWindow::setRecentFiles(const QStringList &paths)
{
    m_recentMenu->clear();
    m_recentMenu->setEnabled(!paths.isEmpty());
    for (const QString &path : paths) {
        QString shown = QDir::toNativeSeparators(path);
        if (shown.startsWith(QDir::homePath() + QLatin1Char('/')))
            shown.replace(0, QDir::homePath().size(), QStringLiteral("~"));
        QAction *action
            = m_recentMenu->addAction(shown.replace(QLatin1Char('&'), QStringLiteral("&&")));
        connect(
            action, &QAction::triggered, this, [this, path] { emit recentFileRequested(path); });
    }
}

void MainWindow::setExperimentTexts(const QString &name, const QString &corpus, const QString &run)
{
    m_experimentName = name;
    showTitle();
    m_runBar->setCorpus(corpus);
    m_runBar->setRun(run);
}

void MainWindow::showTitle()
{
    // In a title [*] is the place of the mark for what is not saved; a name has it doubled.
    const auto literal = [](QString name) {
        return name.replace(QStringLiteral("[*]"), QStringLiteral("[*][*]"));
    };
    const QFileInfo file(windowFilePath());
    const QString name = literal(m_experimentName);
    if (m_experimentName.isEmpty())
        setWindowTitle(tr("Seq2Seq Explorer"));
    else if (windowFilePath().isEmpty())
        setWindowTitle(tr("%1[*] – Seq2Seq Explorer").arg(name));
    else if (file.completeBaseName() == m_experimentName)
        setWindowTitle(tr("%1[*] – Seq2Seq Explorer").arg(literal(file.fileName())));
    else
        setWindowTitle(tr("%1[*] – %2 – Seq2Seq Explorer").arg(literal(file.fileName()), name));
}

void MainWindow::setCorpusMissing(bool isMissing)
{
    m_isCorpusMissing = isMissing;
    enableActions(m_state);
}

void MainWindow::setStatus(const EngineStatus &status)
{
    m_isVisiting = status.visited.has_value();
    m_visitBar->setStatus(status);
    enableActions(status.state);
    m_runBar->setStatus(status);
    m_statusLine->setStatus(status);
    const bool hasExperiment
        = status.state != EngineState::Empty && status.state != EngineState::Loading;
    setWindowModified(hasExperiment && status.hasUnsavedChanges);
    const QString path = QString::fromStdString(status.savedPath);
    if (path == windowFilePath())
        return;
    setWindowFilePath(path);
    showTitle();
}

void MainWindow::enableActions(EngineState state)
{
    const bool isReady = state == EngineState::Ready;
    const bool hasExperiment
        = isReady || state == EngineState::Training || state == EngineState::Stopping;
    const bool isTraining = state == EngineState::Training;
    m_state = state;
    showTrainActions();
    const bool canTrain = isReady && !m_isCorpusMissing && !m_isVisiting;
    m_train->setEnabled(canTrain || isTraining);
    m_oneStep->setEnabled(canTrain);
    m_stop->setEnabled(isTraining);
    m_reset->setEnabled(isReady || isTraining);
    m_modelSettings->setEnabled(isReady || isTraining);
    m_save->setEnabled(hasExperiment);
    m_saveAs->setEnabled(hasExperiment);
    m_export->setEnabled(hasExperiment);
}

void MainWindow::showTrainActions()
{
    const bool isTraining = m_state == EngineState::Training;
    const QString obstacle = m_isVisiting
        ? tr("The weights of an earlier evaluation are looked at: return to the present to train "
             "on, or branch from there.")
        : m_isCorpusMissing
        ? tr("The training sentences were not found: this model translates, but cannot be trained. "
             "Open its file again to say where they are.")
        : QString();
    m_train->setText(isTraining ? tr("Pause") : tr("Train"));
    m_train->setToolTip(isTraining ? tr("Pause after the current batch (F5)")
            : !obstacle.isEmpty()  ? obstacle
                                   : tr("Train the model, or go on training it (F5)"));
    m_oneStep->setText(tr("One step"));
    m_oneStep->setToolTip(
        !obstacle.isEmpty() ? obstacle : tr("Train on one batch, then pause (F10)"));
}

void MainWindow::setPace(std::optional<double> devPerplexity, std::optional<double> wordsPerSecond)
{
    m_runBar->setPace(devPerplexity, wordsPerSecond);
}

void MainWindow::setMemory(std::int64_t bytes)
{
    m_statusLine->setMemory(bytes);
}

void MainWindow::setThemeChoice(ThemeChoice choice)
{
    m_themeActions->actions().at(int(choice))->setChecked(true);
}

void MainWindow::setLanguageChoice(LanguageChoice choice)
{
    m_languageActions->actions().at(int(choice))->setChecked(true);
}

void MainWindow::addMessage(
    MessageKind kind, const Message &sentence, MessageSubject subject, const QString &folder)
{
    m_messages->add(kind, sentence, subject, folder);
}

void MainWindow::fitToScreen()
{
    if (m_isExact || isMaximized() || isFullScreen())
        return;
    const QRect available = screen()->availableGeometry();
    if (available.contains(frameGeometry()))
        return;
    const QMargins frame(geometry().left() - frameGeometry().left(),
        geometry().top() - frameGeometry().top(), frameGeometry().right() - geometry().right(),
        frameGeometry().bottom() - geometry().bottom());
    const QRect room = available.marginsRemoved(frame);
    QRect window({}, size().boundedTo(room.size()));
    window.moveTopLeft(
        {std::clamp(geometry().left(), room.left(), room.right() - window.width() + 1),
            std::clamp(geometry().top(), room.top(), room.bottom() - window.height() + 1)});
    setGeometry(window);
}

void MainWindow::setExactSize(const QSize &size)
{
    m_isExact = true;
    resize(size);
}

void MainWindow::showEvent(QShowEvent *event)
{
    QMainWindow::showEvent(event);
    // The frame is known once the window manager has had its say.
    if (!std::exchange(m_wasShown, true))
        QTimer::singleShot(0, this, &MainWindow::fitToScreen);
}

void MainWindow::closeForGood()
{
    m_closesForGood = true;
    close();
}

void MainWindow::closeEvent(QCloseEvent *event)
{
    const bool mustAsk = isSignalConnected(QMetaMethod::fromSignal(&MainWindow::closeRequested));
    // The answer may be closeForGood() at once; its close() does nothing inside a close event, so
    // the flag decides.
    if (!m_closesForGood && mustAsk)
        emit closeRequested();
    event->setAccepted(m_closesForGood || !mustAsk);
    if (event->isAccepted())
        emit closed();
}

void MainWindow::dragEnterEvent(QDragEnterEvent *event)
{
    if (!localFiles(event->mimeData()).isEmpty())
        event->acceptProposedAction();
}

void MainWindow::dropEvent(QDropEvent *event)
{
    const QStringList paths = localFiles(event->mimeData());
    if (paths.isEmpty())
        return;
    event->acceptProposedAction();
    emit filesDropped(paths);
}

void MainWindow::changeEvent(QEvent *event)
{
    QMainWindow::changeEvent(event);
    if (event->type() == QEvent::PaletteChange && m_statusLine)
        whitenBars();
    if (event->type() == QEvent::LanguageChange)
        emit languageChanged();
    if (event->type() == QEvent::WindowStateChange && m_fullScreen)
        m_fullScreen->setChecked(isFullScreen());
}

void MainWindow::whitenBars()
{
    QPalette white = palette();
    white.setColor(QPalette::Window, white.color(QPalette::Base));
    menuBar()->setPalette(white);
    m_statusLine->setPalette(white);
    m_statusLine->setAutoFillBackground(true);
}

void MainWindow::toggleFullScreen(bool isFull)
{
    setWindowState(
        isFull ? windowState() | Qt::WindowFullScreen : windowState() & ~Qt::WindowFullScreen);
}

} // namespace seq2seq::ui
