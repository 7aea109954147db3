// SPDX-License-Identifier: GPL-3.0-or-later
// Named arrays of numbers in the safetensors layout: a length, a JSON header, raw little-endian
// data. Nothing in it can run code.
#pragma once

#include "core/state_dict.h"

#include <map>
#include <stop_token>
#include <string>
#include <string_view>

namespace seq2seq {

/// The bytes of a safetensors file (F32 entries, header padded to 8 bytes).
[[nodiscard]] std::string writeSafetensors(
    const StateDict &tensors, const std::map<std::string, std::string> &metadata = {});

/// Reads bytes as hostile input: header length, names (no duplicates), dtype (F32 or F64), shapes,
/// offsets (in order, no gap, no overlap) and sizes are checked before anything is allocated.
/// @param origin   named in errors
/// @param metadata filled with the header's "__metadata__" unless null
/// @throws Error BadExperiment, Cancelled
[[nodiscard]] StateDict readSafetensors(std::string_view bytes, const std::string &origin,
    const std::stop_token &stop = {}, std::map<std::string, std::string> *metadata = nullptr);

} // namespace seq2seq
