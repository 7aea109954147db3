// SPDX-License-Identifier: GPL-3.0-or-later
// Draws with the widgets of the window, which are never shown.
#include "app/figures.h"

#include "app/engine_module.h"
#include "core/error.h"
#include "core/storage/atomic_file.h"
#include "core/storage/output_files.h"
#include "ui/train/loss_plot.h"
#include "ui/widgets/heatmap_view.h"
#include "ui/widgets/selection.h"

#include <QDir>
#include <QFileInfo>

#include <algorithm>

namespace seq2seq::app {

namespace {

constexpr QSize kLossSize(900, 520);
constexpr int kCell = 44;
constexpr int kLabels = 130;

QStringList textsOf(const std::vector<std::string> &words)
{
    QStringList texts;
    for (const std::string &word : words)
        texts += QString::fromStdString(word);
    return texts;
}

void addLoss(std::vector<Figure> &figures, const History &history)
{
    ui::RunRecord run;
    run.losses = history.losses;
    for (const Evaluation &evaluation : history.evaluations)
        run.evaluations.push_back(std::make_shared<const Evaluation>(evaluation));
    ui::LossPlot plot(run);
    plot.resize(kLossSize);
    plot.reload();
    plot.drawNow();
    figures.push_back({QStringLiteral("loss.png"), plot.toPng()});
    figures.push_back({QStringLiteral("loss.svg"), plot.toSvg()});
    figures.push_back({QStringLiteral("loss.csv"), plot.toCsv()});
}

void addAttention(std::vector<Figure> &figures, const Trace &trace)
{
    ui::HeatmapView view;
    view.setMatrix(textsOf(trace.targetTokens), textsOf(trace.sourceTokens), trace.attention);
    view.resize(std::max(360, int(trace.sourceLength()) * kCell + kLabels),
        std::max(300, int(trace.targetLength()) * kCell + kLabels / 2));
    figures.push_back({QStringLiteral("attention.png"), view.toPng()});
    figures.push_back({QStringLiteral("attention.svg"), view.toSvg()});
    figures.push_back({QStringLiteral("attention.csv"), view.toCsv()});
}

} // namespace

std::vector<Figure> figuresOf(const History &history, const Trace *trace)
{
    std::vector<Figure> figures;
    if (!history.losses.empty() || !history.evaluations.empty())
        addLoss(figures, history);
    if (trace && !trace->attention.isEmpty())
        addAttention(figures, *trace);
    return figures;
}

QStringList existingFigures(const std::vector<Figure> &figures, const QString &folder)
{
    QStringList paths;
    for (const Figure &figure : figures) {
        const QString path = QDir(folder).filePath(figure.fileName);
        if (QFileInfo::exists(path))
            paths << path;
    }
    return paths;
}

void makeFolder(const QString &folder)
{
    if (!QDir().mkpath(folder))
        throw Error(ErrorCode::FileUnwritable, message("core", "The folder cannot be made"),
            {folder.toStdString()}, message("core", "Choose another folder."));
}

void writeFigures(const std::vector<Figure> &figures, const QString &folder)
{
    makeFolder(folder);
    for (const Figure &figure : figures) {
        writeFileAtomically(QDir(folder).filePath(figure.fileName).toStdString(),
            {figure.content.constData(), std::size_t(figure.content.size())});
    }
}

void exportFigures(
    const QString &experimentFile, const QString &source, const QString &folder, bool overwrites)
{
    const Experiment experiment = loadToTranslate(experimentFile.toStdString());
    const std::string sentence = source.isEmpty() ? experiment.probe.source : source.toStdString();
    const Trace trace = engineModule().trace(experiment, sentence);
    const std::vector<Figure> figures = figuresOf(experiment.history, &trace);
    std::vector<OutputFile> outputs;
    for (const Figure &figure : figures)
        outputs.push_back({"--export-figures RUN.s2s FOLDER",
            QDir(folder).filePath(figure.fileName).toStdString()});
    makeFolder(folder);
    refuseExisting(outputs, overwrites);
    writeFigures(figures, folder);
}

} // namespace seq2seq::app
