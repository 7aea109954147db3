// SPDX-License-Identifier: GPL-3.0-or-later
// The equations of an attention kind, as core describes them, set with a view's own symbols.
#pragma once

#include "core/model/attention_kind.h"

#include <QString>

#include <functional>

namespace seq2seq::ui {

/// What a view writes for a place of AttentionDescription: "h", "hT", "s", "e", "p", "H", "D", "m"
/// or "w" with the number of a weight.
using AttentionSymbol = std::function<QString(const QString &place)>;

/// @param equation of an AttentionDescription, with places in <>
[[nodiscard]] QString setEquation(const std::string &equation, const AttentionSymbol &symbol);

} // namespace seq2seq::ui
