// SPDX-License-Identifier: GPL-3.0-or-later
// Holds sentences back from training, so that quality is measured on what the model has not seen.
#pragma once

#include "core/corpus/corpus.h"

#include <cstdint>

namespace seq2seq {

struct Split {
    Corpus train;
    Corpus dev;
};

/// Takes about `devCount` pairs at random for dev. No source and no target sentence of dev occurs
/// in train (pairs of train that share one with dev are moved to dev when few, else left out).
/// Alignments go along. Order is kept. devCount 0: a twentieth of the corpus, at least 1 and at
/// most 1000; never more than half. Where that would cost half of train (the targets are "yes" and
/// "no"), only sources are kept apart. A corpus of one pair, or of one source, is its own dev.
[[nodiscard]] Split splitCorpus(Corpus corpus, std::size_t devCount, std::uint64_t seed);

} // namespace seq2seq
