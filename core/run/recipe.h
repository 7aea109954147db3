// SPDX-License-Identifier: GPL-3.0-or-later
// From a corpus and some choices to an experiment that is ready to train. The window and the
// command line both start here.
#pragma once

#include "core/run/experiment.h"

namespace seq2seq {

/// The choices a person makes before training.
struct Recipe {
    std::string preset = "cs224n";
    ModelConfig model; ///< vocabulary sizes are filled in by prepareExperiment
    TrainingConfig training;
    TokenizerOptions sourceTokenizer;
    TokenizerOptions targetTokenizer;
    bool foldWidth = true; ///< on Chinese and Japanese sides "，" and "," are one word
    Vocabulary::Limits vocabulary;
    std::size_t devCount
        = 0; ///< pairs held back when there is no dev corpus; 0 = as splitCorpus chooses

    /// Model, tokenizer and training settings of a preset. @throws Error BadConfiguration for an
    /// unknown name
    static Recipe fromPreset(std::string_view name);
};

/// Cuts the corpus (dev is split off when `dev` is null), trains tokenizers, counts vocabularies,
/// picks the probe sentence (a dev pair of middling length). No weights yet. @throws Error
/// EmptyCorpus, BadConfiguration, Cancelled
[[nodiscard]] Experiment prepareExperiment(const Recipe &recipe, Corpus corpus,
    std::shared_ptr<const Corpus> dev = nullptr, const ProgressCallback &progress = {});

/// Words in the vocabularies that prepareExperiment() would make of these training pairs.
/// @throws Error BadConfiguration when no word is left, Cancelled
[[nodiscard]] VocabularySizes countVocabularies(
    const Recipe &recipe, const Corpus &train, const ProgressCallback &progress = {});

/// All words of one side of some pairs, as a tokenizer cuts it, the most frequent first.
/// @throws Error BadConfiguration when there is no word, Cancelled
[[nodiscard]] Vocabulary everyWord(const Tokenizer &tokenizer, const Corpus &corpus,
    std::string SentencePair::*side, const ProgressCallback &progress = {});

} // namespace seq2seq
