// SPDX-License-Identifier: GPL-3.0-or-later
// A queue of runs: the headless program trains them in the study's folder, as it would on any other
// computer that has the folder.
#pragma once

#include "core/study/study.h"
#include "core/study/sweep_order.h"
#include "ui/compare/queue_bar.h"

#include <QElapsedTimer>
#include <QObject>
#include <QProcess>
#include <QString>

#include <memory>
#include <vector>

namespace seq2seq::app {

/// The program `seq2seq` beside this one; empty when it is missing.
[[nodiscard]] QString headlessProgram();

/// One queue at a time; lives on the GUI thread. When it goes, the run that is being trained is
/// saved.
class StudyQueue : public QObject {
    Q_OBJECT

public:
    explicit StudyQueue(QString program, QObject *parent = nullptr);
    ~StudyQueue() override;

    [[nodiscard]] bool isBusy() const { return m_progress.state != ui::QueueState::None; }
    [[nodiscard]] const QString &folder() const { return m_folder; }
    void start(const SweepOrder &order, const QString &folder);
    /// @param arguments of the headless program  @param files of the runs that it will train
    void start(const QStringList &arguments, std::vector<std::string> files, const QString &folder);
    void pause();
    void resume();
    void stop();
    /// What its folder shows now.
    void follow(const Study &study);
    [[nodiscard]] const ui::QueueProgress &progress() const { return m_progress; }

signals:
    void changed(); ///< its progress
    /// @param problem what the program said when it failed; empty: all is well
    void finished(const QString &problem);

private:
    void run();
    void end();
    void setState(ui::QueueState state);
    void noteEnd(int exitCode, QProcess::ExitStatus status);
    void noteError(QProcess::ProcessError error);

    QString m_program;
    QString m_folder;
    QStringList m_arguments;
    std::vector<std::string> m_files; ///< of the runs
    std::unique_ptr<QProcess> m_process;
    ui::QueueProgress m_progress;
    QElapsedTimer m_clock; ///< since the share was first known
    double m_firstShare = 0;
    bool m_isStopping = false;
};

} // namespace seq2seq::app
