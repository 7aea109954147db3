// SPDX-License-Identifier: GPL-3.0-or-later
// Runs a workload through Trainer and Translator, as the program itself uses them, and times it.
#pragma once

#include "core/bench/workload.h"

#include <cstddef>
#include <cstdint>
#include <optional>
#include <span>
#include <vector>

namespace seq2seq {

/// How fast a workload trains. Words are source and target tokens, </s> of both sides included,
/// padding not.
struct TrainingSpeed {
    double setupSeconds = 0; ///< making the Trainer and its first update
    std::int64_t steps = 0; ///< updates that were timed
    std::vector<double> windows; ///< words/s
    double wordsPerSecond = 0; ///< median of the windows
    double flopPerWord = 0; ///< of all matrix products: trainingFlop() less repetitionsFlop()
    std::int64_t parameters = 0;
    std::size_t corpusBytes = 0; ///< of the pairs as a tab-separated file
    /// Bytes, from before the Trainer is made; of several Trainers nothing is known of each.
    std::optional<std::size_t> peakMemory;
};

/// Trains each workload with its number of threads for about so many seconds after a warm-up (three
/// updates and a tenth of the time), in seven windows of equal time and at least one update each.
/// Several take turns window by window, back and forth, so that what the machine does meanwhile
/// falls on neighbours alike.
[[nodiscard]] std::vector<TrainingSpeed> measureTraining(
    std::span<const Workload> workloads, std::span<const int> threads, double seconds);

/// How fast a workload translates sentences of kDecodedWords words into as many words, and what
/// bounds it. Medians.
struct DecodingSpeed {
    double boundMilliseconds = 0; ///< one thread reads the weights of kDecodedWords words
    double greedyMilliseconds = 0; ///< one sentence
    double beamMilliseconds = 0; ///< one sentence, beam 5
    double tracedMilliseconds = 0; ///< one sentence: greedy search, then every number of its path
    double traceMilliseconds = 0; ///< one sentence: every number along given words, no search
    double greedySentences = 0; ///< sentences/s, kDecodedSentences of them handed over at once
    double beamSentences = 0; ///< the same with beam 5
    double weightsReadRate = 0; ///< GB/s (10^9 bytes) of one thread over a word's weights
    double largeReadRate = 0; ///< the same over 256 MB
    std::size_t peakMemory = 0; ///< bytes
};

/// Measures each of the eight for so many seconds, in turns, so that all see the same machine when
/// other programs slow it down for a while. The model is a new one that never ends a sentence (see
/// neverEnd), so that each translation has kDecodedWords words.
[[nodiscard]] DecodingSpeed measureDecoding(const Workload &workload, double secondsEach);

} // namespace seq2seq
