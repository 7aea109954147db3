// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/fast/convolution_pass.h"

#include "core/fast/blas.h"
#include "core/fast/cell_pass.h"

namespace seq2seq::fast {

namespace {

/// The row of the word after step s of sentence b; none behind the last word.
bool hasNext(const PackedSequence &source, std::size_t s, std::size_t b)
{
    return b < source.count(s + 1);
}

} // namespace

template <typename Real>
void ConvolutionPass<Real>::forward(
    const Weights<Real> &weights, const PackedSequence &source, Rows<const Real> words)
{
    const std::size_t tokens = source.tokens();
    m_e = weights.convolutionBias.columns;
    const Rows<Real> pairs{m_pairs.zeros(tokens * 2 * m_e), 2 * m_e};
    const Rows<Real> output{m_output.reserve(tokens * m_e), m_e};
    source.forEach([&](std::size_t row, std::size_t, std::size_t s, std::size_t b) {
        for (std::size_t j = 0; j < m_e; ++j)
            pairs.row(row)[2 * j] = words.row(row)[j];
        if (hasNext(source, s, b))
            for (std::size_t j = 0; j < m_e; ++j)
                pairs.row(row)[2 * j + 1] = words.row(source.offset(s + 1) + b)[j];
        std::copy_n(weights.convolutionBias.values, m_e, output.row(row));
    });
    multiplyTransposed<Real>(
        tokens, m_e, 2 * m_e, pairs, weights.convolution.from(0), output, true);
}

template <typename Real>
void ConvolutionPass<Real>::backward(const Weights<Real> &weights, const PackedSequence &source,
    Rows<Real> gradient, Gradients<Real> &gradients)
{
    const std::size_t tokens = source.tokens();
    const Rows<Real> pairs{m_pairs.data(), 2 * m_e};
    gradients.product(weights.convolution, 0, 2 * m_e, tokens, gradient, pairs);
    sumColumns<Real>(gradient, tokens, m_e, gradients.dense(weights.convolutionBias));
    multiply<Real>(tokens, 2 * m_e, m_e, gradient, weights.convolution.from(0), pairs, false);
    for (std::size_t row = 0; row < tokens; ++row)
        for (std::size_t j = 0; j < m_e; ++j)
            gradient.row(row)[j] = pairs.row(row)[2 * j];
    source.forEach([&](std::size_t row, std::size_t, std::size_t s, std::size_t b) {
        if (hasNext(source, s, b))
            for (std::size_t j = 0; j < m_e; ++j)
                gradient.row(source.offset(s + 1) + b)[j] += pairs.row(row)[2 * j + 1];
    });
}

template class ConvolutionPass<float>;
template class ConvolutionPass<double>;

} // namespace seq2seq::fast
