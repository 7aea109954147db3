// SPDX-License-Identifier: GPL-3.0-or-later
// Where the files are that come with the program.
#pragma once

#include <QString>

namespace seq2seq::app {

/// The trained everyday-zh-en model: beside an installed program, else in the source tree; empty
/// when it is in neither.
[[nodiscard]] QString shippedModel();

} // namespace seq2seq::app
