// SPDX-License-Identifier: GPL-3.0-or-later
// The figures of the workspaces as files: PNG, SVG, PDF and CSV.
#pragma once

#include <QByteArray>
#include <QString>
#include <QStringList>

#include <vector>

class QSize;

namespace seq2seq::ui {
class CompareView;
class DataView;
class FreeRunningDialog;
class ModelView;
class SlowMotionDialog;
class StepView;
class TrainView;
class TranslateView;
} // namespace seq2seq::ui

namespace seq2seq::app {

/// One file of a figure.
struct FigureFile {
    QString figure; ///< "loss"
    QString fileName; ///< "loss.png"
    QByteArray content;
};

/// The workspaces and dialogs whose figures are wanted; null: not that one.
struct FigureViews {
    ui::DataView *data = nullptr;
    ui::ModelView *model = nullptr;
    ui::TrainView *train = nullptr;
    ui::TranslateView *translate = nullptr;
    ui::StepView *step = nullptr;
    ui::CompareView *compare = nullptr;
    ui::SlowMotionDialog *slowMotion = nullptr;
    ui::FreeRunningDialog *freeRunning = nullptr;
};

/// Every figure there is something to see in: no loss curve of an untrained model, no attention of
/// a model without.
/// @param size of the views that are not shown
[[nodiscard]] std::vector<FigureFile> figuresOf(const FigureViews &views, const QSize &size);

/// Those that are in the folder already, as paths.
[[nodiscard]] QStringList existingFigures(
    const std::vector<FigureFile> &files, const QString &folder);

/// @throws Error FileUnwritable
void makeFolder(const QString &folder);
/// Writes them into a folder, which is made when it is not there. @throws Error FileUnwritable,
/// DiskFull
void writeFigures(const std::vector<FigureFile> &files, const QString &folder);

/// `--export-figures`: reads an experiment file, translates `source` (empty = its probe sentence)
/// and writes the figures of the run and of the translation.
/// @param overwrites  files of the same names, which else are refused
/// @throws Error as loadExperiment, refuseExisting and writeFigures
void exportFigures(
    const QString &experimentFile, const QString &source, const QString &folder, bool overwrites);

} // namespace seq2seq::app
