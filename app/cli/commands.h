// SPDX-License-Identifier: GPL-3.0-or-later
// The commands of the headless program, one file each. Each function adds a subcommand whose
// callback does the work; failures leave as seq2seq::Error, wrong usage as CLI::ParseError.
#pragma once

#include "app/cli/console.h"

#include <CLI/CLI.hpp>

namespace seq2seq::cli {

void addTrain(CLI::App &program, Console &console);
void addResume(CLI::App &program, Console &console);
void addTranslate(CLI::App &program, Console &console);
void addEvaluate(CLI::App &program, Console &console);
void addInspect(CLI::App &program, Console &console);
void addGenerate(CLI::App &program, Console &console);
void addExport(CLI::App &program, Console &console);
void addMetrics(CLI::App &program, Console &console);
void addPresets(CLI::App &program, Console &console);
void addBench(CLI::App &program, Console &console);

} // namespace seq2seq::cli
