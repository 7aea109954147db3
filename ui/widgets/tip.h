// SPDX-License-Identifier: GPL-3.0-or-later
// Tooltips beside what they speak of, so that they do not cover it, and in lines that can be read.
#pragma once

#include <QObject>
#include <QRect>
#include <QString>

class QWidget;

namespace seq2seq::ui {

/// Shows `text` under `thing` (in coordinates of `picture`); where the screen ends there, above the
/// lower edge. Plain text or rich text, as QToolTip has it; an empty text hides the tooltip.
/// @param x where it begins, in coordinates of `picture`
void showTipBelow(QWidget *picture, const QRect &thing, int x, const QString &text);

/// HTML as a tooltip of lines that can be read: left to itself Qt makes it narrow and high.
[[nodiscard]] QString inFewLines(const QString &html);

/// Shows the long tooltips of plain text, which Qt writes in one line, in several; for the whole
/// program.
class ToolTipWrapper : public QObject {
public:
    using QObject::QObject;

protected:
    bool eventFilter(QObject *watched, QEvent *event) override;
};

} // namespace seq2seq::ui
