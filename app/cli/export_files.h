// SPDX-License-Identifier: GPL-3.0-or-later
// Where export writes what belongs to a language.
#pragma once

#include <filesystem>
#include <string>

namespace seq2seq::cli {

struct LanguageFiles {
    std::string vocabulary;
    std::string model; ///< of subwords; not every language has one
};

/// @param side  "source" or "target"
[[nodiscard]] inline LanguageFiles filesOf(const std::string &folder, const char *side)
{
    const std::string stem = (std::filesystem::path(folder) / side).string();
    return {stem + ".vocabulary.tsv", stem + ".sentencepiece.model"};
}

} // namespace seq2seq::cli
