// SPDX-License-Identifier: GPL-3.0-or-later
// Mistakes on the command line that CLI11 cannot see by itself; they end the program with 2.
#pragma once

#include <CLI/CLI.hpp>

#include <string>

namespace seq2seq::cli {

/// @param what  one sentence for the person
[[noreturn]] inline void wrongUsage(const std::string &what)
{
    throw CLI::ValidationError(what);
}

} // namespace seq2seq::cli
