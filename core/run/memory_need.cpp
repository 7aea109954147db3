// SPDX-License-Identifier: GPL-3.0-or-later
// The sizes are those of the buffers in fast/ and training/, and of the tensors that model/torch
// keeps; tst_memory_need holds the sums to what is measured.
#include "core/run/memory_need.h"

#include "core/available_memory.h"
#include "core/model/shards.h"

#include <algorithm>
#include <functional>
#include <numeric>
#include <utility>

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
    std::uint64_t forwardScores = 0; ///< of these, what the pass forward keeps
};

PerToken acceleratorPerToken(const ModelConfig &model)
{
    const auto h = static_cast<std::uint64_t>(model.hiddenSize);
    const auto e = model.oneHot ? 0 : static_cast<std::uint64_t>(model.embeddingSize);
    const auto d = static_cast<std::uint64_t>(model.encoderStateSize());
    const auto layers = static_cast<std::uint64_t>(model.layers);
    const bool isGru = model.cell == CellKind::Gru;
    const std::uint64_t gates = h * static_cast<std::uint64_t>(gateCount(model.cell));
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
    numbers.forwardScores = attends ? 2 : 0;
    return numbers;
}

std::uint64_t momentsOf(const TrainingConfig &training)
{
    return training.optimizer == OptimizerKind::Adam ? 2 : 0;
}

/// Numbers that LibTorch keeps of one score, on its way to a weight, for the way back.
std::uint64_t keptOfScore(const ModelConfig &model)
{
    switch (model.attention) {
    case AttentionKind::None:
        return 0;
    case AttentionKind::Additive:
        return 3 + static_cast<std::uint64_t>(model.hiddenSize); // tanh(W_1 h_i + W_2 h_t)
    case AttentionKind::Dot:
    case AttentionKind::General:
    case AttentionKind::Scaled:
        return 3;
    default: // masks, places, an order of the scores
        return 10;
    }
}

/// What LibTorch has at once of each token. @param learns with what autograd keeps
PerToken torchPerToken(const ModelConfig &model, bool learns)
{
    const auto h = static_cast<std::uint64_t>(model.hiddenSize);
    const auto e = model.oneHot ? 0 : static_cast<std::uint64_t>(model.embeddingSize);
    const auto d = static_cast<std::uint64_t>(model.encoderStateSize());
    const auto layers = static_cast<std::uint64_t>(model.layers);
    const auto v = static_cast<std::uint64_t>(std::max(1, model.targetVocabulary));
    const auto gates = static_cast<std::uint64_t>(gateCount(model.cell));
    const bool attends = model.attention != AttentionKind::None;
    const std::uint64_t ofSource = e * (model.convolution ? 4 : 1) + gates * d // W_ih x
        + d + (attends ? h : 0); // h_i and its key
    PerToken numbers;
    if (!learns) {
        numbers.source = ofSource + 2 * d;
        numbers.target = e + (gates + 3) * h + 3 * v;
        numbers.scores = numbers.forwardScores = attends ? 1 : 0;
        return numbers;
    }
    // Of each unit of a cell's step: gates after their sigmoids, c, tanh c, h; of a GRU sums too.
    const std::uint64_t kept = model.cell == CellKind::Lstm ? 7
        : model.cell == CellKind::Gru                       ? 8
                                                            : 1;
    const std::uint64_t dropped = model.dropout > 0 ? (layers - 1) * 2 : 0; // masks and inputs
    numbers.source = ofSource + layers * (kept + 1) * d + dropped * d
        + (attends ? 2 * (d + h) : 0); // gradients of h_i and its key, of a step and of all
    numbers.target = e + layers * kept * h + dropped * h + gates * h // W_ih y
        + (attends ? d : 0) + h // [a_t ; h_t]
        + (model.dropout > 0 ? 4 : 2) * h // o_t, its mask
        + 4 * v; // log P_t, and its gradients
    numbers.scores = keptOfScore(model);
    numbers.forwardScores = attends ? 1 : 0;
    return numbers;
}

