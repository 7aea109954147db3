// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/fast/step_pass.h"

namespace seq2seq::fast {

template <typename Real>
void StepPass<Real>::start(const Weights<Real> &weights, std::span<const std::vector<int>> sources)
{
    m_h = weights.hidden;
    m_source.forward(weights, sources);
    m_isFirst = true;
    m_previousSentences.clear();
    for (std::size_t sentence = 0; sentence < sources.size(); ++sentence)
        m_previousSentences.push_back(m_source.rowOf(sentence));
    m_hidden.resize(weights.decoder.size());
    m_cell.resize(weights.decoder.size());
}

template <typename Real>
void StepPass<Real>::gather(const DecoderPrevious<Real> &from, std::span<const std::size_t> origin)
{
    const auto copy = [&](Rows<const Real> rows, Buffer<Real> &to) {
        Real *values = to.reserve(origin.size() * m_h);
        for (std::size_t r = 0; r < origin.size(); ++r)
            std::copy_n(rows.row(origin[r]), m_h, values + r * m_h);
    };
    for (std::size_t l = 0; l < m_hidden.size(); ++l) {
        copy(from.hidden[l], m_hidden[l]);
        if (from.cell[l].first != nullptr)
            copy(from.cell[l], m_cell[l]);
    }
    if (from.output.first != nullptr)
        copy(from.output, m_output);
}

template <typename Real>
Rows<Real> StepPass<Real>::step(
    const Weights<Real> &weights, std::span<const std::size_t> origin, std::span<const int> ids)
{
    m_sentences.clear();
    for (const std::size_t row : origin)
        m_sentences.push_back(m_previousSentences[row]);
    if (m_isFirst) {
        DecoderPrevious<Real> start;
        for (std::size_t l = 0; l < m_hidden.size(); ++l) {
            start.hidden.push_back(m_source.startHidden(l));
            start.cell.push_back(m_source.startCell(l));
        }
        gather(start, m_sentences); // one row a sentence: it continues its own start
    } else {
        gather(m_decoder.stateAt(0), origin);
    }
    DecoderPrevious<Real> previous;
    for (std::size_t l = 0; l < m_hidden.size(); ++l) {
        previous.hidden.push_back({m_hidden[l].data(), m_h});
        previous.cell.push_back({m_cell[l].data(), m_h});
    }
    if (!m_isFirst)
        previous.output = {m_output.data(), m_h};
    m_isFirst = false;

    const std::size_t rows = origin.size();
    m_decoder.start(weights, m_source.memory(), rows, false);
    m_decoder.projectWords(weights, 0, ids);
    m_decoder.step(weights, m_source.memory(), {0, rows, 0, m_sentences, {}}, previous, {});
    m_previousSentences = m_sentences;

    const std::size_t v = weights.vocabulary.rows;
    const Rows<Real> logits{m_logits.reserve(rows * v), v};
    weights.vocabularyForward.multiply(m_decoder.outputs(), rows, logits, false, m_team);
    return logits;
}

template class StepPass<float>;
template class StepPass<double>;

} // namespace seq2seq::fast
