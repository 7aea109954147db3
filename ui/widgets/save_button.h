// SPDX-License-Identifier: GPL-3.0-or-later
// The small "⤓" of a card's header, and the menu that saves a figure as a picture or a table.
// Follows palette, font and language changes.
#pragma once

#include "ui/widgets/file_dialog.h"

#include <functional>
#include <memory>

class QMenu;
class QToolButton;
class QWidget;

namespace seq2seq::ui {

class HeatmapView;

/// A button without a menu: connect to clicked(), or give it one.
[[nodiscard]] QToolButton *makeSaveButton(const char *objectName);
/// The same with a menu. @param fill adds the actions; called each time the menu is opened, so that
/// they have the language of the moment
[[nodiscard]] QToolButton *makeSaveMenuButton(
    const char *objectName, std::function<void(QMenu *)> fill);

/// Adds "save as PNG" and "save as SVG" of `picture`, proposed as `name` with the suffix.
/// @param dialog asked when a file is to be saved, so that it may be replaced later
void addPictureActions(QMenu *menu, QWidget *picture, const QString &name,
    const std::function<std::shared_ptr<FileDialog>()> &dialog);
/// Adds "save as PNG", "as SVG" and "as CSV" of an attention matrix; it asks by its own dialog.
void addHeatmapActions(QMenu *menu, HeatmapView *heatmap);
/// Adds "save as CSV" of what `csv` gives when it is asked for, proposed as `name`.csv.
void addTableAction(QMenu *menu, QWidget *parent, const QString &name,
    const std::function<QByteArray()> &csv,
    const std::function<std::shared_ptr<FileDialog>()> &dialog);

} // namespace seq2seq::ui
