// SPDX-License-Identifier: GPL-3.0-or-later
// Reads the source sentence: one state h_i a word.
#pragma once

#include "core/model/torch/batch_p.h"
#include "core/model/torch/cell_p.h"
#include "core/model/torch/pass_p.h"

namespace seq2seq {

/// The gates and states of one layer in one direction, kept for a trace. Entry s belongs to
/// position s.
struct LayerRecord {
    std::vector<at::Tensor> gates; ///< S times [B, G]
    std::vector<CellState> states; ///< S times
};

struct EncoderRecord {
    at::Tensor convolved; ///< z_1..z_m, [S, B, E]; undefined without convolution
    std::vector<LayerRecord> forward; ///< a layer each
    std::vector<LayerRecord> backward;
};

struct EncoderOutput {
    at::Tensor states; ///< h_1..h_m of the top layer, [B, S, D]
    std::vector<CellState> last; ///< of each layer [h->_m ; h<-_1] and [c->_m ; c<-_1], [B, D]
};

/// z_i = W_0 x_i + W_1 x_{i+1} + b, with x_{m+1} = 0: a word and its right neighbour as one, so
/// that two Chinese characters can be one word. Equal to torch.nn.Conv1d(e, e, 2, padding="same"),
/// which pads one place on the right; padding of the batch counts as zero, whatever its embedding
/// is. "post_embed_cnn" of Stanford's CS224N, assignment 3 (2023-24).
/// @param x      [S, B, E] embeddings
/// @param isReal [S, B, 1] bool, false at padding
/// @param weight [E, E, 2] output, input, place
/// @param bias   [E]
[[nodiscard]] at::Tensor convolveEmbeddings(const at::Tensor &x, const at::Tensor &isReal,
    const at::Tensor &weight, const at::Tensor &bias);

/// The weights of convolveEmbeddings, with PyTorch's names.
class Convolution : public torch::nn::Module {
public:
    explicit Convolution(std::int64_t size);

    at::Tensor weight; ///< [E, E, 2]
    at::Tensor bias; ///< [E]
};

/// h_i = [ LSTM->(x_1..x_i) ; LSTM<-(x_m..x_i) ], several layers deep. Weights are named as in
/// torch.nn.LSTM.
class Encoder : public torch::nn::Module {
public:
    /// @param convolution shared with Seq2Seq, which names it; null without one
    explicit Encoder(const ModelConfig &config, std::shared_ptr<Convolution> convolution = {});

    /// @param embeddings E_src, [V, E]; undefined with one-hot input, where a word picks a column
    /// of W_ih
    /// @param record     when given, filled with every gate and state
    [[nodiscard]] EncoderOutput forward(const SourceBatch &source, const at::Tensor &embeddings,
        const Pass &pass, EncoderRecord *record = nullptr) const;

private:
    struct DirectionOutput {
        at::Tensor states; ///< [S, B, H]
        CellState last;
    };
    /// @param projected [S, B, G] W_ih x + b_ih of all steps
    [[nodiscard]] DirectionOutput run(const SourceBatch &source, const at::Tensor &projected,
        const CellWeights &weights, const Place &place, const Pass &pass,
        LayerRecord *record) const;

    ModelConfig m_config;
    std::shared_ptr<Convolution> m_convolution;
    std::vector<CellWeights> m_forward; // a layer each
    std::vector<CellWeights> m_backward;
};

} // namespace seq2seq
