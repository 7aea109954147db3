// SPDX-License-Identifier: GPL-3.0-or-later
// Before any work: no file that a command will write is one that it reads, or that somebody wants
// to keep.
#pragma once

#include "core/storage/output_files.h"

#include <CLI/CLI.hpp>

#include <string>
#include <vector>

namespace seq2seq::cli {

/// Adds --overwrite, for refuseExisting().
void addOverwrite(CLI::App &command, bool &overwrites);

/// Refuses an output that is an input, and two outputs that are one file, by whatever names or
/// links they are reached. @throws CLI::ParseError
void refuseSameFiles(
    const std::vector<std::string> &inputs, const std::vector<OutputFile> &outputs);

} // namespace seq2seq::cli
