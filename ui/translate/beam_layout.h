// SPDX-License-Identifier: GPL-3.0-or-later
// Where the nodes of a beam search stand when it is drawn as a tree from left to right.
#pragma once

#include "core/search/hypothesis.h"

#include <QHash>
#include <QSet>
#include <QVector>

namespace seq2seq::ui {

struct BeamLayoutOptions {
    int lastStep = -1; ///< later ones are left out; -1 = none is
    bool showsPruned = true; ///< the likeliest that were given up, a few a parent
    QSet<int> collapsed; ///< nodes whose descendants are left out
};

struct PlacedNode {
    int node = 0; ///< place in SearchTree::nodes
    int parent = -1; ///< place in BeamLayout::nodes
    int column = 0; ///< its step
    double row = 0; ///< in lines; a parent stands in the middle of its children
    bool isPruned = false;
    bool isGreedy = false; ///< the likeliest word at every step leads here
    int hidden = 0; ///< descendants that are collapsed
};

struct BeamLayout {
    QVector<PlacedNode> nodes; ///< parents before children
    double rows = 0; ///< lines in all
    int columns = 0;
};

/// Where a hypothesis ends in the tree, and how it ranks.
struct FinalRank {
    int rank = 0; ///< 1 = the best
    double score = 0;
};
/// By node. @param hypotheses best first
[[nodiscard]] QHash<int, FinalRank> finalRanks(
    const SearchTree &tree, const std::vector<Hypothesis> &hypotheses);

/// Children stand in the order of their probability, the likeliest on top.
[[nodiscard]] BeamLayout layOut(const SearchTree &tree, const BeamLayoutOptions &options);

/// The target ids from the root to a node, the root left out.
[[nodiscard]] QVector<int> prefixOf(const SearchTree &tree, int node);
/// Steps of the deepest node.
[[nodiscard]] int stepsOf(const SearchTree &tree);

} // namespace seq2seq::ui
