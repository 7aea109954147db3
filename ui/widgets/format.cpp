// SPDX-License-Identifier: GPL-3.0-or-later
// Numbers as the window writes them.
#include "ui/widgets/format.h"

#include <algorithm>
#include <cmath>

namespace seq2seq::ui {

QString fixedNumber(double value, int digits)
{
    if (std::isnan(value))
        return QStringLiteral("?");
    const QString magnitude
        = std::isinf(value) ? QStringLiteral("∞") : QString::number(std::abs(value), 'f', digits);
    const bool isZero = std::all_of(magnitude.begin(), magnitude.end(),
        [](QChar digit) { return digit == QLatin1Char('0') || digit == QLatin1Char('.'); });
    return value < 0 && !isZero ? QChar(0x2212) + magnitude : magnitude;
}

} // namespace seq2seq::ui
