// SPDX-License-Identifier: GPL-3.0-or-later
// What file dialogs show when sentence pairs are asked for.
#pragma once

#include <QString>

namespace seq2seq::ui {

/// "*.csv *.tmx ... *.tsv.gz": the endings of core's pairFormats(), as a filter has them.
[[nodiscard]] QString pairFilePatterns();

} // namespace seq2seq::ui
