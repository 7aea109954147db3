// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/widgets/dialog_size.h"

#include "ui/widgets/theme.h"

#include <QScreen>
#include <QWidget>

namespace seq2seq::ui {

void fitDialog(QWidget *dialog, double linesWide, double linesHigh)
{
    constexpr double kShare = 0.9; // of the screen; the rest is for the frame
    const QSize wished(inLines(dialog->font(), linesWide), inLines(dialog->font(), linesHigh));
    const QSize room = dialog->screen()->availableSize();
    dialog->resize(wished.boundedTo({int(room.width() * kShare), int(room.height() * kShare)}));
}

} // namespace seq2seq::ui
