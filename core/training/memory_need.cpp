// SPDX-License-Identifier: GPL-3.0-or-later
// The sizes are those of the buffers in fast/ and training/; tst_memory_need holds the sums to what
// is measured.
#include "core/training/memory_need.h"

#include "core/available_memory.h"
#include "core/training/shard_count.h"

#include <algorithm>
#include <array>
#include <cstdio>
#include <functional>
#include <vector>

namespace seq2seq {

namespace {

constexpr std::uint64_t kBytes = sizeof(float);

/// The model's weights by where their gradients and copies differ.
struct Counts {
    std::uint64_t all = 0;
    std::uint64_t embeddings = 0; ///< tables of which a batch uses some rows
    std::uint64_t words = 0; ///< embeddings and the output vocabulary
    [[nodiscard]] std::uint64_t dense() const { return all - embeddings; }
};

Counts countsOf(const ModelConfig &model)
{
    Counts counts;
    for (const ParameterCount &part : countParameters(model)) {
        const auto size = static_cast<std::uint64_t>(part.parameters);
        counts.all += size;
        if (part.part.ends_with("embeddings"))
            counts.embeddings += size;
        if (part.part.ends_with("embeddings") || part.part == "output vocabulary")
            counts.words += size;
    }
    if (model.oneHot) // the first layers' W_ih have a column a word
        counts.words = counts.all;
    return counts;
}

/// Numbers that each token of a side keeps in the passes forward and backward.
struct PerToken {
    std::uint64_t source = 0;
    std::uint64_t target = 0; ///< without scores
    std::uint64_t scores = 0; ///< of a target token for each token of the longest source
};

PerToken numbersPerToken(const ModelConfig &model)
{
    const auto h = static_cast<std::uint64_t>(model.hiddenSize);
    const auto e = model.oneHot ? 0 : static_cast<std::uint64_t>(model.embeddingSize);
    const auto d = static_cast<std::uint64_t>(model.encoderStateSize());
    const auto layers = static_cast<std::uint64_t>(model.layers);
    const bool isGru = model.cell == CellKind::Gru;
    const std::uint64_t gates = h * (model.cell == CellKind::Lstm ? 4 : isGru ? 3 : 1);
    const std::uint64_t cell = gates + (isGru ? gates : 0) + 3 * h; // c, tanh c, h_{t-1}
    const std::uint64_t dropped = model.dropout > 0 ? (layers - 1) * 2 : 0; // masks and inputs
    const bool attends = model.attention != AttentionKind::None;

    PerToken numbers;
    numbers.source
        = layers * (cell / h * d + d) // each layer and its states; d units in all directions
        + dropped * d + gates / h * d // words' part of the gates
        + e + (model.convolution ? 4 * e : 0) + d // dJ/dh_i
        + (attends ? 2 * d + 2 * h : 0); // states and keys sentence by sentence, their gradients
    numbers.target = layers * cell + dropped * h + gates + e
        + 6 * h // o_{t-1}, o_t, its tanh, mask and gradients
        + 2 * ((attends ? d : 0) + h) // [a_t ; h_t] and its gradient
        + (model.attention == AttentionKind::Additive ? 2 * h : 0);
    numbers.scores = attends ? 3 : 0; // e, alpha, gradient
    return numbers;
}

/// Logits of one thread, as OutputPass cuts them into blocks.
std::uint64_t logitsOfBlock(const ModelConfig &model, std::uint64_t rows)
{
    constexpr std::uint64_t kNumbers = std::uint64_t{1} << 24;
    const auto v = static_cast<std::uint64_t>(std::max(1, model.targetVocabulary));
    return std::max(std::clamp<std::uint64_t>(kNumbers / v, 64, 512), rows) * v;
}

std::string readable(std::uint64_t bytes)
{
    constexpr double kMega = 1e6;
    constexpr double kGiga = 1e9;
    std::array<char, 32> text{};
    const auto size = static_cast<double>(bytes);
    if (size >= kGiga)
        (void)std::snprintf(text.data(), text.size(), "%.1f GB", size / kGiga);
    else
        (void)std::snprintf(text.data(), text.size(), "%.0f MB", size / kMega);
    return text.data();
}

Message lowerTheModel(const ModelConfig &model, const MemoryNeed &need)
{
    if (2 * need.words > need.weights)
        return message("core",
            "Lower the size of the vocabularies (now %1 and %2 words), or close other programs.")
            .arg(model.sourceVocabulary)
            .arg(model.targetVocabulary);
    return message("core", "Lower the hidden size (now %1), or close other programs.")
        .arg(model.hiddenSize);
}

void refuse(Message what, std::uint64_t needed, std::uint64_t available, Message remedy)
{
    throw Error(ErrorCode::OutOfMemory,
        std::move(what).arg(readable(needed)).arg(readable(available)), {}, std::move(remedy));
}

} // namespace

BatchShape largestBatch(const EncodedPairs &pairs, std::size_t batchSize)
{
    BatchShape shape;
    shape.sentences = std::min(batchSize, pairs.size());
    std::vector<std::size_t> sources(pairs.size());
    std::vector<std::size_t> targets(pairs.size());
    for (std::size_t i = 0; i < pairs.size(); ++i) {
        sources[i] = pairs.sourceLength(i);
        targets[i] = pairs.targetLength(i);
    }
    const auto count = static_cast<std::ptrdiff_t>(shape.sentences);
    const auto sumOfLongest = [count](std::vector<std::size_t> &lengths) {
        std::nth_element(lengths.begin(), lengths.begin() + count, lengths.end(), std::greater<>());
        std::uint64_t sum = 0;
        std::for_each(
            lengths.begin(), lengths.begin() + count, [&](std::size_t length) { sum += length; });
        return sum;
    };
    shape.sourceTokens = sumOfLongest(sources);
    shape.targetTokens = sumOfLongest(targets);
    for (const std::size_t length : sources)
        shape.longestSource = std::max<std::uint64_t>(shape.longestSource, length);
    return shape;
}

MemoryNeed trainingMemory(
    const ModelConfig &model, const TrainingConfig &training, const BatchShape &batch)
{
    const Counts counts = countsOf(model);
    const auto threads = static_cast<std::uint64_t>(training.threads);
    const std::uint64_t moments = training.optimizer == OptimizerKind::Adam ? 2 : 0;
    const auto copies = [&](std::uint64_t all, std::uint64_t dense) {
        return kBytes
            * (all * (1 + moments) * 3 // the model, the best, and what a save takes a copy of
                + all * (1 + moments) // the best, in that copy
                + all * std::max<std::uint64_t>(moments, 1) // the largest entry of the file
                + dense * (2 + threads)); // packed both ways, and each thread's gradients
    };
    MemoryNeed need;
    need.weights = copies(counts.all, counts.dense());
    need.words = copies(counts.words, counts.words - std::min(counts.words, counts.embeddings));

    const PerToken numbers = numbersPerToken(model);
    // A thread takes its shards one after the other, so that one of them is there at a time.
    const std::uint64_t turns
        = shardsOfThread(batch.sourceTokens + batch.targetTokens, batch.sentences, threads);
    const std::uint64_t sources = batch.sourceTokens / turns;
    const std::uint64_t targets = batch.targetTokens / turns;
    const std::uint64_t rows = (targets + threads - 1) / threads;
    need.batch = kBytes
        * (sources * numbers.source
            + targets * (numbers.target + numbers.scores * batch.longestSource)
            + threads * logitsOfBlock(model, std::min<std::uint64_t>(rows, 64)));
    return need;
}

MemoryNeed translationMemory(
    const ModelConfig &model, int beam, std::uint64_t sentences, std::uint64_t sourceTokens)
{
    const Counts counts = countsOf(model);
    const PerToken numbers = numbersPerToken(model);
    const std::uint64_t rows = sentences * static_cast<std::uint64_t>(beam);
    const auto v = static_cast<std::uint64_t>(model.targetVocabulary);
    MemoryNeed need;
    need.weights = kBytes * counts.dense(); // packed
    need.words = kBytes * (counts.words - std::min(counts.words, counts.embeddings));
    need.batch = kBytes
        * (sentences * sourceTokens * numbers.source
            + rows * (numbers.target + numbers.scores * sourceTokens + v));
    return need;
}

void requireMemoryToTrain(const ModelConfig &model, const TrainingConfig &training,
    const BatchShape &batch, std::optional<std::uint64_t> available)
{
    const MemoryNeed need = trainingMemory(model, training, batch);
    if (!available || need.total() <= *available)
        return;
    const bool isBatch = need.batch > need.weights;
    refuse(message("core", "Training this model needs about %1 of memory; %2 are free"),
        need.total(), *available,
        isBatch ? message("core",
            "Lower the batch size (now %1) or the longest sentence (now %2 tokens), or close other "
            "programs.")
                      .arg(training.batchSize)
                      .arg(training.maxLength)
                : lowerTheModel(model, need));
}

void requireMemoryToTranslate(
    const ModelConfig &model, int beam, std::uint64_t sentences, std::uint64_t sourceTokens)
{
    constexpr std::uint64_t kAlwaysThere = 64'000'000;
    const MemoryNeed need = translationMemory(model, beam, sentences, sourceTokens);
    if (need.total() <= kAlwaysThere)
        return;
    const std::optional<std::uint64_t> available = availableMemory();
    if (!available || need.total() <= *available)
        return;
    const bool isSearch = need.batch > need.weights;
    refuse(message("core", "Translating needs about %1 of memory; %2 are free"), need.total(),
        *available,
        isSearch ? message("core",
            "Lower the beam (now %1), or translate shorter sentences (the longest has %2 tokens).")
                       .arg(beam)
                       .arg(sourceTokens)
                 : message("core", "Close other programs, or use a smaller model."));
}

} // namespace seq2seq
