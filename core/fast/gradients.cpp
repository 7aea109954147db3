// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/fast/gradients.h"

namespace seq2seq::fast {

template <typename Real> void EmbeddingGradient<Real>::start(std::size_t words, std::size_t size)
{
    m_size = size;
    if (m_rowOf.size() != words)
        m_rowOf.assign(words, -1);
    for (const std::size_t word : m_words)
        m_rowOf[word] = -1;
    m_words.clear();
    m_values.clear();
}

template <typename Real> std::size_t EmbeddingGradient<Real>::rowOf(std::size_t word)
{
    if (m_rowOf[word] < 0) {
        m_rowOf[word] = static_cast<int>(m_words.size());
        m_words.push_back(word);
        m_values.resize(m_words.size() * m_size); // new ones are zero
    }
    return static_cast<std::size_t>(m_rowOf[word]);
}

template <typename Real> void EmbeddingGradient<Real>::add(std::size_t word, const Real *gradient)
{
    const std::size_t row = rowOf(word);
    kernels<Real>().add(m_values.data() + row * m_size, gradient, m_size);
}

template <typename Real> void EmbeddingGradient<Real>::add(const EmbeddingGradient &other)
{
    for (std::size_t row = 0; row < other.m_words.size(); ++row)
        add(other.m_words[row], other.m_values.data() + row * m_size);
}

template <typename Real> void Gradients<Real>::start(const Weights<Real> &weights)
{
    m_dense.resize(weights.parameters().size());
    for (std::size_t i = 0; i < m_dense.size(); ++i)
        if (i != weights.sourceEmbeddings.index && i != weights.targetEmbeddings.index)
            m_dense[i].reserve(weights.parameters()[i].size());
    if (weights.sourceEmbeddings.isThere())
        m_source.start(weights.sourceEmbeddings.rows, weights.sourceEmbeddings.columns);
    if (weights.targetEmbeddings.isThere())
        m_target.start(weights.targetEmbeddings.rows, weights.targetEmbeddings.columns);
}

template <typename Real>
void Gradients<Real>::add(const Weights<Real> &weights, const Gradients &other)
{
    for (std::size_t i = 0; i < m_dense.size(); ++i)
        if (!weights.isEmbedding(i))
            kernels<Real>().add(
                m_dense[i].data(), other.m_dense[i].data(), weights.parameters()[i].size());
    m_source.add(other.m_source);
    m_target.add(other.m_target);
}

template class EmbeddingGradient<float>;
template class EmbeddingGradient<double>;
template class Gradients<float>;
template class Gradients<double>;

} // namespace seq2seq::fast
