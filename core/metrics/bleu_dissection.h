// SPDX-License-Identifier: GPL-3.0-or-later
// BLEU of one sentence taken apart: which words and n-grams match, where, what clipping takes away,
// and the terms that this makes. The numbers are those of bleu.h, not a second count.
#pragma once

#include "core/metrics/bleu_terms.h"

#include <optional>

namespace seq2seq {

/// A different n-gram of the hypothesis. Positions count words from 0.
struct BleuNgram {
    std::vector<std::size_t> positions; ///< in the hypothesis, rising; never empty
    std::vector<std::vector<std::size_t>> referencePositions; ///< of each reference
    std::int64_t allowed = 0; ///< the most that any one reference has of it
    std::int64_t correct = 0; ///< min(positions, allowed): what it adds to the order's count
    std::optional<std::size_t> reference; ///< the first that has so many; unset: none has any

    /// Clipping: the first `correct` occurrences count, those behind them do not.
    [[nodiscard]] bool isCounted(std::size_t occurrence) const
    {
        return occurrence < static_cast<std::size_t>(correct);
    }
};

struct BleuDissection {
    std::vector<std::string> hypothesis; ///< words, as the tokeniser cuts them
    std::vector<std::vector<std::string>> references;
    std::size_t closestReference = 0; ///< the one whose length counts
    std::array<std::vector<BleuNgram>, kBleuOrders>
        ngrams; ///< of each order, by their first position
    BleuCounts counts; ///< what the sentence adds to a corpus
    BleuTerms terms; ///< of the sentence alone

    /// The words of an n-gram joined by blanks.
    [[nodiscard]] std::string text(const BleuNgram &ngram, std::size_t order) const;
};

/// @param options taken as they are: corpusBleu of this sentence alone gives the same score, and so
/// does sentenceBleu when effectiveOrder is set
/// @throws Error BadConfiguration without a reference
[[nodiscard]] BleuDissection dissectBleu(const std::string &hypothesis,
    std::span<const std::string> references, const BleuOptions &options = {});

} // namespace seq2seq
