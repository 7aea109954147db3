// SPDX-License-Identifier: GPL-3.0-or-later
// Attention: which source words the decoder looks at while it writes a word.
#pragma once

#include "core/model/config.h"

#include "core/model/torch/hooks_p.h"

namespace seq2seq {

/// What attention needs of a source sentence; computed once, used at every step.
struct AttentionMemory {
    at::Tensor states; ///< h_i, [B, S, D]
    at::Tensor keys; ///< W h_i (or h_i itself), [B, S, H]
    at::Tensor isPadding; ///< [B, S] bool; undefined when there is none
};

struct Attended {
    at::Tensor scores; ///< e_{t,i}, [B, S]; minus infinity at padding
    at::Tensor weights; ///< alpha_{t,i}, [B, S]; rows sum to 1, exactly 0 at padding
    at::Tensor context; ///< a_t, [B, D]
};

/// e_{t,i}  = h_t . h_i  |  h_t^T W h_i  |  h_t^T W h_i / sqrt(h)  |  v^T tanh(W_1 h_i + W_2 h_t)
/// alpha_t  = softmax(e_t)
/// a_t      = sum_i alpha_{t,i} h_i
/// Dot, general: Luong, Pham and Manning, arXiv:1508.04025, eq. 8. Additive: Bahdanau, Cho and
/// Bengio, arXiv:1409.0473, A.1.2. Scaled: Vaswani et al., arXiv:1706.03762, eq. 1.
class Attention : public torch::nn::Module {
public:
    explicit Attention(const ModelConfig &config);

    /// @param states    [B, S, D] encoder states h_i
    /// @param isPadding [B, S] bool, or undefined
    [[nodiscard]] AttentionMemory remember(
        const at::Tensor &states, const at::Tensor &isPadding) const;
    /// @param h [B, H] decoder state h_t
    /// @param hooks see scores, weights and context of step t; may be null
    [[nodiscard]] Attended forward(const at::Tensor &h, const AttentionMemory &memory,
        std::size_t t = 0, Hooks *hooks = nullptr) const;

private:
    [[nodiscard]] at::Tensor score(
        const at::Tensor &h, const AttentionMemory &memory) const; // e_t, [B, S]

    ModelConfig m_config;
    at::Tensor m_w; // W, W_1: [H, D]; undefined where the equation has none
    at::Tensor m_w2; // W_2: [H, H], additive only
    at::Tensor m_v; // v: [1, H], additive only
};

} // namespace seq2seq