/// Logits of one thread, as OutputPass cuts them into blocks.
std::uint64_t logitsOfBlock(const ModelConfig &model, std::uint64_t rows)
{
    constexpr std::uint64_t kNumbers = std::uint64_t{1} << 24;
    const auto v = static_cast<std::uint64_t>(std::max(1, model.targetVocabulary));
    return std::max(std::clamp<std::uint64_t>(kNumbers / v, 64, 512), rows) * v;
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

/// Of a batch with the longest sources and the longest targets.
BatchShape shapeOfLongest(
    std::vector<std::size_t> sources, std::vector<std::size_t> targets, std::size_t batchSize)
{
    BatchShape shape;
    shape.sentences = std::min(batchSize, sources.size());
    const auto count = static_cast<std::ptrdiff_t>(shape.sentences);
    const auto sumOfLongest = [count](std::vector<std::size_t> &lengths) {
        std::nth_element(lengths.begin(), lengths.begin() + count, lengths.end(), std::greater<>());
        return std::accumulate(lengths.begin(), lengths.begin() + count, std::uint64_t{0});
    };
    shape.sourceTokens = sumOfLongest(sources);
    shape.targetTokens = sumOfLongest(targets);
    for (const std::size_t length : sources)
        shape.longestSource = std::max<std::uint64_t>(shape.longestSource, length);
    return shape;
}

} // namespace

BatchShape largestBatch(const EncodedPairs &pairs, std::size_t batchSize)
{
    std::vector<std::size_t> sources(pairs.size());
    std::vector<std::size_t> targets(pairs.size());
    for (std::size_t i = 0; i < pairs.size(); ++i) {
        sources[i] = pairs.sourceLength(i);
        targets[i] = pairs.targetLength(i);
    }
    return shapeOfLongest(std::move(sources), std::move(targets), batchSize);
}

BatchShape largestBatch(std::span<const std::vector<int>> sources,
    std::span<const std::vector<int>> targets, std::size_t batchSize)
{
    const auto lengths = [](std::span<const std::vector<int>> sentences) {
        std::vector<std::size_t> all;
        for (const std::vector<int> &sentence : sentences)
            all.push_back(sentence.size());
        return all;
    };
    return shapeOfLongest(lengths(sources), lengths(targets), batchSize);
}

BatchShape largestBatch(std::span<const PairLength> lengths, std::size_t batchSize)
{
    std::vector<std::size_t> sources;
    std::vector<std::size_t> targets;
    for (const PairLength &length : lengths) {
        sources.push_back(length.source);
        targets.push_back(length.target);
    }
    return shapeOfLongest(std::move(sources), std::move(targets), batchSize);
}

