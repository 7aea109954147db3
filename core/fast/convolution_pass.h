// SPDX-License-Identifier: GPL-3.0-or-later
// The convolution after the source embeddings, z_i = W_0 x_i + W_1 x_{i+1} + b, forward and
// backward. The readable version is convolveEmbeddings in model/encoder.cpp.
#pragma once

#include "core/fast/gradients.h"
#include "core/fast/packed_sequence.h"

namespace seq2seq::fast {

template <typename Real> class ConvolutionPass {
public:
    /// @param words x_i, step-major [N, E]
    void forward(
        const Weights<Real> &weights, const PackedSequence &source, Rows<const Real> words);
    [[nodiscard]] Rows<const Real> output() const { return {m_output.data(), m_e}; } ///< z_i
    /// @param gradient in: dJ/dz_i, out: dJ/dx_i, [N, E]
    void backward(const Weights<Real> &weights, const PackedSequence &source, Rows<Real> gradient,
        Gradients<Real> &gradients);

private:
    std::size_t m_e = 0;
    Buffer<Real> m_pairs; // x_i and x_{i+1} in turns, as PyTorch's weights have them: [N, 2E]
    Buffer<Real> m_output; // [N, E]
};

} // namespace seq2seq::fast
