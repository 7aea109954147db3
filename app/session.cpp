// SPDX-License-Identifier: GPL-3.0-or-later
// Puts the program together; what the parts do is in their own files.
#include "app/session.h"

#include "app/figures.h"
#include "core/storage/run_file.h"
#include "ui/data/data_view.h"
#include "ui/translate/what_if.h"
#include "ui/widgets/language.h"

#include <QFile>
#include <QFileInfo>
#include <QGuiApplication>
#include <QScreen>
#include <QSplitter>
#include <QStandardPaths>
#include <QThread>
#include <QThreadPool>

#include <algorithm>

#include <unistd.h>

namespace seq2seq::app {

using ui::MainWindow;
using ui::Workspace;

namespace {

constexpr int kMemoryClockMs = 2000;
constexpr int kWorkers = 6;

/// Resident memory of this process in bytes; 0 where /proc does not tell.
std::int64_t residentMemory()
{
    QFile file(QStringLiteral("/proc/self/statm"));
    if (!file.open(QIODevice::ReadOnly))
        return 0;
    const QList<QByteArray> pages = file.readAll().split(' ');
    return pages.size() > 1 ? pages[1].toLongLong() * sysconf(_SC_PAGESIZE) : 0;
}

/// Those a person can drag.
QList<QSplitter *> namedSplitters(const QWidget &window)
{
    QList<QSplitter *> splitters = window.findChildren<QSplitter *>();
    splitters.removeIf([](const QSplitter *splitter) { return splitter->objectName().isEmpty(); });
    return splitters;
}

bool isExperimentFile(const QString &path)
{
    return path.endsWith(QLatin1String(".s2s"), Qt::CaseInsensitive);
}

bool isWeightsFile(const QString &path)
{
    return path.endsWith(QLatin1String(".safetensors"), Qt::CaseInsensitive);
}

} // namespace

Session::Session(Options options)
    : m_options(std::move(options))
    , m_settings(m_options.settingsFile)
{
    // What is looked for must not wait for what is counted.
    QThreadPool::globalInstance()->setMaxThreadCount(
        std::max(kWorkers, QThread::idealThreadCount()));
    m_language.choose(m_options.language.value_or(m_settings.language()));
    m_appearance.setTheme(m_options.theme.value_or(m_settings.theme()));
    m_appearance.setFontSteps(m_settings.fontSteps());
    makeWindow();
    makeControllers(m_options.engine);
    for (QSplitter *splitter : namedSplitters(*m_window)) // also of cards that controllers add
        splitter->restoreState(m_settings.splitter(splitter->objectName()));
    connectFrame();
}

Session::~Session() = default;

void Session::makeWindow()
{
    m_window = std::make_unique<MainWindow>();
    m_dataView = new ui::DataView;
    m_dataView->setSelection(&m_selection);
    m_modelView = new ui::ModelView(ModelController::presets());
    m_trainView = new ui::TrainView;
    m_translateView = new ui::TranslateView(&m_selection);
    m_stepView = new ui::StepView(&m_selection);
    m_compareView = new ui::CompareView;
    m_window->setWorkspaceView(Workspace::Data, m_dataView);
    m_window->setWorkspaceView(Workspace::Model, m_modelView);
    m_window->setWorkspaceView(Workspace::Train, m_trainView);
    m_window->setWorkspaceView(Workspace::Translate, m_translateView);
    m_window->setWorkspaceView(Workspace::Step, m_stepView);
    m_window->setWorkspaceView(Workspace::Compare, m_compareView);
    m_dataView->setFileDialog(m_options.questions);
    m_trainView->setSelection(&m_selection);
    m_trainView->setFileDialog(m_options.questions);
    m_translateView->setFileDialog(m_options.questions);
    m_modelView->setFileDialog(m_options.questions);
    m_compareView->setFileDialog(m_options.questions);
    for (const ui::WorkspaceEntry &entry : ui::workspaces())
        m_window->setUndoStack(entry.workspace, undoStackOf(entry.workspace));
    m_stepView->setFileDialog(m_options.questions);
    m_translateView->setOptions(m_settings.searchOptions());
    m_translateView->setAttentionForm(m_settings.attentionForm());

    m_window->restoreGeometry(m_settings.windowGeometry());
    if (m_options.size)
        m_window->setExactSize(*m_options.size);
    m_window->showWorkspace(m_settings.workspace());
    m_window->setThemeChoice(m_options.theme.value_or(m_settings.theme()));
    m_window->setLanguageChoice(m_options.language.value_or(m_settings.language()));
    m_window->setRecentFiles(m_settings.recentFiles());
}

/// What Undo and Redo work on while a workspace is shown.
QUndoStack *Session::undoStackOf(Workspace workspace) const
{
    switch (workspace) {
    case Workspace::Data:
        return m_dataView->edits().undoStack();
    case Workspace::Model:
        return m_modelView->undoStack();
    case Workspace::Compare:
        return m_compareView->undoStack();
    default:
        return m_translateView->whatIf().undoStack();
    }
}

void Session::makeControllers(const EngineFactory &engine)
{
    m_bridge = std::make_unique<EngineBridge>(engine);
    m_inquirer = std::make_unique<Inquirer>(*m_bridge);
    m_experiments = std::make_unique<ExperimentController>(ExperimentController::Parts{*m_bridge,
        m_loader, *m_window, *m_trainView, *m_options.questions, m_settings, *m_inquirer,
        [this] { return !m_dataView->edits().table().changes().isEmpty(); }});
    m_translations = std::make_unique<TranslateController>(TranslateController::Parts{
        *m_bridge, *m_inquirer, *m_translateView, *m_stepView, m_selection});
    m_model = std::make_unique<ModelController>(
        ModelController::Parts{*m_inquirer, *m_experiments, *m_window, *m_modelView});
    m_why = std::make_unique<WhyController>(*m_inquirer, m_translateView->whyPage());
    m_units = std::make_unique<UnitController>(
        UnitController::Parts{*m_inquirer, *m_translations, *m_translateView, *m_stepView});
    m_slowMotion = std::make_unique<SlowMotionController>(SlowMotionController::Parts{
        *m_inquirer, *m_translations, *m_stepView, m_options.questions});
    m_freeRunning = std::make_unique<FreeRunningController>(FreeRunningController::Parts{
        *m_inquirer, *m_translations, *m_translateView, *m_stepView, m_options.questions});
    m_walk = std::make_unique<WalkController>(
        WalkController::Parts{*m_window, *m_stepView, m_options.questions});
    m_compare = std::make_unique<CompareController>(
        CompareController::Parts{*m_bridge, *m_inquirer, *m_translateView, *m_translations});
    m_data = std::make_unique<DataController>(DataController::Parts{*m_bridge, m_loader, *m_window,
        *m_dataView, m_options.questions, [this] { return m_experiments->mayReplace(); },
        [this] { return m_experiments->mayBeginAnew(); }});
    m_studyAnswers = std::make_unique<StudyAnswersController>(
        StudyAnswersController::Parts{*m_window, *m_compareView, *m_bridge, *m_experiments,
            *m_translations, m_options.questions, m_options.runAnswerer});
    m_study = std::make_unique<StudyController>(StudyController::Parts{*m_window, *m_compareView,
        *m_experiments, m_options.questions, m_settings, m_options.headless});
    m_references = std::make_unique<ReferenceFinder>(
        ReferenceFinder::Parts{*m_experiments, *m_translations, m_translateView->bleuCard()});
    m_wordLinks = std::make_unique<WordLinksFinder>(*m_experiments, m_translateView->linksCard());
    m_weightExchange = std::make_unique<WeightExchange>(WeightExchange::Parts{*m_inquirer, m_loader,
        *m_window, *m_options.questions, [this] { return m_experiments->mayReplace(); }});
    m_trainingNotice = std::make_unique<TrainingNotice>(
        TrainingNotice::Parts{*m_bridge, *m_experiments, *m_window, m_options.notices});
}

void Session::connectFrame()
{
    MainWindow *window = m_window.get();
    connect(m_experiments.get(), &ExperimentController::reportArrived, m_data.get(),
        &DataController::setReport);
    connect(m_dataView, &ui::DataView::builtinRequested, m_experiments.get(),
        [this](const QString &name) { m_experiments->newFromBuiltin(name); });
    connect(m_dataView, &ui::DataView::translateRequested, this, &Session::translateInWindow);
    connect(m_trainView, &ui::TrainView::translateRequested, this, &Session::translateInWindow);
    // One sentence is picked, in all workspaces.
    connect(m_dataView, &ui::DataView::sentencePicked, m_translations.get(),
        &TranslateController::translate);
    connect(m_trainView, &ui::TrainView::sentencePicked, m_translations.get(),
        &TranslateController::translate);
    connect(m_translations.get(), &TranslateController::sentencePicked, m_dataView,
        &ui::DataView::pickSentence);
    connect(m_translations.get(), &TranslateController::sentencePicked, m_trainView,
        &ui::TrainView::pickSentence);
    connect(m_dataView, &ui::DataView::filesDropped, this, &Session::openFiles);
    connect(window, &MainWindow::filesDropped, this, &Session::openFiles);
    connect(window, &MainWindow::recentFileRequested, this, &Session::openRecent);
    connect(window, &MainWindow::exportFiguresRequested, this, &Session::exportFigures);
    connect(window, &MainWindow::fontSizeRequested, this, &Session::changeFontSize);
    connect(window, &MainWindow::themeRequested, this, [this](ui::ThemeChoice choice) {
        m_settings.setTheme(choice);
        m_appearance.setTheme(choice);
    });
    connect(window, &MainWindow::languageRequested, this, [this](ui::LanguageChoice choice) {
        m_settings.setLanguage(choice);
        m_language.choose(choice);
    });
    connect(m_data.get(), &DataController::corpusImported, this, [this](const QString &path) {
        m_settings.addRecentFile(path);
        m_window->setRecentFiles(m_settings.recentFiles());
    });
    connect(m_translations.get(), &TranslateController::answered, this,
        [this](const std::shared_ptr<const TranslateResult> &result) {
            m_lastResult = result;
            m_trainView->setShownTokens(result->trace.sourceTokens);
        });
    connect(window, &MainWindow::closed, this, &Session::remember);
    connect(
        &m_memoryClock, &QTimer::timeout, this, [this] { m_window->setMemory(residentMemory()); });
    m_memoryClock.start(kMemoryClockMs);
    m_window->setMemory(residentMemory());
}

bool Session::isReading() const
{
    return m_loader.isBusy() || m_bridge->status().state == EngineState::Loading;
}

void Session::show()
{
    m_window->show();
}

void Session::start(const QString &path)
{
    if (!path.isEmpty()) {
        openFiles({path});
        return;
    }
    if (m_options.builtinModel.isEmpty())
        m_experiments->newFromBuiltin(QStringLiteral("everyday-zh-en"),
            message("app",
                "The trained model that belongs to this program is missing (%1). This one is not "
                "trained yet: press Train, or install the program again.")
                .arg(kBuiltinModel));
    else
        m_experiments->openShipped(m_options.builtinModel);
}

void Session::end()
{
    const QString folder = QStandardPaths::writableLocation(QStandardPaths::AppDataLocation);
    m_experiments->endNow(QString::fromStdString(rescuePath(folder.toStdString())));
}

void Session::openFiles(const QStringList &paths)
{
    if (paths.size() == 1 && QFileInfo(paths.constFirst()).isDir())
        m_study->open(paths.constFirst());
    else if (paths.size() == 1 && isExperimentFile(paths.constFirst()))
        m_experiments->open(paths.constFirst());
    else if (paths.size() == 1 && isWeightsFile(paths.constFirst()))
        m_weightExchange->open(paths.constFirst());
    else
        m_data->importFiles(paths);
}

void Session::openRecent(const QString &path)
{
    if (QFileInfo::exists(path)) {
        openFiles({path});
        return;
    }
    m_settings.removeRecentFile(path);
    m_window->setRecentFiles(m_settings.recentFiles());
    m_window->addMessage(ui::MessageKind::Problem,
        message("app", "%1 is no longer there. It was taken off the list of recent files.")
            .arg(path.toStdString()),
        ui::MessageSubject::Opening);
}

void Session::translateInWindow(const QString &source)
{
    m_window->showWorkspace(Workspace::Translate);
    m_translations->translate(source);
}

void Session::exportFigures()
{
    const QString folder
        = m_options.questions->askFolder(m_window.get(), tr("Export the figures into a folder"));
    if (folder.isEmpty())
        return;
    const std::vector<FigureFile> files
        = figuresOf({m_dataView, m_modelView, m_trainView, m_translateView, m_stepView,
                        m_compareView, m_slowMotion->dialog(), m_freeRunning->dialog()},
            m_window->workspaceSize());
    const QStringList existing = existingFigures(files, folder);
    if (!existing.isEmpty() && !m_options.questions->askReplace(m_window.get(), existing))
        return;
    try {
        writeFigures(files, folder);
        QStringList names;
        for (const FigureFile &file : files)
            names += file.figure;
        names.removeDuplicates();
        m_window->addMessage(ui::MessageKind::Remark,
            names.isEmpty() ? message("app",
                "There is nothing to export yet: train the model or translate a sentence first.")
                            : message("app",
                                "%1 files written to %2: %3, as pictures (PNG, SVG, PDF) and, "
                                "where "
                                "there are numbers, as tables (CSV).")
                                  .arg(files.size())
                                  .arg(folder.toStdString())
                                  .arg(names.join(QStringLiteral(", ")).toStdString()),
            ui::MessageSubject::Exporting, names.isEmpty() ? QString() : folder);
    } catch (const Error &error) {
        m_window->addMessage(
            ui::MessageKind::Problem, error.sentence(), ui::MessageSubject::Exporting);
    }
}

void Session::changeFontSize(int change)
{
    m_settings.setFontSteps(change == 0 ? 0 : m_settings.fontSteps() + change);
    m_appearance.setFontSteps(m_settings.fontSteps());
}

void Session::remember()
{
    m_settings.setWindowGeometry(m_window->saveGeometry());
    for (const QSplitter *splitter : namedSplitters(*m_window))
        m_settings.setSplitter(splitter->objectName(), splitter->saveState());
    m_settings.setWorkspace(m_window->workspace());
    m_settings.setSearchOptions(m_translateView->options());
    m_settings.setAttentionForm(m_translateView->attentionForm());
    m_settings.flush(); // the program may end before its objects do
}

} // namespace seq2seq::app
