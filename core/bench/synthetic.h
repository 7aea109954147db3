// SPDX-License-Identifier: GPL-3.0-or-later
// Sentences made up by seed, for measuring speed: nothing in them can be learned, but words are as
// frequent and lengths as mixed as in a real corpus.
#pragma once

#include "core/bench/workload.h"
#include "core/run/experiment.h"

#include <cstddef>
#include <string>
#include <vector>

namespace seq2seq {

inline constexpr int kDecodedWords = 20; ///< words of the sentences the bench translates
inline constexpr int kDecodedSentences = 64;

/// Sentence pairs of a workload, the same on every machine. The word of rank r is drawn with
/// probability proportional to 1 / r (Zipf). Sources have length - length / 2 to length + length /
/// 2 words, each equally likely; a target is at most a fifth of the length longer or shorter than
/// its source, within the same limits.
/// @param seed  the bench trains on seed 1
[[nodiscard]] Corpus syntheticCorpus(const Workload &workload, std::size_t pairs, unsigned seed);

/// Sources of kDecodedWords words, drawn as those of the corpus.
[[nodiscard]] std::vector<std::string> syntheticSentences(const Workload &workload);

/// An experiment on the synthetic corpus, ready for Trainer. Both vocabularies hold exactly V
/// entries, whether or not each word was drawn: id kSpecials is the most frequent word.
[[nodiscard]] Experiment syntheticExperiment(const Workload &workload, int threads);

/// Changes a few weights so that the model never ends a sentence by itself: a decoder cell's first
/// neuron becomes constant, and the logit of </s> falls by a thousand because of it. Translations
/// are then as long as the search allows, and cost what they cost with any weights.
void neverEnd(StateDict &weights, const ModelConfig &config);

} // namespace seq2seq
