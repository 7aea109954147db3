// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/study_controller.h"

#include "app/ready_order.h"
#include "core/failure.h"
#include "core/storage/process_identity.h"
#include "core/study/settings.h"
#include "core/study/study_file.h"
#include "ui/compare/queue_bar.h"
#include "ui/compare/variants_dialog.h"
#include "ui/widgets/language.h"

#include <QDir>
#include <QFile>
#include <QFileInfo>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QtConcurrent>

#include <utility>

namespace seq2seq::app {

namespace {

constexpr int kSoonMs = 250;
constexpr int kClockMs = 3000;
constexpr qint64 kLargestFinding = 1 << 20;

/// A sentence with its arguments, some of which may be sentences in their turn.
Message messageIn(const QJsonObject &object)
{
    const std::string text = object.value(QLatin1String("text")).toString().toStdString();
    if (text.empty())
        return {};
    Message found("core", text.c_str());
    for (const QJsonValue &argument : object.value(QLatin1String("arguments")).toArray()) {
        if (argument.isObject())
            std::move(found).arg(messageIn(argument.toObject()));
        else
            std::move(found).arg(argument.toString().toStdString());
    }
    return found;
}

QByteArray smallFile(const QString &folder, const QString &name)
{
    QFile file(QDir(folder).filePath(name));
    if (!file.open(QIODevice::ReadOnly) || file.size() > kLargestFinding)
        return {};
    return file.readAll();
}

/// What `seq2seq experiment` leaves in its folder; an empty sentence where it left nothing.
ui::StudyFinding findingIn(const QString &folder)
{
    const QJsonObject written
        = QJsonDocument::fromJson(smallFile(folder, QStringLiteral("finding.json"))).object();
    return {messageIn(written.value(QLatin1String("sentence")).toObject()),
        written.value(QLatin1String("experiment")).toString().toStdString(),
        rowsOf(smallFile(folder, QStringLiteral("findings.csv")).toStdString())};
}

} // namespace

StudyController::StudyController(const Parts &parts, QObject *parent)
    : QObject(parent)
    , m_window(parts.window)
    , m_view(parts.view)
    , m_experiments(parts.experiments)
    , m_questions(parts.questions)
    , m_settings(parts.settings)
    , m_queue(parts.program)
{
    m_worker.setMaxThreadCount(1); // what is kept is kept before it is read
    m_soon.setSingleShot(true);
    m_soon.setInterval(kSoonMs);
    m_clock.setInterval(kClockMs);
    connect(&m_soon, &QTimer::timeout, this, &StudyController::read);
    connect(&m_clock, &QTimer::timeout, this, &StudyController::read);
    connect(
        &m_watcher, &QFileSystemWatcher::directoryChanged, &m_soon, qOverload<>(&QTimer::start));
    using ui::CompareView;
    connect(&m_view, &CompareView::openStudyRequested, this, &StudyController::askForStudy);
    connect(&m_view, &CompareView::newStudyRequested, this, &StudyController::askForNewStudy);
    connect(&m_view, &CompareView::studyRequested, this, &StudyController::open);
    connect(&m_view, &CompareView::closeStudyRequested, this, &StudyController::close);
    connect(&m_view, &CompareView::cancelRequested, this, &StudyController::cancel);
    connect(&m_view, &CompareView::runRequested, this, &StudyController::openRun);
    connect(&m_view, &CompareView::experimentRequested, this, &StudyController::startExperiment);
    connect(&m_view, &CompareView::variantsRequested, this, &StudyController::askForVariants);
    ui::QueueBar *bar = &m_view.queueBar();
    connect(bar, &ui::QueueBar::pauseRequested, &m_queue, &StudyQueue::pause);
    connect(bar, &ui::QueueBar::resumeRequested, &m_queue, &StudyQueue::resume);
    connect(bar, &ui::QueueBar::stopRequested, &m_queue, &StudyQueue::stop);
    connect(
        &m_queue, &StudyQueue::changed, bar, [this, bar] { bar->setProgress(m_queue.progress()); });
    connect(&m_queue, &StudyQueue::finished, this, &StudyController::endQueue);
    connect(&m_view.book(), &ui::StudyBook::edited, this, &StudyController::keep);
    connect(&m_window, &ui::MainWindow::openStudyRequested, this, &StudyController::askForStudy);
    m_view.setRecentStudies(m_settings.recentStudies());
}

StudyController::~StudyController()
{
    m_stop.request_stop();
    m_worker.waitForDone();
}

void StudyController::askForStudy()
{
    const QString folder = m_questions->askFolder(&m_window, tr("Open a folder of runs"));
    if (!folder.isEmpty())
        open(folder);
}

void StudyController::askForNewStudy()
{
    const QString folder
        = m_questions->askFolder(&m_window, tr("Choose or make an empty folder for the new study"));
    if (!folder.isEmpty())
        open(folder);
}

void StudyController::invalidate()
{
    m_stop.request_stop();
    m_isOutdated = m_reading != nullptr;
}

void StudyController::open(const QString &folder)
{
    invalidate();
    if (m_isShown)
        m_before = m_folder;
    m_folder = QFileInfo(folder).absoluteFilePath();
    m_isShown = false;
    m_reader = std::make_shared<StudyReader>(m_folder.toStdString());
    m_window.showWorkspace(ui::Workspace::Compare);
    m_view.setReading(m_folder);
    read();
}

void StudyController::close()
{
    forget();
    m_before.clear();
    m_view.setStudy({}, nullptr);
    m_view.setFinding({});
    m_view.queueBar().setOthers({});
}

void StudyController::forget()
{
    invalidate();
    m_folder.clear();
    m_reader.reset();
    m_isShown = false;
    m_isStale = false;
    m_clock.stop();
    m_soon.stop();
    if (!m_watcher.directories().isEmpty())
        m_watcher.removePaths(m_watcher.directories());
    m_view.setReading({});
}

/// The reading of a study that is opened ends; the one before stays.
void StudyController::cancel()
{
    if (m_isShown)
        return;
    const QString before = std::exchange(m_before, {});
    forget();
    if (!before.isEmpty())
        open(before);
}

void StudyController::read()
{
    if (!m_reader)
        return;
    if (m_reading) {
        m_isStale = true;
        return;
    }
    m_isStale = false;
    m_stop = std::stop_source();
    m_reading = std::make_unique<QFutureWatcher<Outcome>>();
    connect(m_reading.get(), &QFutureWatcherBase::finished, this, &StudyController::conclude);
    m_reading->setFuture(QtConcurrent::run(
        &m_worker, [reader = m_reader, folder = m_folder, stop = m_stop.get_token()]() -> Outcome {
            try {
                Outcome outcome;
                outcome.study = std::make_shared<const Study>(reader->read(stop));
                outcome.finding = findingIn(folder);
                return outcome;
            } catch (...) {
                const Error failure = currentFailure();
                return {{}, {}, failure.code(), failure.sentence()};
            }
        }));
}

void StudyController::conclude()
{
    const Outcome outcome = m_reading->result();
    m_reading.release()->deleteLater(); // this runs inside one of its signals
    if (std::exchange(m_isOutdated, false))
        return read();
    show(outcome);
    if (m_isStale)
        m_soon.start();
}

void StudyController::show(const Outcome &outcome)
{
    if (!outcome.study) {
        if (m_isShown) { // it was there a moment ago: a folder of the network that comes back
            if (!std::exchange(m_isGone, true)) // said once
                complain(outcome.sentence);
            emit failed(outcome.sentence);
            return;
        }
        const QString before = std::exchange(m_before, {});
        const QString folder = m_folder;
        forget();
        m_settings.removeRecentStudy(folder);
        m_view.setRecentStudies(m_settings.recentStudies());
        complain(outcome.sentence);
        emit failed(outcome.sentence);
        if (!before.isEmpty())
            open(before);
        return;
    }
    m_isGone = false;
    const bool isFirst = !std::exchange(m_isShown, true);
    if (isFirst) {
        m_before.clear();
        m_watcher.addPath(m_folder);
        m_clock.start();
        m_settings.addRecentStudy(m_folder);
        m_view.setRecentStudies(m_settings.recentStudies());
        m_view.setReading({});
        m_window.messages().clear(ui::MessageSubject::Comparing);
    }
    if (isFirst || *outcome.study != m_view.book().study())
        m_view.setStudy(m_folder, outcome.study);
    m_view.setFinding(outcome.finding);
    showOthers();
    if (m_queue.isBusy() && m_queue.folder() == m_folder)
        m_queue.follow(*outcome.study);
    emit studyRead();
}

void StudyController::showOthers()
{
    const QString own = QString::fromStdString(thisProcess().machine);
    QStringList machines;
    for (const StudyRun &run : m_view.book().study().runs) {
        const QString machine = QString::fromStdString(run.machine);
        if (!machine.isEmpty() && machine != own && !machines.contains(machine))
            machines << machine;
    }
    m_view.queueBar().setOthers(machines);
}

void StudyController::openRun(const QString &file)
{
    m_experiments.open(QDir(m_folder).filePath(file));
}

std::optional<std::pair<QString, SweepOrder>> StudyController::base() const
{
    SweepOrder order;
    const ui::StudyBook &book = m_view.book();
    if (const int run = book.indexOf(book.currentFile()); run >= 0) {
        const StudyRun &chosen = book.run(run);
        order.base = chosen.settings;
        if (chosen.dev.pairs > 0)
            order.devPairs = chosen.dev.pairs;
        return std::pair(QString::fromStdString(chosen.name), order);
    }
    const std::shared_ptr<const Experiment> experiment = m_experiments.experiment();
    if (!experiment)
        return std::nullopt;
    ExperimentSummary summary;
    summary.preset = experiment->preset;
    summary.model = experiment->model;
    summary.training = experiment->training;
    summary.sourceTokenizer = experiment->source.tokenizer->options();
    summary.targetTokenizer = experiment->target.tokenizer->options();
    summary.corpus = experiment->train->origin;
    order.base = settingsOf(summary);
    order.firstFile = summary.corpus.sourceFile;
    order.secondFile = summary.corpus.targetFile;
    order.devPairs = experiment->dev->size();
    return std::pair(QString::fromStdString(experiment->name), order);
}

bool StudyController::isQueueFree()
{
    if (m_queue.isBusy())
        complain(message("app",
            "A queue is being trained already. Wait for its end, or stop it, and add the variants "
            "then."));
    return !m_queue.isBusy();
}

/// In a folder of its own, which is a study.
void StudyController::startExperiment(const QString &name)
{
    if (!isQueueFree())
        return;
    const ReadyOrder order = readyOrder(name);
    const QString folder = m_questions->askFolder(
        &m_window, tr("Choose or make a folder for “%1”").arg(ui::translated(order.title)));
    if (folder.isEmpty())
        return;
    open(folder);
    m_queue.start(
        order.arguments + QStringList{QStringLiteral("--out"), m_folder}, order.files, m_folder);
}

void StudyController::askForVariants()
{
    if (m_folder.isEmpty())
        return;
    const auto chosen = base();
    if (!isQueueFree())
        return;
    if (!chosen)
        return complain(
            message("app", "There is no run yet to make variants of: open or train one first."));
    auto *dialog = new ui::VariantsDialog(chosen->first, chosen->second, &m_window);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setFileDialog(m_questions);
    connect(dialog, &ui::VariantsDialog::ordered, this, &StudyController::order);
    dialog->open();
}

void StudyController::order(const SweepOrder &order)
{
    m_queue.start(order, m_folder);
    m_soon.start();
}

void StudyController::endQueue(const QString &problem)
{
    m_soon.start();
    if (!problem.isEmpty())
        complain(
            message("app", "The queue has ended before its time: %1").arg(problem.toStdString()));
}

void StudyController::keep(const ui::RunEdit &edit)
{
    const std::string folder = m_folder.toStdString();
    const auto work = [folder, edit]() -> Message {
        const std::string run = edit.file.toStdString();
        const std::string text = edit.text.toStdString();
        try {
            changeStudyFile(folder, [&](StudyFile &file) {
                switch (edit.field) {
                case ui::RunField::Name:
                    return file.setName(run, text);
                case ui::RunField::Notes:
                    return file.setNotes(run, text);
                case ui::RunField::Colour:
                    return file.setColour(run, text);
                }
            });
        } catch (...) {
            return currentFailure().sentence();
        }
        return {};
    };
    invalidate(); // what is being read does not know of it
    QtConcurrent::run(&m_worker, work).then(this, [this](const Message &problem) {
        if (!problem.isEmpty())
            complain(problem);
        m_soon.start();
    });
}

void StudyController::complain(const Message &sentence)
{
    m_window.addMessage(ui::MessageKind::Problem, sentence, ui::MessageSubject::Comparing);
}

} // namespace seq2seq::app
