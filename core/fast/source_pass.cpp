// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/fast/source_pass.h"

#include "core/fast/blas.h"

namespace seq2seq::fast {

template <typename Real>
void SourcePass<Real>::forward(const Weights<Real> &weights,
    std::span<const std::vector<int>> sources, const Chance &chance,
    std::span<const std::size_t> numbers, const std::stop_token &stop)
{
    std::vector<std::size_t> lengths;
    for (const std::vector<int> &source : sources)
        lengths.push_back(source.size());
    m_rows = PackedSequence(lengths);
    m_rowOf.resize(sources.size());
    std::vector<std::size_t> sorted;
    for (std::size_t b = 0; b < sources.size(); ++b) {
        m_rowOf[m_rows.sentence(b)] = b;
        sorted.push_back(numbers.empty() ? b : numbers[m_rows.sentence(b)]);
    }
    m_ids.resize(m_rows.tokens());
    m_rows.forEach([&](std::size_t row, std::size_t, std::size_t s, std::size_t b) {
        m_ids[row] = sources[m_rows.sentence(b)][s];
    });

    m_h = weights.hidden;
    m_d = weights.stateSize;
    m_encoder.forward(weights, m_rows, m_ids, chance, sorted, stop);
    if (weights.attends)
        m_memory.start(weights, m_rows, m_encoder.states());
    m_startHidden.resize(weights.decoder.size());
    m_startCell.resize(weights.decoder.size());
    for (std::size_t l = 0; l < weights.decoder.size(); ++l) {
        const auto project
            = [&](const PackedMatrix<Real> &w, Rows<const Real> last, Buffer<Real> &to) {
                  w.multiply(last, sources.size(), {to.reserve(sources.size() * m_h), m_h}, false);
              };
        project(weights.startHiddenForward[l], m_encoder.lastHidden(l), m_startHidden[l]);
        if (weights.config.cell == CellKind::Lstm)
            project(weights.startCellForward[l], m_encoder.lastCell(l), m_startCell[l]);
    }
}

template <typename Real>
void SourcePass<Real>::backward(const Weights<Real> &weights, const Real *statesGradient,
    std::span<const Buffer<Real>> startHidden, std::span<const Buffer<Real>> startCell,
    Gradients<Real> &gradients, const std::stop_token &stop)
{
    const std::size_t sentences = m_rows.sentences();
    m_lastHidden.resize(weights.decoder.size());
    m_lastCell.resize(weights.decoder.size());
    for (std::size_t l = 0; l < weights.decoder.size(); ++l) {
        const auto back = [&](const Weight<Real> &w, Rows<const Real> last,
                              const Buffer<Real> &given, Buffer<Real> &lastGradient) {
            const Rows<const Real> dStart{given.data(), m_h};
            gradients.product(w, 0, m_d, sentences, dStart, last);
            multiply<Real>(sentences, m_d, m_h, dStart, w.from(0),
                {lastGradient.reserve(sentences * m_d), m_d}, false);
        };
        back(weights.startHidden[l], m_encoder.lastHidden(l), startHidden[l], m_lastHidden[l]);
        if (weights.config.cell == CellKind::Lstm)
            back(weights.startCell[l], m_encoder.lastCell(l), startCell[l], m_lastCell[l]);
    }
    Real *dStates = m_statesGradient.zeros(m_rows.tokens() * m_d);
    if (statesGradient != nullptr)
        m_rows.forEach([&](std::size_t row, std::size_t place, std::size_t, std::size_t) {
            std::copy_n(statesGradient + place * m_d, m_d, dStates + row * m_d);
        });
    m_encoder.backward(weights, m_rows, m_ids, dStates, m_lastHidden, m_lastCell, gradients, stop);
}

template class SourcePass<float>;
template class SourcePass<double>;

} // namespace seq2seq::fast
