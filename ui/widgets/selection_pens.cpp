// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/widgets/selection_pens.h"

#include "ui/widgets/theme.h"

namespace seq2seq::ui {

std::array<QPen, 2> selectionPens(const Theme &theme)
{
    constexpr double kAccent = 2;
    const auto pen = [](const QColor &color, double width) {
        return QPen(color, width, Qt::SolidLine, Qt::SquareCap, Qt::MiterJoin);
    };
    return {pen(theme.card, kSelectionLine), pen(theme.accent, kAccent)};
}

} // namespace seq2seq::ui
