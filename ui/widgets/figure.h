// SPDX-License-Identifier: GPL-3.0-or-later
// A figure of the window as files: PNG, SVG, PDF and CSV, under one name. The menu of its card and
// the export of all figures write the same.
#pragma once

#include "ui/widgets/file_dialog.h"
#include "ui/widgets/picture_export.h"

#include <QByteArray>
#include <QSize>
#include <QString>

#include <functional>
#include <memory>
#include <vector>

class QMenu;
class QToolButton;
class QWidget;

namespace seq2seq::ui {

class HeatmapView;
class Plot;

struct Figure {
    QString name; ///< of its files, without suffix: "loss"
    std::function<QByteArray(PictureFormat)> picture; ///< as it is when it is asked for
    std::function<QByteArray()> csv; ///< null: it has no numbers to save
};

/// A widget as on screen, under titleOf() it. @param csv its numbers, or null
[[nodiscard]] Figure pictureFigure(
    QWidget *picture, const QString &name, std::function<QByteArray()> csv);
/// A widget under its title.
[[nodiscard]] Figure titledFigure(const TitledPicture &picture);
/// A plot with everything it was given, also while it is hidden.
[[nodiscard]] Figure plotFigure(Plot *plot);
/// An attention matrix, large enough for each of its words.
[[nodiscard]] Figure matrixFigure(const HeatmapView *matrix);

/// Adds "save as PNG", "as SVG", "as PDF" and, where it has numbers, "as CSV".
/// @param dialog asked when a file is to be saved, so that it may be replaced later
void addFigureActions(QMenu *menu, QWidget *parent, const Figure &figure,
    const std::function<std::shared_ptr<FileDialog>()> &dialog);
/// Opens the menu of `button` also where `picture` is clicked with the right mouse button.
void offerMenuOf(QToolButton *button, QWidget *picture);

/// Lays out a view that is not shown, so that its figures can be painted.
/// @param size of the view when it is shown
void layOutHidden(QWidget *view, const QSize &size);

} // namespace seq2seq::ui
