// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/fast/decoder_pass.h"

#include "core/fast/fill_mask.h"
#include "core/fast/one_hot.h"
#include "core/stop.h"

namespace seq2seq::fast {

template <typename Real>
void DecoderPass<Real>::start(
    const Weights<Real> &weights, const AttentionMemory<Real> &memory, std::size_t rows, bool drops)
{
    const std::size_t layers = weights.decoder.size();
    m_h = weights.hidden;
    m_d = weights.attends ? weights.stateSize : 0;
    m_joinedSize = m_d + m_h;
    m_drops = drops;
    m_feeds = weights.config.inputFeeding;
    m_cells.resize(layers);
    m_hidden.resize(layers - 1);
    m_masks.resize(layers);
    m_dropped.resize(layers);
    for (std::size_t l = 0; l < layers; ++l) {
        m_cells[l].start(weights.decoder[l], rows);
        if (l > 0) {
            m_hidden[l - 1].reserve(rows * m_h);
            m_masks[l].reserve(rows * m_h);
            m_dropped[l].reserve(rows * m_h);
        }
    }
    if (weights.attends)
        m_attention.start(weights, memory, rows);
    m_previousOutput.reserve(rows * m_h);
    m_joined.reserve(rows * m_joinedSize);
    m_tanh.reserve(rows * m_h);
    m_outputMask.reserve(rows * m_h);
    m_output.reserve(rows * m_h);
}

template <typename Real>
Rows<Real> DecoderPass<Real>::hiddenRows(std::size_t layer, std::size_t row)
{
    if (layer + 1 == m_cells.size())
        return Rows<Real>{m_joined.data() + m_d, m_joinedSize}.from(row);
    return Rows<Real>{m_hidden[layer].data(), m_h}.from(row);
}

template <typename Real> Rows<const Real> DecoderPass<Real>::hidden(std::size_t layer) const
{
    if (layer + 1 == m_cells.size())
        return {m_joined.data() + m_d, m_joinedSize};
    return {m_hidden[layer].data(), m_h};
}

template <typename Real>
void DecoderPass<Real>::projectWords(
    const Weights<Real> &weights, std::size_t row, std::span<const int> ids)
{
    const Cell<Real> &cell = weights.decoder.front();
    const Rows<Real> gates = m_cells.front().gates(row);
    if (weights.config.oneHot) {
        pickColumns<Real>(cell.weightIh, ids, gates);
        return;
    }
    m_words.start(weights.targetEmbeddings, ids);
    m_words.project(cell, gates, m_wordGates);
}

template <typename Real>
void DecoderPass<Real>::stepCells(const Weights<Real> &weights, const DecoderBlock &block,
    const DecoderPrevious<Real> &previous, const Chance &chance)
{
    const auto [row, n] = std::pair(block.row, block.n);
    if (m_feeds) {
        Real *fed = m_previousOutput.data() + row * m_h;
        for (std::size_t r = 0; r < n; ++r)
            if (previous.output.first != nullptr)
                std::copy_n(previous.output.row(r), m_h, fed + r * m_h);
            else
                std::fill_n(fed + r * m_h, m_h, Real(0));
        if (previous.output.first != nullptr)
            weights.decoder.front().feedForward.multiply(
                {fed, m_h}, n, m_cells.front().gates(row), true);
    }
    for (std::size_t l = 0; l < m_cells.size(); ++l) {
        if (l > 0) {
            Rows<const Real> input = hiddenRows(l - 1, row);
            if (m_drops) {
                Real *dropped = m_dropped[l].data() + row * m_h;
                Real *mask = m_masks[l].data() + row * m_h;
                for (std::size_t r = 0; r < n; ++r)
                    fillMask(
                        chance.mask({ChanceSite::DecoderInput, l, block.step, block.sentences[r]}),
                        m_h, mask + r * m_h);
                std::copy_n(input.first, n * m_h, dropped);
                kernels<Real>().multiply(dropped, mask, n * m_h);
                input = {dropped, m_h};
            }
            weights.decoder[l].inputForward.multiply(input, n, m_cells[l].gates(row), false);
        }
        m_cells[l].step(weights.decoder[l], row, n, n, previous.hidden[l],
            weights.config.cell == CellKind::Lstm ? previous.cell[l] : Rows<const Real>{},
            hiddenRows(l, row));
    }
}

template <typename Real>
void DecoderPass<Real>::step(const Weights<Real> &weights, const AttentionMemory<Real> &memory,
    const DecoderBlock &block, const DecoderPrevious<Real> &previous, const Chance &chance)
{
    const auto [row, n] = std::pair(block.row, block.n);
    stepCells(weights, block, previous, chance);
    if (weights.attends)
        m_attention.step(weights, memory, row, n, block.source, hiddenRows(m_cells.size() - 1, row),
            Rows<Real>{m_joined.data(), m_joinedSize}.from(row));

    const Rows<Real> tanhRows{m_tanh.data() + row * m_h, m_h};
    const Rows<Real> output{m_output.data() + row * m_h, m_h};
    weights.outputForward.multiply(
        Rows<const Real>{m_joined.data(), m_joinedSize}.from(row), n, tanhRows, false);
    kernels<Real>().tanhRows(n, m_h, tanhRows.first, nullptr, output);
    if (m_drops) {
        Real *mask = m_outputMask.data() + row * m_h;
        for (std::size_t r = 0; r < n; ++r)
            fillMask(chance.mask({ChanceSite::Output, 0, block.step, block.sentences[r]}), m_h,
                mask + r * m_h);
        kernels<Real>().multiply(output.first, mask, n * m_h);
    }
}

template <typename Real> DecoderPrevious<Real> DecoderPass<Real>::stateAt(std::size_t row) const
{
    DecoderPrevious<Real> state;
    for (std::size_t l = 0; l < m_cells.size(); ++l) {
        state.hidden.push_back(hidden(l).from(row));
        state.cell.push_back(m_cells[l].cell(row));
    }
    state.output = outputs().from(row);
    return state;
}

template <typename Real>
void DecoderPass<Real>::startBack(const Weights<Real> &weights, const AttentionMemory<Real> &memory,
    std::size_t rows, std::size_t sentences)
{
    if (weights.attends)
        m_attention.startBack(weights, memory, rows);
    m_joinedGradient.reserve(rows * m_joinedSize);
    m_outputGradient.reserve(sentences * m_h);
    m_layerGradient.reserve(sentences * m_h);
    m_carriedOutput.zeros(sentences * m_h);
    m_carriedHidden.resize(m_cells.size());
    m_carriedCell.resize(m_cells.size());
    for (std::size_t l = 0; l < m_cells.size(); ++l) {
        m_carriedHidden[l].zeros(sentences * m_h);
        m_carriedCell[l].zeros(sentences * m_h);
    }
}

/// @pre the gradient of the top layer's h_t, but for what step t + 1 says, stands in
/// m_joinedGradient
template <typename Real>
void DecoderPass<Real>::stepCellsBack(const Weights<Real> &weights, const DecoderBlock &block,
    const DecoderPrevious<Real> &previous, bool isFirst)
{
    const auto [row, n] = std::pair(block.row, block.n);
    Rows<Real> hiddenGradient = Rows<Real>{m_joinedGradient.data() + m_d, m_joinedSize}.from(row);
    for (std::size_t l = m_cells.size(); l-- > 0;) {
        const Cell<Real> &cell = weights.decoder[l];
        Real *carried = m_carriedHidden[l].data();
        for (std::size_t r = 0; r < n; ++r)
            kernels<Real>().add(hiddenGradient.row(r), carried + r * m_h, m_h);
        m_cells[l].stepBack(cell, row, n, n, hiddenGradient,
            weights.config.cell == CellKind::Lstm ? previous.cell[l] : Rows<const Real>{},
            m_carriedCell[l].data(), {carried, m_h});
        if (l > 0) {
            hiddenGradient = {m_layerGradient.data(), m_h};
            cell.inputBack.multiply(m_cells[l].gates(row), n, hiddenGradient, false);
            if (m_drops)
                kernels<Real>().multiply(
                    hiddenGradient.first, m_masks[l].data() + row * m_h, n * m_h);
        }
    }
    if (m_feeds && !isFirst)
        weights.decoder.front().feedBack.multiply(
            m_cells.front().gates(row), n, {m_carriedOutput.data(), m_h}, false);
}

template <typename Real>
void DecoderPass<Real>::stepBack(const Weights<Real> &weights, const AttentionMemory<Real> &memory,
    const DecoderBlock &block, const DecoderPrevious<Real> &previous,
    Rows<const Real> outputGradient, bool isFirst)
{
    const auto [row, n] = std::pair(block.row, block.n);
    const Kernels<Real> &loops = kernels<Real>();
    const Rows<Real> dOutput{m_outputGradient.data(), m_h};
    for (std::size_t r = 0; r < n; ++r) {
        std::copy_n(outputGradient.row(r), m_h, dOutput.row(r));
        if (m_feeds)
            loops.add(dOutput.row(r), m_carriedOutput.data() + r * m_h, m_h);
    }
    if (m_drops)
        loops.multiply(dOutput.first, m_outputMask.data() + row * m_h, n * m_h);
    Real *dTanh = m_tanh.data() + row * m_h;
    loops.tanhBack(n, m_h, dTanh, dOutput);

    const Rows<Real> dJoined = Rows<Real>{m_joinedGradient.data(), m_joinedSize}.from(row);
    weights.outputBack.multiply({dTanh, m_h}, n, dJoined, false);
    if (weights.attends)
        m_attention.stepBack(weights, memory, row, n, block.source,
            hiddenRows(m_cells.size() - 1, row), dJoined, {dJoined.first + m_d, m_joinedSize});
    stepCellsBack(weights, block, previous, isFirst);
}

template <typename Real>
const Real *DecoderPass<Real>::finishBack(const Weights<Real> &weights,
    const AttentionMemory<Real> &memory, const PackedSequence &target,
    std::span<const std::size_t> source, std::span<const int> ids, Gradients<Real> &gradients,
    const std::stop_token &stop)
{
    const std::size_t rows = target.tokens();
    for (std::size_t l = 0; l < m_cells.size(); ++l) {
        throwIfStopped(stop);
        const Cell<Real> &cell = weights.decoder[l];
        m_cells[l].weightGradients(cell, rows, gradients);
        if (l > 0)
            gradients.product(cell.weightIh, 0, m_h, rows, m_cells[l].gates(0),
                m_drops ? Rows<const Real>{m_dropped[l].data(), m_h} : hidden(l - 1));
    }
    throwIfStopped(stop);
    const Cell<Real> &first = weights.decoder.front();
    const Rows<const Real> dGates = m_cells.front().gates(0);
    if (m_feeds)
        gradients.product(
            first.weightIh, first.input, m_h, rows, dGates, {m_previousOutput.data(), m_h});
    if (weights.config.oneHot) {
        addToColumns<Real>(dGates, ids, first.weightIh, first.input, gradients);
    } else {
        m_words.start(weights.targetEmbeddings, ids); // all steps at once
        m_words.back(first, dGates, true, gradients);
        m_words.finishBack(gradients.target());
    }
    gradients.product(weights.output, 0, m_joinedSize, rows, {m_tanh.data(), m_h},
        {m_joined.data(), m_joinedSize});
    throwIfStopped(stop);
    if (!weights.attends)
        return nullptr;
    return m_attention.finishBack(weights, memory, target, source, hidden(m_cells.size() - 1),
        {m_joinedGradient.data(), m_joinedSize}, gradients);
}

template class DecoderPass<float>;
template class DecoderPass<double>;

} // namespace seq2seq::fast
