// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/training/optimizer_p.h"

#include "core/error.h"

#include <cmath>

namespace seq2seq {

namespace {

constexpr double kBeta1 = 0.9;
constexpr double kBeta2 = 0.999;
constexpr double kEpsilon = 1e-8;

NamedTensor named(const std::string &name, const at::Tensor &values)
{
    const at::Tensor flat = values.to(at::kFloat).contiguous();
    const float *first = flat.data_ptr<float>();
    return {name, flat.sizes().vec(), std::vector<float>(first, first + flat.numel())};
}

void restore(at::Tensor &moment, const NamedTensor &stored, const std::string &name)
{
    if (stored.name != name || moment.sizes() != at::IntArrayRef(stored.shape))
        throw Error(ErrorCode::BadExperiment,
            "The optimiser's state does not fit the model: " + stored.name + " stands where " + name
                + " is needed",
            {}, "The file was damaged or made for another model.");
    moment.copy_(at::from_blob(
        const_cast<float *>(stored.values.data()), stored.shape, at::kFloat)); // only read
}

} // namespace

double clipGradients(std::vector<at::Tensor> &gradients, double limit)
{
    double squares = 0;
    for (const at::Tensor &gradient : gradients) {
        const double norm = gradient.norm().item<double>();
        squares += norm * norm;
    }
    const double norm = std::sqrt(squares);
    const double scale = limit / (norm + 1e-6);
    if (limit > 0 && std::isfinite(norm) && scale < 1)
        for (at::Tensor &gradient : gradients)
            gradient.mul_(scale);
    return norm;
}

Optimizer::Optimizer(OptimizerKind kind, std::vector<std::pair<std::string, at::Tensor>> parameters)
    : m_kind(kind)
    , m_parameters(std::move(parameters))
{
    if (kind == OptimizerKind::Adam)
        for (const auto &[name, weight] : m_parameters)
            m_moments.push_back({at::zeros_like(weight.detach()), at::zeros_like(weight.detach())});
}

void Optimizer::step(const std::vector<at::Tensor> &gradients, double rate)
{
    const torch::NoGradGuard noGrad;
    ++m_steps;
    const double correction1 = 1 - std::pow(kBeta1, static_cast<double>(m_steps));
    const double correction2 = 1 - std::pow(kBeta2, static_cast<double>(m_steps));
    for (std::size_t i = 0; i < m_parameters.size(); ++i) {
        at::Tensor &weight = m_parameters[i].second;
        const at::Tensor &g = gradients[i];
        if (m_kind == OptimizerKind::Sgd) {
            weight.sub_(g, rate);
            continue;
        }
        auto &[m, v] = m_moments[i];
        m.mul_(kBeta1).add_(g, 1 - kBeta1);
        v.mul_(kBeta2).addcmul_(g, g, 1 - kBeta2);
        const at::Tensor denominator = v.sqrt().div_(std::sqrt(correction2)).add_(kEpsilon);
        weight.addcdiv_(m, denominator, -rate / correction1);
    }
}

StateDict Optimizer::store() const
{
    StateDict state;
    for (std::size_t i = 0; i < m_moments.size(); ++i) {
        state.push_back(named("exp_avg." + m_parameters[i].first, m_moments[i].m));
        state.push_back(named("exp_avg_sq." + m_parameters[i].first, m_moments[i].v));
    }
    return state;
}

void Optimizer::load(const StateDict &state, std::int64_t steps)
{
    if (state.size() != 2 * m_moments.size())
        throw Error(ErrorCode::BadExperiment,
            "The optimiser's state has " + std::to_string(state.size()) + " entries, "
                + std::to_string(2 * m_moments.size()) + " are needed",
            {}, "The file was damaged or made for another model.");
    for (std::size_t i = 0; i < m_moments.size(); ++i) {
        restore(m_moments[i].m, state[2 * i], "exp_avg." + m_parameters[i].first);
        restore(m_moments[i].v, state[2 * i + 1], "exp_avg_sq." + m_parameters[i].first);
    }
    m_steps = steps;
}

} // namespace seq2seq
