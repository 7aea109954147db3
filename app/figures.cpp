// SPDX-License-Identifier: GPL-3.0-or-later
// Asks the workspaces for their figures; without a window, workspaces that are never shown.
#include "app/figures.h"

#include "app/engine_module.h"
#include "core/error.h"
#include "core/storage/atomic_file.h"
#include "core/storage/experiment.h"
#include "core/storage/output_files.h"
#include "ui/compare/compare_view.h"
#include "ui/data/data_view.h"
#include "ui/model/model_view.h"
#include "ui/step/free_running_dialog.h"
#include "ui/step/slow_motion_dialog.h"
#include "ui/step/step_view.h"
#include "ui/train/train_view.h"
#include "ui/translate/translate_view.h"
#include "ui/widgets/figure.h"
#include "ui/widgets/selection.h"

#include <QDir>
#include <QFileInfo>
#include <QSize>

namespace seq2seq::app {

namespace {

constexpr QSize kPageSize(1280, 800); // of the workspaces without a window

template <typename View>
void addFigures(std::vector<FigureFile> &files, View *view, const QSize &size)
{
    if (!view)
        return;
    ui::layOutHidden(view, size);
    for (const ui::Figure &figure : view->figures()) {
        for (const ui::PictureFormat format : ui::kPictureFormats)
            files.push_back(
                {figure.name, figure.name + ui::suffixOf(format), figure.picture(format)});
        if (figure.csv)
            files.push_back({figure.name, figure.name + QStringLiteral(".csv"), figure.csv()});
    }
}

} // namespace

std::vector<FigureFile> figuresOf(const FigureViews &views, const QSize &size)
{
    std::vector<FigureFile> files;
    addFigures(files, views.data, size);
    addFigures(files, views.model, size);
    addFigures(files, views.train, size);
    addFigures(files, views.translate, size);
    addFigures(files, views.step, size);
    addFigures(files, views.compare, size);
    if (views.slowMotion)
        addFigures(files, views.slowMotion, views.slowMotion->size());
    if (views.freeRunning)
        addFigures(files, views.freeRunning, views.freeRunning->size());
    return files;
}

QStringList existingFigures(const std::vector<FigureFile> &files, const QString &folder)
{
    QStringList paths;
    for (const FigureFile &file : files) {
        const QString path = QDir(folder).filePath(file.fileName);
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

void writeFigures(const std::vector<FigureFile> &files, const QString &folder)
{
    makeFolder(folder);
    for (const FigureFile &file : files) {
        writeFileAtomically(QDir(folder).filePath(file.fileName).toStdString(),
            {file.content.constData(), std::size_t(file.content.size())});
    }
}

void exportFigures(
    const QString &experimentFile, const QString &source, const QString &folder, bool overwrites)
{
    const Experiment experiment = loadToTranslate(experimentFile.toStdString());
    const std::string sentence = source.isEmpty() ? experiment.probe.source : source.toStdString();
    const auto result = std::make_shared<TranslateResult>();
    result->trace = engineModule().trace(experiment, sentence);
    ui::Selection selection;
    ui::TrainView train;
    train.setHistory(experiment.history);
    ui::TranslateView translate(&selection);
    translate.setResult(result);
    ui::StepView step(&selection);
    step.setTrace(std::shared_ptr<const Trace>(result, &result->trace));
    const std::vector<FigureFile> files = figuresOf(
        {nullptr, nullptr, &train, &translate, &step, nullptr, nullptr, nullptr}, kPageSize);
    std::vector<OutputFile> outputs;
    for (const FigureFile &file : files)
        outputs.push_back({"--export-figures RUN.s2s FOLDER",
            QDir(folder).filePath(file.fileName).toStdString()});
    makeFolder(folder);
    refuseExisting(outputs, overwrites);
    writeFigures(files, folder);
}

} // namespace seq2seq::app
