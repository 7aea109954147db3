// SPDX-License-Identifier: GPL-3.0-or-later
// How large a dialog opens: by its font, and never beyond the screen.
#pragma once

class QWidget;

namespace seq2seq::ui {

/// Resizes a window to so many lines of text, wide and high, as far as the screen has room for it
/// and its frame.
void fitDialog(QWidget *dialog, double linesWide, double linesHigh);

} // namespace seq2seq::ui
