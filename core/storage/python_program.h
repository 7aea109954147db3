// SPDX-License-Identifier: GPL-3.0-or-later
// The same model as a PyTorch program, for who wants to go on in Python.
#pragma once

#include "core/run/experiment.h"

#include <string>
#include <string_view>
#include <vector>

namespace seq2seq {

/// resources/python/seq2seq_model.py.
[[nodiscard]] std::string_view pythonProgram();

/// The files that writePythonProgram() makes in a folder: the program, weights.safetensors and what
/// belongs to the two languages.
[[nodiscard]] std::vector<std::string> pythonProgramFiles(const std::string &folder);

/// @param run has weights
/// @throws Error FileUnwritable, DiskFull
void writePythonProgram(const Experiment &run, const std::string &folder);

} // namespace seq2seq
