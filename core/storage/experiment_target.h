// SPDX-License-Identifier: GPL-3.0-or-later
// Whether an experiment may be written over what is there.
#pragma once

#include <string>

namespace seq2seq {

/// Whether an experiment is there, damaged or not: a zip archive with a description in it.
[[nodiscard]] bool isExperimentFile(const std::string &path);
/// Refuses to write over a file that holds something else than an experiment; an empty one holds
/// nothing. saveExperiment() asks it too. @throws Error FileUnwritable
void checkExperimentTarget(const std::string &path);

} // namespace seq2seq
