// SPDX-License-Identifier: GPL-3.0-or-later
// The source side of a batch: encoder, what attention remembers, and the decoder's start state
// h_0 = W_h [h->_m ; h<-_1], c_0 = W_c [c->_m ; c<-_1].
#pragma once

#include "core/fast/decoder_pass.h"
#include "core/fast/encoder_pass.h"

#include <stop_token>

namespace seq2seq::fast {

template <typename Real> class SourcePass {
public:
    /// @param sources ids in reading order, none empty
    /// @param numbers of the sentences, for chance; empty: 0, 1, 2, ..
    void forward(const Weights<Real> &weights, std::span<const std::vector<int>> sources,
        const Chance &chance = {}, std::span<const std::size_t> numbers = {},
        const std::stop_token &stop = {});

    /// @param statesGradient dJ/dh_i from attention, sentence-major; null without attention
    /// @param startHidden    dJ/dh_0 of each layer, [B, H], rows as in rows(); startCell: dJ/dc_0
    void backward(const Weights<Real> &weights, const Real *statesGradient,
        std::span<const Buffer<Real>> startHidden, std::span<const Buffer<Real>> startCell,
        Gradients<Real> &gradients, const std::stop_token &stop = {});

    /// The sentences from long to short; rows(b).sentence says which of those given.
    [[nodiscard]] const PackedSequence &rows() const { return m_rows; }
    /// Where a given sentence went.
    [[nodiscard]] std::size_t rowOf(std::size_t sentence) const { return m_rowOf[sentence]; }
    [[nodiscard]] const EncoderPass<Real> &encoder() const { return m_encoder; }
    [[nodiscard]] const AttentionMemory<Real> &memory() const { return m_memory; }
    [[nodiscard]] Rows<const Real> startHidden(std::size_t layer) const
    {
        return {m_startHidden[layer].data(), m_h};
    }
    [[nodiscard]] Rows<const Real> startCell(std::size_t layer) const
    {
        return {m_startCell[layer].data(), m_h};
    }

private:
    std::size_t m_h = 0;
    std::size_t m_d = 0;
    PackedSequence m_rows;
    std::vector<std::size_t> m_rowOf;
    std::vector<int> m_ids; // step-major
    EncoderPass<Real> m_encoder;
    AttentionMemory<Real> m_memory;
    std::vector<Buffer<Real>> m_startHidden; // [B, H] a layer
    std::vector<Buffer<Real>> m_startCell;
    Buffer<Real> m_statesGradient; // step-major
    std::vector<Buffer<Real>> m_lastHidden; // [B, D] a layer
    std::vector<Buffer<Real>> m_lastCell;
};

} // namespace seq2seq::fast
