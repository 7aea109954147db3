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
    if (beam && samples)
        wrongUsage("--sample draws translations instead of searching, so --beam has no meaning.");
    if (beam && nBest > *beam)
        wrongUsage("--n-best " + std::to_string(nBest) + " asks for more hypotheses than --beam "
            + std::to_string(*beam) + " keeps.");
    if (minLength > maxLength)
        wrongUsage("--min-length " + std::to_string(minLength) + " is longer than --max-length "
            + std::to_string(maxLength) + ".");
    SearchOptions options;
    options.beam = beam.value_or(std::max(defaultBeam, nBest));
    options.lengthPenalty = lengthPenalty;
    options.nBest = nBest;
    options.minLength = minLength;
    options.maxLength = maxLength;
    options.maxSourceLength = maxSourceLength;
    options.sample = samples;
    options.temperature = temperature;
    options.topK = topK;
    options.topP = topP;
    options.seed = seed;
    options.replaceUnknown = replacesUnknown;
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
    command
        .add_option("--min-length", arguments.minLength,
            "Words of a translation at least; 0 = an empty line may be the answer")
        ->check(between(0, kLongest))
        ->type_name("N")
        ->capture_default_str();
    command.add_option("--max-length", arguments.maxLength, "Tokens of a translation at most")
        ->check(between(1, kLongest))
        ->type_name("N")
        ->capture_default_str();
    constexpr int kLongestSource = 1'000'000;
    command
        .add_option("--max-source-length", arguments.maxSourceLength,
            "Tokens of a sentence to translate at most; a longer one is refused")
        ->check(between(1, kLongestSource))
        ->type_name("N")
        ->default_str("4 times the longest of training");
}

void addSampling(CLI::App &command, SearchArguments &arguments)
{
    constexpr auto kGroup = "Drawing by chance";
    constexpr int kMostWords = 2'000'000;
    constexpr double kColdest = 0.01;
    constexpr double kHottest = 100;
    CLI::Option *sample = command
                              .add_flag("--sample", arguments.samples,
                                  "Draw --n-best translations by chance instead of searching")
                              ->group(kGroup);
    command
        .add_option("--temperature", arguments.temperature,
            "Above 1 bolder, below 1 more careful: words are drawn by P^(1/X)")
        ->check(between(kColdest, kHottest))
        ->needs(sample)
        ->type_name("X")
        ->capture_default_str()
        ->group(kGroup);
    command.add_option("--top-k", arguments.topK, "Draw among the N likeliest words; 0 = all")
        ->check(between(0, kMostWords))
        ->needs(sample)
        ->type_name("N")
        ->capture_default_str()
        ->group(kGroup);
    command
        .add_option("--top-p", arguments.topP,
            "Draw among the fewest words whose probabilities sum to X; 1 = all")
        ->check(between(1e-9, 1.0))
        ->needs(sample)
        ->type_name("X")
        ->capture_default_str()
        ->group(kGroup);
    command.add_option("--seed", arguments.seed, "Fixes what is drawn for a sentence")
        ->needs(sample)
        ->type_name("N")
        ->capture_default_str()
        ->group(kGroup);
}

void addUnknownWords(CLI::App &command, SearchArguments &arguments)
{
    command.add_flag("--replace-unknown", arguments.replacesUnknown,
        "Write the source word with the largest attention for <unk>");
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
