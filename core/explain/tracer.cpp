// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/explain/tracer.h"

#include "core/fast/pair_pass.h"
#include "core/text/vocabulary.h"

#include <algorithm>
#include <cmath>

namespace seq2seq {

namespace {

template <typename Real> using Table = fast::Rows<const Real>;

template <typename Real> void copyNumbers(const Real *from, std::size_t size, float *to)
{
    for (std::size_t j = 0; j < size; ++j)
        to[j] = static_cast<float>(from[j]);
}

/// Rows of a pass, which keeps everything it computed; one sentence lies step by step.
template <typename Real> Matrix matrixOf(Table<Real> from, std::size_t rows, std::size_t columns)
{
    Matrix matrix(rows, columns);
    for (std::size_t r = 0; r < rows; ++r)
        copyNumbers(from.row(r), columns, matrix.row(r).data());
    return matrix;
}

template <typename Real> Table<Real> columnsFrom(Table<Real> rows, std::size_t column)
{
    return {rows.first + column, rows.stride};
}

template <typename Real>
LayerTrace layerTrace(const fast::CellPass<Real> &pass, CellKind kind, Table<Real> hidden,
    std::size_t steps, std::size_t h)
{
    static const std::vector<std::string> lstm{"i", "f", "g", "o"};
    static const std::vector<std::string> gru{"r", "z", "n"};
    LayerTrace trace;
    trace.hidden = matrixOf(hidden, steps, h);
    if (kind == CellKind::Rnn)
        return trace;
    if (kind == CellKind::Lstm)
        trace.cell = matrixOf(pass.cell(0), steps, h);
    const std::vector<std::string> &names = kind == CellKind::Lstm ? lstm : gru;
    for (std::size_t gate = 0; gate < names.size(); ++gate)
        trace.gates.push_back(
            {names[gate], matrixOf<Real>(columnsFrom<Real>(pass.gates(0), gate * h), steps, h)});
    return trace;
}

template <typename Real>
Matrix embeddingsOf(const fast::Weight<Real> &table, std::span<const int> ids)
{
    Matrix embeddings(ids.size(), table.columns);
    for (std::size_t i = 0; i < ids.size(); ++i)
        copyNumbers(table.values + static_cast<std::size_t>(ids[i]) * table.columns, table.columns,
            embeddings.row(i).data());
    return embeddings;
}

template <typename Real>
void traceEncoder(
    Trace &trace, const fast::Weights<Real> &weights, const fast::SourcePass<Real> &source)
{
    const std::size_t m = trace.sourceIds.size();
    const std::size_t h = weights.hidden;
    const std::size_t units = weights.directionSize;
    const fast::EncoderPass<Real> &encoder = source.encoder();
    if (!weights.config.oneHot)
        trace.sourceEmbeddings = embeddingsOf(weights.sourceEmbeddings, trace.sourceIds);
    if (weights.config.convolution)
        trace.convolvedEmbeddings = matrixOf(encoder.convolved(), m, weights.convolution.rows);
    for (std::size_t l = 0; l < weights.forward.size(); ++l) {
        trace.forward.push_back(
            layerTrace(encoder.cell(l, false), weights.config.cell, encoder.output(l), m, units));
        if (weights.config.bidirectional)
            trace.backward.push_back(layerTrace(encoder.cell(l, true), weights.config.cell,
                columnsFrom<Real>(encoder.output(l), units), m, units));
    }
    trace.encoderStates = matrixOf(encoder.states(), m, weights.stateSize);
    const std::size_t layers = weights.decoder.size();
    trace.startHidden = Matrix(layers, h);
    trace.startCell = Matrix(weights.config.cell == CellKind::Lstm ? layers : 0, h);
    for (std::size_t l = 0; l < layers; ++l) {
        copyNumbers(source.startHidden(l).first, h, trace.startHidden.row(l).data());
        if (!trace.startCell.isEmpty())
            copyNumbers(source.startCell(l).first, h, trace.startCell.row(l).data());
    }
}

/// y^_t = [E_tgt[y_{t-1}] ; o_{t-1}]
template <typename Real>
Matrix decoderInput(const Trace &trace, const fast::Weights<Real> &weights, Table<Real> outputs)
{
    if (weights.config.oneHot)
        return {};
    std::vector<int> fed{kBos};
    fed.insert(fed.end(), trace.targetIds.begin(), trace.targetIds.end() - 1);
    Matrix words = embeddingsOf(weights.targetEmbeddings, fed);
    if (!weights.config.inputFeeding)
        return words;
    Matrix input(words.rows, words.columns + weights.hidden);
    for (std::size_t t = 0; t < input.rows; ++t) {
        std::ranges::copy(words.row(t), input.row(t).begin());
        if (t > 0)
            copyNumbers(outputs.row(t - 1), weights.hidden, input.row(t).data() + words.columns);
    }
    return input;
}

/// What P_t says about step t: the chosen word's log probability and rank, the entropy, the
/// likeliest words.
template <typename Real>
void traceDistribution(
    Trace &trace, std::size_t t, std::span<const Real> logits, std::size_t topWords)
{
    const fast::Kernels<Real> &loops = fast::kernels<Real>();
    const Real logSum = loops.softmax(logits.data(), logits.size()).logSum;
    const auto logProbability = [&](std::size_t word) {
        return static_cast<double>(logits[word]) - static_cast<double>(logSum);
    };
    const auto chosen = static_cast<std::size_t>(trace.targetIds[t]);
    trace.logProbabilities[t] = logProbability(chosen);
    trace.entropies[t] = loops.entropy(logits.data(), logits.size(), logSum);
    trace.ranks[t] = 1;
    for (const Real logit : logits)
        trace.ranks[t] += logit > logits[chosen] ? 1 : 0;

    std::vector<std::size_t> ids(std::min(topWords, logits.size()));
    if (!ids.empty())
        loops.largest(logits.data(), logits.size(), ids.size(), ids.data());
    std::vector<WordProbability> words;
    for (const std::size_t id : ids)
        words.push_back({static_cast<int>(id), {}, std::exp(logProbability(id))});
    trace.topWords[t] = std::move(words);
}

template <typename Real>
void traceAttention(Trace &trace, const fast::AttentionPass<Real> &attention)
{
    const std::size_t n = trace.targetIds.size();
    const std::size_t m = trace.sourceIds.size();
    trace.scores = matrixOf<Real>({attention.scores(0), m}, n, m);
    trace.attention = matrixOf<Real>({attention.weights(0), m}, n, m);
}

} // namespace

template <typename Real>
Trace traceNumbers(const fast::Weights<Real> &weights, const std::vector<int> &source,
    std::span<const int> target, std::size_t topWords, fast::Team *team,
    const std::stop_token &stop)
{
    const fast::Team::Shift shift(team);
    Trace trace;
    trace.config = weights.config;
    trace.sourceIds = source;
    trace.targetIds.assign(target.begin(), target.end());

    fast::PairPass<Real> pass(team);
    pass.forward(weights, {{&source, 1}, {&trace.targetIds, 1}, {}}, {}, stop);
    traceEncoder(trace, weights, pass.source());

    const fast::DecoderPass<Real> &decoder = pass.decoder();
    const std::size_t n = target.size();
    trace.decoderInput = decoderInput(trace, weights, decoder.outputs());
    trace.decoderEmbeddingSize = weights.config.oneHot ? 0 : weights.config.embeddingSize;
    for (std::size_t l = 0; l < weights.decoder.size(); ++l)
        trace.decoder.push_back(
            layerTrace(decoder.cell(l), weights.config.cell, decoder.hidden(l), n, weights.hidden));
    if (weights.attends) {
        traceAttention(trace, decoder.attention());
        trace.context = matrixOf(decoder.contexts(), n, weights.stateSize);
    }
    trace.output = matrixOf(decoder.outputs(), n, weights.hidden);
    trace.logProbabilities.resize(n);
    trace.entropies.resize(n);
    trace.ranks.resize(n);
    trace.topWords.resize(n);
    pass.output().forEachRow(weights, decoder.outputs(), n, [&](std::size_t t, const Real *logits) {
        traceDistribution<Real>(trace, t, {logits, weights.vocabulary.rows}, topWords);
    });
    return trace;
}

template Trace traceNumbers<float>(const fast::Weights<float> &, const std::vector<int> &,
    std::span<const int>, std::size_t, fast::Team *, const std::stop_token &);
template Trace traceNumbers<double>(const fast::Weights<double> &, const std::vector<int> &,
    std::span<const int>, std::size_t, fast::Team *, const std::stop_token &);

} // namespace seq2seq
