// SPDX-License-Identifier: GPL-3.0-or-later
// How what is picked is marked on a map of colours: a line in the accent between two thin lines of
// the background, so that it stands out on every colour of both maps, orange among them. Never a
// fill: that would be read as a value.
#pragma once

#include <QPen>

#include <array>

namespace seq2seq::ui {

struct Theme;

/// How wide the whole line is, in pixels.
inline constexpr double kSelectionLine = 4;

/// Draw the same shape with each, in this order.
[[nodiscard]] std::array<QPen, 2> selectionPens(const Theme &theme);

} // namespace seq2seq::ui
