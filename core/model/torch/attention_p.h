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
    at::Tensor lengths; ///< m, words of each sentence, [B, 1] int64
};

struct Attended {
    at::Tensor scores; ///< e_{t,i}, [B, S]; minus infinity at padding
    at::Tensor weights; ///< alpha_{t,i}, [B, S]; exactly 0 at padding
    at::Tensor context; ///< a_t, [B, D]
    at::Tensor position; ///< p_t, [B, 1]; undefined where the kind has none
};

struct AttentionEquations; // of a kind, from its file in core/model/attention/

/// e_t     = the kind's score
/// alpha_t = its distribution of them: softmax, or what the kind says
/// a_t     = sum_i alpha_{t,i} h_i
/// The kinds and their papers: core/model/attention/.
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
    ModelConfig m_config;
    const AttentionEquations &m_equations;
    std::vector<at::Tensor> m_weights; // in the order of the kind's description
};

} // namespace seq2seq
