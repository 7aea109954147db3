// SPDX-License-Identifier: GPL-3.0-or-later
// The encoder over a whole batch: h_i = [ LSTM->(x_1..x_i) ; LSTM<-(x_m..x_i) ], forward and
// backward. The readable version is model/encoder.cpp.
#pragma once

#include "core/fast/cell_pass.h"
#include "core/fast/convolution_pass.h"
#include "core/fast/packed_sequence.h"
#include "core/fast/word_input.h"
#include "core/model/chance.h"

#include <stop_token>

namespace seq2seq::fast {

template <typename Real> class EncoderPass {
public:
    /// @param ids       source words, step-major
    /// @param sentences the number of each sentence, for chance, from long to short
    void forward(const Weights<Real> &weights, const PackedSequence &source,
        std::span<const int> ids, const Chance &chance, std::span<const std::size_t> sentences,
        const std::stop_token &stop = {});
    /// @param statesGradient dJ/dh_i, step-major [N, D]; used up
    /// @param lastHidden     dJ/d[h->_m ; h<-_1] of each layer, [B, D]
    /// @param lastCell       dJ/d[c->_m ; c<-_1]; LSTM only
    void backward(const Weights<Real> &weights, const PackedSequence &source,
        std::span<const int> ids, Real *statesGradient, std::span<const Buffer<Real>> lastHidden,
        std::span<const Buffer<Real>> lastCell, Gradients<Real> &gradients,
        const std::stop_token &stop = {});

    [[nodiscard]] Rows<const Real> states() const ///< h_i of the top layer, step-major [N, D]
    {
        return {m_layers.back().output.data(), m_d};
    }
    /// [h->_m ; h<-_1] and [c->_m ; c<-_1] of a layer, [B, D]
    [[nodiscard]] Rows<const Real> lastHidden(std::size_t layer) const
    {
        return {m_layers[layer].lastHidden.data(), m_d};
    }
    [[nodiscard]] Rows<const Real> lastCell(std::size_t layer) const
    {
        return {m_layers[layer].lastCell.data(), m_d};
    }

private:
    struct Layer {
        CellPass<Real> forward;
        CellPass<Real> backward;
        Buffer<Real> mask; // dropout on the layer's input, [N, D]
        Buffer<Real> dropped; // the input after it
        Buffer<Real> output; // [h-> ; h<-], [N, D]
        Buffer<Real> lastHidden; // [B, D]
        Buffer<Real> lastCell;
    };
    /// The first layer reads words as they are, neither one-hot nor convolved.
    [[nodiscard]] bool readsWords(std::size_t layer) const
    {
        return layer == 0 && m_e > 0 && !m_convolves;
    }
    [[nodiscard]] Rows<const Real> input(std::size_t layer, bool drops) const;
    void project(const Weights<Real> &weights, std::size_t layer, std::size_t direction,
        std::span<const int> ids, CellPass<Real> &pass);
    void run(const Cell<Real> &cell, const PackedSequence &source, CellPass<Real> &pass,
        Layer &layer, bool isBackward, const std::stop_token &stop);
    void runBack(const Cell<Real> &cell, const PackedSequence &source, CellPass<Real> &pass,
        const Real *outputGradient, const Real *lastCellGradient, bool isBackward,
        const std::stop_token &stop);
    void inputGradients(const Cell<Real> &cell, std::size_t layer, std::span<const int> ids,
        const CellPass<Real> &pass, bool isSecond, Gradients<Real> &gradients);

    std::size_t m_h = 0;
    std::size_t m_d = 0;
    std::size_t m_e = 0;
    bool m_drops = false;
    bool m_convolves = false;
    WordInput<Real> m_words; // of the first layer: E_src[x_i], unless a convolution comes between
    Buffer<Real> m_wordGates[2]; // its scratch, one a direction
    Buffer<Real> m_embedded; // E_src[x_i] for the convolution, [N, E]
    ConvolutionPass<Real> m_convolution;
    std::vector<Layer> m_layers;
    Buffer<Real> m_inputGradient; // of a layer's input, [N, D] or [N, E]
    Buffer<Real> m_hiddenGradient; // dJ/dh of one step, [B, H]
    Buffer<Real> m_carriedHidden; // from the next step
    Buffer<Real> m_carriedCell;
};

} // namespace seq2seq::fast
