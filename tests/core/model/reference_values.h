// SPDX-License-Identifier: GPL-3.0-or-later
// What the model computes on its way, under the names of tests/reference/model.json: by the
// readable model for a batch, by the fast path's trace for a sentence.
#pragma once

#include "core/model/torch/seq2seq_p.h"
#include "core/model/trace.h"

#include <map>
#include <string>
#include <vector>

namespace seq2seq::test {

using Values = std::map<std::string, at::Tensor>;

/// The encoder's values under the fixture's names. Padded positions hold whatever the cell kept;
/// PyTorch has zeros there.
inline Values encoderValues(
    const SourceBatch &source, const EncodedSource &encoded, const EncoderRecord &record)
{
    Values values;
    const auto add = [&](const std::string &name, const std::vector<LayerRecord> &layers,
                         const std::string &suffix) {
        for (std::size_t layer = 0; layer < layers.size(); ++layer) {
            std::vector<at::Tensor> h;
            std::vector<at::Tensor> c;
            for (const CellState &state : layers[layer].states) {
                h.push_back(state.h);
                if (state.c.defined())
                    c.push_back(state.c);
            }
            const std::string key = name + std::to_string(layer) + suffix;
            values[key + "_gates"] = at::stack(layers[layer].gates) * source.isReal;
            values[key + "_h"] = at::stack(h) * source.isReal;
            if (!c.empty())
                values[key + "_c"] = at::stack(c) * source.isReal;
        }
    };
    add("encoder", record.forward, "");
    add("encoder", record.backward, "_reverse");
    if (record.convolved.defined())
        values["convolved"] = record.convolved * source.isReal;
    values["states"] = encoded.states * source.isReal.transpose(0, 1);
    std::vector<at::Tensor> h;
    std::vector<at::Tensor> c;
    for (const CellState &layer : encoded.start.layers) {
        h.push_back(layer.h);
        if (layer.c.defined())
            c.push_back(layer.c);
    }
    values["start_h"] = at::stack(h);
    if (!c.empty())
        values["start_c"] = at::stack(c);
    return values;
}

/// The decoder's values of all steps under the fixture's names.
inline Values decoderValues(const Seq2Seq &model, const EncodedSource &encoded,
    const SourceBatch &source, const TargetBatch &target)
{
    std::map<std::string, std::vector<at::Tensor>> steps;
    for (const DecoderStep &step : model.steps(encoded, target.inputs, {{}, true, nullptr})) {
        const DecoderState &state = step.state;
        for (std::size_t layer = 0; layer < step.gates.size(); ++layer) {
            const std::string key = "decoder" + std::to_string(layer);
            steps[key + "_gates"].push_back(step.gates[layer]);
            steps[key + "_h"].push_back(state.layers[layer].h);
            if (state.layers[layer].c.defined())
                steps[key + "_c"].push_back(state.layers[layer].c);
        }
        if (step.attended.weights.defined()) {
            steps["scores"].push_back(source.isPadding.defined()
                    ? step.attended.scores.masked_fill(source.isPadding, 0)
                    : step.attended.scores);
            steps["attention"].push_back(step.attended.weights);
            steps["contexts"].push_back(step.attended.context);
        }
        steps["outputs"].push_back(state.output);
        steps["log_probabilities"].push_back(at::log_softmax(model.logits(state.output), 1));
    }
    Values values;
    for (const auto &[name, tensors] : steps)
        values[name] = at::stack(tensors);
    return values;
}

inline at::Tensor tensorOf(const Matrix &matrix)
{
    return at::tensor(matrix.values)
        .view({static_cast<std::int64_t>(matrix.rows), static_cast<std::int64_t>(matrix.columns)});
}

/// log P_t of every word, float64. @param trace keeps every word among its likeliest
inline at::Tensor logProbabilitiesOf(const Trace &trace)
{
    const auto words = static_cast<std::int64_t>(trace.topWords.front().size());
    at::Tensor values
        = at::zeros({static_cast<std::int64_t>(trace.topWords.size()), words}, at::kDouble);
    for (std::size_t t = 0; t < trace.topWords.size(); ++t)
        for (const WordProbability &word : trace.topWords[t])
            values[static_cast<std::int64_t>(t)][word.id] = std::log(word.probability);
    return values;
}

/// The values of one sentence, [positions or layers, ...] each.
inline Values traceValues(const Trace &trace)
{
    Values values;
    const auto add = [&](const std::string &name, const Matrix &matrix) {
        if (!matrix.isEmpty())
            values[name] = tensorOf(matrix);
    };
    const auto addLayers = [&](const std::string &name, const std::vector<LayerTrace> &layers,
                               const std::string &suffix) {
        for (std::size_t l = 0; l < layers.size(); ++l) {
            const std::string key = name + std::to_string(l) + suffix;
            add(key + "_h", layers[l].hidden);
            add(key + "_c", layers[l].cell);
            std::vector<at::Tensor> gates;
            for (const GateTrace &gate : layers[l].gates)
                gates.push_back(tensorOf(gate.values));
            if (!gates.empty())
                values[key + "_gates"] = at::cat(gates, 1);
        }
    };
    addLayers("encoder", trace.forward, "");
    addLayers("encoder", trace.backward, "_reverse");
    addLayers("decoder", trace.decoder, "");
    add("convolved", trace.convolvedEmbeddings);
    add("states", trace.encoderStates);
    add("start_h", trace.startHidden);
    add("start_c", trace.startCell);
    add("scores", trace.scores);
    add("attention", trace.attention);
    add("contexts", trace.context);
    add("outputs", trace.output);
    values["log_probabilities"] = logProbabilitiesOf(trace);
    return values;
}

/// A sentence's part of an array of the fixture, as much of it as `like` holds: the rest is
/// padding.
/// @param all of three sentences: [steps, 3, ...], states [3, steps, ...]
inline at::Tensor sentenceOf(
    const at::Tensor &all, const std::string &name, std::size_t sentence, const at::Tensor &like)
{
    const std::int64_t steps = name.starts_with("start_") ? like.size(0) : 5;
    const auto s = static_cast<std::int64_t>(sentence);
    const at::Tensor own = name == "states" ? all.view({3, steps, -1}).select(0, s)
                                            : all.view({steps, 3, -1}).select(1, s);
    return own.narrow(0, 0, like.size(0)).narrow(1, 0, like.size(1)).flatten();
}

} // namespace seq2seq::test
