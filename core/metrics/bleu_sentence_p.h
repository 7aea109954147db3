// SPDX-License-Identifier: GPL-3.0-or-later
// Private to core/metrics: one hypothesis with its references as numbered words, and the one rule
// by which its n-grams count.
#pragma once

#include "core/metrics/bleu_terms.h"
#include "core/metrics/ngrams_p.h"

#include <algorithm>
#include <span>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

namespace seq2seq {

/// What floor or add-k puts in: as given, or its own default.
[[nodiscard]] double bleuSmoothValue(const BleuOptions &options);

/// Words as numbers, so that an n-gram is a short string of them.
class WordNumbers {
public:
    [[nodiscard]] std::u32string number(std::span<const std::u32string_view> words);

private:
    std::unordered_map<std::u32string, char32_t> m_numbers;
};

/// A line as BLEU sees it: case folded if wished, cut by the tokeniser.
[[nodiscard]] std::u32string bleuText(const std::string &line, const BleuOptions &options);

struct BleuSentence {
    std::u32string hypothesis;
    std::vector<std::u32string> references; // never empty
};

/// The reference whose length is nearest to the hypothesis's; of two, the shorter; of equal ones
/// the first.
[[nodiscard]] std::size_t closestReference(const BleuSentence &sentence);

/// Each n-gram with its largest count in any one reference.
[[nodiscard]] NgramCounts largestCounts(
    std::span<const std::u32string> references, std::size_t order);

/// An n-gram of the hypothesis: how often it stands there, how often at most in one reference.
struct ClippedNgram {
    std::u32string_view ngram;
    std::int64_t count = 0;
    std::int64_t allowed = 0;

    /// "Clipping": a word said more often than any reference says it earns no more.
    [[nodiscard]] std::int64_t correct() const { return std::min(count, allowed); }
};

/// Calls visit(ClippedNgram) for each different n-gram of the hypothesis, in no order.
template <typename Visit>
void visitNgrams(const BleuSentence &sentence, std::size_t order, const Visit &visit)
{
    if (sentence.hypothesis.size() < order)
        return;
    const NgramCounts allowed = largestCounts(sentence.references, order);
    for (const auto &[ngram, count] : countNgrams(sentence.hypothesis, order)) {
        const auto found = allowed.find(ngram);
        visit(ClippedNgram{ngram, count, found == allowed.end() ? 0 : found->second});
    }
}

[[nodiscard]] BleuCounts countsOf(const BleuSentence &sentence);

} // namespace seq2seq
