// SPDX-License-Identifier: GPL-3.0-or-later
// How good translations are by the length of their source (Bahdanau et al. 2015, figure 2), and
// which words are got right by how often they were seen in training.
#pragma once

#include "core/metrics/bleu_terms.h"
#include "core/metrics/quality.h"
#include "core/text/vocabulary.h"

#include <array>
#include <cstdint>
#include <span>
#include <vector>

namespace seq2seq {

/// What one translation adds to the sums of a part of the test set.
struct SentenceCounts {
    int sourceLength = 0; ///< tokens, without </s>
    /// Tokens of the translation that are right: those of its longest common subsequence with the
    /// reference, an unknown word never.
    std::int64_t right = 0;
    std::int64_t longer = 0; ///< tokens of the longer of translation and reference
    std::int64_t forcedRight = 0; ///< SentenceOutcome::correctTokens
    std::int64_t forcedTokens = 0; ///< SentenceOutcome::targetTokens
    bool isExact = false;
    BleuCounts bleu;

    bool operator==(const SentenceCounts &) const = default;
};

/// @param translation ids, and `reference` those of the reference; of both `</s>` does not count
[[nodiscard]] SentenceCounts countsOf(const SentenceOutcome &outcome,
    std::span<const int> translation, std::span<const int> reference, const BleuOptions &bleu = {});

/// The measures there are of a part of a test set.
enum class SliceMeasure {
    /// Share of tokens that are right in what the model writes by itself, sum(right) / sum(longer).
    /// Counted along the longest common subsequence and not position by position, so that one word
    /// too many does not make all that follow wrong; over the longer of the two, so that neither
    /// writing much nor writing little helps.
    OutputAccuracy,
    /// Share of reference tokens that were the likeliest word after the reference's own beginning
    /// (teacher forcing): what training and `seq2seq evaluate` call token accuracy. It hides that
    /// errors feed on errors.
    ForcedAccuracy,
    Bleu,
    ExactMatch,
};
inline constexpr std::size_t kSliceMeasures = 4;

/// 0..1, BLEU 0..100, by SliceMeasure.
using SliceQuality = std::array<double, kSliceMeasures>;

/// @param sentences one at least
[[nodiscard]] SliceQuality qualityOf(
    std::span<const SentenceCounts> sentences, const BleuOptions &bleu = {});

/// Source tokens, both ends inclusive.
struct LengthBin {
    int from = 0;
    int to = 0;
    bool operator==(const LengthBin &) const = default;
};

/// Bins of even width from the shortest on, at most `most`; the last holds also the few (1 %) that
/// are much longer. @param lengths in any order; none gives no bin
[[nodiscard]] std::vector<LengthBin> lengthBins(std::vector<int> lengths, std::size_t most = 13);

struct LengthSlice {
    LengthBin bin;
    std::size_t sentences = 0;
    SliceQuality quality{}; ///< zeros when there is no sentence
};
/// One slice a bin, empty ones too.
[[nodiscard]] std::vector<LengthSlice> qualityByLength(std::span<const SentenceCounts> sentences,
    std::span<const LengthBin> bins, const BleuOptions &bleu = {});

/// Words that occur so often in the training sentences.
struct FrequencyClass {
    std::int64_t from = 0; ///< inclusive; 0: the model does not know the word
    std::int64_t to = 0; ///< inclusive
    std::size_t words = 0; ///< of the references
    std::size_t found = 0; ///< of them, those that the translation of the same sentence has
    [[nodiscard]] double recall() const
    {
        return words > 0 ? static_cast<double>(found) / static_cast<double>(words) : 0;
    }
    bool operator==(const FrequencyClass &) const = default;
};

/// Recall of reference words by how often training has seen them. A word that the reference has
/// twice has to be in the translation twice. Unknown words are never found: the model cannot write
/// them.
class RecallByFrequency {
public:
    /// @param counts whose words the ids are, and how often each was seen
    explicit RecallByFrequency(const Vocabulary &counts);
    /// Ids of a sentence; `</s>` does not count.
    void add(std::span<const int> translation, std::span<const int> reference);
    /// 0, 1, 2 to 4, 5 to 9, 10 to 19, 20 to 49 and so on; classes without a word left out.
    [[nodiscard]] std::vector<FrequencyClass> classes() const;

private:
    const Vocabulary &m_counts;
    std::vector<FrequencyClass> m_classes;
};

} // namespace seq2seq
