// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/model/torch/decoder_p.h"

#include "core/text/vocabulary.h"

namespace seq2seq {

namespace {

CellWeights addCell(
    torch::nn::Module &module, std::int64_t gates, std::int64_t input, std::int64_t hidden)
{
    return {module.register_parameter("weight_ih", at::zeros({gates, input})),
        module.register_parameter("weight_hh", at::zeros({gates, hidden})),
        module.register_parameter("bias_ih", at::zeros({gates})),
        module.register_parameter("bias_hh", at::zeros({gates}))};
}

} // namespace

Decoder::Decoder(const ModelConfig &config, std::shared_ptr<Attention> attention,
    torch::nn::Linear outputProjection)
    : m_config(config)
    , m_wordSize(config.oneHot ? config.targetVocabulary : config.embeddingSize)
    , m_attention(std::move(attention)) // not registered: Seq2Seq names it and W_u
    , m_outputProjection(std::move(outputProjection))
{
    const std::int64_t h = config.hiddenSize;
    const std::int64_t gates = gateCount(config.cell) * h;
    for (int layer = 0; layer < config.layers; ++layer) {
        const std::int64_t input = layer > 0 ? h : m_wordSize + (config.inputFeeding ? h : 0);
        if (config.layers == 1) {
            m_cells.push_back(addCell(*this, gates, input, h));
        } else {
            const auto cell
                = register_module(std::to_string(layer), std::make_shared<torch::nn::Module>());
            m_cells.push_back(addCell(*cell, gates, input, h));
        }
    }
}

at::Tensor Decoder::projectWords(const at::Tensor &ids, const at::Tensor &embeddings) const
{
    const CellWeights &w = m_cells.front();
    if (m_config.oneHot)
        return at::embedding(w.weightIh.narrow(1, 0, m_wordSize).t(), ids) + w.biasIh;
    return projectEmbedded(at::embedding(embeddings, ids, kPad));
}

at::Tensor Decoder::projectEmbedded(const at::Tensor &embedded) const
{
    const CellWeights &w = m_cells.front();
    return at::linear(embedded, w.weightIh.narrow(1, 0, m_wordSize), w.biasIh);
}

DecoderStep Decoder::step(const at::Tensor &word, const DecoderState &previous,
    const AttentionMemory &memory, std::size_t t, const Pass &pass) const
{
    DecoderStep result;
    at::Tensor projected = word; // W_ih y^_t + b_ih of the first layer
    if (m_config.inputFeeding)
        projected = projected
            + at::linear(previous.output,
                m_cells.front().weightIh.narrow(1, m_wordSize, m_config.hiddenSize));
    for (std::size_t layer = 0; layer < m_cells.size(); ++layer) {
        const CellWeights &w = m_cells[layer];
        if (layer > 0)
            projected = at::linear(
                pass.dropout(result.state.layers.back().h, ChanceSite::DecoderInput, layer, t),
                w.weightIh, w.biasIh);
        Place place;
        place.kind = PlaceKind::DecoderHidden;
        place.layer = static_cast<int>(layer);
        CellStep next = cellStep(m_config.cell, projected, previous.layers[layer], w,
            pass.keepsGates, {pass.hooks, place, PlaceKind::DecoderCell, t});
        result.state.layers.push_back(next.state);
        if (pass.keepsGates)
            result.gates.push_back(next.gates);
    }

    const at::Tensor &h = result.state.layers.back().h;
    at::Tensor u = h; // [a_t ; h_t]
    if (m_attention) {
        result.attended = m_attention->forward(h, memory, t, pass.hooks);
        u = at::cat({result.attended.context, h}, 1);
    }
    const at::Tensor o = at::tanh(at::linear(u, m_outputProjection->weight));
    result.state.output
        = seen(pass.hooks, PlaceKind::Output, t, pass.dropout(o, ChanceSite::Output, 0, t));
    return result;
}

} // namespace seq2seq
