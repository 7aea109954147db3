// SPDX-License-Identifier: GPL-3.0-or-later
// Two systems compared by the bootstrap, as lines for a person and as JSON for a program.
#pragma once

#include "app/cli/console.h"
#include "core/metrics/bootstrap.h"

namespace seq2seq::cli {

/// @param first, second what the systems are called
void printComparison(const SystemComparison &comparison, const std::string &first,
    const std::string &second, Console &console);
[[nodiscard]] Json toJson(const SystemComparison &comparison);

} // namespace seq2seq::cli
