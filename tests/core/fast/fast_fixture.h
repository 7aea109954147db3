// SPDX-License-Identifier: GPL-3.0-or-later
// Small models as the accelerator reads them.
#pragma once

#include "core/fast/fast_model.h"
#include "core/fast/weights.h"
#include "tests/core/model/model_fixture.h"

namespace seq2seq::test {

/// The weights of a network where they lie, packed for decoding; they keep it alive.
template <typename Real>
std::shared_ptr<fast::Weights<Real>> weightsOf(const std::shared_ptr<Seq2Seq> &network)
{
    struct Owner {
        Owner(std::shared_ptr<Seq2Seq> given, std::vector<fast::Parameter<Real>> parameters)
            : network(std::move(given))
            , weights(network->config(), std::move(parameters))
        {
        }
        std::shared_ptr<Seq2Seq> network;
        fast::Weights<Real> weights;
    };
    std::vector<fast::Parameter<Real>> parameters;
    for (auto &item : network->named_parameters()) {
        at::Tensor &weight = item.value();
        const auto rows = static_cast<std::size_t>(weight.dim() == 1 ? 1 : weight.size(0));
        parameters.push_back({item.key(), weight.data_ptr<Real>(), rows,
            static_cast<std::size_t>(weight.numel()) / rows, weight.sizes().vec()});
    }
    auto owner = std::make_shared<Owner>(network, std::move(parameters));
    owner->weights.packForDecoding();
    return {owner, &owner->weights};
}

template <typename Real = double>
std::shared_ptr<fast::Weights<Real>> fastWeights(const ModelConfig &config)
{
    return weightsOf<Real>(network<Real>(config));
}

template <typename Real = double>
std::unique_ptr<Model> fastModel(const ModelConfig &config, const Compute &compute = {})
{
    return std::make_unique<fast::FastModel<Real>>(
        std::make_unique<TorchModel>(network<Real>(config), Compute{}), compute);
}

} // namespace seq2seq::test
