// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/model/torch/encoder_p.h"

#include "core/stop.h"
#include "core/text/vocabulary.h"

namespace seq2seq {

at::Tensor convolveEmbeddings(
    const at::Tensor &x, const at::Tensor &isReal, const at::Tensor &weight, const at::Tensor &bias)
{
    const at::Tensor words = x * isReal; // zero at padding
    const at::Tensor next = at::cat(
        {words.narrow(0, 1, words.size(0) - 1), at::zeros_like(words.narrow(0, 0, 1))}, 0);
    return at::linear(words, weight.select(2, 0), bias) + at::linear(next, weight.select(2, 1));
}

Convolution::Convolution(std::int64_t size)
    : weight(register_parameter("weight", at::zeros({size, size, 2})))
    , bias(register_parameter("bias", at::zeros({size})))
{
}

Encoder::Encoder(const ModelConfig &config, std::shared_ptr<Convolution> convolution)
    : m_config(config)
    , m_convolution(std::move(convolution)) // not registered: Seq2Seq names it
{
    const std::int64_t h = config.directionSize();
    const std::int64_t gates = gateCount(config.cell) * h;
    for (int layer = 0; layer < config.layers; ++layer) {
        const std::int64_t input = layer > 0 ? config.encoderStateSize()
            : config.oneHot                  ? config.sourceVocabulary
                                             : config.embeddingSize;
        const auto add = [&](const std::string &suffix) {
            return CellWeights{register_parameter("weight_ih" + suffix, at::zeros({gates, input})),
                register_parameter("weight_hh" + suffix, at::zeros({gates, h})),
                register_parameter("bias_ih" + suffix, at::zeros({gates})),
                register_parameter("bias_hh" + suffix, at::zeros({gates}))};
        };
        const std::string suffix = "_l" + std::to_string(layer);
        m_forward.push_back(add(suffix));
        if (config.bidirectional)
            m_backward.push_back(add(suffix + "_reverse"));
    }
}

Encoder::DirectionOutput Encoder::run(const SourceBatch &source, const at::Tensor &projected,
    const CellWeights &weights, const Place &place, const Pass &pass, LayerRecord *record) const
{
    const std::int64_t length = source.length();
    const std::vector<at::Tensor> inputs = projected.unbind(0);
    const std::vector<at::Tensor> isReal = source.isReal.unbind(0);
    std::vector<at::Tensor> states(inputs.size());
    if (record != nullptr) {
        record->gates.resize(inputs.size());
        record->states.resize(inputs.size());
    }

    CellState state
        = zeroState(m_config.cell, source.size(), m_config.directionSize(), projected.options());
    for (std::int64_t step = 0; step < length; ++step) {
        throwIfStopped(pass.stop);
        const auto s = static_cast<std::size_t>(place.isReverse ? length - 1 - step : step);
        CellStep next = cellStep(m_config.cell, inputs[s], state, weights, record != nullptr,
            {pass.hooks, place, PlaceKind::EncoderCell, s});
        const bool mayBePadding = static_cast<std::int64_t>(s) >= source.shortest;
        state = mayBePadding ? keepAtPadding(next.state, state, isReal[s]) : next.state;
        states[s] = state.h;
        if (record != nullptr) {
            record->gates[s] = next.gates;
            record->states[s] = state;
        }
    }
    return {at::stack(states, 0), state};
}

EncoderOutput Encoder::forward(const SourceBatch &source, const at::Tensor &embeddings,
    const Pass &pass, EncoderRecord *record) const
{
    if (record != nullptr) {
        record->forward.assign(m_forward.size(), {});
        record->backward.assign(m_backward.size(), {});
    }
    EncoderOutput output;
    at::Tensor x; // the layer's input, [S, B, E], then [S, B, D]
    if (!m_config.oneHot)
        x = seenRows(
            pass.hooks, PlaceKind::SourceEmbeddings, at::embedding(embeddings, source.ids, kPad));
    if (m_convolution) {
        x = convolveEmbeddings(x, source.isReal, m_convolution->weight, m_convolution->bias);
        if (record != nullptr)
            record->convolved = x;
    }

    const auto project = [&](std::size_t layer, const CellWeights &w) {
        return layer == 0 && m_config.oneHot ? at::embedding(w.weightIh.t(), source.ids) + w.biasIh
                                             : at::linear(x, w.weightIh, w.biasIh);
    };
    for (std::size_t layer = 0; layer < m_forward.size(); ++layer) {
        if (layer > 0)
            x = pass.dropout.overSteps(x, ChanceSite::EncoderInput, layer);
        const CellWeights &w = m_forward[layer];
        Place place;
        place.kind = PlaceKind::EncoderHidden;
        place.layer = static_cast<int>(layer);
        DirectionOutput ahead = run(source, project(layer, w), w, place, pass,
            record != nullptr ? &record->forward[layer] : nullptr);
        if (!m_config.bidirectional) {
            x = ahead.states;
            output.last.push_back(ahead.last);
            continue;
        }
        const CellWeights &v = m_backward[layer];
        place.isReverse = true;
        DirectionOutput back = run(source, project(layer, v), v, place, pass,
            record != nullptr ? &record->backward[layer] : nullptr);
        x = at::cat({ahead.states, back.states}, 2);
        CellState last{at::cat({ahead.last.h, back.last.h}, 1), {}};
        if (ahead.last.c.defined())
            last.c = at::cat({ahead.last.c, back.last.c}, 1);
        output.last.push_back(last);
    }
    output.states = seenRows(pass.hooks, PlaceKind::Annotations, x).transpose(0, 1).contiguous();
    return output;
}

} // namespace seq2seq
