// SPDX-License-Identifier: GPL-3.0-or-later
// What is where an experiment is read from, and whether one may be written over it.
#pragma once

#include "core/storage/experiment.h"

#include <functional>
#include <string>

namespace seq2seq {

/// saveExperiment() with a last look at what would be replaced. @param beforeReplacing called the
/// moment before; what it throws leaves the old file as it was
void saveExperimentAfterLooking(const Experiment &experiment, const std::string &path,
    const std::function<void()> &beforeReplacing);

/// A quick look before an experiment is read. @throws Error FileNotFound, FileUnreadable,
/// BadExperiment when no archive is there
void requireExperimentFile(const std::string &path);
/// Whether an experiment is there, damaged or not: a zip archive with a description in it.
[[nodiscard]] bool isExperimentFile(const std::string &path);
/// Refuses to write over a file that holds something else than an experiment; an empty one holds
/// nothing. saveExperiment() asks it too. @throws Error FileUnwritable
void checkExperimentTarget(const std::string &path);

} // namespace seq2seq
