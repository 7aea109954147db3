// SPDX-License-Identifier: GPL-3.0-or-later
// P_t = softmax(W_vocab o_t) and the loss J = - sum_t log P_t[y_t]; of a large batch only a block
// of rows keeps its logits at a time. The readable version is training/loss.cpp.
#pragma once

#include "core/fast/gradients.h"

#include <span>
#include <stop_token>

namespace seq2seq::fast {

/// What the output layer says of one target word.
struct WordScore {
    double logProbability = 0; ///< log P_t[y_t], nats
    bool isBest = false; ///< y_t was the likeliest word
};

template <typename Real> class OutputPass {
public:
    /// J summed over all rows, dJ/do_t and dW_vocab; label smoothing as in batchLoss().
    /// @param outputs o_t, [rows, H]; @param labels y_t
    /// @param scale   of the gradient: 1 / sentences of the batch
    /// @return J in nats, without smoothing
    /// @throws Error Cancelled
    double lossAndGradient(const Weights<Real> &weights, Rows<const Real> outputs,
        std::span<const int> labels, double smoothing, double scale, Gradients<Real> &gradients,
        const std::stop_token &stop = {});
    [[nodiscard]] Rows<const Real> outputGradient() const { return {m_gradient.data(), m_h}; }

    /// log P_t[y_t] of each row.
    void score(const Weights<Real> &weights, Rows<const Real> outputs, std::span<const int> labels,
        std::vector<WordScore> &scores);

    /// The likeliest word of each row. @param outputs [rows, H]
    void best(const Weights<Real> &weights, Rows<const Real> outputs, std::span<int> ids);

    /// Calls body(row, logits) for each row.
    /// @param body may write to logits
    template <typename Body>
    void forEachRow(
        const Weights<Real> &weights, Rows<const Real> outputs, std::size_t rows, const Body &body)
    {
        for (std::size_t row = 0; row < rows; row += blockRows(weights)) {
            const std::size_t n = std::min(blockRows(weights), rows - row);
            const Rows<Real> logits = blockLogits(weights, outputs.from(row), n);
            for (std::size_t r = 0; r < n; ++r)
                body(row + r, logits.row(r));
        }
    }

private:
    [[nodiscard]] static std::size_t blockRows(const Weights<Real> &weights);
    Rows<Real> blockLogits(
        const Weights<Real> &weights, Rows<const Real> outputs, std::size_t rows);

    // Training takes kTile words at a time for all rows of a block, so that their logits, weights
    // and gradients are in the level-2 cache for everything that is done with them.
    static constexpr std::size_t kTile = 4 * TransposedProduct<Real>::kTogether;
    /// Forward: logits, log sum exp of each row and the logit of its label.
    void sumTiles(const Weights<Real> &weights, Rows<const Real> outputs,
        std::span<const int> labels, const std::stop_token &stop);
    /// Backward, from what sumTiles() left.
    void differentiateTiles(const Weights<Real> &weights, Rows<const Real> outputs,
        std::span<const int> labels, double smoothing, double scale, Rows<Real> dOutputs,
        Gradients<Real> &gradients, bool accumulate, const std::stop_token &stop);

    std::size_t m_h = 0;
    Buffer<Real> m_logits; // one block; in training tile after tile
    std::vector<ExpSum<Real>> m_sums; // by row of the block, as the next two
    std::vector<Real> m_logSums;
    std::vector<Real> m_labelLogits;
    TransposedProduct<Real> m_product;
    Buffer<Real> m_gradient; // dJ/do_t, [rows, H]
};

} // namespace seq2seq::fast
