// SPDX-License-Identifier: GPL-3.0-or-later
// Whether an experiment may be written over what is there.
#pragma once

#include "core/storage/experiment.h"

#include <functional>
#include <string>

namespace seq2seq {

/// saveExperiment() with a last look at what would be replaced. @param beforeReplacing called the
/// moment before; what it throws leaves the old file as it was
void saveExperimentAfterLooking(const Experiment &experiment, const std::string &path,
    const std::function<void()> &beforeReplacing);

/// Whether an experiment is there, damaged or not: a zip archive with a description in it.
[[nodiscard]] bool isExperimentFile(const std::string &path);
/// Refuses to write over a file that holds something else than an experiment; an empty one holds
/// nothing. saveExperiment() asks it too. @throws Error FileUnwritable
void checkExperimentTarget(const std::string &path);

} // namespace seq2seq
