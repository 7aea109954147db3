// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/model/torch/attention_p.h"

#include <cmath>
#include <limits>

namespace seq2seq {

Attention::Attention(const ModelConfig &config)
    : m_config(config)
{
    const std::int64_t h = config.hiddenSize;
    const std::int64_t d = config.encoderStateSize();
    if (config.attention != AttentionKind::Dot)
        m_w = register_parameter("weight", at::zeros({h, d}));
    if (config.attention == AttentionKind::Additive) {
        m_w2 = register_parameter("query_weight", at::zeros({h, h}));
        m_v = register_parameter("v", at::zeros({1, h}));
    }
}

AttentionMemory Attention::remember(const at::Tensor &states, const at::Tensor &isPadding) const
{
    return {states, m_w.defined() ? at::linear(states, m_w) : states, isPadding};
}

at::Tensor Attention::score(const at::Tensor &h, const AttentionMemory &memory) const
{
    if (m_config.attention == AttentionKind::Additive) {
        const at::Tensor query = at::linear(h, m_w2).unsqueeze(1); // W_2 h_t, [B, 1, H]
        return at::linear(at::tanh(memory.keys + query), m_v).squeeze(2);
    }
    const at::Tensor e = at::bmm(memory.keys, h.unsqueeze(2)).squeeze(2);
    return m_config.attention == AttentionKind::Scaled
        ? e / std::sqrt(static_cast<double>(m_config.hiddenSize))
        : e;
}

Attended Attention::forward(
    const at::Tensor &h, const AttentionMemory &memory, std::size_t t, Hooks *hooks) const
{
    Attended result;
    result.scores = seen(hooks, PlaceKind::Scores, t, score(h, memory));
    if (memory.isPadding.defined())
        result.scores
            = result.scores.masked_fill(memory.isPadding, -std::numeric_limits<double>::infinity());
    result.weights = seen(hooks, PlaceKind::Attention, t, at::softmax(result.scores, 1));
    result.context = seen(hooks, PlaceKind::Context, t,
        at::bmm(result.weights.unsqueeze(1), memory.states).squeeze(1));
    return result;
}

} // namespace seq2seq
