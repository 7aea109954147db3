// SPDX-License-Identifier: GPL-3.0-or-later
// The equation of one number of a step as markup for EquationLabel: with symbols, with numbers, and
// what comes out.
#pragma once

#include "core/explain/unit_term.h"

#include <QString>
#include <QVector>

namespace seq2seq::ui {

/// "f[17]", "α_{6,10}", "P_6(magazine)": one number, with the key of its vector.
[[nodiscard]] QString unitMarkup(const Trace &trace, const TensorId &tensor, int unit);

/// "f[17] = σ(W_{ih}[17,:] · ŷ_6 + ..) = σ(1.203 + ..) = σ(1.830) = 0.862"
/// @param hasSymbols without: from the numbers on
[[nodiscard]] QString equationMarkup(
    const Trace &trace, const UnitTerm &term, bool hasSymbols = true);

/// The largest single products of its sums of products: "W_{ih}[17,:] · ŷ_6 = 0.512 · 0.920 [203] +
/// .. = 1.203", a line a sum. @param most products of a line
[[nodiscard]] QStringList productMarkups(const Trace &trace, const UnitTerm &term, int most);

/// Words set as they are, without meaning in the markup.
[[nodiscard]] QString plainMarkup(const QString &text);

/// Three decimals with a real minus; what they would hide as a power of ten.
[[nodiscard]] QString termNumber(double value);

} // namespace seq2seq::ui
