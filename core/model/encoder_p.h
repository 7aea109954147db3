// SPDX-License-Identifier: GPL-3.0-or-later
// Reads the source sentence: one state h_i a word.
#pragma once

#include "core/model/batch_p.h"
#include "core/model/cell_p.h"
#include "core/model/dropout_p.h"

namespace seq2seq {

/// The gates and states of one layer in one direction, kept for a trace. Entry s belongs to
/// position s.
struct LayerRecord {
    std::vector<at::Tensor> gates; ///< S times [B, G]
    std::vector<CellState> states; ///< S times
};

struct EncoderRecord {
    std::vector<LayerRecord> forward; ///< a layer each
    std::vector<LayerRecord> backward;
};

struct EncoderOutput {
    at::Tensor states; ///< h_1..h_m of the top layer, [B, S, D]
    std::vector<CellState> last; ///< of each layer [h->_m ; h<-_1] and [c->_m ; c<-_1], [B, D]
};

/// h_i = [ LSTM->(x_1..x_i) ; LSTM<-(x_m..x_i) ], several layers deep. Weights are named as in
/// torch.nn.LSTM.
class Encoder : public torch::nn::Module {
public:
    explicit Encoder(const ModelConfig &config);

    /// @param embeddings E_src, [V, E]; undefined with one-hot input, where a word picks a column
    /// of W_ih
    /// @param record     when given, filled with every gate and state
    [[nodiscard]] EncoderOutput forward(const SourceBatch &source, const at::Tensor &embeddings,
        const Dropout &dropout, EncoderRecord *record = nullptr) const;

private:
    struct DirectionOutput {
        at::Tensor states; ///< [S, B, H]
        CellState last;
    };
    /// @param projected [S, B, G] W_ih x + b_ih of all steps
    [[nodiscard]] DirectionOutput run(const SourceBatch &source, const at::Tensor &projected,
        const CellWeights &weights, bool backward, LayerRecord *record) const;

    ModelConfig m_config;
    std::vector<CellWeights> m_forward; // a layer each
    std::vector<CellWeights> m_backward;
};

} // namespace seq2seq
