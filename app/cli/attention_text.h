// SPDX-License-Identifier: GPL-3.0-or-later
// The attention of one translation as text: a row a target word, a column a source word.
#pragma once

#include "core/model/trace.h"

#include <string>
#include <vector>

namespace seq2seq::cli {

/// Lines of a table with weights in percent and a shade for each, and the probability of each
/// target word. Columns narrow to the shade alone where the table would be wider than `width`
/// columns of the terminal. Without attention only words and probabilities are left.
[[nodiscard]] std::vector<std::string> attentionText(const Trace &trace, int width);

} // namespace seq2seq::cli
