// SPDX-License-Identifier: GPL-3.0-or-later
// Which runs a sweep is made of, known and checked before the first one is trained.
#pragma once

#include "app/cli/command_arguments.h"
#include "core/run/recipe.h"
#include "core/study/variants.h"

#include <string>
#include <vector>

namespace seq2seq::cli {

struct PlannedRun {
    Variant variant;
    TrainArguments arguments; ///< as if they had been typed after `seq2seq train`
    Recipe recipe;
};

/// @throws Error BadConfiguration when --set names no option of train, a value that it does not
/// take, or settings that do not go together
[[nodiscard]] std::vector<PlannedRun> planSweep(const SweepArguments &arguments);

/// Reads settings as if they had been typed; they replace what is there.
/// @throws CLI::ParseError when seq2seq train has no such option, or not with this value
void takeSettings(const std::vector<Setting> &settings, TrainArguments &arguments);
/// A run each variant. @param common what they share; its `out` is the study's folder
/// @throws Error BadConfiguration, CLI::ParseError as planSweep()
[[nodiscard]] std::vector<PlannedRun> planRuns(
    const TrainArguments &common, const std::vector<Variant> &variants);

/// Where it is not there yet. @throws Error FileUnwritable
void makeStudyFolder(const std::string &folder);
/// Makes the folder and looks at what is in it. @throws Error FileUnwritable when it cannot be made
/// or holds a run of this name with other settings; as loadSummary(), planSweep's inputs missing
void prepareFolder(const std::string &folder, const std::vector<PlannedRun> &plan);

} // namespace seq2seq::cli
