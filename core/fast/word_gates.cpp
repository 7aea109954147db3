// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/fast/word_gates.h"

#include <algorithm>

namespace seq2seq::fast {

template <typename Real> bool WordGates<Real>::isKept(int id) const
{
    return m_gates[static_cast<std::size_t>(id)].data() != nullptr;
}

template <typename Real>
void WordGates<Real>::project(const Weight<Real> &embeddings, const Cell<Real> &cell,
    std::span<const int> ids, Rows<Real> gates, Team *team)
{
    constexpr std::size_t kMostBytes = std::size_t{64} << 20;
    if (m_bytes > kMostBytes) { // start anew: what is common comes back soon
        m_gates.clear();
        m_bytes = 0;
    }
    m_gates.resize(embeddings.rows);

    m_new.clear();
    for (const int id : ids)
        if (!isKept(id))
            m_new.push_back(id);
    if (!m_new.empty()) {
        const Rows<Real> newGates{m_newGates.reserve(m_new.size() * cell.gates), cell.gates};
        m_words.start(embeddings, m_new);
        m_words.project(cell, newGates, m_product, team);
        for (std::size_t i = 0; i < m_new.size(); ++i) {
            m_bytes += isKept(m_new[i]) ? 0 : cell.gates * sizeof(Real); // it may come twice
            std::copy_n(newGates.row(i), cell.gates,
                m_gates[static_cast<std::size_t>(m_new[i])].reserve(cell.gates));
        }
    }
    for (std::size_t r = 0; r < ids.size(); ++r)
        std::copy_n(m_gates[static_cast<std::size_t>(ids[r])].data(), cell.gates, gates.row(r));
}

template class WordGates<float>;
template class WordGates<double>;

} // namespace seq2seq::fast
