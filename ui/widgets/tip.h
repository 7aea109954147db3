// SPDX-License-Identifier: GPL-3.0-or-later
// Tooltips beside what they speak of, so that they do not cover it.
#pragma once

#include <QRect>
#include <QString>

class QWidget;

namespace seq2seq::ui {

/// Shows `text` under `thing` (in coordinates of `picture`); where the screen ends there, above the
/// lower edge. Plain text or rich text, as QToolTip has it; an empty text hides the tooltip.
/// @param x where it begins, in coordinates of `picture`
void showTipBelow(QWidget *picture, const QRect &thing, int x, const QString &text);

} // namespace seq2seq::ui
