// SPDX-License-Identifier: GPL-3.0-or-later
// How a run was configured, in the words of the command line.
#pragma once

#include "core/storage/experiment_summary.h"
#include "core/study/variants.h"

#include <string>
#include <vector>

namespace seq2seq {

/// All that `seq2seq train` has an option for and the file tells, under the option's name, always
/// the same names in the same order. A setting that is without meaning for this run ("embedding" of
/// one-hot input, "window" of an attention without one) is empty.
[[nodiscard]] std::vector<Setting> settingsOf(const ExperimentSummary &run);

/// A number as short as it can be read back.
[[nodiscard]] std::string settingText(double value);

} // namespace seq2seq
