// SPDX-License-Identifier: GPL-3.0-or-later
// What a search asks for and leaves behind, as plain data.
#pragma once

#include "core/text/unknown_words.h"

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <span>
#include <string>
#include <vector>

namespace seq2seq {

struct SearchOptions {
    int beam = 5; ///< hypotheses kept at each step; 1 = greedy
    double lengthPenalty = 0.6; ///< score = log p / ((5 + length) / 6)^lengthPenalty (Wu et al.
                                ///< 2016, eq. 14); 0 = none
    int nBest = 1; ///< hypotheses returned, at most beam
    int minLength
        = 1; ///< tokens at least, </s> not counted; 0 = the empty translation is an answer
    int maxLength = 100; ///< tokens at most, </s> included
    int maxSourceLength = 0; ///< tokens of the source at most, </s> not counted; 0 = a multiple of
                             ///< what the model was trained on, see long_source.h
    bool recordTree = false;

    bool sample = false; ///< draw nBest translations by chance instead of searching; no beam then
    double temperature = 1; ///< above 1 bolder, below 1 more careful; P^(1/temperature)
    int topK = 0; ///< draw among so many likeliest words; 0 = all
    double topP = 1; ///< draw among the fewest likeliest words that sum to this; 1 = all
    std::uint64_t seed = 1; ///< fixes what is drawn

    bool replaceUnknown = false; ///< write the source word with the largest attention for `<unk>`
    bool operator==(const SearchOptions &) const = default;
};

/// One candidate translation.
struct Hypothesis {
    std::vector<int> ids; ///< y_1..y_n, kEos last when finished
    std::vector<double> tokenLogProbabilities; ///< log P(y_t | y_<t, x), one an id
    double logProbability = 0; ///< their sum
    double score = 0; ///< with the length penalty; orders the n-best list, finished ones first
    bool isFinished = false; ///< ended by kEos rather than by maxLength
    std::string text; ///< as a person writes it
};

/// One expanded candidate. Nodes come step by step; a parent stands before its children.
struct SearchNode {
    int parent = -1; ///< index into SearchTree::nodes; -1 for the root, <s>
    int step = 0; ///< t; 0 for the root
    int id = 0; ///< y_t
    std::string word;
    double probability = 1; ///< P(y_t | y_<t, x)
    double logProbability = 0; ///< of the whole prefix
    bool isKept = false; ///< it survived into the beam (or finished)
    bool isFinished = false; ///< it ended with </s>
    bool isBest = false; ///< on the path of the best hypothesis
};

struct SearchTree {
    std::vector<SearchNode> nodes; ///< empty when it was not recorded
};

/// The answer to one sentence.
struct Translation {
    std::string source; ///< as it was given
    std::vector<std::string> sourceTokens; ///< with </s>; <unk> words keep their spelling here
    std::vector<int> sourceIds;
    std::string sourceLanguage; ///< that the model reads, BCP 47 or empty
    std::vector<Hypothesis> hypotheses; ///< best first; at least one
    SearchTree tree;
    double milliseconds = 0;

    [[nodiscard]] UnknownWords unknownWords() const { return seq2seq::unknownWords(sourceIds); }

    [[nodiscard]] const std::string &text() const { return hypotheses.front().text; }
};

} // namespace seq2seq
