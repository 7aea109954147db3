// SPDX-License-Identifier: GPL-3.0-or-later
// Two views with a line between them that can be dragged; where it stands is remembered by name.
#pragma once

#include <QSplitter>

namespace seq2seq::ui {

/// @param name the object name, unique in the window: the window remembers the splitter by it
/// @param firstShare, secondShare how the room is shared at first, and when the window grows
[[nodiscard]] QSplitter *makeSplitter(Qt::Orientation orientation, const char *name, QWidget *first,
    QWidget *second, int firstShare, int secondShare);

} // namespace seq2seq::ui
