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

/// Numbers from low to high. Help does not repeat the range; the error of a number outside it does.
template <typename Number> CLI::Validator between(Number low, Number high)
{
    return CLI::Range(low, high).description("");
}

} // namespace seq2seq::cli
