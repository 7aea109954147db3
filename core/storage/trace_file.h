// SPDX-License-Identifier: GPL-3.0-or-later
// A trace as a file that other programs read.
#pragma once

#include "core/model/trace.h"

#include <string>

namespace seq2seq {

/// One JSON object with every word and number of the trace; matrices are lists of rows. "tensors"
/// lists those of tensorsOf() with what they are.
[[nodiscard]] std::string traceJson(const Trace &trace);

/// The tensors of tensorsOf() by their names; the metadata has the words of both sides and
/// "tensors", the JSON list of what they are.
[[nodiscard]] std::string traceSafetensors(const Trace &trace);

} // namespace seq2seq
