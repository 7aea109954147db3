// SPDX-License-Identifier: GPL-3.0-or-later
// The study in Compare: reads its folder on a worker, follows what others write there, and keeps
// what the person says of the runs.
#pragma once

#include "app/experiment_controller.h"
#include "app/study_queue.h"
#include "core/study/study.h"
#include "ui/compare/compare_view.h"
#include "ui/compare/finding_dialog.h"

#include <QFileSystemWatcher>
#include <QFutureWatcher>
#include <QObject>
#include <QThreadPool>
#include <QTimer>

#include <memory>
#include <optional>
#include <stop_token>
#include <utility>

namespace seq2seq::app {

/// Lives on the GUI thread; files are touched by one worker, a task after the other.
class StudyController : public QObject {
    Q_OBJECT

public:
    struct Parts {
        ui::MainWindow &window;
        ui::CompareView &view;
        ExperimentController &experiments;
        std::shared_ptr<Questions> questions;
        Settings &settings;
        QString program; ///< headless, that trains a queue; empty: it is missing
    };

    explicit StudyController(const Parts &parts, QObject *parent = nullptr);
    ~StudyController() override;

    /// Shows the study in Compare, once it has been read.
    void open(const QString &folder);
    void close();
    [[nodiscard]] bool isReading() const { return m_reading != nullptr; }
    [[nodiscard]] StudyQueue &queue() { return m_queue; }

signals:
    void studyRead(); ///< whether or not something had changed
    void failed(const seq2seq::Message &sentence);

private:
    /// What a worker leaves behind: a study or a failure.
    struct Outcome {
        std::shared_ptr<const Study> study;
        ui::StudyFinding finding; ///< of a ready-made experiment
        std::optional<ErrorCode> code;
        Message sentence;
    };

    void askForStudy();
    void askForNewStudy();
    void openRun(const QString &file);
    void askForVariants();
    void startExperiment(const QString &name);
    [[nodiscard]] bool isQueueFree();
    void order(const SweepOrder &order);
    void endQueue(const QString &problem);
    /// Of the current run, or of the open experiment; unset: there is neither.
    [[nodiscard]] std::optional<std::pair<QString, SweepOrder>> base() const;
    void keep(const ui::RunEdit &edit);
    void read();
    void invalidate();
    void conclude();
    void show(const Outcome &outcome);
    void showOthers();
    void forget();
    void complain(const Message &sentence);
    void cancel();

    ui::MainWindow &m_window;
    ui::CompareView &m_view;
    ExperimentController &m_experiments;
    std::shared_ptr<Questions> m_questions;
    Settings &m_settings;

    QString m_folder; ///< that is open, or about to be
    bool m_isShown = false; ///< it has been read once
    bool m_isGone = false; ///< and could not be read the last time
    QString m_before; ///< that was open before: it stays when the new one cannot be read
    std::shared_ptr<StudyReader> m_reader; ///< used by the worker alone
    std::stop_source m_stop;
    std::unique_ptr<QFutureWatcher<Outcome>> m_reading;
    bool m_isStale = false; ///< something has changed since the reading began
    bool m_isOutdated = false; ///< what is being read is not what is wanted any more
    QFileSystemWatcher m_watcher;
    QTimer m_soon; ///< what is written comes in several notices
    QTimer m_clock; ///< shared folders give none
    QThreadPool m_worker;
    StudyQueue m_queue;
};

} // namespace seq2seq::app
