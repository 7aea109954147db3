// SPDX-License-Identifier: GPL-3.0-or-later
// Private to core/storage: whether an experiment.json is one that this program reads.
#pragma once

#include "core/storage/json_p.h"

#include <cstdint>
#include <string>

namespace seq2seq {

inline constexpr std::uint64_t kLargestDescription = 1u << 20; ///< bytes of experiment.json

/// @throws Error BadExperiment when it is none, or one of a newer program
void requireVersion(const JsonFields &description, const std::string &path);

} // namespace seq2seq
