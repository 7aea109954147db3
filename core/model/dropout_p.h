// SPDX-License-Identifier: GPL-3.0-or-later
// Dropout with its own source of chance: LibTorch's is shared by all threads, and would make a run
// depend on their order.
#pragma once

#include <torch/torch.h>

#include <optional>

namespace seq2seq {

/// Zeroes a share of the values and scales the rest up while training (Srivastava et al. 2014);
/// does nothing otherwise.
class Dropout {
public:
    Dropout() = default; ///< not training: values pass unchanged
    Dropout(double probability, at::Generator generator)
        : m_probability(probability)
        , m_generator(std::move(generator))
    {
    }

    [[nodiscard]] bool isActive() const { return m_generator.has_value() && m_probability > 0; }

    /// A mask of zeros and 1/(1-p), to be multiplied with.
    [[nodiscard]] at::Tensor mask(at::IntArrayRef shape, const at::TensorOptions &options) const
    {
        return at::empty(shape, options)
            .bernoulli_(1 - m_probability, *m_generator)
            .div_(1 - m_probability);
    }

    [[nodiscard]] at::Tensor operator()(const at::Tensor &values) const
    {
        return isActive() ? values * mask(values.sizes(), values.options()) : values;
    }

private:
    double m_probability = 0;
    std::optional<at::Generator> m_generator;
};

} // namespace seq2seq
