// SPDX-License-Identifier: GPL-3.0-or-later
// The layers of a model in the person's language.
#pragma once

#include <QString>

#include <string>

namespace seq2seq::ui {

/// "encoder ← 1" of "encoder.l0_reverse" (core's layerOf); a name that is not known stays as it is.
[[nodiscard]] QString layerText(const std::string &layer);

} // namespace seq2seq::ui
