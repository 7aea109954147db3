// SPDX-License-Identifier: GPL-3.0-or-later
// What the file menu offers for PyTorch.
#include "app/weight_exchange.h"

#include "core/storage/import_weights.h"
#include "core/storage/python_program.h"

#include <QDir>
#include <QFileInfo>
#include <QtConcurrent>

namespace seq2seq::app {

using ui::MainWindow;
using ui::MessageKind;
using ui::MessageSubject;

namespace {

QStringList existing(const std::vector<std::string> &files)
{
    QStringList there;
    for (const std::string &file : files) {
        if (QFileInfo::exists(QString::fromStdString(file)))
            there += QString::fromStdString(file);
    }
    return there;
}

} // namespace

WeightExchange::WeightExchange(const Parts &parts, QObject *parent)
    : QObject(parent)
    , m_inquirer(parts.inquirer)
    , m_loader(parts.loader)
    , m_window(parts.window)
    , m_questions(parts.questions)
    , m_mayReplace(parts.mayReplace)
{
    connect(&m_window, &MainWindow::openWeightsRequested, this, &WeightExchange::askToOpen);
    connect(&m_window, &MainWindow::exportPythonRequested, this, &WeightExchange::exportPython);
    connect(&m_writing, &QFutureWatcherBase::finished, this, &WeightExchange::showWritten);
}

WeightExchange::~WeightExchange()
{
    m_writing.waitForFinished();
}

void WeightExchange::askToOpen()
{
    const QString path = m_questions.askOpen(
        &m_window, tr("Open weights of another program"), tr("Weights (*.safetensors)"));
    if (!path.isEmpty())
        open(path);
}

void WeightExchange::open(const QString &weights)
{
    if (!m_mayReplace())
        return;
    const QFileInfo file(weights);
    const std::string path = weights.toStdString();
    m_loader.start(message("app", "Reading the weights %1…").arg(file.fileName().toStdString()),
        [path, folder = file.absolutePath().toStdString()](const ProgressCallback &) {
            auto [run, isDescribed] = importWeights(path, folder);
            Prepared prepared;
            prepared.experiment = std::move(run);
            if (!isDescribed)
                prepared.remarks.push_back(message("app",
                    "The file does not say how the model is built: the names and shapes of its "
                    "weights do. If its attention is scaled, local-m or sparsemax, or its source "
                    "was reversed, use the command “seq2seq import”, which can be told."));
            return prepared;
        });
}

void WeightExchange::exportPython()
{
    if (m_writing.isRunning())
        return;
    m_inquirer.ask(SnapshotQuestion{}, [this](const SnapshotAnswer &answer, const Answer &) {
        const QString folder
            = m_questions.askFolder(&m_window, tr("Export for Python into a folder"));
        if (folder.isEmpty())
            return;
        const QStringList there = existing(pythonProgramFiles(folder.toStdString()));
        if (there.isEmpty() || m_questions.askReplace(&m_window, there))
            write(answer.run, folder);
    });
}

void WeightExchange::write(const std::shared_ptr<const Experiment> &run, const QString &folder)
{
    m_folder = folder;
    m_writing.setFuture(QtConcurrent::run([run, folder]() -> std::optional<Message> {
        try {
            writePythonProgram(*run, folder.toStdString());
        } catch (const Error &error) {
            return error.sentence();
        }
        return std::nullopt;
    }));
}

void WeightExchange::showWritten()
{
    if (const std::optional<Message> problem = m_writing.result()) {
        m_window.addMessage(MessageKind::Problem, *problem, MessageSubject::Exporting);
        return;
    }
    m_window.addMessage(MessageKind::Remark,
        message("app",
            "The model was written to %1: weights.safetensors, both vocabularies and "
            "seq2seq_model.py, which translates with them in PyTorch.")
            .arg(m_folder.toStdString()),
        MessageSubject::Exporting, m_folder);
}

} // namespace seq2seq::app
