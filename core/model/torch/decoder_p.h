// SPDX-License-Identifier: GPL-3.0-or-later
// Writes the target sentence: one step a word.
#pragma once

#include "core/model/torch/attention_p.h"
#include "core/model/torch/cell_p.h"
#include "core/model/torch/pass_p.h"

namespace seq2seq {

/// Everything one step hands to the next.
struct DecoderState {
    std::vector<CellState> layers; ///< h, c of each layer, [B, H]
    at::Tensor output; ///< o_{t-1}, [B, H]; zero before the first step
};

struct DecoderStep {
    DecoderState state; ///< state.output is o_t
    Attended attended; ///< undefined tensors without attention
    std::vector<at::Tensor> gates; ///< [B, G] a layer; only with Pass::keepsGates
};

/// (h_t, c_t) = LSTM([E_tgt[y_{t-1}] ; o_{t-1}], h_{t-1}, c_{t-1});  a_t = attention(h_t);  o_t =
/// dropout(tanh(W_u [a_t ; h_t])) Input feeding: Luong, Pham and Manning, arXiv:1508.04025,
/// sec. 3.3. Weights are named as in torch.nn.LSTMCell.
class Decoder : public torch::nn::Module {
public:
    /// @param attention shared with Seq2Seq, which names it; null without attention
    Decoder(const ModelConfig &config, std::shared_ptr<Attention> attention,
        torch::nn::Linear outputProjection);

    /// The part of W_ih y^_t + b_ih that the word decides, for any number of words at once.
    /// @param ids [...] int64; @param embeddings E_tgt, undefined with one-hot input; @return [...,
    /// G]
    [[nodiscard]] at::Tensor projectWords(
        const at::Tensor &ids, const at::Tensor &embeddings) const;
    /// The same of words that are embedded. @param embedded E_tgt[y_{t-1}], [..., E]
    [[nodiscard]] at::Tensor projectEmbedded(const at::Tensor &embedded) const;

    /// One step t.
    /// @param word       [B, G] projectWords of y_{t-1}
    /// @param memory     of the source; ignored without attention
    [[nodiscard]] DecoderStep step(const at::Tensor &word, const DecoderState &previous,
        const AttentionMemory &memory, std::size_t t, const Pass &pass) const;

private:
    ModelConfig m_config;
    std::int64_t m_wordSize; // columns of W_ih that belong to the word: E, or V with one-hot input
    std::vector<CellWeights> m_cells; // a layer each
    std::shared_ptr<Attention> m_attention;
    torch::nn::Linear m_outputProjection; // W_u
};

} // namespace seq2seq
