// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/training/shards_p.h"

#include "core/random.h"
#include "core/training/loss_p.h"

#include <ATen/CPUGeneratorImpl.h>

#include <algorithm>

namespace seq2seq {

namespace {

/// What one shard brings home.
struct ShardResult {
    std::vector<at::Tensor> gradients;
    double nats = 0;
    std::int64_t targetTokens = 0;
    std::int64_t sourceTokens = 0;
};

/// Chance of one shard at one step: the same whoever runs first.
at::Generator shardGenerator(std::uint64_t seed, std::int64_t step, std::size_t shard)
{
    Random random(seed);
    Random mixed(random.next() + static_cast<std::uint64_t>(step) * 1'000 + shard);
    return at::detail::createCPUGenerator(mixed.next());
}

ShardResult shardGradients(const Seq2Seq &model, const std::vector<at::Tensor> &parameters,
    const std::vector<EncodedPair> &pairs, const std::vector<std::size_t> &shard,
    const TrainingConfig &config, double teacherForcing, double sentences, at::Generator generator)
{
    std::vector<std::vector<int>> sources;
    std::vector<std::vector<int>> targets;
    for (const std::size_t index : shard) {
        sources.push_back(readingOrder(pairs[index].source, model.config().reverseSource));
        targets.push_back(pairs[index].target);
    }
    const SourceBatch source = makeSourceBatch(sources);
    const TargetBatch target = makeTargetBatch(targets);
    Seq2Seq::Coins coins;
    if (teacherForcing < 1)
        coins = [&](std::int64_t) {
            return at::empty({source.size()}, at::kDouble)
                .uniform_(0, 1, generator)
                .lt(teacherForcing);
        };

    const torch::AutoGradMode withGradients(true);
    const at::Tensor outputs
        = model.forward(source, target, Dropout(model.config().dropout, generator), coins);
    const BatchLoss loss = batchLoss(model, outputs, target, config.labelSmoothing);
    ShardResult result;
    result.nats = loss.nats;
    result.sourceTokens = source.tokens;
    result.targetTokens = target.tokens;
    result.gradients
        = torch::autograd::grad({loss.smoothed / sentences}, parameters, {}, {}, false, true);
    for (std::size_t i = 0; i < parameters.size(); ++i)
        if (!result.gradients[i].defined())
            result.gradients[i] = at::zeros_like(parameters[i].detach());
    return result;
}

} // namespace

std::vector<std::vector<std::size_t>> cutShards(
    const std::vector<EncodedPair> &pairs, std::vector<std::size_t> batch, int count)
{
    const auto work = [&](std::size_t index) {
        return pairs[index].source.size() + pairs[index].target.size();
    };
    std::stable_sort(batch.begin(), batch.end(),
        [&](std::size_t a, std::size_t b) { return work(a) > work(b); });
    std::size_t left = 0;
    for (const std::size_t index : batch)
        left += work(index);

    std::vector<std::vector<std::size_t>> shards;
    std::size_t next = 0;
    for (int rest = std::min(count, static_cast<int>(batch.size())); rest > 0; --rest) {
        const std::size_t share = left / static_cast<std::size_t>(rest);
        std::vector<std::size_t> shard;
        std::size_t taken = 0;
        // Each of the shards still to come must get at least one sentence.
        while (batch.size() - next >= static_cast<std::size_t>(rest)
            && (shard.empty() || rest == 1 || taken + work(batch[next]) / 2 < share)) {
            taken += work(batch[next]);
            shard.push_back(batch[next++]);
            if (next == batch.size())
                break;
        }
        left -= taken;
        shards.push_back(std::move(shard));
    }
    return shards;
}

BatchGradients batchGradients(const Seq2Seq &model, const std::vector<at::Tensor> &parameters,
    const std::vector<EncodedPair> &pairs, const std::vector<std::size_t> &batch,
    const TrainingConfig &config, double teacherForcing, std::int64_t step, ShardWorkers &workers)
{
    const std::vector<std::vector<std::size_t>> shards = cutShards(pairs, batch, workers.count());
    std::vector<ShardResult> results(shards.size());
    workers.run(static_cast<int>(shards.size()), [&](int shard) {
        const auto s = static_cast<std::size_t>(shard);
        results[s] = shardGradients(model, parameters, pairs, shards[s], config, teacherForcing,
            static_cast<double>(batch.size()), shardGenerator(config.seed, step, s));
    });

    const torch::NoGradGuard noGrad;
    BatchGradients total;
    for (ShardResult &result : results) { // in the order of the shards, so that sums are the same
        total.nats += result.nats;
        total.targetTokens += result.targetTokens;
        total.sourceTokens += result.sourceTokens;
        if (total.gradients.empty()) {
            total.gradients = std::move(result.gradients);
            continue;
        }
        for (std::size_t i = 0; i < parameters.size(); ++i)
            total.gradients[i].add_(result.gradients[i]);
    }
    return total;
}

} // namespace seq2seq
