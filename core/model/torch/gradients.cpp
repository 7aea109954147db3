// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/model/torch/gradients_p.h"

#include "core/model/shards.h"
#include "core/model/torch/loss_p.h"
#include "core/stop.h"

#include <cmath>

namespace seq2seq {

namespace {

struct ShardGradients {
    std::vector<at::Tensor> gradients;
    double nats = 0;
};

/// @param pairs of the whole batch, over which J is averaged
ShardGradients shardGradients(const Seq2Seq &network, const Batch &shard, std::size_t pairs,
    const UpdateOptions &options, const torch::Device &device)
{
    const Chance chance(options.seed, static_cast<std::uint64_t>(options.step),
        network.config().dropout, options.teacherForcing);
    const TargetBatch target = makeTargetBatch(shard.targets, device);
    const at::Tensor outputs = network.forward(makeSourceBatch(shard.sources, device), target,
        {Dropout(chance, shard.numbers), false, nullptr, options.stop});
    const BatchLoss loss = batchLoss(network, outputs, target, options.labelSmoothing);

    throwIfStopped(options.stop);
    const std::vector<at::Tensor> weights = network.parameters();
    ShardGradients result;
    result.nats = loss.nats;
    result.gradients = torch::autograd::grad(
        {loss.smoothed / static_cast<double>(pairs)}, weights, {}, {}, false, true);
    for (std::size_t i = 0; i < weights.size(); ++i)
        if (!result.gradients[i].defined()) // a weight that this batch does not use
            result.gradients[i] = at::zeros_like(weights[i]);
    return result;
}

double globalNorm(const std::vector<at::Tensor> &gradients)
{
    double squares = 0;
    for (const at::Tensor &gradient : gradients) {
        const double norm = gradient.norm().item<double>();
        squares += norm * norm;
    }
    return std::sqrt(squares);
}

} // namespace

BatchGradients batchGradients(const Seq2Seq &network, const Batch &batch,
    const UpdateOptions &options, const torch::Device &device, ThreadPool &pool)
{
    const std::vector<std::vector<std::size_t>> shards
        = cutShards(batch, static_cast<std::size_t>(pool.count()));
    std::vector<ShardGradients> results(shards.size());
    pool.run(static_cast<int>(shards.size()), [&](int number) {
        const auto s = static_cast<std::size_t>(number);
        results[s]
            = shardGradients(network, pairsOf(batch, shards[s]), batch.size(), options, device);
    });

    const torch::NoGradGuard noGrad;
    BatchGradients total;
    total.totals = tokenTotals(batch);
    total.gradients = std::move(results.front().gradients);
    for (std::size_t s = 1; s < results.size(); ++s) // in one order, so that sums are the same
        for (std::size_t i = 0; i < total.gradients.size(); ++i)
            total.gradients[i] = total.gradients[i] + results[s].gradients[i];
    for (const ShardGradients &result : results)
        total.totals.nats += result.nats;
    total.totals.gradientNorm = globalNorm(total.gradients);
    return total;
}

} // namespace seq2seq
