// SPDX-License-Identifier: GPL-3.0-or-later
// A study on the terminal and as JSON.
#pragma once

#include "app/cli/console.h"
#include "core/study/study.h"

namespace seq2seq::cli {

/// A line a run, mean and deviation of those that differ in the seed alone below; what is wrong
/// with a run goes to standard error.
void printStudy(const Study &study, Console &console);

[[nodiscard]] Json toJson(const StudyRun &run);
[[nodiscard]] Json toJson(const Study &study);

} // namespace seq2seq::cli
