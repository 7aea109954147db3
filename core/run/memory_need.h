// SPDX-License-Identifier: GPL-3.0-or-later
// How much memory a configuration needs, by formula: asked before anything is made, so that a model
// that does not fit is refused with a figure instead of ending the program.
#pragma once

#include "core/corpus/encoded_pairs.h"
#include "core/run/config.h"
#include "core/run/pair_length.h"

#include <cstddef>
#include <cstdint>
#include <optional>
#include <span>
#include <vector>

namespace seq2seq {

/// The batch that needs most.
struct BatchShape {
    std::uint64_t sentences = 0;
    std::uint64_t sourceTokens = 0; ///< of all its sentences, </s> included
    std::uint64_t targetTokens = 0;
    std::uint64_t longestSource = 0; ///< tokens
};

/// As large as a batch of these pairs can get, however they are shuffled.
[[nodiscard]] BatchShape largestBatch(const EncodedPairs &pairs, std::size_t batchSize);
[[nodiscard]] BatchShape largestBatch(std::span<const std::vector<int>> sources,
    std::span<const std::vector<int>> targets, std::size_t batchSize);

[[nodiscard]] BatchShape largestBatch(std::span<const PairLength> lengths, std::size_t batchSize);

/// Bytes, beyond what the program and its corpus take already.
struct MemoryNeed {
    std::uint64_t weights = 0; ///< the model, packed copies, gradients, Adam's moments, the best
                               ///< of them, and what a save copies
    std::uint64_t words = 0; ///< of these, what grows with the vocabularies
    std::uint64_t batch = 0; ///< what the passes over a batch keep

    [[nodiscard]] std::uint64_t total() const { return weights + batch; }
};

// An engine is that of Model::engine() or engineFor(): LibTorch keeps what autograd needs for the
// way back, and gradients of whole tables.

/// At the peak of training, of this machine's memory: while the model is saved, after its first
/// evaluation. On another device than the CPU the batch is there.
[[nodiscard]] MemoryNeed trainingMemory(const ModelConfig &model, const TrainingConfig &training,
    EngineKind engine, const BatchShape &batch);

/// Of a model whose weights were read from a file, to translate with it.
[[nodiscard]] MemoryNeed loadedMemory(const ModelConfig &model, EngineKind engine);

/// What a search has at once.
struct SearchShape {
    std::uint64_t sentences = 1;
    std::uint64_t beam = 1; ///< hypotheses kept, or translations drawn, of each
    std::uint64_t longestSource = 0; ///< tokens
    std::uint64_t longestTarget = 0; ///< that a translation may have
};

/// Bytes beyond loadedMemory() that a search needs.
[[nodiscard]] std::uint64_t searchMemory(
    const ModelConfig &model, EngineKind engine, const SearchShape &search);
/// The same to run along given targets, as force-decoding does.
[[nodiscard]] std::uint64_t forcedMemory(
    const ModelConfig &model, EngineKind engine, const BatchShape &batch);
/// The same to keep every number of one pair: LibTorch does it, whatever the engine.
[[nodiscard]] std::uint64_t tracedMemory(
    const ModelConfig &model, std::uint64_t sourceTokens, std::uint64_t targetTokens);

/// @param available as availableMemory() says; empty: unknown, nothing is refused
/// @throws Error OutOfMemory with both figures and the setting to lower
void requireMemoryToTrain(const ModelConfig &model, const TrainingConfig &training,
    EngineKind engine, const BatchShape &batch, std::optional<std::uint64_t> available);
// The same for what is done with a model. All are cheap when little is needed.
void requireMemoryToLoad(const ModelConfig &model, EngineKind engine);
void requireMemoryToSearch(const ModelConfig &model, EngineKind engine, const SearchShape &search);
void requireMemoryToForce(const ModelConfig &model, EngineKind engine, const BatchShape &batch);
void requireMemoryToTrace(
    const ModelConfig &model, std::uint64_t sourceTokens, std::uint64_t targetTokens);

} // namespace seq2seq
