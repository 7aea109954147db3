// SPDX-License-Identifier: GPL-3.0-or-later
// A number in a table that other programs read.
#pragma once

#include <QLocale>
#include <QString>

#include <cmath>

namespace seq2seq::ui {

/// Every digit of a number, with a decimal point whatever the locale; empty when it is not finite.
[[nodiscard]] inline QString csvNumber(double value)
{
    return std::isfinite(value) ? QString::number(value, 'g', QLocale::FloatingPointShortest)
                                : QString();
}

} // namespace seq2seq::ui
