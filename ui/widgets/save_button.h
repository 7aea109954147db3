// SPDX-License-Identifier: GPL-3.0-or-later
// The small "⤓" of a card's header, and the menu that saves a figure as a picture or a table.
// Follows palette, font and language changes.
#pragma once

#include <functional>

class QMenu;
class QToolButton;

namespace seq2seq::ui {

class HeatmapView;

/// A button without a menu: connect to clicked(), or give it one.
[[nodiscard]] QToolButton *makeSaveButton(const char *objectName);
/// The same with a menu. @param fill adds the actions; called each time the menu is opened, so that
/// they have the language of the moment
[[nodiscard]] QToolButton *makeSaveMenuButton(
    const char *objectName, std::function<void(QMenu *)> fill);

/// Adds the save actions of an attention matrix; it asks by its own dialog.
void addHeatmapActions(QMenu *menu, HeatmapView *heatmap);

} // namespace seq2seq::ui
