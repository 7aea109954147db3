// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/model/torch/optimizer_p.h"

#include "core/model/adam.h"
#include "core/model/torch/named_tensor_p.h"

#include <sstream>

namespace seq2seq {

namespace {

/// Under what a torch::optim::Optimizer keeps the state of a weight: its address, as text in
/// LibTorch 1.
template <typename Key> Key stateKey(const at::Tensor &weight)
{
    if constexpr (std::is_pointer_v<Key>) {
        return weight.unsafeGetTensorImpl();
    } else {
        std::ostringstream text;
        text << weight.unsafeGetTensorImpl();
        return text.str();
    }
}

template <typename States> using KeyOf = typename std::decay_t<States>::key_type;

} // namespace

TorchOptimizer::TorchOptimizer(OptimizerKind kind, const Seq2Seq &network)
    : m_kind(kind)
{
    std::vector<torch::optim::OptimizerParamGroup> groups(
        2, torch::optim::OptimizerParamGroup(std::vector<at::Tensor>{}));
    for (const auto &item : network.named_parameters()) {
        m_parameters.emplace_back(item.key(), item.value());
        groups[learnsSlowly(network.config(), item.key()) ? 1 : 0].params().push_back(item.value());
    }
    if (kind == OptimizerKind::Sgd)
        m_optimizer = std::make_unique<torch::optim::SGD>(groups, torch::optim::SGDOptions(0));
    else
        m_optimizer = std::make_unique<torch::optim::Adam>(
            groups, torch::optim::AdamOptions(0).betas({kAdamBeta1, kAdamBeta2}).eps(kAdamEpsilon));
    if (kind == OptimizerKind::Adam)
        for (const auto &[name, weight] : m_parameters)
            setMoments(weight, {at::zeros_like(weight), at::zeros_like(weight)});
}

void TorchOptimizer::setRate(std::size_t group, double rate)
{
    torch::optim::OptimizerOptions &options = m_optimizer->param_groups()[group].options();
    if (m_kind == OptimizerKind::Sgd)
        static_cast<torch::optim::SGDOptions &>(options).lr(rate);
    else
        static_cast<torch::optim::AdamOptions &>(options).lr(rate);
}

void TorchOptimizer::step(
    const std::vector<at::Tensor> &gradients, double rate, double attentionRate)
{
    for (std::size_t i = 0; i < m_parameters.size(); ++i)
        m_parameters[i].second.mutable_grad() = gradients[i];
    setRate(0, rate);
    setRate(1, rate * attentionRate);
    m_optimizer->step();
    ++m_steps;
}

TorchOptimizer::Moments TorchOptimizer::momentsOf(const at::Tensor &weight) const
{
    const auto &states = m_optimizer->state();
    const auto found = states.find(stateKey<KeyOf<decltype(states)>>(weight));
    const auto &state = static_cast<const torch::optim::AdamParamState &>(*found->second);
    return {state.exp_avg(), state.exp_avg_sq()};
}

StateDict TorchOptimizer::store() const
{
    StateDict state;
    if (m_kind == OptimizerKind::Sgd)
        return state;
    for (const auto &[name, weight] : m_parameters) {
        const Moments moments = momentsOf(weight);
        state.push_back(namedTensor("exp_avg." + name, moments.first));
        state.push_back(namedTensor("exp_avg_sq." + name, moments.second));
    }
    return state;
}

void TorchOptimizer::setMoments(const at::Tensor &weight, Moments moments)
{
    auto &states = m_optimizer->state();
    auto state = std::make_unique<torch::optim::AdamParamState>();
    state->step(m_steps);
    state->exp_avg(std::move(moments.first));
    state->exp_avg_sq(std::move(moments.second));
    states[stateKey<KeyOf<decltype(states)>>(weight)] = std::move(state);
}

void TorchOptimizer::load(const StateDict &state, std::int64_t steps)
{
    std::vector<WeightShape> shapes;
    for (const auto &[name, weight] : m_parameters)
        shapes.push_back({name, weight.sizes().vec()});
    checkOptimizerState(m_kind, state, shapes);
    m_steps = steps;
    for (std::size_t i = 0; 2 * i < state.size(); ++i) {
        const at::Tensor &weight = m_parameters[i].second;
        const auto moment = [&](const NamedTensor &stored) {
            return tensorOf(stored).to(weight.options().requires_grad(false), false, true);
        };
        setMoments(weight, {moment(state[2 * i]), moment(state[2 * i + 1])});
    }
}

} // namespace seq2seq
