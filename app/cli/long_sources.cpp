// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/long_sources.h"

#include <optional>
#include <utility>

namespace seq2seq::cli {

namespace {

std::string describe(const LongSource &sentence)
{
    return "the sentence has " + std::to_string(sentence.tokens)
        + " tokens, the longest this run takes is " + std::to_string(sentence.longest);
}

} // namespace

void refuse(const LongSource &sentence, ErrorPlace place)
{
    const bool isOneOfMany = place.line > 0;
    std::string remedy = "Raise --max-source-length or shorten the sentence.";
    if (isOneOfMany)
        remedy += " The lines before it are translated, those after it are not.";
    throw Error(
        ErrorCode::BadConfiguration, describe(sentence), std::move(place), std::move(remedy));
}

void leaveOutLongSources(
    Corpus &corpus, const Translator &translator, const SearchOptions &options, Console &console)
{
    constexpr std::size_t kShown = 10; // pairs that are named one by one
    SentencePairs kept;
    std::vector<Alignment> alignments;
    std::size_t leftOut = 0;
    for (std::size_t i = 0; const SentencePair &pair : corpus.pairs) {
        const std::size_t number = i++;
        if (const auto tooLong = translator.firstTooLong({&pair.source, 1}, options)) {
            if (++leftOut <= kShown)
                console.say("Pair " + std::to_string(number + 1) + ": " + describe(*tooLong) + ".");
            continue;
        }
        kept.push_back(pair);
        if (!corpus.alignments.empty())
            alignments.push_back(corpus.alignments[number]);
    }
    if (leftOut == 0)
        return;
    const bool isOne = leftOut == 1;
    console.say(formatCount(static_cast<long long>(leftOut)) + " of "
        + formatCount(static_cast<long long>(corpus.size()), "pair", "pairs")
        + (isOne ? " is" : " are") + " left out for that. Raise --max-source-length to measure on "
        + (isOne ? "it" : "them") + " too.");
    if (kept.empty())
        throw Error(ErrorCode::EmptyCorpus, "no sentence is short enough to measure on", {},
            "Raise --max-source-length or shorten the sentences.");
    corpus.pairs = std::move(kept);
    corpus.alignments = std::move(alignments);
}

} // namespace seq2seq::cli
