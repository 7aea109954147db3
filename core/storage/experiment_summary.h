// SPDX-License-Identifier: GPL-3.0-or-later
// What a table of runs shows of an .s2s file, read without its weights, vocabularies and corpora:
// two small entries of the archive, a few milliseconds.
#pragma once

#include "core/corpus/corpus.h"
#include "core/run/experiment.h"

#include <cstdint>
#include <optional>
#include <stop_token>
#include <string>
#include <vector>

namespace seq2seq {

/// The numbers of an evaluation; Evaluation says what each is.
struct EvaluationSummary {
    std::int64_t step = 0;
    double epoch = 0;
    double seconds = 0;
    double trainLoss = 0;
    double devLoss = 0;
    double devPerplexity = 0;
    double devTokenAccuracy = 0;
    double devBleu = 0;
    double devChrf = 0;
    double wordsPerSecond = 0;
    bool isBest = false;
    std::size_t samples = 0; ///< translations that are kept in the file
    std::size_t exactSamples = 0; ///< of them, those that are the reference to the letter
    bool operator==(const EvaluationSummary &) const = default;
};

/// A run without what is large.
struct ExperimentSummary {
    std::string name;
    std::string preset;
    ModelConfig model;
    TrainingConfig training;
    TrainerState state;
    TokenizerOptions sourceTokenizer;
    TokenizerOptions targetTokenizer;
    std::string sourceLanguage;
    std::string targetLanguage;
    CorpusOrigin corpus; ///< of train
    std::size_t trainPairs = 0;
    CorpusRecord dev; ///< by it runs that were measured on other sentences are told apart
    std::vector<EvaluationSummary> evaluations;

    /// The evaluation of the weights that translate: that of the lowest dev perplexity. Null before
    /// the first one.
    [[nodiscard]] const EvaluationSummary *best() const;
    /// Whether a limit of its own that lies in the file has been reached; minutes do not: they are
    /// counted from when a run was started or resumed.
    [[nodiscard]] bool isFinished() const;
    /// How much of the nearest limit is done, 0..1; unset when it has none.
    [[nodiscard]] std::optional<double> progress() const;
    [[nodiscard]] std::int64_t parameters() const;
};

/// @throws Error FileNotFound, FileUnreadable, BadExperiment naming the entry and what is wrong
/// with it; Cancelled. What is not read is not looked at: the weights may be damaged.
[[nodiscard]] ExperimentSummary loadSummary(
    const std::string &path, const std::stop_token &stop = {});

} // namespace seq2seq
