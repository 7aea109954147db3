// SPDX-License-Identifier: GPL-3.0-or-later
// Sentence pairs, and where they came from.
#pragma once

#include "core/corpus/sentence_pairs.h"

#include <cstddef>
#include <functional>
#include <string>
#include <vector>

namespace seq2seq {

/// One link of a word alignment. Counts tokens of the word tokenizer (case kept) from 0.
struct AlignmentLink {
    int source = 0;
    int target = 0;
    bool sure = true; ///< false: possible but not required ("0?1" in a file, "0-1" is sure)
    bool operator==(const AlignmentLink &) const = default;
};
using Alignment = std::vector<AlignmentLink>;

/// Where a corpus came from, enough to load it again. Written into the experiment file.
struct CorpusOrigin {
    enum class Kind { None, Builtin, Tsv, Aligned };
    Kind kind = Kind::None;
    std::string name; ///< shown to people: "everyday-zh-en", "train.tsv"
    std::string sourceFile; ///< absolute path; for Tsv the only file
    std::string targetFile; ///< for Aligned
    int sourceColumn = 1; ///< for Tsv, counted from 1
    int targetColumn = 2;
    std::string sourceEncoding; ///< that a person chose for the file; empty: it is found out
    std::string targetEncoding; ///< for Aligned
    std::size_t count = 0; ///< for Builtin: pairs generated
    unsigned long long seed = 0; ///< for Builtin
    bool operator==(const CorpusOrigin &) const = default;
};

/// Sentence pairs in the order of their file. Text is valid UTF-8, trimmed, never empty on either
/// side.
struct Corpus {
    CorpusOrigin origin;
    std::string sourceLanguage; ///< BCP 47 or empty
    std::string targetLanguage;
    SentencePairs pairs;
    std::vector<Alignment> alignments; ///< gold links, one a pair, or empty when there are none

    [[nodiscard]] std::size_t size() const { return pairs.size(); }
};

/// Called now and then by long work with how much is done, 0..1. Returns false to cancel (the work
/// throws Error Cancelled).
using ProgressCallback = std::function<bool(double)>;

} // namespace seq2seq
