// SPDX-License-Identifier: GPL-3.0-or-later
// What a model knows of its translation when it has read only the beginning of the sentence. (A
// logit lens reads layers in the middle of a deep model; an encoder of one layer has none. This
// asks the whole model and is sound for it.)
#pragma once

#include "core/model/model.h"

#include <functional>

namespace seq2seq {

/// What the model makes of the first words of a sentence.
struct KnownSoFar {
    std::vector<int> source; ///< x_1..x_i and </s>, in reading order
    std::vector<double> logProbabilities; ///< log P(y_t | y_1..y_{t-1}, x_1..x_i), one a word
};

/// x_1..x_i, ended by </s>. @param source ended by </s>  @param words i
[[nodiscard]] std::vector<int> beginningOf(const std::vector<int> &source, std::size_t words);

/// One entry for each i = 1..m-1: the last is the whole sentence.
/// @param source  ids in reading order, ended by </s>: what is read last comes last
/// @param target  y_1..y_n, the translation of the whole sentence
/// @param between called between two passes through the model: stop by throwing
/// @throws Error BadConfiguration when the model has no such word
[[nodiscard]] std::vector<KnownSoFar> knownWhen(const Model &model, const std::vector<int> &source,
    const std::vector<int> &target, const std::function<void()> &between = {});

/// For each target word how many source words have to be read so that from then on it stays more
/// likely than all others together (P > 1/2); 0: that never happens.
[[nodiscard]] std::vector<std::size_t> knownFrom(const std::vector<KnownSoFar> &beginnings);

} // namespace seq2seq
