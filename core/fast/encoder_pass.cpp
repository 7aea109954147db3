// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/fast/encoder_pass.h"

#include "core/fast/fill_mask.h"
#include "core/fast/one_hot.h"
#include "core/stop.h"
#include "core/text/vocabulary.h"

#include <utility>

namespace seq2seq::fast {

namespace {

/// Which way a direction goes: the step that follows s, and the one before it.
struct Way {
    std::size_t steps;
    bool isBackward;
    [[nodiscard]] std::size_t at(std::size_t turn) const
    {
        return isBackward ? steps - 1 - turn : turn;
    }
    /// Rows of step `s` that have a state from the step before it in this direction.
    [[nodiscard]] std::size_t nPrevious(const PackedSequence &rows, std::size_t s) const
    {
        return isBackward ? rows.count(s + 1) : s > 0 ? rows.count(s) : 0;
    }
    [[nodiscard]] std::size_t previousRow(const PackedSequence &rows, std::size_t s) const
    {
        return isBackward ? (s + 1 < steps ? rows.offset(s + 1) : 0)
                          : (s > 0 ? rows.offset(s - 1) : 0);
    }
};

} // namespace

template <typename Real>
Rows<const Real> EncoderPass<Real>::input(std::size_t layer, bool drops) const
{
    if (layer == 0)
        return m_convolution.output();
    return {drops ? m_layers[layer].dropped.data() : m_layers[layer - 1].output.data(), m_d};
}

/// W_ih x for all words at once.
template <typename Real>
void EncoderPass<Real>::project(const Weights<Real> &weights, std::size_t layer,
    std::size_t direction, std::span<const int> ids, CellPass<Real> &pass)
{
    const Cell<Real> &cell = direction == 0 ? weights.forward[layer] : weights.backward[layer];
    pass.start(cell, ids.size());
    if (layer == 0 && weights.config.oneHot)
        pickColumns<Real>(cell.weightIh, ids, pass.gates(0));
    else if (readsWords(layer))
        m_words.project(cell, pass.gates(0), m_wordGates[direction]);
    else
        cell.inputForward.multiply(input(layer, m_drops), ids.size(), pass.gates(0), false);
}

template <typename Real>
void EncoderPass<Real>::run(const Cell<Real> &cell, const PackedSequence &source,
    CellPass<Real> &pass, Layer &layer, bool isBackward, const std::stop_token &stop)
{
    const std::size_t column = isBackward ? m_h : 0;
    const Rows<Real> hidden{layer.output.data() + column, m_d};
    const Way way{source.steps(), isBackward};
    for (std::size_t turn = 0; turn < way.steps; ++turn) {
        throwIfStopped(stop);
        const std::size_t s = way.at(turn);
        const std::size_t row = source.offset(s);
        const std::size_t previous = way.previousRow(source, s);
        pass.step(cell, row, source.count(s), way.nPrevious(source, s), hidden.from(previous),
            pass.cell(previous), hidden.from(row));
    }
    for (std::size_t b = 0; b < source.sentences(); ++b) {
        const std::size_t s = isBackward ? 0 : source.length(b) - 1;
        const std::size_t row = source.offset(s) + b;
        std::copy_n(hidden.row(row), m_h, layer.lastHidden.data() + b * m_d + column);
        if (cell.kind == CellKind::Lstm)
            std::copy_n(pass.cell(row).first, m_h, layer.lastCell.data() + b * m_d + column);
    }
}

template <typename Real>
void EncoderPass<Real>::forward(const Weights<Real> &weights, const PackedSequence &source,
    std::span<const int> ids, const Chance &chance, std::span<const std::size_t> sentences,
    const std::stop_token &stop)
{
    m_h = weights.directionSize;
    m_d = weights.stateSize;
    m_drops = chance.drops();
    m_e = 0;
    m_convolves = weights.config.convolution;
    m_layers.resize(weights.forward.size());
    if (!weights.config.oneHot)
        m_e = weights.sourceEmbeddings.columns;
    if (readsWords(0))
        m_words.start(weights.sourceEmbeddings, ids);
    if (m_convolves) {
        Real *embedded = m_embedded.reserve(ids.size() * m_e);
        for (std::size_t row = 0; row < ids.size(); ++row)
            std::copy_n(weights.sourceEmbeddings.values + static_cast<std::size_t>(ids[row]) * m_e,
                m_e, embedded + row * m_e);
        m_convolution.forward(weights, source, {embedded, m_e});
    }
    for (std::size_t l = 0; l < m_layers.size(); ++l) {
        Layer &layer = m_layers[l];
        layer.output.reserve(ids.size() * m_d);
        layer.lastHidden.reserve(source.sentences() * m_d);
        layer.lastCell.reserve(source.sentences() * m_d);
        if (l > 0 && m_drops) {
            Real *mask = layer.mask.reserve(ids.size() * m_d);
            source.forEach([&](std::size_t row, std::size_t, std::size_t s, std::size_t b) {
                fillMask(chance.mask({ChanceSite::EncoderInput, l, s, sentences[b]}), m_d,
                    mask + row * m_d);
            });
            std::copy_n(m_layers[l - 1].output.data(), ids.size() * m_d,
                layer.dropped.reserve(ids.size() * m_d));
            kernels<Real>().multiply(layer.dropped.data(), mask, ids.size() * m_d);
        }
        project(weights, l, 0, ids, layer.forward);
        run(weights.forward[l], source, layer.forward, layer, false, stop);
        if (!weights.config.bidirectional)
            continue;
        project(weights, l, 1, ids, layer.backward);
        run(weights.backward[l], source, layer.backward, layer, true, stop);
    }
}

/// @param outputGradient of h in this direction: columns of a step-major [N, D] array
template <typename Real>
void EncoderPass<Real>::runBack(const Cell<Real> &cell, const PackedSequence &source,
    CellPass<Real> &pass, const Real *outputGradient, const Real *lastCellGradient, bool isBackward,
    const std::stop_token &stop)
{
    const std::size_t sentences = source.sentences();
    Real *carriedHidden = m_carriedHidden.zeros(sentences * m_h);
    Real *carriedCell = m_carriedCell.zeros(sentences * m_h);
    if (cell.kind == CellKind::Lstm) // rows wait here until their last step comes
        for (std::size_t b = 0; b < sentences; ++b)
            std::copy_n(lastCellGradient + b * m_d, m_h, carriedCell + b * m_h);
    Real *hiddenGradient = m_hiddenGradient.reserve(sentences * m_h);

    const Way way{source.steps(), isBackward};
    for (std::size_t turn = way.steps; turn-- > 0;) {
        throwIfStopped(stop);
        const std::size_t s = way.at(turn);
        const std::size_t row = source.offset(s);
        const std::size_t n = source.count(s);
        const std::size_t nPrevious = way.nPrevious(source, s);
        for (std::size_t b = 0; b < n; ++b) {
            std::copy_n(outputGradient + (row + b) * m_d, m_h, hiddenGradient + b * m_h);
            kernels<Real>().add(hiddenGradient + b * m_h, carriedHidden + b * m_h, m_h);
        }
        pass.stepBack(cell, row, n, nPrevious, {hiddenGradient, m_h},
            pass.cell(way.previousRow(source, s)), carriedCell, {carriedHidden, m_h});
    }
}

/// The gradients of W_ih and of the layer's input, all words at once.
template <typename Real>
void EncoderPass<Real>::inputGradients(const Cell<Real> &cell, std::size_t layer,
    std::span<const int> ids, const CellPass<Real> &pass, bool isSecond, Gradients<Real> &gradients)
{
    const bool isOneHot = layer == 0 && m_e == 0;
    if (isOneHot) {
        addToColumns<Real>(pass.gates(0), ids, cell.weightIh, cell.input, gradients);
        return;
    }
    if (readsWords(layer)) {
        m_words.back(cell, pass.gates(0), !isSecond, gradients);
        return;
    }
    gradients.product(
        cell.weightIh, 0, cell.input, ids.size(), pass.gates(0), input(layer, m_drops));
    cell.inputBack.multiply(
        pass.gates(0), ids.size(), {m_inputGradient.data(), cell.input}, isSecond);
}

template <typename Real>
void EncoderPass<Real>::backward(const Weights<Real> &weights, const PackedSequence &source,
    std::span<const int> ids, Real *statesGradient, std::span<const Buffer<Real>> lastHidden,
    std::span<const Buffer<Real>> lastCell, Gradients<Real> &gradients, const std::stop_token &stop)
{
    Real *outputGradient = statesGradient;
    for (std::size_t l = m_layers.size(); l-- > 0;) {
        Layer &layer = m_layers[l];
        for (std::size_t b = 0; b < source.sentences(); ++b) {
            const auto addAt = [&](std::size_t s, std::size_t column) {
                kernels<Real>().add(outputGradient + (source.offset(s) + b) * m_d + column,
                    lastHidden[l].data() + b * m_d + column, m_h);
            };
            addAt(source.length(b) - 1, 0);
            if (weights.config.bidirectional)
                addAt(0, m_h);
        }
        m_inputGradient.reserve(ids.size() * std::max(m_d, m_e));
        runBack(weights.forward[l], source, layer.forward, outputGradient, lastCell[l].data(),
            false, stop);
        layer.forward.weightGradients(weights.forward[l], ids.size(), gradients);
        if (weights.config.bidirectional) {
            runBack(weights.backward[l], source, layer.backward, outputGradient + m_h,
                lastCell[l].data() + m_h, true, stop);
            layer.backward.weightGradients(weights.backward[l], ids.size(), gradients);
        }
        throwIfStopped(stop);
        inputGradients(weights.forward[l], l, ids, layer.forward, false, gradients);
        if (weights.config.bidirectional)
            inputGradients(weights.backward[l], l, ids, layer.backward, true, gradients);
        if (l > 0) {
            std::copy_n(m_inputGradient.data(), ids.size() * m_d, outputGradient);
            if (m_drops)
                kernels<Real>().multiply(outputGradient, layer.mask.data(), ids.size() * m_d);
        }
    }
    if (readsWords(0))
        m_words.finishBack(gradients.source());
    if (m_convolves) {
        m_convolution.backward(weights, source, {m_inputGradient.data(), m_e}, gradients);
        for (std::size_t row = 0; row < ids.size(); ++row)
            if (ids[row] != kPad) // it has no gradient
                gradients.source().add(
                    static_cast<std::size_t>(ids[row]), m_inputGradient.data() + row * m_e);
    }
}

template class EncoderPass<float>;
template class EncoderPass<double>;

} // namespace seq2seq::fast
