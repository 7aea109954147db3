// SPDX-License-Identifier: GPL-3.0-or-later
// Holds sentences back from training, so that quality is measured on what the model has not seen.
#pragma once

#include "core/corpus/corpus.h"
#include "core/message.h"

#include <cstdint>
#include <vector>

namespace seq2seq {

/// What a pair is there for.
enum class PairPlace : std::uint8_t {
    Train,
    Dev, ///< measured on while the model is trained, and chosen by
    Test, ///< measured on at the very end
    Nowhere, ///< it shares a sentence with dev or test, and would give them away
};
inline constexpr std::size_t kPairPlaces = 4;

struct Split {
    Corpus train;
    Corpus dev;
    Corpus test;
    Corpus unused;
};

/// A place for every pair. About `devCount` and `testCount` pairs are taken at random. No source
/// and no target sentence of dev or test occurs in train, and none of test in dev (pairs that share
/// one with what is held back are moved there when few, else they are used nowhere). devCount 0: a
/// twentieth of the corpus, at least 1 and at most 1000; both never more than half. Where that
/// would cost half of train (the targets are "yes" and "no"), only sources are kept apart; where
/// that would as well, all pairs of a source, or all equal pairs, stay together, and there may be
/// fewer than were wanted. Equal pairs never stand in two places.
/// @throws Error EmptyCorpus when all pairs are equal: none can be held back
[[nodiscard]] std::vector<PairPlace> placePairs(
    const SentencePairs &pairs, std::size_t devCount, std::size_t testCount, std::uint64_t seed);

/// Puts each pair where `places` says. Alignments go along. Order is kept.
[[nodiscard]] Split distributePairs(Corpus corpus, const std::vector<PairPlace> &places);

/// The same with no test pairs: placePairs and distributePairs.
[[nodiscard]] Split splitCorpus(Corpus corpus, std::size_t devCount, std::uint64_t seed);

/// What a person should know of a split: pairs that are used on neither side, fewer dev pairs than
/// were asked for, pairs that stand on both sides (when dev is a file of its own).
/// @param pairs  that were split; 0: dev is a file of its own
/// @param askedDev  dev pairs that were asked for; 0: none in particular
[[nodiscard]] std::vector<Message> remarksOnSplit(
    const Corpus &train, const Corpus &dev, std::size_t pairs, std::size_t askedDev);

} // namespace seq2seq
