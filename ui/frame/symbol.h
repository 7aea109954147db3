// SPDX-License-Identifier: GPL-3.0-or-later
// Our own line drawings (resources/icons), painted in whatever colour the text beside them has.
#pragma once

#include <QColor>
#include <QIcon>
#include <QPixmap>
#include <QString>

namespace seq2seq::ui {

/// A drawing of resources/icons by name ("play"), `size` device-independent pixels square.
[[nodiscard]] QPixmap symbolPixmap(
    const QString &name, const QColor &color, int size, qreal devicePixelRatio);

/// The icon of the program.
[[nodiscard]] QIcon applicationIcon();

} // namespace seq2seq::ui
