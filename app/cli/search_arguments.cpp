// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/search_arguments.h"

#include "app/cli/usage.h"

#include <algorithm>

namespace seq2seq::cli {

namespace {

constexpr int kWidestBeam = 1000;

} // namespace

SearchOptions SearchArguments::options() const
{
    if (beam && nBest > *beam)
        wrongUsage("--n-best " + std::to_string(nBest) + " asks for more hypotheses than --beam "
            + std::to_string(*beam) + " keeps.");
    SearchOptions options;
    options.beam = beam.value_or(std::max(defaultBeam, nBest));
    options.lengthPenalty = lengthPenalty;
    options.nBest = nBest;
    options.maxLength = maxLength;
    return options;
}

SearchArguments greedySearch()
{
    SearchArguments arguments;
    arguments.defaultBeam = 1;
    return arguments;
}

void addSearch(CLI::App &command, SearchArguments &arguments)
{
    constexpr int kLongest = 10'000;
    constexpr double kStrongestPenalty = 10;
    command.add_option("--beam", arguments.beam, "Hypotheses kept at each step; 1 = greedy")
        ->check(between(1, kWidestBeam))
        ->type_name("N")
        ->default_str(std::to_string(arguments.defaultBeam));
    command
        .add_option("--length-penalty", arguments.lengthPenalty,
            "Strength with which long translations are favoured; 0 = none")
        ->check(between(-kStrongestPenalty, kStrongestPenalty))
        ->type_name("X")
        ->capture_default_str();
    command.add_option("--max-length", arguments.maxLength, "Tokens of a translation at most")
        ->check(between(1, kLongest))
        ->type_name("N")
        ->capture_default_str();
}

void addNBest(CLI::App &command, SearchArguments &arguments)
{
    command
        .add_option(
            "--n-best", arguments.nBest, "Hypotheses printed for each sentence, at most --beam")
        ->check(between(1, kWidestBeam))
        ->type_name("N")
        ->capture_default_str();
}

} // namespace seq2seq::cli
