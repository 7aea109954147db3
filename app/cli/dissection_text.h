// SPDX-License-Identifier: GPL-3.0-or-later
// BLEU of one sentence taken apart, as a table for a person and as JSON for a program.
#pragma once

#include "app/cli/console.h"
#include "core/metrics/bleu_dissection.h"

namespace seq2seq::cli {

/// Words count from 1, as a person does.
void printDissection(const BleuDissection &dissection, Console &console);
/// Positions and references count from 0, as links of word alignments do.
[[nodiscard]] Json toJson(const BleuDissection &dissection);

} // namespace seq2seq::cli
