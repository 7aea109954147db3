// SPDX-License-Identifier: GPL-3.0-or-later
// Weights between this program and PyTorch: the open run as a Python program, weights of another
// program as a run.
#pragma once

#include "app/corpus_loader.h"
#include "app/inquirer.h"
#include "app/questions.h"
#include "ui/frame/main_window.h"

#include <QFutureWatcher>
#include <QObject>

#include <functional>

namespace seq2seq::app {

/// Lives on the GUI thread; owns none of what it joins. Files are read and written on workers.
class WeightExchange : public QObject {
    Q_OBJECT

public:
    struct Parts {
        Inquirer &inquirer;
        CorpusLoader &loader;
        ui::MainWindow &window;
        Questions &questions;
        std::function<bool()> mayReplace; ///< the run that is open
    };

    explicit WeightExchange(const Parts &parts, QObject *parent = nullptr);
    ~WeightExchange() override;

    /// A safetensors file; its vocabularies lie beside it.
    void open(const QString &weights);

private:
    void askToOpen();
    void exportPython();
    void write(const std::shared_ptr<const Experiment> &run, const QString &folder);
    void showWritten();

    Inquirer &m_inquirer;
    CorpusLoader &m_loader;
    ui::MainWindow &m_window;
    Questions &m_questions;
    std::function<bool()> m_mayReplace;
    QString m_folder; ///< that is being written to
    /// Why it could not be written.
    QFutureWatcher<std::optional<Message>> m_writing;
};

} // namespace seq2seq::app
