// SPDX-License-Identifier: GPL-3.0-or-later
// Greedy and beam search over several sentences at once.
#pragma once

#include "core/model/model.h"
#include "core/search/ranking.h"

#include <span>
#include <stop_token>

namespace seq2seq {

/// What a search found for one sentence: ids and scores; words and text are filled in by the
/// caller.
struct SearchResult {
    std::vector<Hypothesis> hypotheses; ///< best first, at most SearchOptions::nBest, at least one
    SearchTree tree;
};

/// Beam search (Sutskever et al. 2014, sec. 3.2). At each step every live hypothesis is continued
/// by its likeliest words; the best `beam` minus the finished ones live on. A sentence is done when
/// `beam` hypotheses have finished; it then leaves the batch.
/// `<pad>` and `<s>` are never written, `</s>` not before SearchOptions::minLength words. beam = 1
/// is greedy search.
/// @param sources ids in reading order, none empty
/// @param prefix  target ids every hypothesis begins with; may be empty
/// @param edits   those of the source are made already
/// @throws Error Cancelled
[[nodiscard]] std::vector<SearchResult> beamSearch(const Model &model,
    std::span<const std::vector<int>> sources, std::span<const int> prefix,
    const SearchOptions &options, const std::stop_token &stop = {}, const Edits &edits = {});

} // namespace seq2seq
