// SPDX-License-Identifier: GPL-3.0-or-later
// What the headless program does with LibTorch. It is in a shared library of its own, which is
// loaded when a command was written rightly: that takes half a second, in which nobody should wait
// for a page of help or the name of a missing file.
#pragma once

#include "app/cli/command_arguments.h"
#include "app/cli/console.h"
#include "app/cli/experiment_plan.h"
#include "app/cli/sweep_plan.h"
#include "core/bench/workload.h"
#include "core/run/recipe.h"

#include <vector>

namespace seq2seq::cli {

/// @return false when somebody interrupted it, as resume()
bool train(const TrainArguments &arguments, const Recipe &recipe, Console &console);
bool resume(const ResumeArguments &arguments, Console &console);
bool sweep(const SweepArguments &arguments, const std::vector<PlannedRun> &plan, Console &console);
void experiment(const PlannedExperiment &plan, Console &console);
void translate(const TranslateArguments &arguments, Console &console);
void evaluate(const EvaluateArguments &arguments, Console &console);
void inspect(const InspectArguments &arguments, Console &console);
void whatIf(const WhatIfArguments &arguments, Console &console);
void explain(const ExplainArguments &arguments, Console &console);
void patch(const PatchArguments &arguments, Console &console);
void audit(const AuditArguments &arguments, Console &console);
void exportExperiment(const ExportArguments &arguments, Console &console);
void importModel(const ImportArguments &arguments, Console &console);
void bench(const BenchArguments &arguments, const std::vector<Workload> &chosen, Console &console);

/// Those functions, as the library has them. They throw what they meet: Error, CLI::ParseError.
struct EngineCommands {
    decltype(&cli::train) train = nullptr;
    decltype(&cli::resume) resume = nullptr;
    decltype(&cli::sweep) sweep = nullptr;
    decltype(&cli::experiment) experiment = nullptr;
    decltype(&cli::translate) translate = nullptr;
    decltype(&cli::evaluate) evaluate = nullptr;
    decltype(&cli::inspect) inspect = nullptr;
    decltype(&cli::whatIf) whatIf = nullptr;
    decltype(&cli::explain) explain = nullptr;
    decltype(&cli::patch) patch = nullptr;
    decltype(&cli::audit) audit = nullptr;
    decltype(&cli::exportExperiment) exportExperiment = nullptr;
    decltype(&cli::importModel) importModel = nullptr;
    decltype(&cli::bench) bench = nullptr;
};

/// Loads the library on the first call. @throws Error Internal when it cannot be loaded
[[nodiscard]] const EngineCommands &engineCommands();

} // namespace seq2seq::cli
