// SPDX-License-Identifier: GPL-3.0-or-later
// What was typed after each command that needs the engine; an unset value leaves the usual one.
#pragma once

#include "app/cli/corpus_arguments.h"
#include "app/cli/edit_arguments.h"
#include "app/cli/model_arguments.h"
#include "app/cli/peer_arguments.h"
#include "app/cli/test_set.h"
#include "core/explain/saliency.h"
#include "core/run/config.h"

#include <algorithm>
#include <cstdint>
#include <optional>
#include <string>
#include <vector>

namespace seq2seq::cli {

/// What was typed. An unset value leaves the preset's.
struct TrainArguments {
    CorpusArguments corpus;
    CorpusArguments dev; // columns are those of the corpus
    std::optional<std::size_t> devCount;

    std::optional<std::string> tokenizer;
    std::optional<int> vocabulary;
    std::optional<int> minimumCount;
    bool isLowercase = false;
    bool keepsWidth = false;

    std::string preset = "cs224n";
    std::optional<std::string> cell;
    std::optional<std::string> attention;
    std::optional<int> embedding;
    std::optional<int> hidden;
    std::optional<int> layers;
    std::optional<double> dropout;
    bool isBidirectional = false;
    bool isUnidirectional = false;
    bool hasHalfDirections = false;
    bool reversesSource = false;
    bool hasNoInputFeeding = false;
    bool isOneHot = false;
    bool hasConvolution = false;
    std::optional<std::string> start;
    std::string sourceVectors;
    std::string targetVectors;
    bool isTied = false;
    std::optional<int> window;
    bool hasNoAttentionMask = false;
    bool hasNoLossMask = false;

    std::optional<std::string> optimizer;
    std::optional<int> maxLength;
    std::optional<int> batch;
    std::optional<int> evaluateEvery;
    std::optional<double> learningRate;
    std::optional<double> attentionRate;
    std::optional<double> clip;
    std::optional<double> labelSmoothing;
    std::optional<double> teacherForcing;
    std::optional<double> teacherForcingDecay;
    std::optional<int> patience;
    std::optional<int> keptMegabytes;
    std::optional<int> trials;
    std::optional<std::string> initialization;
    std::optional<std::string> frozen;
    std::optional<std::uint64_t> seed;
    std::optional<int> threads;

    std::optional<int> epochs;
    std::optional<std::int64_t> maxSteps;
    std::optional<double> minutes;
    std::optional<double> targetBleu;

    std::string out;
    bool overwrites = false;
    std::string title;
    ComputeArguments compute;
    PeerArguments peers;
    bool isJson = false;
    bool isQuiet = false; ///< prints no evaluations: one run of many
};

struct ResumeArguments {
    std::string file;
    CorpusArguments corpus; ///< where the training sentences are when they are not in the file
    std::optional<int> epochs;
    std::optional<std::int64_t> maxSteps;
    std::optional<double> minutes;
    std::optional<double> learningRate;
    ComputeArguments compute;
    PeerArguments peers;
    bool isJson = false;
    bool isQuiet = false; ///< as in TrainArguments

    [[nodiscard]] bool setsLimit() const { return epochs || maxSteps || minutes; }
};

/// `seq2seq sweep`: what its runs have in common, and in what they differ.
struct SweepArguments {
    TrainArguments common; ///< its `out` is the study's folder
    std::vector<std::string> sets; ///< "hidden=64,128"
    std::optional<int> seeds;
    bool isJson = false;
};

struct CompareArguments {
    std::string folder;
    std::string csv;
    bool overwrites = false;
    std::string sort;
    bool isReversed = false;
    bool isJson = false;
};

struct TranslateArguments {
    ModelArguments model{};
    std::string encoding;
    bool isJson = false;
};

struct EvaluateArguments {
    ModelArguments model{.search = greedySearch()};
    TestSetArguments test{};
    std::string alignments;
    bool isCased = false;
    bool isJson = false;
};

struct InspectArguments {
    ModelArguments model{};
    std::string source;
    std::optional<std::string> target;
    int topWords = 10;
    std::string safetensors; ///< file the tensors are written to; empty: none
    bool overwrites = false;
    bool isJson = false;
};

struct WhatIfArguments {
    ModelArguments model{};
    std::string source;
    EditArguments edits;
    bool isJson = false;
};

struct ExplainArguments {
    ModelArguments model{};
    std::string source;
    std::optional<std::string> target;
    std::string method = "integrated-gradients";
    std::optional<int> word;
    std::optional<std::string> ratherThan;
    int steps = SaliencyOptions{}.steps;
    bool isJson = false;
};

struct PatchArguments {
    ModelArguments model{};
    std::string source;
    std::string other;
    std::string word;
    std::string ratherThan;
    bool isJson = false;
};

struct AuditArguments {
    ModelArguments model{.search = greedySearch()};
    TestSetArguments test{};
    int sentences = 100;
    bool isJson = false;
};

struct ExportArguments {
    std::string file;
    std::string weights;
    std::string python;
    std::string vocabularies;
    std::string batches;
    std::int64_t epochs = 1;
    std::string losses;
    std::string evaluations;
    std::string tensorboard;
    bool overwrites = false;

    [[nodiscard]] bool wantsCurves() const
    {
        return !losses.empty() || !evaluations.empty() || !tensorboard.empty();
    }
};

struct ImportArguments {
    std::string weights;
    std::string vocabularies;
    std::optional<std::string> attention;
    std::optional<std::string> start;
    bool reversesSource = false;
    std::optional<std::string> tokenizer;
    bool isLowercase = false;
    std::string sourceLanguage;
    std::string targetLanguage;
    std::string out;
    bool overwrites = false;
};

struct BenchArguments {
    std::string config;
    std::vector<int> embedding; // of the sizes one for all, or one each
    std::vector<int> hidden;
    std::vector<int> vocabulary;
    std::vector<int> batch;
    std::vector<int> length;
    std::vector<std::size_t> pairs;
    std::string measure = "all";
    std::string corpusFile;
    bool overwrites = false;
    std::vector<int> threads{TrainingConfig{}.threads}; // in the end one for each workload
    double seconds = 5;
    bool isJson = false;

    /// How many workloads the sizes are for; 0: none is given.
    [[nodiscard]] std::size_t sizes() const
    {
        return std::max({embedding.size(), hidden.size(), vocabulary.size(), batch.size(),
            length.size(), pairs.size(), threads.size() > 1 ? threads.size() : 0});
    }
};

} // namespace seq2seq::cli
