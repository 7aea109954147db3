// SPDX-License-Identifier: GPL-3.0-or-later
// The curves of a run as CSV, for spreadsheets and plotting programs.
#pragma once

#include "core/run/progress.h"

#include <span>
#include <string>

namespace seq2seq {

/// A line of column names and one line a point. Numbers have as many digits as it takes to read
/// them back to the last bit.
[[nodiscard]] std::string lossTable(std::span<const LossPoint> losses);
/// The same of what was measured on the dev sentences; a quantity that does not exist is empty.
[[nodiscard]] std::string evaluationTable(std::span<const Evaluation> evaluations);

} // namespace seq2seq
