// SPDX-License-Identifier: GPL-3.0-or-later
// The options that say what computes: shared by train, resume, translate, evaluate and inspect.
#pragma once

#include <CLI/CLI.hpp>

#include <optional>
#include <string>

namespace seq2seq::cli {

struct ComputeArguments {
    std::optional<std::string> engine;
    std::optional<std::string> device;
};

/// Adds --engine and --device.
void addCompute(CLI::App &command, ComputeArguments &arguments);

} // namespace seq2seq::cli
