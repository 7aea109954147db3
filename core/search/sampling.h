// SPDX-License-Identifier: GPL-3.0-or-later
// Translations drawn by chance, word by word, instead of searched for.
#pragma once

#include "core/search/beam_search.h"

namespace seq2seq {

/// How likely a word is to be drawn.
struct WordChance {
    int id = 0;
    double probability = 0;
};

/// The distribution a word is drawn from, likeliest word first where topK or topP is set:
///   q_T(y) ~ P(y)^(1/T)                        temperature (Ackley, Hinton and Sejnowski 1985)
///   the topK likeliest of these                Fan, Lewis and Dauphin 2018, arXiv:1805.04833
///   the fewest of those whose q sum to topP    "nucleus", Holtzman et al. 2020, arXiv:1904.09751
/// each step made to sum to 1 before the next. `<pad>` and `<s>` are never among them. Of equally
/// likely words the smaller id comes first.
/// @param logProbabilities log P_t of every word, [V]
/// @param mayEnd whether `</s>` is among them
[[nodiscard]] std::vector<WordChance> samplingDistribution(
    std::span<const double> logProbabilities, const SearchOptions &options, bool mayEnd = true);

/// Draws options.nBest translations of each sentence. They are ordered like those of a search, and
/// their log probabilities are the model's own, whatever the temperature. Chance is a function of
/// the seed, the sentence and the number of the draw alone: the same in any batch, unless a last
/// bit of P decides.
/// @param sources ids in reading order, none empty
/// @param prefix  target ids every translation begins with; may be empty
/// @throws Error Cancelled
[[nodiscard]] std::vector<SearchResult> drawTranslations(const Model &model,
    std::span<const std::vector<int>> sources, std::span<const int> prefix,
    const SearchOptions &options, const std::stop_token &stop = {}, const Edits &edits = {});

} // namespace seq2seq
