// SPDX-License-Identifier: GPL-3.0-or-later
// The gradients of one shard.
#pragma once

#include "core/fast/transposed_product.h"
#include "core/fast/weights.h"

namespace seq2seq::fast {

/// The gradient of an embedding table: only the rows of words that occurred.
template <typename Real> class EmbeddingGradient {
public:
    void start(std::size_t words, std::size_t size);
    /// Row number of a word's gradient, zero when the word is new.
    [[nodiscard]] std::size_t rowOf(std::size_t word);
    /// dE[word] += gradient
    void add(std::size_t word, const Real *gradient);
    void add(const EmbeddingGradient &other);
    /// The gradient of a word, null where it is zero.
    [[nodiscard]] const Real *find(std::size_t word) const
    {
        return m_rowOf[word] < 0
            ? nullptr
            : m_values.data() + static_cast<std::size_t>(m_rowOf[word]) * m_size;
    }
    [[nodiscard]] std::size_t rows() const { return m_words.size(); }
    [[nodiscard]] std::size_t size() const { return m_size; } ///< E
    [[nodiscard]] const Real *values() const { return m_values.data(); } ///< [rows, E]

private:
    std::size_t m_size = 0;
    std::vector<int> m_rowOf; // by word; -1: zero
    std::vector<std::size_t> m_words; // by row
    std::vector<Real> m_values;
};

/// dJ/dw for every parameter, in the order of Weights::parameters(). A pass writes each dense one
/// once per batch (the first product of a weight does not accumulate), so nothing has to be zeroed.
template <typename Real> class Gradients {
public:
    /// Prepares for a new batch.
    void start(const Weights<Real> &weights);

    [[nodiscard]] Real *dense(const Weight<Real> &weight) { return m_dense[weight.index].data(); }
    [[nodiscard]] Rows<Real> dense(const Weight<Real> &weight, std::size_t column)
    {
        return {dense(weight) + column, weight.columns};
    }
    [[nodiscard]] Real *dense(std::size_t index) { return m_dense[index].data(); }
    /// dJ/dW[:, column .. column + columns] (+)= sum over rows of (gradient of an output)^T (input)
    /// @param outputs [rows, the rows of W] @param inputs [rows, columns]
    void product(const Weight<Real> &weight, std::size_t column, std::size_t columns,
        std::size_t rows, Rows<const Real> outputs, Rows<const Real> inputs,
        bool accumulate = false)
    {
        m_product.multiply(
            weight.rows, columns, rows, outputs, inputs, dense(weight, column), accumulate);
    }
    /// Adds those of another batch.
    void add(const Weights<Real> &weights, const Gradients &other);
    /// The gradient of one row of parameter `index`, null where it is zero.
    [[nodiscard]] const Real *row(const Weights<Real> &weights, std::size_t index, std::size_t row)
    {
        if (index == weights.sourceEmbeddings.index)
            return m_source.find(row);
        if (index == weights.targetEmbeddings.index)
            return m_target.find(row);
        return dense(index) + row * weights.parameters()[index].columns;
    }
    [[nodiscard]] EmbeddingGradient<Real> &source() { return m_source; }
    [[nodiscard]] EmbeddingGradient<Real> &target() { return m_target; }

private:
    std::vector<Buffer<Real>> m_dense; // none for embeddings
    TransposedProduct<Real> m_product;
    EmbeddingGradient<Real> m_source;
    EmbeddingGradient<Real> m_target;
};

} // namespace seq2seq::fast
