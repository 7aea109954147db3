// SPDX-License-Identifier: GPL-3.0-or-later
// The commands of the headless program, one file each. Each function adds a subcommand whose
// callback does the work; failures leave as seq2seq::Error, wrong usage as CLI::ParseError.
// Those that need the engine, and LibTorch with it, are in a module of their own
// (engine_commands/): what needs neither should start at once.
#pragma once

#include "app/cli/console.h"

#include <CLI/CLI.hpp>

#include <array>
#include <map>
#include <string_view>

namespace seq2seq::cli {

/// A command as the program's help lists it.
struct CommandName {
    std::string_view name;
    std::string_view description;
    bool needsEngine;
};

inline constexpr std::array<CommandName, 14> kCommands{{
    {"train", "Train a model on sentence pairs and save it as one file", true},
    {"resume", "Go on with a run that was stopped, or train it further", true},
    {"translate", "Translate sentences, one a line on standard input", true},
    {"evaluate", "Measure a trained model on a test set", true},
    {"inspect", "Show every number of one translation", true},
    {"whatif", "Change the model in the middle and see what it says then", true},
    {"explain", "Show which source words a translation depends on", true},
    {"patch", "Show by which road a word came: one sentence's states put into another", true},
    {"audit", "Count the words that stay when attention is changed", true},
    {"generate", "Print sentence pairs of a built-in corpus", false},
    {"export", "Write weights, vocabularies and batches for other programs", true},
    {"metrics", "Measure translations or word alignments in files against references", false},
    {"presets", "List the models that training can begin from", false},
    {"bench", "Measure how fast this machine trains and translates", true},
}};

/// Adds a command of the list, without options yet.
[[nodiscard]] CLI::App *addCommand(CLI::App &program, std::string_view name);

using AddCommand = void (*)(CLI::App &program, Console &console);

/// Runs the program with these commands; the others are only listed in its help. Whatever goes
/// wrong ends as a sentence on standard error. @return the exit code
[[nodiscard]] int runProgram(
    int argc, char **argv, const std::map<std::string_view, AddCommand> &commands);

void addTrain(CLI::App &program, Console &console);
void addResume(CLI::App &program, Console &console);
void addTranslate(CLI::App &program, Console &console);
void addEvaluate(CLI::App &program, Console &console);
void addInspect(CLI::App &program, Console &console);
void addWhatIf(CLI::App &program, Console &console);
void addExplain(CLI::App &program, Console &console);
void addPatch(CLI::App &program, Console &console);
void addAudit(CLI::App &program, Console &console);
void addGenerate(CLI::App &program, Console &console);
void addExport(CLI::App &program, Console &console);
void addMetrics(CLI::App &program, Console &console);
void addPresets(CLI::App &program, Console &console);
void addBench(CLI::App &program, Console &console);

} // namespace seq2seq::cli
