// SPDX-License-Identifier: GPL-3.0-or-later
// The small "⤓" of a card's header, and the menu that saves a widget as a picture. Follows palette
// and language changes.
#pragma once

#include "ui/widgets/file_dialog.h"

#include <functional>
#include <memory>

class QMenu;
class QToolButton;
class QWidget;

namespace seq2seq::ui {

/// A button without a menu: connect to clicked(), or give it one.
[[nodiscard]] QToolButton *makeSaveButton(const char *objectName);
/// The same with an empty menu; fill it with addPictureActions or Plot::addSaveActions.
[[nodiscard]] QToolButton *makeSaveMenuButton(const char *objectName);

/// Adds "save as PNG" and "save as SVG" of `picture`, proposed as `name` with the suffix.
/// @param dialog asked when a file is to be saved, so that it may be replaced later
void addPictureActions(QMenu *menu, QWidget *picture, const QString &name,
    const std::function<std::shared_ptr<FileDialog>()> &dialog);

} // namespace seq2seq::ui
