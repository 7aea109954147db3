// SPDX-License-Identifier: GPL-3.0-or-later
// Dropout for the readable model: the masks of Chance as tensors.
#pragma once

#include "core/model/chance.h"

#include <torch/torch.h>

#include <vector>

namespace seq2seq {

/// Zeroes a share of the values and scales the rest up while training (Srivastava et al. 2014);
/// does nothing otherwise.
class Dropout {
public:
    Dropout() = default; ///< not training: values pass unchanged
    /// @param sentences the number of each sentence of the batch, see ChancePlace
    Dropout(const Chance &chance, std::vector<std::size_t> sentences)
        : m_chance(chance)
        , m_sentences(std::move(sentences))
    {
    }

    [[nodiscard]] const Chance &chance() const { return m_chance; }
    [[nodiscard]] std::size_t sentence(std::size_t b) const { return m_sentences[b]; }

    /// @param values [B, X], of step t
    [[nodiscard]] at::Tensor operator()(
        const at::Tensor &values, ChanceSite site, std::size_t layer, std::size_t t) const
    {
        if (!m_chance.drops())
            return values;
        return values
            * (values.scalar_type() == at::kDouble ? mask<double>(values, {site, layer, t, 0})
                                                   : mask<float>(values, {site, layer, t, 0}));
    }

    /// @param values [S, B, X], step by step
    [[nodiscard]] at::Tensor overSteps(
        const at::Tensor &values, ChanceSite site, std::size_t layer) const
    {
        if (!m_chance.drops())
            return values;
        std::vector<at::Tensor> steps = values.unbind(0);
        for (std::size_t s = 0; s < steps.size(); ++s)
            steps[s] = (*this)(steps[s], site, layer, s);
        return at::stack(steps, 0);
    }

private:
    /// @param place of the first sentence
    template <typename Real>
    [[nodiscard]] at::Tensor mask(const at::Tensor &values, ChancePlace place) const
    {
        const auto size = static_cast<std::size_t>(values.size(1));
        at::Tensor mask = at::empty(values.sizes(), c10::CppTypeToScalarType<Real>::value);
        for (std::size_t b = 0; b < m_sentences.size(); ++b) {
            place.sentence = m_sentences[b];
            m_chance.mask(place).fill(size, mask.data_ptr<Real>() + b * size);
        }
        return mask.to(values.device());
    }

    Chance m_chance;
    std::vector<std::size_t> m_sentences;
};

} // namespace seq2seq
