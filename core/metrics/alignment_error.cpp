// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/metrics/alignment_error.h"

#include <algorithm>
#include <map>
#include <set>
#include <utility>

namespace seq2seq {

void AlignmentErrorRate::add(const Alignment &predicted, const Alignment &gold)
{
    // Sets, because a link that is listed twice is still one link; sure wins where a link is listed
    // as both.
    std::map<std::pair<int, int>, bool> isSure;
    for (const AlignmentLink &link : gold)
        isSure[{link.source, link.target}] |= link.sure;
    for (const auto &entry : isSure)
        m_sure += entry.second ? 1 : 0;

    std::set<std::pair<int, int>> links;
    for (const AlignmentLink &link : predicted)
        links.emplace(link.source, link.target);
    m_predicted += links.size();
    for (const std::pair<int, int> &link : links) {
        const auto found = isSure.find(link);
        if (found == isSure.end())
            continue;
        ++m_predictedAndPossible;
        m_predictedAndSure += found->second ? 1 : 0;
    }
}

double AlignmentErrorRate::value() const
{
    if (m_predicted + m_sure == 0)
        return 0;
    return 1
        - static_cast<double>(m_predictedAndSure + m_predictedAndPossible)
        / static_cast<double>(m_predicted + m_sure);
}

Alignment linksFromAttention(const Matrix &attention, bool reversed)
{
    Alignment links;
    if (attention.rows == 0 || attention.columns == 0)
        return links;
    const std::size_t words
        = attention.columns - 1; // the last column is </s>, whichever way the words were read
    for (std::size_t target = 0; target + 1 < attention.rows; ++target) {
        const auto row = attention.row(target);
        const auto column = static_cast<std::size_t>(std::ranges::max_element(row) - row.begin());
        if (column == words)
            continue;
        const std::size_t source = reversed ? words - 1 - column : column;
        links.push_back({static_cast<int>(source), static_cast<int>(target), true});
    }
    return links;
}

} // namespace seq2seq
