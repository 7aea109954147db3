// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/widgets/tip.h"

#include <QToolTip>
#include <QWidget>

namespace seq2seq::ui {

void showTipBelow(QWidget *picture, const QRect &thing, int x, const QString &text)
{
    // QToolTip keeps this distance to a mouse pointer, which is not here.
    constexpr int kPointer = 14;
    QToolTip::showText(
        picture->mapToGlobal(QPoint(x, thing.bottom() + 1 - kPointer)), text, picture);
}

} // namespace seq2seq::ui
