// SPDX-License-Identifier: GPL-3.0-or-later
// Numbers as the window writes them: a real minus sign, a fixed number of decimals, no exponent
// where none is needed.
#pragma once

#include <QString>

namespace seq2seq::ui {

/// Decimals of a loss wherever it stands: the same loss looks the same in every view.
inline constexpr int kLossDigits = 3;

/// "−2.31": `digits` decimals, U+2212 as minus, never "−0.00". "∞", "−∞" and "?" (not a number)
/// stay readable.
[[nodiscard]] QString fixedNumber(double value, int digits);

} // namespace seq2seq::ui
