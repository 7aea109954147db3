// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/widgets/attention_equation.h"

#include "core/model/notation.h"

namespace seq2seq::ui {

QString setEquation(const std::string &equation, const AttentionSymbol &symbol)
{
    return QString::fromStdString(withSymbols(equation, [&](std::string_view place) {
        return symbol(QString::fromUtf8(place.data(), qsizetype(place.size()))).toStdString();
    }));
}

} // namespace seq2seq::ui
