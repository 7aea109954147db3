// SPDX-License-Identifier: GPL-3.0-or-later
// What a vocabulary of any size would know of a corpus, before one is chosen.
#pragma once

#include "core/corpus/corpus.h"
#include "core/text/language.h"

#include <cstdint>
#include <memory>
#include <vector>

namespace seq2seq {

/// One side of a corpus, cut in one way.
struct SideStudy {
    Language language; ///< its vocabulary has every word of train
    std::vector<std::int64_t> covered; ///< words of train with this id or a smaller one, by id
    std::vector<std::int64_t> coveredInDev; ///< the same of dev
    std::int64_t devWords = 0; ///< with those that train never has

    /// Words of a vocabulary of all of them, specials included.
    [[nodiscard]] int mostWords() const { return static_cast<int>(language.vocabulary.size()); }
    /// Share of the running words of train that a vocabulary of `size` ids has, specials included.
    [[nodiscard]] double coverage(int size) const;
    /// Share of the running words of dev that it reads as `<unk>`; 0 without dev.
    [[nodiscard]] double unknownInDev(int size) const;
};

/// Both sides, cut in one way.
struct TextStudy {
    SideStudy source;
    SideStudy target;
};

/// Cuts a corpus by words, characters or subwords, and counts. Subwords are learned from twenty
/// thousand sentences, as many as `options` say or as the text takes.
/// @throws Error BadConfiguration when there are no words; Cancelled
[[nodiscard]] TextStudy studyText(const TokenizerOptions &source, const TokenizerOptions &target,
    const Corpus &train, const Corpus &dev, const ProgressCallback &progress = {});
/// The same by the tokenizers of a run.
[[nodiscard]] TextStudy studyText(std::shared_ptr<const Tokenizer> source,
    std::shared_ptr<const Tokenizer> target, const Corpus &train, const Corpus &dev,
    const ProgressCallback &progress = {});

} // namespace seq2seq
