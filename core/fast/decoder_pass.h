// SPDX-License-Identifier: GPL-3.0-or-later
// The decoder over a whole batch, forward and backward; one step of it also serves the search. The
// readable version is model/torch/decoder.cpp.
#pragma once

#include "core/fast/attention_pass.h"
#include "core/fast/cell_pass.h"
#include "core/fast/word_input.h"
#include "core/model/chance.h"

#include <stop_token>

namespace seq2seq::fast {

/// What a step begins with, one row a sentence or hypothesis.
template <typename Real> struct DecoderPrevious {
    std::vector<Rows<const Real>> hidden; ///< h_{t-1} of each layer
    std::vector<Rows<const Real>> cell; ///< c_{t-1}; LSTM only
    Rows<const Real> output; ///< o_{t-1}; null: zero, as before the first word
};

/// Where the rows of one step lie and what they are about.
struct DecoderBlock {
    std::size_t row = 0; ///< the first
    std::size_t n = 0;
    std::size_t step = 0; ///< t, for chance
    std::span<const std::size_t> source; ///< [n] the sentence in AttentionMemory
    std::span<const std::size_t> sentences; ///< [n] numbers for chance
};

template <typename Real> class DecoderPass {
public:
    /// @param rows target words there will be at once
    void start(const Weights<Real> &weights, const AttentionMemory<Real> &memory, std::size_t rows,
        bool drops);

    /// The part of W_ih y^_t that the word decides, for rows row.., before step().
    void projectWords(const Weights<Real> &weights, std::size_t row, std::span<const int> ids);
    /// (h_t, c_t) = LSTM([E_tgt[y_{t-1}] ; o_{t-1}], h_{t-1}, c_{t-1});  a_t = attention(h_t);
    /// o_t = dropout(tanh(W_u [a_t ; h_t]))
    void step(const Weights<Real> &weights, const AttentionMemory<Real> &memory,
        const DecoderBlock &block, const DecoderPrevious<Real> &previous, const Chance &chance);

    /// What the step whose rows begin at `row` hands on.
    [[nodiscard]] DecoderPrevious<Real> stateAt(std::size_t row) const;

    void startBack(const Weights<Real> &weights, const AttentionMemory<Real> &memory,
        std::size_t rows, std::size_t sentences);
    /// @param outputGradient dJ/do_t from the loss, [n, H]
    /// @param nPrevious      rows of the step before that this one continues: all but at t = 0
    void stepBack(const Weights<Real> &weights, const AttentionMemory<Real> &memory,
        const DecoderBlock &block, const DecoderPrevious<Real> &previous,
        Rows<const Real> outputGradient, bool isFirst);
    /// After all steps: the gradients of all weights here. @param ids what the decoder was fed
    /// @return dJ/dh_i, sentence-major; null without attention
    const Real *finishBack(const Weights<Real> &weights, const AttentionMemory<Real> &memory,
        const PackedSequence &target, std::span<const std::size_t> source, std::span<const int> ids,
        Gradients<Real> &gradients, const std::stop_token &stop = {});

    [[nodiscard]] Rows<const Real> outputs() const { return {m_output.data(), m_h}; } ///< o_t
    [[nodiscard]] Rows<const Real> hidden(std::size_t layer) const;
    [[nodiscard]] const AttentionPass<Real> &attention() const { return m_attention; }
    /// dJ/dh_0 and dJ/dc_0 of a layer after stepBack of step 0, [B, H].
    [[nodiscard]] const Real *startHiddenGradient(std::size_t layer) const
    {
        return m_carriedHidden[layer].data();
    }
    [[nodiscard]] const Real *startCellGradient(std::size_t layer) const
    {
        return m_carriedCell[layer].data();
    }

private:
    [[nodiscard]] Rows<Real> hiddenRows(std::size_t layer, std::size_t row);
    void stepCells(const Weights<Real> &weights, const DecoderBlock &block,
        const DecoderPrevious<Real> &previous, const Chance &chance);
    void stepCellsBack(const Weights<Real> &weights, const DecoderBlock &block,
        const DecoderPrevious<Real> &previous, bool isFirst);

    std::size_t m_h = 0;
    std::size_t m_d = 0; // 0 without attention
    std::size_t m_joinedSize = 0;
    bool m_drops = false;
    bool m_feeds = false;
    std::vector<CellPass<Real>> m_cells;
    std::vector<Buffer<Real>> m_hidden; // h of the layers below the top, [rows, H]
    std::vector<Buffer<Real>> m_masks; // dropout on the input of each layer above the first
    std::vector<Buffer<Real>> m_dropped; // that input after it
    AttentionPass<Real> m_attention;
    WordInput<Real> m_words; // E_tgt[y_{t-1}]
    Buffer<Real> m_wordGates; // its scratch
    Buffer<Real> m_previousOutput; // o_{t-1} beside the gates it led to, [rows, H]
    Buffer<Real> m_joined; // [a_t ; h_t] of the top layer, [rows, D + H]
    Buffer<Real> m_tanh; // tanh(W_u ..), [rows, H]; after stepBack the gradient of W_u ..
    Buffer<Real> m_outputMask; // [rows, H]
    Buffer<Real> m_output; // o_t, [rows, H]
    Buffer<Real> m_joinedGradient; // [rows, D + H]
    Buffer<Real> m_outputGradient; // [B, H]
    Buffer<Real> m_carriedOutput; // dJ/do_{t-1} through input feeding, [B, H]
    std::vector<Buffer<Real>> m_carriedHidden; // dJ/dh_{t-1} of each layer, [B, H]
    std::vector<Buffer<Real>> m_carriedCell;
    Buffer<Real> m_layerGradient; // dJ/dh_t of a layer below, [B, H]
};

} // namespace seq2seq::fast
