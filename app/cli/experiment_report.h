// SPDX-License-Identifier: GPL-3.0-or-later
// What came of a ready-made experiment, on the terminal, as JSON and as files.
#pragma once

#include "app/cli/console.h"
#include "app/cli/experiment_plan.h"
#include "core/study/experiment_finding.h"

#include <vector>

namespace seq2seq::cli {

[[nodiscard]] Json toJson(const ReadyExperiment &experiment);
/// With the sentence in English and, as the window translates it, as text with arguments.
[[nodiscard]] Json toJson(const ReadyExperiment &experiment, const std::vector<MeasuredRow> &rows,
    const ExperimentFinding &finding);

/// Writes findings.csv, finding.json and the figures. @throws Error FileUnwritable, DiskFull
void writeResults(const PlannedExperiment &plan, const std::vector<MeasuredRow> &rows,
    const ExperimentFinding &finding);

/// A line each variant and condition, mean and deviation over the seeds, and the sentence.
void printResults(const PlannedExperiment &plan, const std::vector<MeasuredRow> &rows,
    const ExperimentFinding &finding, Console &console);

} // namespace seq2seq::cli
