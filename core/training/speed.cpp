// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/training/speed.h"

#include "core/available_memory.h"
#include "core/corpus/batches.h"
#include "core/model/engine_choice.h"
#include "core/model/model.h"
#include "core/run/memory_need.h"
#include "core/stopwatch.h"
#include "core/text/vocabulary.h"

#include <algorithm>
#include <random>

namespace seq2seq {

namespace {

constexpr double kSeconds = 1;
constexpr std::size_t kPool = 100; // batches whose pairs are sorted by length together

/// Sentences of random words, of the lengths given; as many as one pool of batches takes.
EncodedPairs madeUpPairs(
    const ModelConfig &model, std::span<const PairLength> lengths, std::size_t count)
{
    std::mt19937 random(1);
    const auto sentence = [&random](std::size_t length, int words) {
        std::uniform_int_distribution<int> word(std::min(kSpecials, words - 1), words - 1);
        std::vector<int> ids(length);
        std::ranges::generate(ids, [&] { return word(random); });
        ids.back() = kEos;
        return ids;
    };
    EncodedPairs pairs;
    for (std::size_t i = 0; i < count; ++i) {
        const PairLength &length = lengths[i * lengths.size() / count];
        pairs.add({sentence(std::max(length.source, 1U), model.sourceVocabulary),
            sentence(std::max(length.target, 1U), model.targetVocabulary)});
    }
    return pairs;
}

Batch batchOf(const EncodedPairs &pairs, const std::vector<std::size_t> &numbers)
{
    Batch batch;
    for (const std::size_t number : numbers) {
        EncodedPair pair = pairs[number];
        batch.sources.push_back(std::move(pair.source));
        batch.targets.push_back(std::move(pair.target));
        batch.numbers.push_back(number);
    }
    return batch;
}

UpdateOptions optionsOf(const TrainingConfig &training, const std::stop_token &stop)
{
    UpdateOptions options;
    options.learningRate = training.learningRate;
    options.attentionRate = training.attentionRate;
    options.clipNorm = training.clipNorm;
    options.labelSmoothing = training.labelSmoothing;
    options.teacherForcing = training.teacherForcing;
    options.seed = training.seed;
    options.frozen = training.frozen;
    options.stop = stop;
    return options;
}

} // namespace

Speed measureSpeed(const ModelConfig &model, const TrainingConfig &training,
    std::span<const PairLength> lengths, const std::function<void()> &between,
    const std::stop_token &stop)
{
    if (lengths.empty())
        return {};
    model.validate();
    training.validate();
    const auto batchSize = static_cast<std::size_t>(training.batchSize);
    requireMemoryToTrain(model, training, engineFor(model, training.compute()),
        largestBatch(lengths, batchSize), availableMemory());
    const EncodedPairs pairs
        = madeUpPairs(model, lengths, std::min(lengths.size(), kPool * batchSize));
    const std::vector<std::vector<std::size_t>> batches
        = epochBatches(pairs, batchSize, training.seed, 0);
    between();
    const std::unique_ptr<Model> made = makeModel(model, training.compute());
    made->initialize(training.seed, training.initialization);

    Speed speed;
    speed.engine = made->engine();
    UpdateOptions options = optionsOf(training, stop);
    std::int64_t words = 0;
    double seconds = 0;
    for (int update = 0; update <= kMeasuredUpdates; ++update) {
        between();
        const Batch batch
            = batchOf(pairs, batches[static_cast<std::size_t>(update) % batches.size()]);
        const Stopwatch stopwatch;
        const BatchTotals totals = made->update(batch, options);
        ++options.step;
        if (update == 0)
            continue; // buffers are made, pages are touched
        seconds += stopwatch.seconds();
        words += totals.sourceTokens + totals.targetTokens;
        speed.updates = update;
        speed.wordsPerSecond = static_cast<double>(words) / seconds;
        if (seconds > kSeconds)
            break;
    }
    return speed;
}

} // namespace seq2seq
