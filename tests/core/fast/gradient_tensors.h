// SPDX-License-Identifier: GPL-3.0-or-later
// Gradients of the fast path as tensors and back, to compare them with autograd's.
#pragma once

#include "core/fast/gradients.h"

#include <torch/torch.h>

namespace seq2seq::test {

/// The gradient of parameter i as a tensor of its own.
template <typename Real>
at::Tensor gradientOf(fast::Weights<Real> &weights, fast::Gradients<Real> &gradients, std::size_t i)
{
    const auto options = at::TensorOptions(c10::CppTypeToScalarType<Real>::value);
    const fast::Parameter<Real> &parameter = weights.parameters()[i];
    const std::array<std::int64_t, 2> shape{
        static_cast<std::int64_t>(parameter.rows), static_cast<std::int64_t>(parameter.columns)};
    if (i != weights.sourceEmbeddings.index && i != weights.targetEmbeddings.index)
        return at::from_blob(gradients.dense(i), shape, options).clone();
    const fast::EmbeddingGradient<Real> &rows
        = i == weights.sourceEmbeddings.index ? gradients.source() : gradients.target();
    at::Tensor all = at::zeros(shape, options);
    for (std::size_t word = 0; word < parameter.rows; ++word)
        if (const Real *row = rows.find(word))
            std::copy_n(row, parameter.columns, all.data_ptr<Real>() + word * parameter.columns);
    return all;
}

/// Autograd's gradients as the optimiser takes them.
template <typename Real>
void setGradients(fast::Weights<Real> &weights, fast::Gradients<Real> &gradients,
    const std::vector<at::Tensor> &values)
{
    gradients.start(weights);
    for (std::size_t i = 0; i < values.size(); ++i) {
        const at::Tensor value = values[i].contiguous();
        const fast::Parameter<Real> &parameter = weights.parameters()[i];
        if (!weights.isEmbedding(i)) {
            std::copy_n(value.template data_ptr<Real>(), parameter.size(), gradients.dense(i));
            continue;
        }
        fast::EmbeddingGradient<Real> &rows
            = i == weights.sourceEmbeddings.index ? gradients.source() : gradients.target();
        for (std::size_t word = 0; word < parameter.rows; ++word)
            rows.add(word, value.template data_ptr<Real>() + word * parameter.columns);
    }
}

} // namespace seq2seq::test
