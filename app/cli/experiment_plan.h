// SPDX-License-Identifier: GPL-3.0-or-later
// A ready-made experiment as it was asked for: its runs, its sentences and its files, known and
// checked before the first run is trained.
#pragma once

#include "app/cli/compute_arguments.h"
#include "app/cli/sweep_plan.h"
#include "core/study/experiment_sentences.h"

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

namespace seq2seq::cli {

struct ExperimentArguments {
    std::string name;
    std::string out; ///< folder
    std::uint64_t seed = 1;
    int seeds = 1; ///< how many, from `seed` on
    std::optional<std::int64_t> steps; ///< instead of the experiment's own
    ComputeArguments compute;
    bool overwrites = false;
    bool isJson = false;
};

/// Names of files in the folder.
inline constexpr auto kDevFile = "dev.tsv";
inline constexpr auto kTestFile = "test.tsv";
inline constexpr auto kFindingsFile = "findings.csv";
inline constexpr auto kFindingFile = "finding.json";
/// Of a figure, by ExperimentFigure::name.
[[nodiscard]] std::string figureFile(const std::string &figure);

struct PlannedExperiment {
    ExperimentArguments arguments;
    const ReadyExperiment *experiment = nullptr; ///< of the table, so it stays
    std::vector<PlannedRun> runs; ///< as variantsOf() orders them
    ExperimentSentences sentences;
};

/// @throws Error BadConfiguration when there is no such experiment; as planRuns()
[[nodiscard]] PlannedExperiment planExperiment(const ExperimentArguments &arguments);

/// Makes the folder, writes dev.tsv and test.tsv into it and looks at what is there already.
/// @throws Error FileUnwritable when it holds results and --overwrite was not given, other
/// sentences, or other runs of these names
void prepareFolder(const PlannedExperiment &plan);

} // namespace seq2seq::cli
