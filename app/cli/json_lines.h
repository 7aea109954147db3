// SPDX-License-Identifier: GPL-3.0-or-later
// A file with a JSON object a line, written whole or not at all.
#pragma once

#include "app/cli/console.h"

#include <functional>
#include <string>

namespace seq2seq::cli {

using WriteLine = std::function<void(const Json &)>;

/// Calls `write` with what takes the lines, one after the other.
/// @throws Error FileUnwritable, DiskFull; an old file stays as it was
void writeJsonLines(const std::string &path, const std::function<void(const WriteLine &)> &write);

} // namespace seq2seq::cli
