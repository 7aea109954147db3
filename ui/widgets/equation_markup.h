// SPDX-License-Identifier: GPL-3.0-or-later
// The small markup of formulas, read into pieces that a painter or a page can set.
#pragma once

#include <QColor>
#include <QString>
#include <QVector>

namespace seq2seq::ui {

/// A piece of a formula in one style.
struct EquationRun {
    enum class Script { None, Sub, Super };
    enum class Arrow { None, Right, Left }; ///< over the letter

    QString text;
    QString symbol; ///< the name of the symbol it belongs to; empty = none
    Script script = Script::None;
    Arrow arrow = Arrow::None;
    bool isSlanted = false;
    bool isBold = false;
    bool operator==(const EquationRun &) const = default;
};

/// `x_t`, `x_{t-1}` subscript; `x^T`, `x^{-1}` superscript; `*bold*`; `\` takes the next letter as
/// it is; a letter followed by U+20D7 or U+20D6 bears an arrow to the right or left;
/// `{name|formula}` is a symbol with `formula` in the same markup.
[[nodiscard]] QVector<EquationRun> readEquation(const QString &markup);

/// The markup as rich text. `color` is the colour of symbols.
[[nodiscard]] QString equationHtml(const QString &markup, const QColor &color = {});

/// As it is read aloud: "h_9 = tanh(c_9)".
[[nodiscard]] QString equationText(const QString &markup);

/// The names of the symbols of a formula, each once, from left to right.
[[nodiscard]] QStringList equationSymbols(const QString &markup);

} // namespace seq2seq::ui
