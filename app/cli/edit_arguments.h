// SPDX-License-Identifier: GPL-3.0-or-later
// The options that change a model in the middle, and what they mean for one sentence.
#pragma once

#include "core/model/edits.h"
#include "core/search/translator.h"

#include <CLI/CLI.hpp>

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

/// @param trace of the sentence as the model translates it unchanged: means are taken of it
/// @throws CLI::ParseError when an option is written in another way, Error when it does not fit
[[nodiscard]] Edits editsFrom(const EditArguments &arguments, const Translator &translator,
    const Trace &trace, const SearchOptions &options);

} // namespace seq2seq::cli
