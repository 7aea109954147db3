// SPDX-License-Identifier: GPL-3.0-or-later
// Is one system better than another, or is it the choice of test sentences? Paired bootstrap
// resampling (Koehn 2004, Statistical Significance Tests for Machine Translation Evaluation).
#pragma once

#include "core/metrics/bleu.h"
#include "core/metrics/chrf.h"

#include <cstdint>
#include <span>
#include <stop_token>
#include <string>
#include <vector>

namespace seq2seq {

/// A difference whose p is below this is called real.
inline constexpr double kSignificant = 0.05;

struct BootstrapOptions {
    int resamples = 1000;
    std::uint64_t seed = 1;
    BleuOptions bleu{};
    ChrfOptions chrf{};
};

/// One measure of two systems on the same sentences. Differences are second minus first.
struct BootstrapResult {
    double first = 0; ///< 0..100, of all sentences
    double second = 0;
    double meanDifference = 0; ///< over the resamples
    double low = 0; ///< 95 % of the resamples' differences lie from low to high
    double high = 0;
    int firstWins = 0; ///< resamples in which the first is better
    int secondWins = 0;
    int ties = 0;
    /// Two-sided: twice the share of resamples in which the system that is better on all sentences
    /// is not better, one added to both counts, so that it is never 0 (Davison and Hinkley 1997).
    /// Koehn's own test, which asks about one side, has half of it. 1 at most, and when neither is
    /// better. Below 0.05 the interval from low to high lies on one side of 0.
    double p = 1;
    std::vector<double> differences; ///< of the resamples, from the least to the largest
    std::size_t firstBetter = 0; ///< sentences that score higher by themselves
    std::size_t secondBetter = 0;
};

struct SystemComparison {
    BootstrapResult bleu;
    BootstrapResult chrf;
    BootstrapResult exactMatch; ///< percent of the sentences that are a reference to the letter
    std::size_t sentences = 0;
    int resamples = 0;
    std::uint64_t seed = 0;
};

/// Resample r draws as many sentences as there are, with replacement: index = Random::below(n), one
/// stream from the seed, the same draws for both systems and both measures. Same arguments: same
/// result, on every machine.
/// @param references one vector a reference set, each as long as `first` and `second`
/// @throws Error BadConfiguration when the counts differ, there is no sentence or no resample;
/// Cancelled
[[nodiscard]] SystemComparison compareSystems(std::span<const std::string> first,
    std::span<const std::string> second, std::span<const std::vector<std::string>> references,
    const BootstrapOptions &options = {}, const std::stop_token &stop = {});

} // namespace seq2seq
