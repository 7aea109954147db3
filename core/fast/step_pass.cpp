// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/fast/step_pass.h"

#include "core/error.h"

namespace seq2seq::fast {

template <typename Real>
void StepPass<Real>::start(const Weights<Real> &weights, std::span<const std::vector<int>> sources,
    const std::stop_token &stop)
{
    m_h = weights.hidden;
    m_version = weights.version();
    m_source.forward(weights, sources, {}, {}, stop);
    m_step = 0;
    m_previousSentences.clear();
    for (std::size_t sentence = 0; sentence < sources.size(); ++sentence)
        m_previousSentences.push_back(m_source.rowOf(sentence));
    m_hidden.resize(weights.decoder.size());
    m_cell.resize(weights.decoder.size());
}

template <typename Real>
void StepPass<Real>::gather(const DecoderPrevious<Real> &from, std::span<const std::size_t> origin)
{
    const auto copy = [&](Rows<const Real> rows, std::size_t columns, Buffer<Real> &to) {
        if (rows.first == nullptr)
            return Rows<const Real>{};
        Real *values = to.reserve(origin.size() * columns);
        for (std::size_t r = 0; r < origin.size(); ++r)
            std::copy_n(rows.row(origin[r]), columns, values + r * columns);
        return Rows<const Real>{values, columns};
    };
    m_previous = {};
    for (std::size_t l = 0; l < m_hidden.size(); ++l) {
        m_previous.hidden.push_back(copy(from.hidden[l], m_h, m_hidden[l]));
        m_previous.cell.push_back(copy(from.cell[l], m_h, m_cell[l]));
    }
    m_previous.output = copy(from.output, m_h, m_output);
}

template <typename Real>
void StepPass<Real>::step(
    const Weights<Real> &weights, std::span<const std::size_t> origin, std::span<const int> ids)
{
    if (weights.version() != m_version)
        throw Error(ErrorCode::Internal,
            message("core", "The weights changed while a translation was searched for"));
    m_sentences.clear();
    for (const std::size_t row : origin)
        m_sentences.push_back(m_previousSentences[row]);
    if (m_step == 0) {
        DecoderPrevious<Real> start;
        for (std::size_t l = 0; l < m_hidden.size(); ++l) {
            start.hidden.push_back(m_source.startHidden(l));
            start.cell.push_back(m_source.startCell(l));
        }
        gather(start, m_sentences); // one row a sentence: it continues its own start
    } else {
        gather(m_next, origin);
    }

    const std::size_t rows = origin.size();
    m_decoder.start(weights, m_source.memory(), rows, false);
    m_decoder.projectWords(weights, 0, ids);
    m_decoder.step(weights, m_source.memory(), {0, rows, 0, m_sentences, {}}, m_previous, {});
    m_previousSentences = m_sentences;
    m_next = m_decoder.stateAt(0);
    ++m_step;
}

template <typename Real>
const RankedWords<Real> &StepPass<Real>::rank(const Weights<Real> &weights, std::size_t count)
{
    m_ranked.rank(weights, m_decoder.outputs(), m_previousSentences.size(), count);
    return m_ranked;
}

template class StepPass<float>;
template class StepPass<double>;

} // namespace seq2seq::fast
