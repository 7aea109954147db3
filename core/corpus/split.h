// SPDX-License-Identifier: GPL-3.0-or-later
// Holds sentences back from training, so that quality is measured on what the model has not seen.
#pragma once

#include "core/corpus/corpus.h"
#include "core/message.h"

#include <cstdint>

namespace seq2seq {

struct Split {
    Corpus train;
    Corpus dev;
    std::size_t unused = 0; ///< pairs in neither, as they share a sentence with dev
};

/// Takes about `devCount` pairs at random for dev. No source and no target sentence of dev occurs
/// in train (pairs of train that share one with dev are moved to dev when few, else left out).
/// Alignments go along. Order is kept. devCount 0: a twentieth of the corpus, at least 1 and at
/// most 1000; never more than half. Where that would cost half of train (the targets are "yes" and
/// "no"), only sources are kept apart; where that would as well, dev takes all pairs of a source,
/// or all equal pairs, and may have fewer than were wanted. Equal pairs never stand on both sides.
/// @throws Error EmptyCorpus when all pairs are equal: none can be held back
[[nodiscard]] Split splitCorpus(Corpus corpus, std::size_t devCount, std::uint64_t seed);

/// What a person should know of a split: pairs that are used on neither side, fewer dev pairs than
/// were asked for, pairs that stand on both sides (when dev is a file of its own).
/// @param pairs  that were split; 0: dev is a file of its own
/// @param askedDev  dev pairs that were asked for; 0: none in particular
[[nodiscard]] std::vector<Message> remarksOnSplit(
    const Corpus &train, const Corpus &dev, std::size_t pairs, std::size_t askedDev);

} // namespace seq2seq
