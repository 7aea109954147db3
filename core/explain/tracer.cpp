// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/explain/tracer_p.h"

#include "core/text/vocabulary.h"

#include <algorithm>

namespace seq2seq {

namespace {

Matrix matrixOf(const at::Tensor &table)
{
    const at::Tensor values = table.to(at::kFloat).contiguous();
    Matrix matrix(
        static_cast<std::size_t>(values.size(0)), static_cast<std::size_t>(values.size(1)));
    const float *first = values.data_ptr<float>();
    std::copy(first, first + values.numel(), matrix.values.begin());
    return matrix;
}

/// Steps of [1, X] one below the other; empty when there are none or they are undefined.
Matrix stacked(const std::vector<at::Tensor> &steps)
{
    return steps.empty() || !steps.front().defined() ? Matrix() : matrixOf(at::cat(steps, 0));
}

LayerTrace layerTrace(CellKind kind, const LayerRecord &record)
{
    LayerTrace trace;
    std::vector<at::Tensor> hidden;
    std::vector<at::Tensor> cell;
    for (const CellState &state : record.states) {
        hidden.push_back(state.h);
        cell.push_back(state.c);
    }
    trace.hidden = stacked(hidden);
    trace.cell = stacked(cell);

    static const std::vector<std::string> lstm{"i", "f", "g", "o"};
    static const std::vector<std::string> gru{"r", "z", "n"};
    if (kind == CellKind::Rnn)
        return trace;
    const std::vector<std::string> &names = kind == CellKind::Lstm ? lstm : gru;
    const std::vector<at::Tensor> gates
        = at::cat(record.gates, 0).chunk(static_cast<std::int64_t>(names.size()), 1);
    for (std::size_t gate = 0; gate < names.size(); ++gate)
        trace.gates.push_back({names[gate], matrixOf(gates[gate])});
    return trace;
}

void traceStart(Trace &trace, const DecoderState &start)
{
    std::vector<at::Tensor> hidden;
    std::vector<at::Tensor> cell;
    for (const CellState &layer : start.layers) {
        hidden.push_back(layer.h);
        cell.push_back(layer.c);
    }
    trace.startHidden = stacked(hidden);
    trace.startCell = stacked(cell);
}

void traceEncoder(Trace &trace, const Seq2Seq &model, const SourceBatch &source,
    const EncodedSource &encoded, const EncoderRecord &record)
{
    const CellKind cell = model.config().cell;
    if (!model.config().oneHot)
        trace.sourceEmbeddings
            = matrixOf(model.sourceEmbeddings().index_select(0, source.ids.squeeze(1)));
    if (record.convolved.defined())
        trace.convolvedEmbeddings = matrixOf(record.convolved.squeeze(1));
    for (const LayerRecord &layer : record.forward)
        trace.forward.push_back(layerTrace(cell, layer));
    for (const LayerRecord &layer : record.backward)
        trace.backward.push_back(layerTrace(cell, layer));
    trace.encoderStates = matrixOf(encoded.states.squeeze(0));
    traceStart(trace, encoded.start);
}

/// What P_t says about step t: the chosen word's log probability and rank, the entropy, the
/// likeliest words.
void traceDistribution(Trace &trace, const at::Tensor &logits, int chosen, std::size_t topWords)
{
    const at::Tensor logProbabilities
        = at::log_softmax(logits.to(at::kDouble), 1).squeeze(0); // [V]
    const at::Tensor probabilities = logProbabilities.exp();
    const double chosenLog = logProbabilities[chosen].item<double>();
    trace.logProbabilities.push_back(chosenLog);
    trace.entropies.push_back(-(probabilities * logProbabilities).sum().item<double>());
    trace.ranks.push_back(1 + logProbabilities.gt(chosenLog).sum().item<int>());

    const std::int64_t count = std::min(static_cast<std::int64_t>(topWords), probabilities.size(0));
    const auto [values, ids] = probabilities.topk(count);
    std::vector<WordProbability> words;
    for (std::int64_t k = 0; k < count; ++k)
        words.push_back({ids[k].item<int>(), {}, values[k].item<double>()});
    trace.topWords.push_back(std::move(words));
}

} // namespace

Trace traceNumbers(const Seq2Seq &model, const std::vector<int> &source,
    std::span<const int> target, std::size_t topWords)
{
    const torch::NoGradGuard noGrad;
    const ModelConfig &config = model.config();
    Trace trace;
    trace.config = config;
    trace.sourceIds = source;
    trace.targetIds.assign(target.begin(), target.end());

    const SourceBatch batch = makeSourceBatch(std::span(&source, 1));
    EncoderRecord record;
    const EncodedSource encoded = model.encode(batch, {}, &record);
    traceEncoder(trace, model, batch, encoded, record);

    std::vector<LayerRecord> layers(encoded.start.layers.size());
    std::vector<at::Tensor> inputs;
    std::vector<at::Tensor> scores;
    std::vector<at::Tensor> weights;
    std::vector<at::Tensor> contexts;
    std::vector<at::Tensor> outputs;
    DecoderState state = encoded.start;
    int previous = kBos;
    for (const int word : target) {
        const at::Tensor id = at::full({1}, previous, at::kLong);
        if (!config.oneHot) {
            const at::Tensor embedding = model.targetEmbeddings().index_select(0, id);
            inputs.push_back(
                config.inputFeeding ? at::cat({embedding, state.output}, 1) : embedding);
        }
        DecoderStep step = model.step(model.projectWords(id), state, encoded, {}, {}, true);
        state = step.state;
        for (std::size_t layer = 0; layer < layers.size(); ++layer) {
            layers[layer].gates.push_back(step.gates[layer]);
            layers[layer].states.push_back(state.layers[layer]);
        }
        scores.push_back(step.attended.scores);
        weights.push_back(step.attended.weights);
        contexts.push_back(step.attended.context);
        outputs.push_back(state.output);
        traceDistribution(trace, model.logits(state.output), word, topWords);
        previous = word;
    }
    trace.decoderInput = stacked(inputs);
    trace.decoderEmbeddingSize = config.oneHot ? 0 : config.embeddingSize;
    for (const LayerRecord &layer : layers)
        trace.decoder.push_back(layerTrace(config.cell, layer));
    trace.scores = stacked(scores);
    trace.attention = stacked(weights);
    trace.context = stacked(contexts);
    trace.output = stacked(outputs);
    return trace;
}

} // namespace seq2seq
