// SPDX-License-Identifier: GPL-3.0-or-later
// Small models with fixed unequal weights, and the sentences they are tried on. The same as in
// reference/make_fixtures.py.
#pragma once

#include "core/model/torch/loss_p.h"
#include "core/model/torch/seq2seq_p.h"
#include "core/model/torch/torch_model.h"

#include <cmath>
#include <map>

namespace seq2seq::test {

inline const std::vector<std::vector<int>> kSources{{4, 5, 6, 4, 2}, {5, 3, 2}, {6, 6, 5, 2}};
inline const std::vector<std::vector<int>> kTargets{{5, 4, 2}, {7, 6, 5, 4, 2}, {3, 2}};

inline ModelConfig tinyConfig()
{
    ModelConfig config;
    config.embeddingSize = 3;
    config.hiddenSize = 4;
    config.dropout = 0;
    config.sourceVocabulary = 7;
    config.targetVocabulary = 8;
    return config;
}

/// Weight number k of the n-th parameter (names sorted) is 0.4 sin(0.7 k + n).
inline void fillWeights(Seq2Seq &model)
{
    const torch::NoGradGuard noGrad;
    std::map<std::string, at::Tensor> sorted;
    for (auto &item : model.named_parameters())
        sorted[item.key()] = item.value();
    double n = 0;
    for (auto &[name, weight] : sorted) {
        const at::Tensor k = at::arange(weight.numel(), at::kDouble);
        weight.copy_((at::sin(k * 0.7 + n) * 0.4).view(weight.sizes()));
        n += 1;
    }
}

inline Seq2Seq doubleModel(const ModelConfig &config)
{
    Seq2Seq model(config);
    model.to(torch::kDouble);
    fillWeights(model);
    return model;
}

template <typename Real = double> std::shared_ptr<Seq2Seq> network(const ModelConfig &config)
{
    const auto network = std::make_shared<Seq2Seq>(doubleModel(config));
    network->to(c10::CppTypeToScalarType<Real>::value);
    return network;
}

template <typename Real = double>
std::unique_ptr<Model> torchModel(const ModelConfig &config, const Compute &compute = {})
{
    return std::make_unique<TorchModel>(network<Real>(config), compute);
}

inline std::vector<std::vector<int>> reading(const ModelConfig &config)
{
    std::vector<std::vector<int>> sources = kSources;
    for (std::vector<int> &source : sources)
        source = readingOrder(source, config.reverseSource);
    return sources;
}

inline Batch wholeBatch(const ModelConfig &config)
{
    return {reading(config), kTargets, {0, 1, 2}};
}

/// J summed over the three sentences.
inline BatchLoss lossOf(const Seq2Seq &model, double labelSmoothing = 0)
{
    const TargetBatch target = makeTargetBatch(kTargets);
    const SourceBatch source = makeSourceBatch(reading(model.config()));
    return batchLoss(model, model.forward(source, target), target, labelSmoothing);
}

} // namespace seq2seq::test
