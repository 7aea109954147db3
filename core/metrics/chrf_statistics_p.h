// SPDX-License-Identifier: GPL-3.0-or-later
// Private to core/metrics: the counts chrF is made of, a sentence, and the score of their sum.
#pragma once

#include "core/metrics/chrf.h"

#include <cstdint>

namespace seq2seq {

/// N-grams of one order: in the hypothesis, in the reference, in both.
struct ChrfMatches {
    std::int64_t hypothesis = 0;
    std::int64_t reference = 0;
    std::int64_t common = 0;

    ChrfMatches &operator+=(const ChrfMatches &other)
    {
        hypothesis += other.hypothesis;
        reference += other.reference;
        common += other.common;
        return *this;
    }
};

/// One an order, characters first, then words.
using ChrfStatistics = std::vector<ChrfMatches>;

/// How many orders there are. @throws Error BadConfiguration when there is none
[[nodiscard]] std::size_t chrfOrders(const ChrfOptions &options);

/// Of each sentence, against the reference it is nearest to. @throws as corpusChrf
[[nodiscard]] std::vector<ChrfStatistics> chrfStatistics(std::span<const std::string> hypotheses,
    std::span<const std::vector<std::string>> references, const ChrfOptions &options);

/// F_beta = (1 + beta^2) P R / (beta^2 P + R), Popovic 2015; P and R are means over the orders that
/// both sides have. With epsilon smoothing: the mean of the orders' own F_beta, as in chrF++.py.
[[nodiscard]] double chrfScore(const ChrfStatistics &statistics, const ChrfOptions &options);

} // namespace seq2seq
