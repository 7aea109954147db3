// SPDX-License-Identifier: GPL-3.0-or-later
// Colours of the window, all derived from the palette, so that light and dark need no second style;
// and the two colour maps: Blues for weights in 0..1, blue-white-orange for states in -1..1.
#pragma once

#include <QColor>
#include <QFont>
#include <QPalette>

class QPushButton;

namespace seq2seq::ui {

/// The colours a view paints with. Cheap to make: build one at the start of a paint or when the
/// palette changes.
struct Theme {
    explicit Theme(const QPalette &palette);

    /// Colour of a weight or probability, 0..1 (clamped): from almost the background to a strong
    /// blue.
    [[nodiscard]] QRgb blues(double value) const;
    /// Colour of a state, -1..1 (clamped): blue below zero, the background at zero, orange above.
    [[nodiscard]] QRgb diverging(double value) const;

    bool isDark = false; ///< the window colour is darker than half
    QColor window; ///< behind the cards
    QColor card; ///< background of a card
    QColor inset; ///< background of a box or chip in a card
    QColor border; ///< of cards
    QColor insetBorder; ///< of boxes and chips, a little stronger
    QColor text;
    QColor mutedText; ///< explanations and numbers beside a title
    QColor accent; ///< marks the selected thing in every view; lines and filled bars
    QColor accentFill; ///< behind the selected thing
    QColor hoverFill; ///< behind the thing under the mouse
    QColor primary; ///< the one button that matters, links, the line of the training loss
    QColor primaryText; ///< on `primary`
    QColor sourceFill; ///< chips of the source side, light blue
    QColor targetFill; ///< chips of the target side, light orange
    QColor bar; ///< bars that are not selected
    QColor good; ///< better than before, complete
    QColor bad; ///< worse than before, wrong word
};

/// Text colour that can be read on `background`: black or white, whichever contrasts more.
[[nodiscard]] QColor readableOn(QRgb background);

/// The font of ids, axis numbers and remarks: `font` a little smaller.
[[nodiscard]] QFont smallFont(const QFont &font);

/// Height in pixels of a line of text in `font`, Latin letters and Chinese characters alike: the
/// font that lends the characters is often taller than `font` itself.
[[nodiscard]] int textHeight(const QFont &font);

/// So many lines of text as pixels: sizes that grow and shrink with the font.
[[nodiscard]] int inLines(const QFont &font, double lines);

/// Gives a button the primary colour (Play, Train). Follows palette changes of the button.
void makePrimary(QPushButton *button);

} // namespace seq2seq::ui
