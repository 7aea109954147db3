// SPDX-License-Identifier: GPL-3.0-or-later
// The whole model along given targets: for training, for the dev loss, for a trace. The same
// numbers as Seq2Seq::forward and autograd give, several times faster.
#pragma once

#include "core/fast/output_pass.h"
#include "core/fast/source_pass.h"

#include <stop_token>

namespace seq2seq::fast {

/// The pairs of one pass. All spans must outlive it.
struct Pairs {
    std::span<const std::vector<int>> sources; ///< ids in reading order, each ended by kEos
    std::span<const std::vector<int>> targets; ///< ids ended by kEos, none empty
    std::span<const std::size_t> numbers; ///< of each pair, for chance; empty: 0, 1, 2, ..
};

template <typename Real> class PairPass {
public:
    /// Runs encoder and decoder. Needs weights.packForTraining() or packForDecoding() before.
    /// @param stop looked at between two time steps, so that a pass over long sentences with a
    /// large model ends soon; forward() may be called again then
    /// @throws Error Cancelled
    void forward(const Weights<Real> &weights, const Pairs &pairs, const Chance &chance = {},
        const std::stop_token &stop = {});

    /// J of what forward() computed and all gradients of `scale` times it (with label smoothing).
    /// Needs packForTraining(); may be called once after each forward(), with the same weights.
    /// @return J in nats, without smoothing
    /// @throws Error Cancelled, as forward(); the gradients are worth nothing then
    double backward(const Weights<Real> &weights, double smoothing, double scale,
        Gradients<Real> &gradients, const std::stop_token &stop = {});

    /// log P_t[y_t] and whether y_t was the likeliest word; at(row(t, sentence)).
    [[nodiscard]] const std::vector<WordScore> &score(const Weights<Real> &weights);

    /// The row of step t of a given pair, in everything below.
    [[nodiscard]] std::size_t row(std::size_t t, std::size_t pair) const
    {
        return m_rows.offset(t) + m_rowOf[pair];
    }
    [[nodiscard]] std::size_t targetTokens() const { return m_rows.tokens(); }
    [[nodiscard]] const SourcePass<Real> &source() const { return m_source; }
    [[nodiscard]] const DecoderPass<Real> &decoder() const { return m_decoder; }
    [[nodiscard]] OutputPass<Real> &output() { return m_output; }

private:
    void arrange(const Pairs &pairs);
    void checkVersion(const Weights<Real> &weights) const;
    [[nodiscard]] DecoderBlock block(std::size_t t) const;
    [[nodiscard]] DecoderPrevious<Real> before(std::size_t t) const;
    void sampleInputs(const Weights<Real> &weights, std::size_t t, const Chance &chance);

    std::size_t m_h = 0;
    std::uint64_t m_version = 0; // of the weights of forward()
    SourcePass<Real> m_source;
    DecoderPass<Real> m_decoder;
    OutputPass<Real> m_output;
    PackedSequence m_rows; // of the targets
    std::vector<std::size_t> m_rowOf; // by pair
    std::vector<std::size_t> m_sourceRows; // the source of each target, by row
    std::vector<std::size_t> m_numbers; // by row
    std::vector<int> m_inputs; // y_{t-1}, step-major
    std::vector<int> m_labels; // y_t
    std::vector<Buffer<Real>> m_startHidden; // [B, H] a layer, rows as the targets have them
    std::vector<Buffer<Real>> m_startCell;
    std::vector<Buffer<Real>> m_startHiddenGradient; // rows as the sources have them
    std::vector<Buffer<Real>> m_startCellGradient;
    std::vector<WordScore> m_scores;
};

} // namespace seq2seq::fast
