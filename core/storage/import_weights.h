// SPDX-License-Identifier: GPL-3.0-or-later
// A model that another program trained, as a run: its weights by PyTorch's names, its vocabularies
// as plain text.
#pragma once

#include "core/run/experiment.h"

#include <optional>
#include <stop_token>
#include <string>

namespace seq2seq {

/// What a file of weights may leave open. What is set here counts more than what the file says.
struct ImportChoices {
    std::optional<AttentionKind> attention; ///< of kinds with the same weights
    std::optional<StartKind> start;
    std::optional<bool> reverseSource;
    std::optional<TokenizerKind> tokenizer; ///< of both sides
    std::optional<bool> lowercase;
    std::string sourceLanguage; ///< BCP 47
    std::string targetLanguage;
};

struct ImportedRun {
    Experiment run;
    bool isDescribed = false; ///< the file said how the model is built; if not, its shapes did
};

/// The run has no training pairs and no optimiser: it translates, is looked at, and goes on when
/// somebody names pairs.
/// @param weights      a safetensors file
/// @param vocabularies the folder of the files that languageFiles() names
/// @throws Error as readWeightsFile(), modelOf(), readVocabularyFile(); BadConfiguration when
/// vocabulary and weights are of two sizes. Whether all weights fit is seen when a model is made.
[[nodiscard]] ImportedRun importWeights(const std::string &weights, const std::string &vocabularies,
    const ImportChoices &choices = {}, const std::stop_token &stop = {});

} // namespace seq2seq
