// SPDX-License-Identifier: GPL-3.0-or-later
// An experiment as plain data: the text, the model, how it was trained so far and everything needed
// to go on. core/storage keeps it as one .s2s file.
#pragma once

#include "core/corpus/corpus.h"
#include "core/corpus/word_vectors.h"
#include "core/model/config.h"
#include "core/run/config.h"
#include "core/run/progress.h"
#include "core/state_dict.h"
#include "core/text/language.h"

#include <limits>
#include <memory>
#include <optional>
#include <string>
#include <vector>

namespace seq2seq {

/// By what sentences are known again.
struct CorpusRecord {
    std::size_t pairs = 0;
    std::uint64_t fingerprint = 0;
    bool operator==(const CorpusRecord &) const = default;
};

/// Where a run stands; with the weights and the optimiser enough to go on as if it had never
/// stopped.
struct TrainerState {
    std::int64_t step = 0; ///< updates done
    std::int64_t epoch = 0; ///< epochs finished
    std::int64_t batchInEpoch = 0; ///< batches of the current epoch done
    double seconds = 0; ///< spent training
    double learningRate = 0;
    double bestPerplexity = std::numeric_limits<double>::infinity();
    std::int64_t bestStep = 0;
    int badEvaluations = 0; ///< since the last best one or decay
    int trials = 0; ///< decays so far
    std::int64_t optimizerSteps = 0; ///< Adam's t; goes back with the best optimiser
    std::int64_t bestOptimizerSteps = 0;
    // Sums since the last evaluation, so that a resumed run reports what an uninterrupted one
    // would.
    double lossSum = 0; ///< nats
    std::int64_t lossTokens = 0;
    double gradientNormSum = 0;
    std::int64_t updatesSinceEvaluation = 0;
    double secondsSinceEvaluation = 0;
    std::int64_t wordsSinceEvaluation = 0;
    EngineKind engine = EngineKind::Auto; ///< that computed the last updates; Auto: not known
    std::string device = "cpu"; ///< and where
    bool operator==(const TrainerState &) const = default;
};

/// The weights of an evaluation, to go back to.
struct KeptState {
    TrainerState state; ///< after it; the optimiser's memory is not kept, so it counts no steps
    std::shared_ptr<const StateDict> weights; ///< those that were evaluated
};

/// Adam's moments: names "exp_avg.<weight>" and "exp_avg_sq.<weight>"; empty for SGD.
using OptimizerState = StateDict;

/// The whole of one run, as plain data.
struct Experiment {
    std::string name; ///< shown to people
    std::string preset; ///< the preset it began from, may be empty
    ModelConfig model;
    TrainingConfig training;
    Language source;
    Language target;
    std::shared_ptr<const Corpus>
        train; ///< never null; empty when the file did not hold it and it was not found
    std::shared_ptr<const Corpus> dev; ///< never null
    std::shared_ptr<const Corpus> test; ///< held back to the very end; null: there is none
    /// Pairs that share a sentence with dev or test, so that they are used nowhere; null: none.
    std::shared_ptr<const Corpus> unused;
    /// Set when train does not travel in the file: by what it is known again. Train is then empty
    /// when it was not found; else its origin says where it lies.
    std::optional<CorpusRecord> trainOutside;
    SentencePair probe; ///< the sentence whose attention the Train workspace follows
    /// Other sentences whose attention every evaluation records, at most kMostPinned.
    std::vector<SentencePair> pinned;
    History history;
    TrainerState state;
    /// In the order of their steps, which are steps of evaluations; see core/run/kept_states.h.
    std::vector<KeptState> keptStates;
    StateDict weights; ///< empty before training: the model is then made from the seed
    /// Where new weights take embeddings from instead of the seed. Not in the file: it has the
    /// weights.
    std::shared_ptr<const WordVectors> sourceVectors;
    std::shared_ptr<const WordVectors> targetVectors;
    StateDict bestWeights; ///< of the lowest dev perplexity; empty before the first evaluation
    OptimizerState optimizer;
    OptimizerState bestOptimizer;
};

/// Bytes a side of a probe sentence: its attention has a cell for each word of the one side and of
/// the other, at every evaluation.
inline constexpr std::size_t kLongestProbe = 4000;
inline constexpr std::size_t kMostPinned = 12;
[[nodiscard]] inline bool isShortEnoughToProbe(const SentencePair &pair)
{
    return pair.source.size() <= kLongestProbe && pair.target.size() <= kLongestProbe;
}

} // namespace seq2seq
