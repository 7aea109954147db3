// SPDX-License-Identifier: GPL-3.0-or-later
// The pictures of an experiment as files: loss curve and attention, as PNG, SVG and CSV.
#pragma once

#include "core/explain/trace.h"
#include "core/training/progress.h"

#include <QByteArray>
#include <QString>
#include <QStringList>

#include <vector>

namespace seq2seq::app {

struct Figure {
    QString fileName; ///< "loss.png"
    QByteArray content;
};

/// What there is to show: no loss curve of an untrained model, no attention without a trace that
/// has some.
[[nodiscard]] std::vector<Figure> figuresOf(const History &history, const Trace *trace);

/// Those whose files are in the folder already, as paths.
[[nodiscard]] QStringList existingFigures(
    const std::vector<Figure> &figures, const QString &folder);

/// @throws Error FileUnwritable
void makeFolder(const QString &folder);
/// Writes them into a folder, which is made when it is not there. @throws Error FileUnwritable,
/// DiskFull
void writeFigures(const std::vector<Figure> &figures, const QString &folder);

/// `--export-figures`: reads an experiment file, translates `source` (empty = its probe sentence)
/// and writes the figures.
/// @param overwrites  files of the same names, which else are refused
/// @throws Error as loadExperiment, refuseExisting and writeFigures
void exportFigures(
    const QString &experimentFile, const QString &source, const QString &folder, bool overwrites);

} // namespace seq2seq::app
