// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/study_queue.h"

#include <QCoreApplication>
#include <QDir>
#include <QFileInfo>

#include <algorithm>
#include <utility>

namespace seq2seq::app {

namespace {

constexpr int kPatienceMs = 5000; // to save the run that is being trained
constexpr double kLeastShare = 0.01; // from which the pace is known

/// The last sentence of what was said; where to find help is for the command line.
QString lastSentence(const QByteArray &said)
{
    QStringList lines = QString::fromUtf8(said).split(QLatin1Char('\n'), Qt::SkipEmptyParts);
    lines.removeIf([](const QString &line) {
        return line.trimmed().isEmpty() || line.startsWith(QLatin1String("See seq2seq "));
    });
    return lines.isEmpty() ? QString() : lines.last().trimmed();
}

} // namespace

QString headlessProgram()
{
    const QFileInfo beside(
        QDir(QCoreApplication::applicationDirPath()).filePath(QStringLiteral("seq2seq")));
    return beside.isExecutable() ? beside.absoluteFilePath() : QString();
}

StudyQueue::StudyQueue(QString program, QObject *parent)
    : QObject(parent)
    , m_program(std::move(program))
{
}

StudyQueue::~StudyQueue()
{
    if (!m_process)
        return;
    m_process->disconnect(this);
    m_process->terminate(); // it saves and ends
    m_process->waitForFinished(kPatienceMs);
}

void StudyQueue::start(const SweepOrder &order, const QString &folder)
{
    QStringList arguments;
    for (const std::string &argument : argumentsOf(order, folder.toStdString()))
        arguments << QString::fromStdString(argument);
    std::vector<std::string> files;
    for (const Variant &variant : variantsOf(order))
        files.push_back(variant.file);
    start(arguments, std::move(files), folder);
}

void StudyQueue::start(
    const QStringList &arguments, std::vector<std::string> files, const QString &folder)
{
    m_folder = folder;
    m_arguments = arguments;
    m_files = std::move(files);
    m_progress = {ui::QueueState::Running, 1, int(m_files.size()), 0, {}};
    run();
}

void StudyQueue::run()
{
    m_clock.invalidate();
    m_isStopping = false;
    m_process = std::make_unique<QProcess>();
    m_process->setStandardOutputFile(QProcess::nullDevice());
    connect(m_process.get(), &QProcess::finished, this, &StudyQueue::noteEnd);
    connect(m_process.get(), &QProcess::errorOccurred, this, &StudyQueue::noteError);
    m_process->start(m_program, m_arguments);
    setState(ui::QueueState::Running);
}

void StudyQueue::setState(ui::QueueState state)
{
    m_progress.state = state;
    m_progress.secondsLeft.reset();
    emit changed();
}

void StudyQueue::pause()
{
    if (m_progress.state != ui::QueueState::Running)
        return;
    m_process->terminate();
    setState(ui::QueueState::Pausing);
}

void StudyQueue::resume()
{
    if (m_progress.state == ui::QueueState::Paused)
        run();
}

void StudyQueue::stop()
{
    if (!m_process)
        return end();
    m_isStopping = true;
    m_process->terminate();
    setState(ui::QueueState::Pausing);
}

void StudyQueue::end()
{
    m_files.clear();
    setState(ui::QueueState::None);
}

void StudyQueue::noteEnd(int exitCode, QProcess::ExitStatus status)
{
    const QString said = lastSentence(m_process->readAllStandardError());
    m_process.release()->deleteLater(); // this runs inside one of its signals
    const bool isPausing = m_progress.state == ui::QueueState::Pausing;
    if (isPausing && !m_isStopping)
        return setState(ui::QueueState::Paused);
    end();
    const bool hasFailed = status != QProcess::NormalExit || exitCode != 0;
    emit finished(hasFailed && !isPausing ? said : QString());
}

void StudyQueue::noteError(QProcess::ProcessError error)
{
    if (error != QProcess::FailedToStart)
        return; // the others end it too
    const QString said = m_process->errorString();
    m_process.release()->deleteLater();
    end();
    emit finished(said);
}

void StudyQueue::follow(const Study &study)
{
    if (!isBusy())
        return;
    double share = 0;
    int place = 0;
    for (const std::string &file : m_files) {
        const auto run = std::ranges::find(study.runs, file, &StudyRun::file);
        if (run == study.runs.end())
            continue;
        const bool isOver = run->state == RunState::Done || run->state == RunState::Broken;
        share += isOver ? 1 : run->progress.value_or(0);
        place += isOver ? 1 : 0;
    }
    m_progress.place = std::min(place + 1, int(m_files.size()));
    m_progress.share = share / double(m_files.size());
    if (!m_clock.isValid()) {
        m_clock.start();
        m_firstShare = m_progress.share;
    }
    const double done = m_progress.share - m_firstShare;
    m_progress.secondsLeft.reset();
    if (done > kLeastShare && m_progress.state == ui::QueueState::Running)
        m_progress.secondsLeft = double(m_clock.elapsed()) / 1000 / done * (1 - m_progress.share);
    emit changed();
}

} // namespace seq2seq::app
