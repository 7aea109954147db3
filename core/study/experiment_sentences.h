// SPDX-License-Identifier: GPL-3.0-or-later
// The sentences that a ready-made experiment chooses weights by and measures on.
#pragma once

#include "core/corpus/corpus.h"
#include "core/study/experiments.h"

namespace seq2seq {

struct ExperimentSentences {
    Corpus dev; ///< no longer than ExperimentCorpus::longest
    Corpus test; ///< with gold links, but for testLengths; these one length after the other
};

/// Draws them: no source and no target sentence is one of training or of the other of both.
/// @param seed that the training pairs are drawn with; these are the first ones of the corpus
/// @throws Error BadConfiguration when the corpus has too few; Cancelled
[[nodiscard]] ExperimentSentences sentencesOf(
    const ExperimentCorpus &corpus, std::uint64_t seed, const ProgressCallback &progress = {});

/// As a file that readPairs() and readAlignments() take: source TAB target TAB links a line.
[[nodiscard]] std::string tsvOf(const Corpus &corpus);

} // namespace seq2seq
