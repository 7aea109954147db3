// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/fast/optimizer.h"

#include "core/model/adam.h"

#include <algorithm>
#include <cmath>

namespace seq2seq::fast {

namespace {

template <typename Real>
NamedTensor named(
    const std::string &prefix, const Parameter<Real> &weight, const std::vector<Real> &values)
{
    return {prefix + weight.name, weight.shape, std::vector<float>(values.begin(), values.end())};
}

template <typename Real>
bool isZero(const std::vector<Real> &values, std::size_t row, std::size_t columns)
{
    const auto first = values.begin() + static_cast<std::ptrdiff_t>(row * columns);
    return std::all_of(
        first, first + static_cast<std::ptrdiff_t>(columns), [](Real value) { return value == 0; });
}

} // namespace

template <typename Real>
Optimizer<Real>::Optimizer(OptimizerKind kind, Weights<Real> &weights)
    : m_kind(kind)
    , m_weights(weights)
    , m_chunks(chunksOf(weights))
{
    if (kind == OptimizerKind::Adam)
        for (const Parameter<Real> &parameter : weights.parameters())
            m_moments.push_back({std::vector<Real>(parameter.size()),
                std::vector<Real>(parameter.size()), std::vector<char>(parameter.rows, 1)});
}

template <typename Real>
void Optimizer<Real>::stepChunk(
    const ParameterChunk &chunk, Gradients<Real> &gradients, double rate, double scale)
{
    const Parameter<Real> &parameter = m_weights.parameters()[chunk.parameter];
    const double correction1 = 1 - std::pow(kAdamBeta1, static_cast<double>(m_steps));
    const double correction2 = 1 - std::pow(kAdamBeta2, static_cast<double>(m_steps));
    const auto update = [&](std::size_t row, std::size_t rows, const Real *gradient) {
        const std::size_t first = row * parameter.columns;
        const std::size_t size = rows * parameter.columns;
        if (m_kind == OptimizerKind::Sgd) {
            if (gradient == nullptr)
                return;
            const Real factor = static_cast<Real>(rate * scale);
            for (std::size_t j = 0; j < size; ++j)
                parameter.values[first + j] -= factor * gradient[j];
            return;
        }
        Moments &moments = m_moments[chunk.parameter];
        kernels<Real>().adam({size, parameter.values + first, moments.m.data() + first,
            moments.v.data() + first, gradient, static_cast<Real>(scale),
            static_cast<Real>(rate / correction1), static_cast<Real>(std::sqrt(correction2))});
    };
    if (!m_weights.isEmbedding(chunk.parameter)) {
        update(
            chunk.firstRow, chunk.rows, gradients.row(m_weights, chunk.parameter, chunk.firstRow));
        return;
    }
    for (std::size_t row = chunk.firstRow; row < chunk.firstRow + chunk.rows; ++row) {
        const Real *gradient = gradients.row(m_weights, chunk.parameter, row);
        if (m_kind == OptimizerKind::Adam) {
            char &isAtRest = m_moments[chunk.parameter].isAtRest[row];
            if (isAtRest && gradient == nullptr)
                continue; // m = v = 0 leave w where it is
            isAtRest = 0;
        }
        update(row, 1, gradient);
    }
}

template <typename Real>
void Optimizer<Real>::step(
    Gradients<Real> &gradients, double scale, ThreadPool &workers, const UpdateOptions &options)
{
    const double rate = options.learningRate;
    ++m_steps;
    overChunks(workers, m_chunks.size(), [&](std::size_t number) {
        const ParameterChunk &chunk = m_chunks[number];
        const std::string &name = m_weights.parameters()[chunk.parameter].name;
        if (!isFrozen(options.frozen, name))
            stepChunk(chunk, gradients,
                learnsSlowly(m_weights.config, name) ? rate * options.attentionRate : rate, scale);
    });
    m_weights.markChanged();
}

template <typename Real> StateDict Optimizer<Real>::store() const
{
    StateDict state;
    for (std::size_t i = 0; i < m_moments.size(); ++i) {
        const Parameter<Real> &weight = m_weights.parameters()[i];
        state.push_back(named("exp_avg.", weight, m_moments[i].m));
        state.push_back(named("exp_avg_sq.", weight, m_moments[i].v));
    }
    return state;
}

template <typename Real> void Optimizer<Real>::load(const StateDict &state, std::int64_t steps)
{
    std::vector<WeightShape> shapes;
    for (const Parameter<Real> &weight : m_weights.parameters())
        shapes.push_back({weight.name, weight.shape});
    checkOptimizerState(m_kind, state, shapes);
    for (std::size_t i = 0; 2 * i < state.size(); ++i) {
        const Parameter<Real> &weight = m_weights.parameters()[i];
        Moments &moments = m_moments[i];
        moments.m.assign(state[2 * i].values.begin(), state[2 * i].values.end());
        moments.v.assign(state[2 * i + 1].values.begin(), state[2 * i + 1].values.end());
        for (std::size_t row = 0; row < weight.rows; ++row)
            moments.isAtRest[row]
                = isZero(moments.m, row, weight.columns) && isZero(moments.v, row, weight.columns);
    }
    m_steps = steps;
}

template class Optimizer<float>;
template class Optimizer<double>;

} // namespace seq2seq::fast
