// SPDX-License-Identifier: GPL-3.0-or-later
// The order of an n-best list: which hypothesis a search gives as its answer.
#pragma once

#include "core/search/hypothesis.h"

#include <algorithm>
#include <cmath>

namespace seq2seq {

/// log p / ((5 + length) / 6)^penalty, Wu et al. 2016 (arXiv:1609.08144), eq. 14 without coverage.
[[nodiscard]] inline double lengthPenalised(
    double logProbability, std::size_t length, double penalty)
{
    return logProbability / std::pow((5.0 + static_cast<double>(length)) / 6.0, penalty);
}

/// Finished ones first, then by score. Half a sentence is no rival of a whole one.
[[nodiscard]] inline bool ranksHigher(const Hypothesis &a, const Hypothesis &b)
{
    return a.isFinished != b.isFinished ? a.isFinished : a.score > b.score;
}

/// The node up to which the words of the tree are these; -1 if there is none.
[[nodiscard]] inline int nodeOf(const SearchTree &tree, const std::vector<int> &ids)
{
    const auto writes = [&](std::size_t at) {
        for (std::size_t step = ids.size(); step > 0; --step) {
            if (tree.nodes[at].id != ids[step - 1])
                return false;
            at = static_cast<std::size_t>(tree.nodes[at].parent);
        }
        return true;
    };
    for (std::size_t i = 0; i < tree.nodes.size(); ++i)
        if (tree.nodes[i].step == static_cast<int>(ids.size()) && writes(i))
            return static_cast<int>(i);
    return -1;
}

/// Marks the path of these words as the best, and no other.
inline void markBest(SearchTree &tree, const std::vector<int> &ids)
{
    for (SearchNode &node : tree.nodes)
        node.isBest = false;
    for (int at = nodeOf(tree, ids); at >= 0; at = tree.nodes[static_cast<std::size_t>(at)].parent)
        tree.nodes[static_cast<std::size_t>(at)].isBest = true;
}

/// Orders what a search found by another length penalty. The search itself does not know the
/// penalty: it keeps the likeliest beginnings, so that a new search with this penalty would find
/// the same hypotheses and give them in this order.
inline void rankAnew(Translation &translation, double penalty)
{
    for (Hypothesis &hypothesis : translation.hypotheses)
        hypothesis.score
            = lengthPenalised(hypothesis.logProbability, hypothesis.ids.size(), penalty);
    std::ranges::stable_sort(translation.hypotheses, ranksHigher);
    if (!translation.hypotheses.empty())
        markBest(translation.tree, translation.hypotheses.front().ids);
}

} // namespace seq2seq
