// SPDX-License-Identifier: GPL-3.0-or-later
// Training and files: what the person asks for goes to the engine, what the engine says goes to the
// window.
#include "app/experiment_controller.h"

#include "app/descriptions.h"
#include "ui/frame/busy_bar.h"
#include "ui/widgets/language.h"

#include <QDir>
#include <QFileInfo>

#include <algorithm>
#include <cmath>
#include <utility>

namespace seq2seq::app {

using ui::MainWindow;
using ui::MessageKind;
using ui::MessageSubject;

namespace {

constexpr int kMoreEpochs = 10; // what Train adds to a run that has done all it was asked for

/// The limits that have been reached, raised; unset when none has been.
struct StopConditions {
    int maxEpochs;
    std::int64_t maxSteps;
};

std::optional<StopConditions> raisedConditions(
    const TrainingConfig &config, const EngineStatus &status)
{
    const bool isOutOfEpochs = status.maxEpochs > 0 && status.epoch >= status.maxEpochs;
    const bool isOutOfSteps = config.maxSteps > 0 && status.step >= config.maxSteps;
    if (!isOutOfEpochs && !isOutOfSteps)
        return std::nullopt;
    return StopConditions{int(std::ceil(status.epoch)) + kMoreEpochs, 0};
}

/// What the engine was doing when it failed so: its next success makes the sentence untrue.
MessageSubject subjectOf(ErrorCode code)
{
    switch (code) {
    case ErrorCode::FileUnwritable:
    case ErrorCode::FileInUse:
    case ErrorCode::FileChanged:
    case ErrorCode::DiskFull:
        return MessageSubject::Saving;
    case ErrorCode::FileNotFound:
    case ErrorCode::FileUnreadable:
    case ErrorCode::WrongEncoding:
    case ErrorCode::UnequalLines:
    case ErrorCode::MissingColumn:
    case ErrorCode::EmptyCorpus:
    case ErrorCode::BadExperiment:
        return MessageSubject::Opening;
    case ErrorCode::BadConfiguration:
    case ErrorCode::OutOfMemory:
    case ErrorCode::Diverged:
        return MessageSubject::Running;
    default:
        return MessageSubject::Other;
    }
}

QString experimentFilter()
{
    return ExperimentController::tr("Experiments (*.s2s)");
}

} // namespace

ExperimentController::ExperimentController(const Parts &parts, QObject *parent)
    : QObject(parent)
    , m_bridge(parts.bridge)
    , m_loader(parts.loader)
    , m_window(parts.window)
    , m_trainView(parts.trainView)
    , m_questions(parts.questions)
    , m_settings(parts.settings)
    , m_inquirer(parts.inquirer)
    , m_hasPairChanges(parts.hasPairChanges)
{
    connectWindow();
    connectBridge();
    connectLoader();
    connectTimeMachine();
    connectSentences();
}

void ExperimentController::connectWindow()
{
    connect(&m_window, &MainWindow::trainRequested, this, &ExperimentController::train);
    connect(&m_window, &MainWindow::pauseRequested, this, [this] {
        m_bridge.engine().pause();
        m_bridge.refresh();
    });
    connect(&m_window, &MainWindow::oneStepRequested, this,
        [this] { m_bridge.engine().trainOneStep(); });
    connect(&m_window, &MainWindow::stopRequested, this, &ExperimentController::stop);
    connect(&m_window, &MainWindow::resetRequested, this, &ExperimentController::reset);
    connect(&m_window, &MainWindow::modelSettingsRequested, this,
        [this] { m_window.showWorkspace(ui::Workspace::Model); });
    connect(&m_window, &MainWindow::saveRequested, this, &ExperimentController::save);
    connect(&m_window, &MainWindow::saveAsRequested, this, &ExperimentController::saveAs);
    connect(&m_window, &MainWindow::builtinRequested, this,
        [this](const QString &name) { newFromBuiltin(name); });
    connect(&m_window, &MainWindow::openExperimentRequested, this, [this] {
        const QString path
            = m_questions.askOpen(&m_window, tr("Open an experiment"), experimentFilter());
        if (path.endsWith(QStringLiteral(".s2s"), Qt::CaseInsensitive))
            open(path);
        else if (!path.isEmpty()) // sentence pairs, as if they had been dropped
            emit m_window.filesDropped({path});
    });
    connect(&m_window, &MainWindow::languageChanged, this, &ExperimentController::showNames);
    connect(&m_window, &MainWindow::closeRequested, this, &ExperimentController::close);
    connect(&m_trainView, &ui::TrainView::learningRateChanged, this,
        [this](double rate) { m_bridge.engine().setLearningRate(rate); });
}

void ExperimentController::connectBridge()
{
    connect(
        &m_bridge, &EngineBridge::experimentArrived, this, &ExperimentController::showExperiment);
    connect(&m_bridge, &EngineBridge::lossesArrived, this, &ExperimentController::appendLosses);
    connect(
        &m_bridge, &EngineBridge::evaluationArrived, this, &ExperimentController::addEvaluation);
    connect(&m_bridge, &EngineBridge::reportArrived, &m_trainView, &ui::TrainView::setStepReport);
    connect(&m_bridge, &EngineBridge::statusChanged, this, &ExperimentController::showStatus);
    connect(&m_bridge, &EngineBridge::problemArrived, this, &ExperimentController::showProblem);
    connect(&m_bridge, &EngineBridge::translationArrived, this,
        [this] { m_window.messages().clear(MessageSubject::Running); });
    connect(&m_bridge, &EngineBridge::remarkArrived, this,
        [this](const Message &sentence) { m_window.addMessage(MessageKind::Remark, sentence); });
}

void ExperimentController::connectLoader()
{
    connect(&m_loader, &CorpusLoader::started, &m_window.busyBar(), &ui::BusyBar::start);
    connect(&m_loader, &CorpusLoader::progressed, &m_window.busyBar(), &ui::BusyBar::setProgress);
    connect(&m_loader, &CorpusLoader::finished, &m_window.busyBar(), &ui::BusyBar::finish);
    connect(&m_window.busyBar(), &ui::BusyBar::cancelRequested, &m_loader, &CorpusLoader::cancel);
    connect(&m_window.busyBar(), &ui::BusyBar::cancelRequested, this, &ExperimentController::stay);
    connect(&m_loader, &CorpusLoader::cancelled, this, [this] { m_comparesNext = false; });
    connect(&m_loader, &CorpusLoader::failed, this, [this](const Message &sentence) {
        m_comparesNext = false;
        m_window.addMessage(MessageKind::Problem, sentence, MessageSubject::Opening);
    });
    connect(&m_loader, &CorpusLoader::prepared, this,
        [this](const std::shared_ptr<Prepared> &prepared) { use(*prepared); });
}

// ---- what the engine says ----

void ExperimentController::showExperiment(const std::shared_ptr<const Experiment> &experiment)
{
    m_window.messages().clear(MessageSubject::Opening);
    const bool isSameCorpus = m_experiment && m_experiment->train == experiment->train;
    const bool isVariant = std::exchange(m_comparesNext, false);
    const bool isBranch = std::exchange(m_branchesNext, false);
    m_trainView.clear();
    // The last curve there was stays behind the new one, also when a model was chosen, and another
    // before the first was trained.
    const bool isAnotherRun = experiment->history.losses.empty() && !m_history.losses.empty();
    if (!isVariant && !isSameCorpus)
        m_trainView.setComparison({}, {});
    else if (isBranch)
        m_trainView.setComparison(
            tr("%1, before the branch").arg(nameOf(*m_experiment)), m_history);
    else if (isAnotherRun)
        m_trainView.setComparison(isVariant
                ? describeModel(m_experiment->model)
                : tr("%1, before the reset").arg(describeModel(m_experiment->model)),
            m_history);
    m_experiment = experiment;
    m_training = experiment->training;
    m_history = experiment->history;
    m_trainView.setHistory(m_history);
    m_trainView.setPinned(experiment->pinned);
    m_pinned = experiment->pinned;
    m_trainView.setProbe(QString::fromStdString(experiment->probe.source),
        QString::fromStdString(experiment->probe.target));
    m_trainView.setClipNorm(experiment->training.clipNorm);
    showNames();
    m_window.setCorpusMissing(experiment->train->pairs.empty());
    settleCorpus();
    showPace();
    emit experimentShown(experiment);
}

void ExperimentController::showPace()
{
    const auto &evaluations = m_history.evaluations;
    m_window.setPace(
        evaluations.empty() ? std::optional<double>() : evaluations.back().devPerplexity,
        m_trainView.wordsPerSecond());
}

void ExperimentController::showNames()
{
    if (m_experiment)
        m_window.setExperimentTexts(nameOf(*m_experiment), describeCorpus(*m_experiment->train),
            describeModel(m_experiment->model));
}

void ExperimentController::appendLosses(const std::vector<LossPoint> &losses)
{
    m_history.losses.insert(m_history.losses.end(), losses.begin(), losses.end());
    m_trainView.appendLosses(losses);
    m_window.messages().clear(MessageSubject::Running);
    showPace();
}

void ExperimentController::addEvaluation(const std::shared_ptr<const Evaluation> &evaluation)
{
    m_history.evaluations.push_back(*evaluation);
    m_trainView.addEvaluation(evaluation);
    showPace();
}

void ExperimentController::showStatus(const EngineStatus &status)
{
    m_window.setStatus(status);
    m_trainView.setLearningRate(status.learningRate);
    m_trainView.setStatus(status);
    const QString saved = QString::fromStdString(status.savedPath);
    if (saved != m_lastSavedPath && !saved.isEmpty()) {
        m_settings.addRecentFile(saved);
        m_window.setRecentFiles(m_settings.recentFiles());
    }
    m_lastSavedPath = saved;
    const bool wasSaved = status.secondsSinceSave >= 0
        && (m_secondsSinceSave < 0 || status.secondsSinceSave < m_secondsSinceSave);
    m_secondsSinceSave = status.secondsSinceSave;
    if (wasSaved)
        m_window.messages().clear(MessageSubject::Saving);
    const bool isAtRest = status.state == EngineState::Ready || status.state == EngineState::Empty;
    if (m_isClosing && isAtRest && !status.hasUnsavedChanges)
        m_window.closeForGood();
}

void ExperimentController::showProblem(const EngineProblem &problem)
{
    if (m_isEnding)
        return rescue();
    if (problem.code == ErrorCode::FileChanged && settleChangedFile())
        return;
    m_branchesNext = false;
    m_trainView.showCorrectionFailed();
    m_window.addMessage(MessageKind::Problem, problem.message, subjectOf(problem.code));
    stay(); // when saving failed, the person decides what next
}

/// Asks what to do with a file that another program has changed. False: it is not saved.
bool ExperimentController::settleChangedFile()
{
    const std::string path = m_bridge.status().savedPath;
    switch (m_questions.askAboutChangedFile(&m_window, QString::fromStdString(path))) {
    case ChangedAnswer::SaveOver:
        m_bridge.engine().save(path, OnChange::Replace);
        return true;
    case ChangedAnswer::SaveElsewhere:
        return saveAs();
    case ChangedAnswer::Cancel:
        break;
    }
    return false;
}

// ---- what the person asks for ----

void ExperimentController::train()
{
    if (m_experiment) {
        if (const auto raised = raisedConditions(m_training, m_bridge.status())) {
            m_training.maxEpochs = raised->maxEpochs;
            m_training.maxSteps = raised->maxSteps;
            m_bridge.engine().setStopConditions(raised->maxEpochs, raised->maxSteps);
            m_window.addMessage(MessageKind::Remark,
                message("app", "The run had done all it was asked for; it goes on up to epoch %1.")
                    .arg(raised->maxEpochs),
                MessageSubject::Running);
        }
    }
    if (m_hasPairChanges())
        m_window.addMessage(MessageKind::Remark,
            message("app", "Training goes on without the changes in Data, not taken over yet."),
            MessageSubject::Running);
    m_bridge.engine().train();
}

void ExperimentController::stop()
{
    m_bridge.engine().stop();
    m_bridge.refresh();
}

void ExperimentController::reset()
{
    const std::int64_t updates = m_bridge.status().step;
    if (updates > 0 && !m_questions.askToReset(&m_window, updates))
        return;
    m_bridge.engine().reset();
}

void ExperimentController::save()
{
    if (m_bridge.status().savedPath.empty())
        saveAs();
    else
        m_bridge.engine().save(m_bridge.status().savedPath, OnChange::Refuse);
}

bool ExperimentController::saveAs()
{
    const QString path = m_questions.chooseSavePath(
        &m_window, tr("Save the experiment"), suggestedFile(), experimentFilter());
    if (path.isEmpty())
        return false;
    m_bridge.engine().save(path.toStdString(), OnChange::Refuse);
    return true;
}

QString ExperimentController::suggestedFile() const
{
    const QString saved = QString::fromStdString(m_bridge.status().savedPath);
    if (!saved.isEmpty())
        return saved;
    return (m_experiment ? nameOf(*m_experiment) : tr("experiment")) + QStringLiteral(".s2s");
}

void ExperimentController::open(const QString &path)
{
    if (!mayReplace())
        return;
    m_loader.cancel();
    m_window.messages().clearRemarks();
    m_bridge.engine().open(path.toStdString(), places());
}

CorpusPlaces ExperimentController::places() const
{
    CorpusPlaces places;
    places.known = m_settings.knownCorpora();
    return places;
}

void ExperimentController::openShipped(const QString &path)
{
    m_loader.start(message("app", "Opening the built-in model…"),
        [path = path.toStdString()](const ProgressCallback &) { return prepareFile(path); });
}

void ExperimentController::newFromBuiltin(const QString &name, const Message &remark)
{
    if (!mayReplace())
        return;
    m_loader.start(message("app", "Preparing the corpus %1…").arg(name.toStdString()),
        [name = name.toStdString(), remark](const ProgressCallback &progress) {
            Prepared prepared = prepareBuiltin(name, progress);
            if (!remark.isEmpty())
                prepared.remarks.push_back(remark);
            return prepared;
        });
}

void ExperimentController::useModel(const ui::ModelChoice &choice)
{
    if (!m_experiment)
        return;
    if (keepsWeights(*m_experiment, choice)) {
        m_bridge.engine().setTraining(choice.training);
        m_window.addMessage(MessageKind::Remark,
            message("app", "The weights are kept; training goes on with the new settings."),
            MessageSubject::Running);
        return;
    }
    if (!mayReplace())
        return;
    m_bridge.engine().stop();
    m_loader.start(message("app", "Preparing the new model…"),
        [experiment = m_experiment, choice](const ProgressCallback &progress) {
            return prepareAgain(*experiment, choice, progress);
        });
    m_comparesNext = true;
}

// ---- nothing is lost by accident ----

bool ExperimentController::hasTrainingToLose() const
{
    const EngineStatus &status = m_bridge.status();
    const bool isTraining
        = status.state == EngineState::Training || status.state == EngineState::Stopping;
    return (isTraining || status.hasUnsavedChanges) && status.step > 0;
}

ExperimentController::Leaving ExperimentController::settleUnsaved()
{
    if (!hasTrainingToLose())
        return Leaving::Now;
    if (!m_bridge.status().savedPath.empty()) {
        m_bridge.engine().stop();
        m_bridge.engine().save(m_bridge.status().savedPath, OnChange::Refuse);
        return Leaving::AfterSaving;
    }
    switch (m_questions.askToSave(&m_window, m_experiment ? nameOf(*m_experiment) : QString())) {
    case SaveAnswer::Save:
        m_bridge.engine().stop();
        return saveAs() ? Leaving::AfterSaving : Leaving::Not;
    case SaveAnswer::Discard:
        m_bridge.engine().stop();
        return Leaving::Now;
    case SaveAnswer::Cancel:
        break;
    }
    return Leaving::Not;
}

bool ExperimentController::mayReplace()
{
    return mayDropPairChanges() && mayBeginAnew();
}

void ExperimentController::close()
{
    if (m_isClosing || !mayDropPairChanges())
        return;
    const Leaving leaving = settleUnsaved();
    if (leaving == Leaving::Not)
        return;
    m_loader.cancel();
    if (leaving == Leaving::Now) {
        m_window.closeForGood();
        return;
    }
    // The window waits for the save, so that a full disk can be told; the event loop goes on
    // meanwhile.
    m_isClosing = true;
    m_window.busyBar().start(message("app", "Saving before closing…"));
}

void ExperimentController::endNow(const QString &rescueFile)
{
    m_isEnding = true;
    m_rescueFile = rescueFile;
    m_loader.cancel();
    if (!hasTrainingToLose())
        return m_window.closeForGood();
    m_isClosing = true;
    m_bridge.engine().stop();
    if (m_bridge.status().savedPath.empty())
        rescue();
    else
        m_bridge.engine().save(m_bridge.status().savedPath, OnChange::Refuse);
}

/// Saves where nobody was asked, once; when that fails too, there is nothing left to try.
void ExperimentController::rescue()
{
    const QString path = std::exchange(m_rescueFile, {});
    if (path.isEmpty())
        return m_window.closeForGood();
    QDir().mkpath(QFileInfo(path).path());
    m_bridge.engine().save(path.toStdString(), OnChange::Refuse);
}

void ExperimentController::stay()
{
    if (std::exchange(m_isClosing, false))
        m_window.busyBar().finish();
}

} // namespace seq2seq::app
