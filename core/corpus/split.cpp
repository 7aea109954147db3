// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/corpus/split.h"

#include "core/random.h"

#include <algorithm>
#include <numeric>
#include <string>
#include <unordered_set>

namespace seq2seq {
namespace {

enum class Place { Train, Dev, Nowhere };
enum class Sharing { EitherSide, Source };

std::size_t chooseDevCount(std::size_t pairs, std::size_t wanted)
{
    const std::size_t count = wanted > 0 ? wanted : std::clamp<std::size_t>(pairs / 20, 1, 1000);
    return std::min(count, pairs / 2); // training needs its half
}

/// Sentences of dev, to find what train shares with them.
class DevSentences {
public:
    explicit DevSentences(Sharing sharing)
        : m_sharing(sharing)
    {
    }

    void add(const SentencePair &pair)
    {
        m_sources.insert(pair.source);
        m_targets.insert(pair.target);
    }
    [[nodiscard]] bool shares(const SentencePair &pair) const
    {
        return m_sources.contains(pair.source)
            || (m_sharing == Sharing::EitherSide && m_targets.contains(pair.target));
    }

private:
    Sharing m_sharing;
    std::unordered_set<std::string> m_sources;
    std::unordered_set<std::string> m_targets;
};

// Puts the first `devCount` pairs of `order` into dev, and takes out of train what shares a
// sentence with them.
std::vector<Place> placePairs(const SentencePairs &pairs, const std::vector<std::size_t> &order,
    std::size_t devCount, Sharing sharing)
{
    std::vector<Place> places(pairs.size(), Place::Train);
    for (std::size_t i = 0; i < devCount; ++i)
        places[order[i]] = Place::Dev;
    DevSentences dev(sharing);
    SentencePairs::Cursor cursor(pairs);
    for (std::size_t i = 0; i < pairs.size(); ++i)
        if (places[i] == Place::Dev)
            dev.add(cursor.at(i));
    std::size_t mayMove = devCount / 10;
    bool hasMoved = true;
    while (hasMoved) { // a pair that moves to dev brings a sentence with it, which others may share
        hasMoved = false;
        for (std::size_t i = 0; i < pairs.size(); ++i) {
            if (places[i] != Place::Train || !dev.shares(cursor.at(i)))
                continue;
            places[i] = mayMove > 0 ? Place::Dev : Place::Nowhere;
            if (mayMove > 0) {
                dev.add(cursor.at(i));
                --mayMove;
                hasMoved = true;
            }
        }
    }
    return places;
}

Corpus emptyLike(const Corpus &corpus)
{
    Corpus result;
    result.origin = corpus.origin;
    result.sourceLanguage = corpus.sourceLanguage;
    result.targetLanguage = corpus.targetLanguage;
    return result;
}

Split distribute(Corpus corpus, const std::vector<Place> &places)
{
    Split split{emptyLike(corpus), emptyLike(corpus)};
    SentencePairs::Cursor cursor(corpus.pairs);
    for (std::size_t i = 0; i < corpus.size(); ++i) {
        if (places[i] == Place::Nowhere)
            continue;
        Corpus &part = places[i] == Place::Dev ? split.dev : split.train;
        part.pairs.push_back(cursor.at(i));
        if (!corpus.alignments.empty())
            part.alignments.push_back(std::move(corpus.alignments[i]));
    }
    return split;
}

} // namespace

Split splitCorpus(Corpus corpus, std::size_t devCount, std::uint64_t seed)
{
    devCount = chooseDevCount(corpus.size(), devCount);
    if (devCount == 0)
        return {corpus, corpus};

    std::vector<std::size_t> order(corpus.size());
    std::iota(order.begin(), order.end(), std::size_t{0});
    Random(seed).shuffle(order);
    for (const Sharing sharing : {Sharing::EitherSide, Sharing::Source}) {
        const std::vector<Place> places = placePairs(corpus.pairs, order, devCount, sharing);
        const auto left = static_cast<std::size_t>(std::ranges::count(places, Place::Train));
        if (2 * left >= corpus.size() - devCount || (sharing == Sharing::Source && left > 0))
            return distribute(std::move(corpus), places);
    }
    return {corpus, corpus};
}

} // namespace seq2seq
