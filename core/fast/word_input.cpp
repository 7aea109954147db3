// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/fast/word_input.h"

#include "core/text/vocabulary.h"

namespace seq2seq::fast {

template <typename Real>
void WordInput<Real>::start(const Weight<Real> &embeddings, std::span<const int> ids)
{
    m_e = embeddings.columns;
    for (const std::size_t word : m_words)
        m_placeOf[word] = -1;
    m_placeOf.resize(embeddings.rows, -1);
    m_words.clear();
    m_places.clear();
    for (const int id : ids) {
        const auto word = static_cast<std::size_t>(id);
        if (m_placeOf[word] < 0) {
            m_placeOf[word] = static_cast<int>(m_words.size());
            m_words.push_back(word);
        }
        m_places.push_back(static_cast<std::size_t>(m_placeOf[word]));
    }
    Real *embedded = m_embedded.reserve(distinct() * m_e);
    for (std::size_t u = 0; u < distinct(); ++u)
        std::copy_n(embeddings.values + m_words[u] * m_e, m_e, embedded + u * m_e);
}

template <typename Real>
void WordInput<Real>::project(const Cell<Real> &cell, Rows<Real> gates, Buffer<Real> &product) const
{
    const Rows<Real> distinctGates{product.reserve(distinct() * cell.gates), cell.gates};
    cell.inputForward.multiply({m_embedded.data(), m_e}, distinct(), distinctGates, false);
    for (std::size_t r = 0; r < m_places.size(); ++r)
        std::copy_n(distinctGates.row(m_places[r]), cell.gates, gates.row(r));
}

template <typename Real>
void WordInput<Real>::back(const Cell<Real> &cell, Rows<const Real> gateGradients, bool isFirst,
    Gradients<Real> &gradients)
{
    const Rows<Real> sums{m_gateSums.reserve(distinct() * cell.gates), cell.gates};
    std::size_t seen = 0; // words come in the order of their places
    for (std::size_t r = 0; r < m_places.size(); ++r)
        if (m_places[r] == seen)
            std::copy_n(gateGradients.row(r), cell.gates, sums.row(seen++));
        else
            kernels<Real>().add(sums.row(m_places[r]), gateGradients.row(r), cell.gates);
    gradients.product(cell.weightIh, 0, m_e, distinct(), sums, {m_embedded.data(), m_e});
    cell.inputBack.multiply(
        sums, distinct(), {m_gradient.reserve(distinct() * m_e), m_e}, !isFirst);
}

template <typename Real> void WordInput<Real>::finishBack(EmbeddingGradient<Real> &gradient) const
{
    for (std::size_t u = 0; u < distinct(); ++u)
        if (m_words[u] != static_cast<std::size_t>(kPad))
            gradient.add(m_words[u], m_gradient.data() + u * m_e);
}

template class WordInput<float>;
template class WordInput<double>;

} // namespace seq2seq::fast
