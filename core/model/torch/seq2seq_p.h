// SPDX-License-Identifier: GPL-3.0-or-later
// The whole encoder-decoder: start state, output layer, and the weights by name.
#pragma once

#include "core/model/torch/decoder_p.h"
#include "core/model/torch/encoder_p.h"
#include "core/state_dict.h"

namespace seq2seq {

/// A source batch after the encoder: all a decoder needs.
struct EncodedSource {
    at::Tensor states; ///< h_1..h_m, [B, S, D]
    AttentionMemory memory; ///< empty without attention
    DecoderState start; ///< h_0^dec, c_0^dec and o_0 = 0
};

/// The model as plain modules, gradients by autograd. Holds weights only.
class Seq2Seq : public torch::nn::Module {
public:
    /// All weights zero; call initialize() or load(). @throws Error BadConfiguration
    explicit Seq2Seq(const ModelConfig &config);

    /// Weights as `kind` says; the row of <pad> is zero. The same seed gives the same weights.
    void initialize(std::uint64_t seed, Initialization kind = Initialization::WideEmbeddings);
    /// @throws Error BadExperiment naming the weight that is missing, unknown, of another shape or
    /// not finite
    void load(const StateDict &weights);
    [[nodiscard]] StateDict store() const;

    /// h_i; h_0 = W_h [h->_m ; h<-_1], c_0 = W_c [c->_m ; c<-_1], or as StartKind says
    [[nodiscard]] EncodedSource encode(
        const SourceBatch &source, const Pass &pass = {}, EncoderRecord *record = nullptr) const;
    /// The decoder's input for the words of all steps, see Decoder::projectWords.
    [[nodiscard]] at::Tensor projectWords(const at::Tensor &ids) const;
    /// The same for the words of step t, seen by hooks. @param ids [B]; @return [B, G]
    [[nodiscard]] at::Tensor projectWords(
        const at::Tensor &ids, std::size_t t, const Pass &pass) const;
    /// One decoder step, see Decoder::step.
    [[nodiscard]] DecoderStep step(const at::Tensor &word, const DecoderState &previous,
        const EncodedSource &source, std::size_t t = 0, const Pass &pass = {}) const;
    /// The decoder along given words. @param inputs y_0..y_{n-1}, [T, B]
    [[nodiscard]] std::vector<DecoderStep> steps(
        const EncodedSource &source, const at::Tensor &inputs, const Pass &pass = {}) const;
    /// W_vocab o_t, before the softmax. @param outputs [..., H]; @return [..., V]
    [[nodiscard]] at::Tensor logits(const at::Tensor &outputs) const;

    /// o_1..o_n along given targets, [T, B, H].
    /// @param pass the chance of its dropout also decides at each step t > 0 for each sentence
    /// whether y_{t-1} is the reference (teacher forcing) or the model's own best word (scheduled
    /// sampling, Bengio et al. 2015)
    /// @throws Error Cancelled
    [[nodiscard]] at::Tensor forward(
        const SourceBatch &source, const TargetBatch &target, const Pass &pass = {}) const;

    [[nodiscard]] const ModelConfig &config() const { return m_config; }
    [[nodiscard]] at::Tensor sourceEmbeddings() const
    {
        return m_sourceEmbeddings;
    } ///< E_src, [V, E]; undefined if one-hot
    [[nodiscard]] at::Tensor targetEmbeddings() const { return m_targetEmbeddings; } ///< E_tgt

private:
    /// The decoder's first state of a layer. @param last [->_m ; <-_1], [B, D]
    [[nodiscard]] at::Tensor startOf(const at::Tensor &last,
        const std::vector<torch::nn::Linear> &projections, std::size_t layer) const;

    ModelConfig m_config;
    at::Tensor m_sourceEmbeddings;
    at::Tensor m_targetEmbeddings;
    std::shared_ptr<Convolution> m_convolution; // null without convolution
    std::shared_ptr<Encoder> m_encoder;
    std::shared_ptr<Decoder> m_decoder;
    std::shared_ptr<Attention> m_attention; // null without attention
    std::vector<torch::nn::Linear> m_startHidden; // W_h, a layer each; StartKind::Projected only
    std::vector<torch::nn::Linear> m_startCell; // W_c; LSTM only
    at::Tensor m_vocabulary; // W_vocab, [V, H]; tied: E_tgt
};

} // namespace seq2seq
