// SPDX-License-Identifier: GPL-3.0-or-later
// What BLEU is made of, as plain data: the counts of a sentence, which add up over a corpus, and
// the terms of the formula that counts become (Papineni et al. 2002). bleu.h scores by these alone.
#pragma once

#include "core/metrics/bleu.h"

#include <array>
#include <cstddef>
#include <cstdint>
#include <span>
#include <string>
#include <vector>

namespace seq2seq {

/// BLEU looks at n-grams of 1 to 4 words.
inline constexpr std::size_t kBleuOrders = 4;

/// The counts BLEU is made of: of a sentence or, summed, of many.
struct BleuCounts {
    std::array<std::int64_t, kBleuOrders>
        correct{}; ///< n-grams of the hypothesis that a reference has, clipped
    std::array<std::int64_t, kBleuOrders> total{}; ///< n-grams of the hypothesis
    std::int64_t hypothesisLength = 0; ///< words
    std::int64_t referenceLength = 0; ///< words of the reference that is nearest in length

    BleuCounts &operator+=(const BleuCounts &other);
    bool operator==(const BleuCounts &) const = default;
};

/// Counts of each sentence. @param references, @throws as corpusBleu
[[nodiscard]] std::vector<BleuCounts> bleuCounts(std::span<const std::string> hypotheses,
    std::span<const std::vector<std::string>> references, const BleuOptions &options = {});

/// One factor of the product: the precision of an order.
struct BleuTerm {
    std::int64_t correct = 0; ///< counted
    std::int64_t total = 0; ///< counted
    double numerator = 0; ///< correct, unless smoothing put something in its place
    double denominator = 0; ///< total, likewise
    double precision = 0; ///< 100 numerator / denominator; 0 when there is no n-gram
    bool isSmoothed = false; ///< smoothing changed numerator or denominator
    bool isUsed = false; ///< it is a factor of the geometric mean
};

/// The formula with all that stands in it: score = brevityPenalty * geometricMean.
struct BleuTerms {
    std::array<BleuTerm, kBleuOrders> orders{};
    std::int64_t hypothesisLength = 0; ///< c
    std::int64_t referenceLength = 0; ///< r
    double brevityPenalty = 0; ///< 1 when c >= r, else exp(1 - r / c)
    double geometricMean = 0; ///< of the precisions of the used orders, 0..100
    double score = 0; ///< 0..100
};

[[nodiscard]] BleuTerms bleuTerms(const BleuCounts &counts, const BleuOptions &options = {});

} // namespace seq2seq
