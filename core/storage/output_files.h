// SPDX-License-Identifier: GPL-3.0-or-later
// What a program without a person to ask makes of files that are where its results will go.
#pragma once

#include <string>
#include <vector>

namespace seq2seq {

/// A file that will be written, and the option of the command line that names it.
struct OutputFile {
    std::string option;
    std::string path;
};

/// Refuses what cannot be written, and, unless `overwrites` (the option --overwrite), what is there
/// already; an empty file or a device holds nothing to lose. @throws Error FileUnwritable
void refuseExisting(const std::vector<OutputFile> &outputs, bool overwrites);

} // namespace seq2seq
