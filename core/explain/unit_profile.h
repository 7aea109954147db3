// SPDX-License-Identifier: GPL-3.0-or-later
// What a unit of a state goes with, over many sentences: where it is highest, whether it counts
// words (Shi, Knight and Yuret 2016), and which words move it.
#pragma once

#include "core/model/model.h"

#include <functional>

namespace seq2seq {

/// One unit of h or c of a layer, a direction, or another place with rows.
struct UnitId {
    Place place;
    int unit = 0;
    bool operator==(const UnitId &) const = default;
};

[[nodiscard]] bool hasUnit(const Trace &trace, const UnitId &unit);
/// The numbers of a unit along a trace, one a row. @param unit one that the trace has
[[nodiscard]] std::vector<double> curveOf(const Trace &trace, const UnitId &unit);

/// Words a profile tells of have been seen so often at least: the mean of one word is chance.
inline constexpr std::size_t kLeastSeen = 3;

struct UnitSentence {
    std::vector<int> source; ///< ids in reading order, ended by kEos
    std::vector<int> target; ///< the decoder is run along it, ended by kEos
};

/// Where in a sentence a unit stood furthest up, or down.
struct UnitExtreme {
    std::size_t sentence = 0; ///< place in the list
    std::size_t row = 0; ///< source word, or decoder step
    float value = 0;
    bool operator==(const UnitExtreme &) const = default;
};

/// A word, and how the unit stood when it was read (of the encoder) or written (of the decoder).
struct UnitWord {
    int id = 0;
    std::size_t count = 0; ///< times it was seen
    double mean = 0;
};

struct UnitProfile {
    std::size_t words = 0; ///< rows of all sentences
    std::vector<UnitExtreme> highest; ///< of each sentence, the highest first
    std::vector<UnitExtreme> lowest; ///< of each sentence, the lowest first
    double mean = 0; ///< over the words
    double withPosition = 0; ///< correlation() with the place in the sentence
    double withLeft = 0; ///< and with the number of words that follow
    std::vector<UnitWord> byMean; ///< seen kLeastSeen times at least; the highest mean first
};

/// @param between called between two sentences: stop by throwing
/// @throws Error BadConfiguration when the model has no such unit
[[nodiscard]] UnitProfile profileUnit(const Model &model, const UnitId &unit,
    std::span<const UnitSentence> sentences, const std::function<void()> &between = {},
    const std::stop_token &stop = {});

} // namespace seq2seq
