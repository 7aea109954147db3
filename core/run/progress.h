// SPDX-License-Identifier: GPL-3.0-or-later
// What training tells the world, as plain data: a point an update, more at each evaluation.
#pragma once

#include "core/corpus/sentence_pairs.h"
#include "core/matrix.h"
#include "core/model/weight_changes.h"
#include "core/run/insight.h"

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

namespace seq2seq {

/// One update.
struct LossPoint {
    std::int64_t step = 0; ///< updates done, from 1
    double epoch = 0; ///< epochs done, fractional
    double seconds = 0; ///< spent training since the run began, pauses not counted
    double trainLoss = 0; ///< nats a target token of this batch
    double gradientNorm = 0; ///< global L2 norm before clipping
    double learningRate = 0;
    double wordsPerSecond = 0; ///< source + target tokens, padding not counted
    bool operator==(const LossPoint &) const = default;
};

/// What makes a translation suspicious though nobody has a reference; the larger, the more so. See
/// core/run/suspicion.h.
struct Suspicion {
    double coverage = 0; ///< words that are looked at too little or too much, nats
    double entropy = 0; ///< of the attention of a word, nats
    double length = 0; ///< too short or too long: |ln| of how far from the usual
    [[nodiscard]] double total() const { return coverage + entropy + length; }
    bool operator==(const Suspicion &) const = default;
};

/// A dev sentence as the model translates it now.
struct SampleTranslation {
    std::string source;
    std::string reference;
    std::string translation;
    double bleu = 0; ///< sentence BLEU, 0..100
    std::optional<Suspicion> suspicion = {}; ///< unset in older files
    bool operator==(const SampleTranslation &) const = default;
};

/// The attention on the probe sentence, force-decoded along the reference translation.
struct ProbeAttention {
    std::vector<std::string> sourceTokens; ///< columns
    std::vector<std::string> targetTokens; ///< rows
    Matrix attention; ///< [target, source], rows sum to 1; empty without attention
    std::string translation; ///< what the model itself writes (greedy); empty in older files
    std::string source = {}; ///< the sentence; empty in older files
    std::string reference = {};
    bool operator==(const ProbeAttention &) const = default;
};

/// The probe sentence between two evaluations: another was chosen, or one step was made.
struct ProbeLook {
    std::int64_t step = 0; ///< of the weights
    double epoch = 0;
    ProbeAttention probe;
};

/// What one update changed, for a class that makes them one by one.
struct UpdateReport {
    LossPoint point;
    int sentences = 0; ///< of the batch
    double lossAfter = 0; ///< of the same batch with the same dropout, nats a target token
    double clippedTo = 0; ///< the gradient norm was scaled down to this; 0: it was not
    std::vector<WeightChange> weights; ///< in the order of the model
};

/// Evaluation::saturatedGates of a plain RNN.
inline constexpr double kNoGates = -1;

/// One look at the dev set.
struct Evaluation {
    std::int64_t step = 0;
    double epoch = 0;
    double seconds = 0;
    double trainLoss = 0; ///< mean since the last evaluation, nats a target token
    double devLoss = 0; ///< nats a target token
    double devPerplexity = 0;
    double devTokenAccuracy = 0; ///< 0..1, teacher-forced
    double devBleu = 0; ///< greedy, 13a (zh for Chinese targets), 0..100
    double devChrf = 0; ///< 0..100
    double learningRate = 0;
    double gradientNorm = 0; ///< mean since the last evaluation
    double wordsPerSecond = 0; ///< mean since the last evaluation
    double saturatedGates = 0; ///< share of the decoder's gate values below 0.05 or above 0.95 on
                               ///< the samples, 0..1; kNoGates where cells have none
    bool isBest = false; ///< lowest dev perplexity so far
    std::optional<Insight> inside; ///< older files have none
    std::vector<SampleTranslation> samples;
    ProbeAttention probe;
    std::vector<ProbeAttention> pinned; ///< of the sentences that were pinned then
    bool operator==(const Evaluation &) const = default;
};

/// Everything a run has recorded.
struct History {
    std::vector<LossPoint> losses;
    std::vector<Evaluation> evaluations;
    bool operator==(const History &) const = default;
};

/// What training on one corrected sentence changed.
struct CorrectionReport {
    struct Change {
        SampleTranslation before;
        SampleTranslation after;
    };
    SentencePair pair; ///< that was trained on
    std::string before; ///< what the model wrote for its source, likeliest word each time
    std::string after;
    bool isLearnt = false; ///< it writes the target now
    std::vector<LossPoint> points; ///< of the updates
    std::int64_t step = 0; ///< after them
    std::size_t compared = 0; ///< other dev sentences, translated before and after
    std::vector<Change> changed; ///< those that came out otherwise
    double bleuBefore = 0; ///< mean sentence BLEU of the compared, 0..100
    double bleuAfter = 0;
};

/// Why training ended or paused.
enum class StopReason {
    None,
    Asked,
    Paused,
    MaxEpochs,
    MaxSteps,
    MaxMinutes,
    TargetReached,
    EarlyStopping,
    Diverged
};

} // namespace seq2seq