namespace {

MemoryNeed acceleratorTraining(
    const ModelConfig &model, const TrainingConfig &training, const BatchShape &batch)
{
    const Counts counts = countsOf(model);
    const auto threads = static_cast<std::uint64_t>(training.threads);
    const std::uint64_t moments = momentsOf(training);
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

    const PerToken numbers = acceleratorPerToken(model);
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

MemoryNeed torchTraining(
    const ModelConfig &model, const TrainingConfig &training, const BatchShape &batch)
{
    const Counts counts = countsOf(model);
    const auto threads = static_cast<std::uint64_t>(training.threads);
    const std::uint64_t moments = momentsOf(training);
    const bool isHere = training.device == "cpu";
    const auto copies = [&](std::uint64_t all) {
        const std::uint64_t saved = all * (1 + moments) * 2 // what a save takes a copy of
            + all * std::max<std::uint64_t>(moments, 1); // the largest entry of the file
        const std::uint64_t updated = all * (threads + 1); // gradients of each thread, and summed
        return kBytes
            * (all * (1 + moments) * (isHere ? 2 : 1) // the model and the best
                + (isHere ? all + std::max(saved, updated) : saved)); // gradients of the last one
    };
    MemoryNeed need;
    need.weights = copies(counts.all);
    need.words = copies(counts.words);
    const PerToken numbers = torchPerToken(model, true);
    if (isHere)
        need.batch = kBytes
            * (batch.sourceTokens * numbers.source
                + batch.targetTokens * (numbers.target + numbers.scores * batch.longestSource));
    return need;
}

} // namespace

MemoryNeed trainingMemory(const ModelConfig &model, const TrainingConfig &training,
    EngineKind engine, const BatchShape &batch)
{
    return engine == EngineKind::LibTorch ? torchTraining(model, training, batch)
                                          : acceleratorTraining(model, training, batch);
}

MemoryNeed loadedMemory(const ModelConfig &model, EngineKind engine)
{
    const Counts counts = countsOf(model);
    const bool isPacked = engine != EngineKind::LibTorch;
    MemoryNeed need;
    need.weights = kBytes * (counts.all + (isPacked ? counts.dense() : 0));
    need.words = kBytes
        * (counts.words
            + (isPacked ? counts.words - std::min(counts.words, counts.embeddings) : 0));
    return need;
}

std::uint64_t searchMemory(const ModelConfig &model, EngineKind engine, const SearchShape &search)
{
    constexpr std::uint64_t kWritten = 32; // bytes of a word of a hypothesis, then of a result
    constexpr std::uint64_t kRanked = 16; // of a word that a row may go on with
    constexpr std::uint64_t kCandidate = 64; // the same beside others, and while it is sorted
    const std::uint64_t rows = search.sentences * search.beam;
    const auto v = static_cast<std::uint64_t>(model.targetVocabulary);
    const std::uint64_t wide = std::min(search.beam, v);
    const std::uint64_t ranked = kRanked * rows * wide
        + kCandidate * search.beam * wide // of a sentence at a time
        + kWritten * rows * search.longestTarget;
    if (engine == EngineKind::LibTorch) {
        constexpr std::uint64_t kOfWord = 5; // log P_t in double, sorted, with the order
        const PerToken numbers = torchPerToken(model, false);
        const auto memory = 2 * static_cast<std::uint64_t>(model.encoderStateSize())
            + static_cast<std::uint64_t>(model.hiddenSize); // of each row: h_i twice, its key
        return kBytes
            * (search.sentences * search.longestSource * numbers.source
                + rows * search.longestSource * (memory + 3)
                + rows * (numbers.target + kOfWord * v))
            + ranked;
    }
    const PerToken numbers = acceleratorPerToken(model);
    return kBytes
        * (search.sentences * search.longestSource * numbers.source
            + rows * (numbers.target + numbers.forwardScores * search.longestSource + v))
        + ranked;
}

std::uint64_t forcedMemory(const ModelConfig &model, EngineKind engine, const BatchShape &batch)
{
    const bool isTorch = engine == EngineKind::LibTorch;
    const PerToken numbers = isTorch ? torchPerToken(model, false) : acceleratorPerToken(model);
    return kBytes
        * (batch.sourceTokens * numbers.source
            + batch.targetTokens * (numbers.target + numbers.forwardScores * batch.longestSource)
            + (isTorch ? 0 : logitsOfBlock(model, 1)));
}

std::uint64_t tracedMemory(
    const ModelConfig &model, std::uint64_t sourceTokens, std::uint64_t targetTokens)
{
    // As the accelerator's passes, which keep the same numbers; and a copy.
    return 2 * forcedMemory(model, EngineKind::Fast, {1, sourceTokens, targetTokens, sourceTokens});
}

void requireMemoryToTrain(const ModelConfig &model, const TrainingConfig &training,
    EngineKind engine, const BatchShape &batch, std::optional<std::uint64_t> available)
{
    const MemoryNeed need = trainingMemory(model, training, engine, batch);
    requireMemory(need.total(), available,
        message("core", "Training this model needs about %1 of memory; %2 are free"),
        need.batch > need.weights ? message("core",
            "Lower the batch size (now %1) or the longest sentence (now %2 tokens), or close "
            "other programs.")
                                        .arg(training.batchSize)
                                        .arg(training.maxLength)
                                  : lowerTheModel(model, need));
}

void requireMemoryToLoad(const ModelConfig &model, EngineKind engine)
{
    requireMemory(loadedMemory(model, engine).total(),
        message("core", "Translating needs about %1 of memory; %2 are free"),
        message("core", "Close other programs, or use a smaller model."));
}

void requireMemoryToSearch(const ModelConfig &model, EngineKind engine, const SearchShape &search)
{
    requireMemory(searchMemory(model, engine, search),
        message("core", "Translating needs about %1 of memory; %2 are free"),
        message("core",
            "Lower the beam (now %1), or translate shorter sentences (the longest has %2 tokens).")
            .arg(search.beam)
            .arg(search.longestSource));
}

void requireMemoryToForce(const ModelConfig &model, EngineKind engine, const BatchShape &batch)
{
    requireMemory(forcedMemory(model, engine, batch),
        message("core", "Following these translations needs about %1 of memory; %2 are free"),
        message("core",
            "Choose shorter sentences (the longest has %1 tokens, the translations %2 in all).")
            .arg(batch.longestSource)
            .arg(batch.targetTokens));
}

void requireMemoryToTrace(
    const ModelConfig &model, std::uint64_t sourceTokens, std::uint64_t targetTokens)
{
    requireMemory(tracedMemory(model, sourceTokens, targetTokens),
        message("core", "Looking into this translation needs about %1 of memory; %2 are free"),
        message("core",
            "Choose a shorter sentence (it has %1 tokens), or a shorter translation (%2 tokens).")
            .arg(sourceTokens)
            .arg(targetTokens));
}

} // namespace seq2seq
