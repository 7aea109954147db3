// SPDX-License-Identifier: GPL-3.0-or-later
// The options that change a model in the middle.
#pragma once

#include <CLI/CLI.hpp>

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

namespace seq2seq::cli {

/// As they were written; words and steps count from 1.
struct EditArguments {
    std::optional<std::string> attention; ///< uniform, hard, permuted, no-max
    std::optional<std::string> steps; ///< "2-4"
    std::vector<std::string> setAttention; ///< "3: 0.1 0.9"
    std::vector<int> withoutWords;
    std::vector<std::string> clamps; ///< "decoder.0.h[17]=0@3-5"
    std::optional<std::string> patchFrom; ///< a sentence
    std::vector<std::string> patches; ///< "start", "annotations", "decoder.0.h@4"
    std::vector<std::string> forced; ///< "3: word"
    std::vector<std::string> replaced; ///< "2: word"
    std::vector<int> dropped;
    std::vector<int> repeated;
    std::uint64_t seed = 1;
};

void addEdits(CLI::App &command, EditArguments &arguments);

/// @throws CLI::ParseError when one option lacks another
void checkEdits(const EditArguments &arguments);

} // namespace seq2seq::cli
