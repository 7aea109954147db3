// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/translate/beam_layout.h"

#include "core/search/ranking.h"

#include <algorithm>
#include <numeric>

namespace seq2seq::ui {

namespace {

constexpr int kPrunedAParent = 2; // more would bury the beam

/// The children of each node, the likeliest first.
std::vector<std::vector<int>> childrenOf(const SearchTree &tree)
{
    std::vector<std::vector<int>> children(tree.nodes.size());
    for (std::size_t i = 0; i < tree.nodes.size(); ++i)
        if (const int parent = tree.nodes[i].parent; parent >= 0)
            children[std::size_t(parent)].push_back(int(i));
    for (std::vector<int> &of : children)
        std::ranges::stable_sort(of, std::greater<>(),
            [&](int child) { return tree.nodes[std::size_t(child)].probability; });
    return children;
}

class Layouter {
public:
    Layouter(const SearchTree &tree, const BeamLayoutOptions &options)
        : m_tree(tree)
        , m_options(options)
        , m_children(childrenOf(tree))
    {
    }

    BeamLayout layOut()
    {
        if (!m_tree.nodes.empty())
            place(0, -1, true);
        m_layout.rows = m_nextRow;
        return std::move(m_layout);
    }

private:
    [[nodiscard]] std::vector<int> shown(int node) const
    {
        std::vector<int> shown;
        int pruned = 0;
        for (const int child : m_children[std::size_t(node)]) {
            const SearchNode &of = m_tree.nodes[std::size_t(child)];
            if (m_options.lastStep >= 0 && of.step > m_options.lastStep)
                continue;
            if (of.isKept || (m_options.showsPruned && pruned++ < kPrunedAParent))
                shown.push_back(child);
        }
        return shown;
    }

    /// Kept descendants.
    [[nodiscard]] int below(int node) const
    {
        int count = 0;
        for (const int child : m_children[std::size_t(node)])
            if (m_tree.nodes[std::size_t(child)].isKept)
                count += 1 + below(child);
        return count;
    }

    /// @return the row at which the node stands
    double place(int node, int parent, bool isGreedy)
    {
        const SearchNode &of = m_tree.nodes[std::size_t(node)];
        const int at = int(m_layout.nodes.size());
        m_layout.nodes << PlacedNode{node, parent, of.step, 0, !of.isKept, isGreedy, 0};
        m_layout.columns = std::max(m_layout.columns, of.step + 1);
        const bool isCollapsed = m_options.collapsed.contains(node);
        const std::vector<int> children = isCollapsed ? std::vector<int>() : shown(node);
        if (isCollapsed)
            m_layout.nodes[at].hidden = below(node);
        double first = 0;
        double last = 0;
        for (std::size_t k = 0; k < children.size(); ++k) {
            const bool isLikeliest = children[k] == m_children[std::size_t(node)].front();
            last = place(children[k], at, isGreedy && isLikeliest);
            if (k == 0)
                first = last;
        }
        return m_layout.nodes[at].row = children.empty() ? m_nextRow++ : (first + last) / 2;
    }

    const SearchTree &m_tree;
    const BeamLayoutOptions &m_options;
    std::vector<std::vector<int>> m_children;
    BeamLayout m_layout;
    double m_nextRow = 0;
};

} // namespace

BeamLayout layOut(const SearchTree &tree, const BeamLayoutOptions &options)
{
    return Layouter(tree, options).layOut();
}

QHash<int, FinalRank> finalRanks(const SearchTree &tree, const std::vector<Hypothesis> &hypotheses)
{
    QHash<int, FinalRank> ranks;
    for (std::size_t i = 0; i < hypotheses.size(); ++i) {
        const int node = nodeOf(tree, hypotheses[i].ids);
        if (node >= 0 && !ranks.contains(node))
            ranks.insert(node, {int(i) + 1, hypotheses[i].score});
    }
    return ranks;
}

QVector<int> prefixOf(const SearchTree &tree, int node)
{
    QVector<int> ids;
    for (int at = node; at > 0 && std::size_t(at) < tree.nodes.size();
         at = tree.nodes[std::size_t(at)].parent)
        ids.prepend(tree.nodes[std::size_t(at)].id);
    return ids;
}

int stepsOf(const SearchTree &tree)
{
    int steps = 0;
    for (const SearchNode &node : tree.nodes)
        steps = std::max(steps, node.step);
    return steps;
}

} // namespace seq2seq::ui
