// SPDX-License-Identifier: GPL-3.0-or-later
// The commands of the headless program, one file each. Each function adds a subcommand whose
// callback does the work; failures leave as seq2seq::Error, wrong usage as CLI::ParseError.
// Those that need the engine, and LibTorch with it, check what was typed first: engine_commands.h.
#pragma once

#include "app/cli/console.h"

#include <CLI/CLI.hpp>

#include <array>
#include <string_view>

namespace seq2seq::cli {

void addTrain(CLI::App &program, Console &console);
void addResume(CLI::App &program, Console &console);
void addSweep(CLI::App &program, Console &console);
void addExperiment(CLI::App &program, Console &console);
void addCompare(CLI::App &program, Console &console);
void addAverage(CLI::App &program, Console &console);
void addTranslate(CLI::App &program, Console &console);
void addEvaluate(CLI::App &program, Console &console);
void addInspect(CLI::App &program, Console &console);
void addWhatIf(CLI::App &program, Console &console);
void addExplain(CLI::App &program, Console &console);
void addPatch(CLI::App &program, Console &console);
void addAudit(CLI::App &program, Console &console);
void addGenerate(CLI::App &program, Console &console);
void addExport(CLI::App &program, Console &console);
void addImport(CLI::App &program, Console &console);
void addTokenize(CLI::App &program, Console &console);
void addMetrics(CLI::App &program, Console &console);
void addPresets(CLI::App &program, Console &console);
void addBench(CLI::App &program, Console &console);

/// A command, as the program's help lists it.
struct CommandName {
    std::string_view name;
    std::string_view description;
    void (*add)(CLI::App &program, Console &console);
};

inline constexpr std::array<CommandName, 20> kCommands{{
    {"train", "Train a model on sentence pairs and save it as one file", addTrain},
    {"resume", "Go on with a run that was stopped, or train it further", addResume},
    {"sweep", "Train every combination of some settings, on several computers if wished", addSweep},
    {"experiment", "Train and measure a ready-made experiment, and say what it shows",
        addExperiment},
    {"compare", "Set the runs of a folder side by side", addCompare},
    {"average", "Make one run of several: the mean of their weights", addAverage},
    {"translate", "Translate sentences, one a line on standard input", addTranslate},
    {"evaluate", "Measure a trained model on a test set", addEvaluate},
    {"inspect", "Show every number of one translation", addInspect},
    {"whatif", "Change the model in the middle and see what it says then", addWhatIf},
    {"explain", "Show which source words a translation depends on", addExplain},
    {"patch", "Show by which road a word came: one sentence's states put into another", addPatch},
    {"audit", "Count the words that stay when attention is changed", addAudit},
    {"generate", "Print sentence pairs of a built-in corpus", addGenerate},
    {"tokenize", "Cut sentences into the words of a model, or join them again", addTokenize},
    {"export", "Write weights, vocabularies, curves and batches for other programs", addExport},
    {"import", "Make a run of weights that another program trained", addImport},
    {"metrics", "Measure translations or word alignments in files against references", addMetrics},
    {"presets", "List the models that training can begin from", addPresets},
    {"bench", "Measure how fast this machine trains and translates", addBench},
}};

/// Adds a command of the list, without options yet.
[[nodiscard]] CLI::App *addCommand(CLI::App &program, std::string_view name);

/// Whatever goes wrong ends as a sentence on standard error. @return the exit code
[[nodiscard]] int runProgram(int argc, char **argv);

} // namespace seq2seq::cli
