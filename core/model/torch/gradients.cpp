// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/model/torch/gradients_p.h"

#include "core/model/peers.h"
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

/// How far sentences are padded. 0: to the longest of the shard, which changes nothing; where a
/// mask is off padding counts, and is the same however many threads share the batch.
struct Lengths {
    std::int64_t source = 0;
    std::int64_t target = 0;
};

Lengths lengthsOf(const Seq2Seq &network, const Batch &batch)
{
    const ModelConfig &config = network.config();
    return {config.attentionMask ? 0 : longestOf(batch.sources),
        config.lossMask ? 0 : longestOf(batch.targets)};
}

/// @param pairs of the whole batch, over which J is averaged
ShardGradients shardGradients(const Seq2Seq &network, const Batch &shard, std::size_t pairs,
    const Lengths &lengths, const UpdateOptions &options, const torch::Device &device)
{
    const Chance chance(options.seed, static_cast<std::uint64_t>(options.step),
        network.config().dropout, options.teacherForcing);
    const TargetBatch target = makeTargetBatch(shard.targets, device, lengths.target);
    const at::Tensor outputs
        = network.forward(makeSourceBatch(shard.sources, device, lengths.source), target,
            {Dropout(chance, shard.numbers), false, nullptr, options.stop});
    const BatchLoss loss = batchLoss(network, outputs, target, options.labelSmoothing);

    throwIfStopped(options.stop);
    std::vector<at::Tensor> weights; // those that learn
    const auto named = network.named_parameters();
    for (const auto &item : named)
        if (!isFrozen(options.frozen, item.key()))
            weights.push_back(item.value());
    ShardGradients result;
    result.nats = loss.nats;
    const std::vector<at::Tensor> found = torch::autograd::grad(
        {loss.smoothed / static_cast<double>(pairs)}, weights, {}, {}, false, true);
    auto next = found.begin();
    for (const auto &item : named) {
        const bool learns = !isFrozen(options.frozen, item.key());
        const at::Tensor gradient = learns ? *next++ : at::Tensor();
        result.gradients.push_back(learns && !gradient.defined()
                ? at::zeros_like(item.value()) // a weight that this batch does not use
                : gradient);
    }
    return result;
}

/// Of a share without pairs: zero, and none where a weight is frozen.
std::vector<at::Tensor> noGradients(const Seq2Seq &network, const UpdateOptions &options)
{
    std::vector<at::Tensor> gradients;
    for (const auto &item : network.named_parameters())
        gradients.push_back(
            isFrozen(options.frozen, item.key()) ? at::Tensor() : at::zeros_like(item.value()));
    return gradients;
}

template <typename Real> void sumInPlace(at::Tensor &numbers, Peers &peers)
{
    peers.sum(std::span(numbers.data_ptr<Real>(), static_cast<std::size_t>(numbers.numel())));
}

/// Adds what the other processes have found: all gradients as one row of numbers, and J.
void sumOver(Peers &peers, BatchGradients &found)
{
    std::vector<at::Tensor> rows;
    for (const at::Tensor &gradient : found.gradients)
        if (gradient.defined())
            rows.push_back(gradient.reshape({-1}));
    at::Tensor flat = at::cat(rows).to(at::kCPU).contiguous();
    flat.scalar_type() == at::kDouble ? sumInPlace<double>(flat, peers)
                                      : sumInPlace<float>(flat, peers);
    peers.sum(std::span(&found.totals.nats, 1));
    std::int64_t next = 0;
    for (at::Tensor &gradient : found.gradients)
        if (gradient.defined()) {
            const at::Tensor row = flat.narrow(0, next, gradient.numel());
            next += gradient.numel();
            gradient = row.reshape(gradient.sizes()).to(gradient.device());
        }
}

double globalNorm(const std::vector<at::Tensor> &gradients)
{
    double squares = 0;
    for (const at::Tensor &gradient : gradients) {
        if (!gradient.defined())
            continue;
        const double norm = gradient.norm().item<double>();
        squares += norm * norm;
    }
    return std::sqrt(squares);
}

} // namespace

BatchGradients batchGradients(const Seq2Seq &network, const Batch &batch,
    const UpdateOptions &options, const torch::Device &device, ThreadPool &pool)
{
    const Batch share = shareOf(batch, options.peers);
    const std::vector<std::vector<std::size_t>> shards
        = cutShards(share, static_cast<std::size_t>(pool.count()));
    const Lengths lengths = lengthsOf(network, batch);
    std::vector<ShardGradients> results(shards.size());
    pool.run(static_cast<int>(shards.size()), [&](int number) {
        const auto s = static_cast<std::size_t>(number);
        results[s] = shardGradients(
            network, pairsOf(share, shards[s]), batch.size(), lengths, options, device);
    });

    const torch::NoGradGuard noGrad;
    BatchGradients total;
    total.totals = tokenTotals(batch);
    if (lengths.target > 0)
        total.totals.targetTokens = lengths.target * static_cast<std::int64_t>(batch.size());
    total.gradients
        = results.empty() ? noGradients(network, options) : std::move(results.front().gradients);
    for (std::size_t s = 1; s < results.size(); ++s) // in one order, so that sums are the same
        for (std::size_t i = 0; i < total.gradients.size(); ++i)
            if (total.gradients[i].defined())
                total.gradients[i] = total.gradients[i] + results[s].gradients[i];
    for (const ShardGradients &result : results)
        total.totals.nats += result.nats;
    if (options.peers != nullptr)
        sumOver(*options.peers, total);
    total.totals.gradientNorm = globalNorm(total.gradients);
    return total;
}

} // namespace seq2seq
