// SPDX-License-Identifier: GPL-3.0-or-later
// A training corpus that is too large to travel in the experiment file: what the file says of it,
// and where it may be looked for. A file never says where: it holds a name, a size and a
// fingerprint, so that opening somebody's experiment reads nothing but what it was made of.
#pragma once

#include "core/message.h"
#include "core/run/experiment.h"

#include <cstdint>
#include <map>
#include <optional>
#include <stop_token>
#include <string>
#include <vector>

namespace seq2seq {

/// A number that changes when any sentence does (64-bit FNV-1a). Not for secrets.
/// @throws Error Cancelled
[[nodiscard]] std::uint64_t fingerprint(const Corpus &corpus, const std::stop_token &stop = {});
[[nodiscard]] CorpusRecord recordOf(const Corpus &corpus, const std::stop_token &stop = {});

/// Bytes of text on both sides.
[[nodiscard]] std::size_t textBytes(const Corpus &corpus);

/// The name of a file without its folder, whichever separator that was written with. Empty when
/// what is left is no plain name: "..", or one with control characters.
[[nodiscard]] std::string plainFileName(const std::string &path);

/// Where the sentences of a corpus lie; `target` for two line-aligned files.
struct CorpusFiles {
    std::string source;
    std::string target;
    std::optional<int> sourceColumn; ///< from 1, of one tab-separated file; unset: as recorded
    std::optional<int> targetColumn;
    bool operator==(const CorpusFiles &) const = default;
};

/// Where to look for a training corpus that is not inside.
struct CorpusPlaces {
    /// What a person has named. It is taken even when the sentences have changed.
    std::optional<CorpusFiles> named;
    /// One of textEncodings() that a person has named for the files, wherever they are found;
    /// empty: the recorded one, and when that does not give the recorded sentences, what is found
    /// out.
    std::string encoding;
    std::string targetEncoding; ///< of the second of two line-aligned files; empty: as encoding
    /// Where corpora were found before, by fingerprint: the person's own memory, never a file's.
    std::map<std::uint64_t, CorpusFiles> known;
};

/// What an experiment file says about a corpus that is not inside, and the folder it lies in.
struct WantedCorpus {
    CorpusOrigin origin; ///< of its paths the names alone are looked at
    CorpusRecord record;
    std::string folder;
};

/// A corpus that was looked for.
struct FoundCorpus {
    Corpus corpus; ///< empty: it was not found
    bool isChanged = false; ///< it was named, and is not the one that was trained on
};

/// Looks in the named place, then in the known ones, then for files of the recorded names beside
/// the experiment. Only regular files are read, and what nobody named is taken only when its
/// sentences are the recorded ones. What shares a sentence with dev is left out when that makes it
/// the recorded corpus, or when the corpus has changed: dev was held back from it.
/// @param remarks gets a sentence when it was not found or has changed
/// @throws Error as the readers do for a file that was named; Cancelled
[[nodiscard]] FoundCorpus findTrain(const WantedCorpus &wanted, const Corpus &dev,
    const CorpusPlaces &places, std::vector<Message> &remarks, const std::stop_token &stop = {});

} // namespace seq2seq
