// SPDX-License-Identifier: GPL-3.0-or-later
// Before any work: no file that a command will write is one that it reads, or that somebody wants
// to keep.
#pragma once

#include <CLI/CLI.hpp>

#include <string>
#include <vector>

namespace seq2seq::cli {

/// A file that will be written, and the option that names it.
struct OutputFile {
    std::string option;
    std::string path;
};

/// Adds --overwrite.
void addOverwrite(CLI::App &command, bool &overwrites);

/// Refuses an output that is an input, and two outputs that are one file, by whatever names or
/// links they are reached. @throws CLI::ParseError
void refuseSameFiles(
    const std::vector<std::string> &inputs, const std::vector<OutputFile> &outputs);
/// Refuses what cannot be written, and, unless it is allowed, what is there already; an empty file
/// or a device holds nothing to lose. @throws Error FileUnwritable
void refuseExisting(const std::vector<OutputFile> &outputs, bool overwrites);

} // namespace seq2seq::cli
