// SPDX-License-Identifier: GPL-3.0-or-later
// Runs that are equal in all but the seed: what they have in common, and how much chance makes.
#pragma once

#include "core/study/study.h"

#include <cstddef>
#include <optional>
#include <string>
#include <vector>

namespace seq2seq {

struct Spread {
    std::size_t runs = 0;
    double mean = 0;
    std::optional<double> deviation; ///< of the sample, by n - 1; unset of one run
};
/// Unset of no number. One that is not finite makes mean and deviation such.
[[nodiscard]] std::optional<Spread> spreadOf(const std::vector<double> &values);

struct SeedGroup {
    std::vector<std::size_t> runs; ///< of Study::runs, one at least
    std::vector<Setting> settings; ///< those of Study::differing but the seed
    std::optional<Spread> perplexity;
    std::optional<Spread> bleu;
    std::optional<Spread> chrf;
    std::optional<Spread> exactMatch;
    std::optional<Spread> wordsPerSecond;
};
/// In the order in which their first runs stand. Runs that have no numbers yet are in none.
[[nodiscard]] std::vector<SeedGroup> groupBySeed(const Study &study);

} // namespace seq2seq
