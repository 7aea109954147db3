// SPDX-License-Identifier: GPL-3.0-or-later
// The options of the search: shared by translate, evaluate and inspect.
#pragma once

#include "core/search/hypothesis.h"

#include <CLI/CLI.hpp>

#include <optional>

namespace seq2seq::cli {

struct SearchArguments {
    int defaultBeam = SearchOptions{}.beam;
    std::optional<int> beam;
    double lengthPenalty = SearchOptions{}.lengthPenalty;
    int nBest = 1;
    int minLength = SearchOptions{}.minLength;
    int maxLength = SearchOptions{}.maxLength;
    int maxSourceLength = SearchOptions{}.maxSourceLength;
    bool samples = false;
    double temperature = SearchOptions{}.temperature;
    int topK = SearchOptions{}.topK;
    double topP = SearchOptions{}.topP;
    std::uint64_t seed = SearchOptions{}.seed;
    bool replacesUnknown = false;

    /// @throws CLI::ParseError when more hypotheses are wanted than the beam holds
    [[nodiscard]] SearchOptions options() const;
};

/// Beam 1 unless --beam says otherwise: measuring a whole test set is quicker so.
[[nodiscard]] SearchArguments greedySearch();

/// Adds --beam, --length-penalty, --min-length, --max-length and --max-source-length.
void addSearch(CLI::App &command, SearchArguments &arguments);
/// Adds --sample, --temperature, --top-k, --top-p and --seed.
void addSampling(CLI::App &command, SearchArguments &arguments);
/// Adds --replace-unknown.
void addUnknownWords(CLI::App &command, SearchArguments &arguments);
/// Adds --n-best.
void addNBest(CLI::App &command, SearchArguments &arguments);

} // namespace seq2seq::cli
