// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/comparison_text.h"

namespace seq2seq::cli {

namespace {

/// Differences always have their sign.
std::string signedNumber(double value)
{
    return (value >= 0 ? "+" : "") + formatNumber(value, 2);
}

std::string findingOf(
    const BootstrapResult &result, const std::string &first, const std::string &second)
{
    if (result.p >= kSignificant)
        return "neither is clearly better";
    return (result.second > result.first ? second : first) + " is better";
}

void print(const std::string &measure, const BootstrapResult &result, const std::string &first,
    const std::string &second, Console &console)
{
    console.printLine(measure + formatNumber(result.first, 2) + " and "
        + formatNumber(result.second, 2) + ", difference " + signedNumber(result.meanDifference)
        + " (95 %: " + signedNumber(result.low) + " to " + signedNumber(result.high) + "), p "
        + formatNumber(result.p, 4) + ": " + findingOf(result, first, second));
}

Json toJson(const BootstrapResult &result)
{
    return {{"first", result.first}, {"second", result.second},
        {"mean_difference", result.meanDifference}, {"low", result.low}, {"high", result.high},
        {"first_wins", result.firstWins}, {"second_wins", result.secondWins}, {"ties", result.ties},
        {"p", result.p}, {"first_better", result.firstBetter},
        {"second_better", result.secondBetter}};
}

} // namespace

void printComparison(const SystemComparison &comparison, const std::string &first,
    const std::string &second, Console &console)
{
    console.printLine(first + " and " + second + ", "
        + formatCount(comparison.resamples, "resample", "resamples") + " of "
        + formatCount(static_cast<long long>(comparison.sentences), "sentence", "sentences")
        + ", seed " + std::to_string(comparison.seed) + ":");
    print("BLEU    ", comparison.bleu, first, second, console);
    print("chrF    ", comparison.chrf, first, second, console);
    print("exact % ", comparison.exactMatch, first, second, console);
}

Json toJson(const SystemComparison &comparison)
{
    return {{"sentences", comparison.sentences}, {"resamples", comparison.resamples},
        {"seed", comparison.seed}, {"bleu", toJson(comparison.bleu)},
        {"chrf", toJson(comparison.chrf)}, {"exact_match", toJson(comparison.exactMatch)}};
}

} // namespace seq2seq::cli
