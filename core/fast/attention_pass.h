// SPDX-License-Identifier: GPL-3.0-or-later
// Attention of a whole batch, forward and backward. The equations stand in model/attention_p.h.
#pragma once

#include "core/fast/gradients.h"
#include "core/fast/packed_sequence.h"

namespace seq2seq::fast {

/// The source sentences of a batch as attention reads them: sentence-major, without padding.
template <typename Real> class AttentionMemory {
public:
    /// @param states h_i, step-major [N, D]
    void start(const Weights<Real> &weights, const PackedSequence &source, Rows<const Real> states);

    [[nodiscard]] std::size_t words(std::size_t b) const { return m_words[b]; } ///< m of sentence b
    [[nodiscard]] std::size_t first(std::size_t b) const { return m_first[b]; } ///< its first row
    [[nodiscard]] std::size_t longest() const { return m_longest; }
    [[nodiscard]] std::size_t tokens() const { return m_tokens; } ///< N
    [[nodiscard]] const Real *states(std::size_t row) const { return m_states.data() + row * m_d; }
    [[nodiscard]] const Real *keys(std::size_t row) const ///< W h_i, or h_i itself
    {
        return m_hasKeys ? m_keys.data() + row * m_h : states(row);
    }

private:
    std::size_t m_h = 0;
    std::size_t m_d = 0;
    std::size_t m_longest = 0;
    std::size_t m_tokens = 0;
    bool m_hasKeys = false;
    std::vector<std::size_t> m_words;
    std::vector<std::size_t> m_first;
    Buffer<Real> m_states; // [N, D]
    Buffer<Real> m_keys; // [N, H]
};

template <typename Real> class AttentionPass {
public:
    /// @param rows target words there will be
    void start(const Weights<Real> &weights, const AttentionMemory<Real> &memory, std::size_t rows);

    /// e_t, alpha_t and a_t of some decoder states.
    /// @param row       the first of `n` rows; @param sentences which source sentence each looks at
    /// @param hidden    h_t, [n, H]; @param context out: a_t, [n, D]
    void step(const Weights<Real> &weights, const AttentionMemory<Real> &memory, std::size_t row,
        std::size_t n, std::span<const std::size_t> sentences, Rows<const Real> hidden,
        Rows<Real> context);

    /// @param rows as start() was told
    void startBack(
        const Weights<Real> &weights, const AttentionMemory<Real> &memory, std::size_t rows);
    /// @param contextGradient dJ/da_t; @param hiddenGradient [n, H] dJ/dh_t is added to it
    void stepBack(const Weights<Real> &weights, const AttentionMemory<Real> &memory,
        std::size_t row, std::size_t n, std::span<const std::size_t> sentences,
        Rows<const Real> hidden, Rows<const Real> contextGradient, Rows<Real> hiddenGradient);
    /// After all steps, each as one product per sentence or batch: dW, dW_2, dv, dJ/dh_i.
    /// @param target rows of the decoder; @param sentences which source sentence each target
    /// sentence has
    /// @param hidden h_t and @param contextGradient dJ/da_t of all rows, step-major
    /// @return dJ/dh_i, sentence-major [N, D]
    const Real *finishBack(const Weights<Real> &weights, const AttentionMemory<Real> &memory,
        const PackedSequence &target, std::span<const std::size_t> sentences,
        Rows<const Real> hidden, Rows<const Real> contextGradient, Gradients<Real> &gradients);

    [[nodiscard]] const Real *weights(std::size_t row) const ///< alpha_{t,i}
    {
        return m_weights.data() + row * m_longest;
    }

private:
    /// Calls body(row) for each row of a step, every other step from the last to the first: what
    /// the sentences of long batches are remembered by is more than a level-2 cache holds, and then
    /// those that came last are the ones still there.
    template <typename Body> void thereAndBack(std::size_t rows, const Body &body)
    {
        for (std::size_t i = 0; i < rows; ++i)
            body(m_isForwards ? i : rows - 1 - i);
        m_isForwards = !m_isForwards;
    }
    void gather(const PackedSequence &target, std::size_t b, std::size_t words, const Real *weights,
        Rows<const Real> rows, std::size_t size);
    /// What a score is made of: h_t for products, W_2 h_t for additive attention.
    [[nodiscard]] const Real *queryOf(std::size_t row, const Real *hidden) const
    {
        return m_isAdditive ? m_query.data() + row * m_h : hidden;
    }

    std::size_t m_h = 0;
    std::size_t m_d = 0;
    std::size_t m_longest = 0; // columns of the arrays of weights
    bool m_isAdditive = false;
    bool m_isForwards = true; // thereAndBack(); the same for the same step of each batch
    Real m_scale = 1;
    Buffer<Real> m_scores; // [rows, longest]
    Buffer<Real> m_weights;
    Buffer<Real> m_query; // W_2 h_t, [rows, H]; additive only
    Buffer<Real> m_scoreGradients; // [rows, longest]
    Buffer<Real> m_queryGradients; // [rows, H]
    Buffer<Real> m_keyGradients; // [N, H]
    Buffer<Real> m_stateGradients; // [N, D]
    Buffer<Real> m_vGradient; // [H]
    Buffer<Real> m_stepWeights; // what one sentence's steps hold, side by side: [n, m]
    Buffer<Real> m_stepRows; // [n, D] or [n, H]
};

} // namespace seq2seq::fast
