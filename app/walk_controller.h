// SPDX-License-Identifier: GPL-3.0-or-later
// Saves what Step through shows: all steps as PDF or animated GIF, all numbers as JSON or
// safetensors.
#pragma once

#include "ui/frame/main_window.h"
#include "ui/step/step_view.h"

#include <QFutureWatcher>
#include <QObject>

#include <memory>
#include <optional>

namespace seq2seq::app {

/// Lives on the GUI thread. Pages are painted there, one at a time between other events; colours
/// are chosen and files are written on a worker. One file at a time: asking for another breaks the
/// one before off, and nothing of that is written.
class WalkController : public QObject {
    Q_OBJECT

public:
    struct Parts {
        ui::MainWindow &window;
        ui::StepView &stepView;
        std::shared_ptr<ui::FileDialog> fileDialog;
    };

    explicit WalkController(const Parts &parts, QObject *parent = nullptr);
    ~WalkController() override;

    [[nodiscard]] bool isBusy() const { return m_work != nullptr; }

    /// A file that is being made.
    class Work;

signals:
    void finished(); ///< written, failed or cancelled; not for one that was replaced

private:
    /// What a piece of work on the worker came to: why it failed, if it did.
    using Outcome = std::optional<Message>;

    void save(ui::WalkFile file);
    void cancel();
    void next();
    void takeOutcome();
    void end();

    ui::MainWindow &m_window;
    ui::StepView &m_stepView;
    std::shared_ptr<ui::FileDialog> m_fileDialog;
    std::unique_ptr<Work> m_work; ///< null: nothing is being made
    QFutureWatcher<Outcome> m_watcher; ///< of its piece on the worker
};

} // namespace seq2seq::app
