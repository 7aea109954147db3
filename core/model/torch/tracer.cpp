// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/model/torch/tracer_p.h"

#include "core/model/torch/named_tensor_p.h"
#include "core/text/vocabulary.h"

namespace seq2seq {

namespace {

/// Steps of one sentence, each [1, X], as [steps, X].
Matrix stepsOf(const std::vector<at::Tensor> &steps)
{
    return matrixOf(at::cat(steps, 0));
}

/// @param gates, states a step each
LayerTrace layerTrace(
    CellKind kind, const std::vector<at::Tensor> &gates, const std::vector<CellState> &states)
{
    LayerTrace trace;
    std::vector<at::Tensor> hidden;
    std::vector<at::Tensor> cell;
    for (const CellState &state : states) {
        hidden.push_back(state.h);
        if (state.c.defined())
            cell.push_back(state.c);
    }
    trace.hidden = stepsOf(hidden);
    if (!cell.empty())
        trace.cell = stepsOf(cell);
    const std::vector<std::string> names = gateNames(kind);
    if (names.empty())
        return trace;
    const std::vector<at::Tensor> parts
        = at::cat(gates, 0).chunk(static_cast<std::int64_t>(names.size()), 1);
    for (std::size_t gate = 0; gate < names.size(); ++gate)
        trace.gates.push_back({names[gate], matrixOf(parts[gate])});
    return trace;
}

void traceEncoder(Trace &trace, const Seq2Seq &network, const SourceBatch &source,
    const EncodedSource &encoded, const EncoderRecord &record)
{
    const CellKind kind = network.config().cell;
    if (!network.config().oneHot)
        trace.sourceEmbeddings
            = matrixOf(network.sourceEmbeddings().index_select(0, source.ids.reshape({-1})));
    if (record.convolved.defined())
        trace.convolvedEmbeddings = matrixOf(record.convolved.squeeze(1));
    for (const LayerRecord &layer : record.forward)
        trace.forward.push_back(layerTrace(kind, layer.gates, layer.states));
    for (const LayerRecord &layer : record.backward)
        trace.backward.push_back(layerTrace(kind, layer.gates, layer.states));
    trace.encoderStates = matrixOf(encoded.states.squeeze(0));
    std::vector<at::Tensor> hidden;
    std::vector<at::Tensor> cell;
    for (const CellState &layer : encoded.start.layers) {
        hidden.push_back(layer.h);
        if (layer.c.defined())
            cell.push_back(layer.c);
    }
    trace.startHidden = stepsOf(hidden);
    trace.startCell = cell.empty()
        ? Matrix(0, static_cast<std::size_t>(network.config().hiddenSize))
        : stepsOf(cell);
}

/// y^_t = [E_tgt[y_{t-1}] ; o_{t-1}]
Matrix decoderInput(
    const Seq2Seq &network, const at::Tensor &fed, const std::vector<at::Tensor> &previousOutputs)
{
    if (network.config().oneHot)
        return {};
    const at::Tensor words = network.targetEmbeddings().index_select(0, fed);
    return network.config().inputFeeding
        ? matrixOf(at::cat({words, at::cat(previousOutputs, 0)}, 1))
        : matrixOf(words);
}

/// What P_t says at each step: the chosen word's log probability and rank, the entropy, the
/// likeliest words.
void traceDistributions(Trace &trace, const at::Tensor &logits, std::size_t topWords)
{
    const at::Tensor p = at::log_softmax(logits, 1).to(at::kCPU, at::kDouble); // log P, [n, V]
    const at::Tensor entropies = -(p.exp() * p).nan_to_num(0).sum(1);
    const std::int64_t count = std::min(static_cast<std::int64_t>(topWords), p.size(1));
    const auto [values, ids] = at::sort(p, true, 1, true); // stable: the smaller id first
    const auto best = values.accessor<double, 2>();
    const auto words = ids.accessor<std::int64_t, 2>();
    for (std::int64_t t = 0; t < p.size(0); ++t) {
        const at::Tensor row = p.select(0, t);
        const double chosen = row[trace.targetIds[static_cast<std::size_t>(t)]].item<double>();
        trace.logProbabilities.push_back(chosen);
        trace.entropies.push_back(entropies[t].item<double>());
        trace.ranks.push_back(1 + static_cast<int>(row.gt(chosen).sum().item<std::int64_t>()));
        std::vector<WordProbability> &likeliest = trace.topWords.emplace_back();
        for (std::int64_t k = 0; k < count; ++k)
            likeliest.push_back({static_cast<int>(words[t][k]), {}, std::exp(best[t][k])});
    }
}

/// @param fed y_0..y_{n-1}, [n, 1]
void traceDecoder(Trace &trace, const Seq2Seq &network, const EncodedSource &encoded,
    const at::Tensor &fed, const Pass &pass, std::size_t topWords)
{
    const auto layers = static_cast<std::size_t>(network.config().layers);
    std::vector<std::vector<at::Tensor>> gates(layers);
    std::vector<std::vector<CellState>> states(layers);
    std::vector<at::Tensor> scores;
    std::vector<at::Tensor> weights;
    std::vector<at::Tensor> contexts;
    std::vector<at::Tensor> positions;
    std::vector<at::Tensor> outputs{encoded.start.output};
    for (const DecoderStep &step : network.steps(encoded, fed, pass)) {
        for (std::size_t layer = 0; layer < layers; ++layer) {
            gates[layer].push_back(step.gates[layer]);
            states[layer].push_back(step.state.layers[layer]);
        }
        outputs.push_back(step.state.output);
        if (!step.attended.weights.defined())
            continue;
        scores.push_back(step.attended.scores);
        weights.push_back(step.attended.weights);
        contexts.push_back(step.attended.context);
        if (step.attended.position.defined())
            positions.push_back(step.attended.position.to(at::kFloat));
    }
    for (std::size_t layer = 0; layer < layers; ++layer)
        trace.decoder.push_back(layerTrace(network.config().cell, gates[layer], states[layer]));
    if (!weights.empty()) {
        trace.scores = stepsOf(scores);
        trace.attention = stepsOf(weights);
        trace.context = stepsOf(contexts);
        if (!positions.empty())
            trace.positions = stepsOf(positions);
    }
    trace.decoderInput
        = decoderInput(network, fed.squeeze(1), {outputs.begin(), outputs.end() - 1});
    trace.decoderEmbeddingSize = network.config().oneHot ? 0 : network.config().embeddingSize;
    const at::Tensor all // o_1..o_n, [n, H]
        = at::cat(std::vector<at::Tensor>(outputs.begin() + 1, outputs.end()), 0);
    trace.output = matrixOf(all);
    traceDistributions(trace, network.logits(all), topWords);
}

} // namespace

Trace traceNumbers(const Seq2Seq &network, const std::vector<int> &source,
    std::span<const int> target, std::size_t topWords, const Edits &edits,
    const torch::Device &device, const std::stop_token &stop)
{
    const torch::NoGradGuard noGrad;
    Trace trace;
    trace.config = network.config();
    trace.sourceIds = source;
    trace.targetIds.assign(target.begin(), target.end());

    const SourceBatch batch = makeSourceBatch(std::span(&source, 1), device);
    Hooks hooks(edits);
    const Pass pass{{}, true, edits.changesTheModel() ? &hooks : nullptr, stop};
    EncoderRecord record;
    const EncodedSource encoded = network.encode(batch, pass, &record);
    traceEncoder(trace, network, batch, encoded, record);

    const TargetBatch words = makeTargetBatch(std::span(&trace.targetIds, 1), device);
    traceDecoder(trace, network, encoded, words.inputs, pass, topWords);
    return trace;
}

} // namespace seq2seq
