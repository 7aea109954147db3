// SPDX-License-Identifier: GPL-3.0-or-later
// Where the files are that come with the program.
#pragma once

#include <QString>

namespace seq2seq::app {

/// Below the folder of the program's resources.
inline constexpr const char *kBuiltinModel = "models/everyday-zh-en.s2s";

/// The trained everyday-zh-en model: beside an installed program, else in the source tree; empty
/// when it is in neither.
[[nodiscard]] QString shippedModel();

} // namespace seq2seq::app
