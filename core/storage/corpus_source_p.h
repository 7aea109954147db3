// SPDX-License-Identifier: GPL-3.0-or-later
// Private to core/storage: finds a training corpus again that was too large to travel in the
// experiment file.
#pragma once

#include "core/corpus/corpus.h"

#include <cstdint>
#include <string>
#include <vector>

namespace seq2seq {

/// A number that changes when any sentence does (64-bit FNV-1a). Not for secrets.
[[nodiscard]] std::uint64_t fingerprint(const Corpus &corpus);

/// What the experiment file says about the missing corpus.
struct MissingCorpus {
    CorpusOrigin origin;
    std::size_t pairs = 0;
    std::uint64_t fingerprint = 0;
};

/// Loads train again. When train and dev were one corpus, what shares a sentence with dev is left
/// out, as splitCorpus does.
/// @param folder  where the experiment file lies; corpus files that have moved are looked for there
/// @param remarks gets a sentence when the corpus cannot be loaded (the result is then empty) or
/// has changed
[[nodiscard]] Corpus findTrain(const MissingCorpus &missing, const Corpus &dev,
    const std::string &folder, std::vector<std::string> &remarks);

} // namespace seq2seq
