// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/corpus/split.h"

#include "core/error.h"
#include "core/random.h"

#include <algorithm>
#include <array>
#include <numeric>
#include <string>
#include <unordered_map>
#include <unordered_set>

namespace seq2seq {
namespace {

enum class Sharing { EitherSide, Source };

std::size_t mostDev(std::size_t pairs)
{
    return pairs / 2; // training needs its half
}

std::size_t chooseDevCount(std::size_t pairs, std::size_t wanted)
{
    const std::size_t count = wanted > 0 ? wanted : std::clamp<std::size_t>(pairs / 20, 1, 1000);
    return std::min(count, mostDev(pairs));
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
std::vector<PairPlace> placeApart(const SentencePairs &pairs, const std::vector<std::size_t> &order,
    std::size_t devCount, Sharing sharing)
{
    std::vector<PairPlace> places(pairs.size(), PairPlace::Train);
    for (std::size_t i = 0; i < devCount; ++i)
        places[order[i]] = PairPlace::Dev;
    DevSentences dev(sharing);
    SentencePairs::Cursor cursor(pairs);
    for (std::size_t i = 0; i < pairs.size(); ++i)
        if (places[i] == PairPlace::Dev)
            dev.add(cursor.at(i));
    std::size_t mayMove = devCount / 10;
    bool hasMoved = true;
    while (hasMoved) { // a pair that moves to dev brings a sentence with it, which others may share
        hasMoved = false;
        for (std::size_t i = 0; i < pairs.size(); ++i) {
            if (places[i] != PairPlace::Train || !dev.shares(cursor.at(i)))
                continue;
            places[i] = mayMove > 0 ? PairPlace::Dev : PairPlace::Nowhere;
            if (mayMove > 0) {
                dev.add(cursor.at(i));
                --mayMove;
                hasMoved = true;
            }
        }
    }
    return places;
}

// What pairs that must not be parted have in common.
std::string groupKey(const SentencePair &pair, bool bySource)
{
    return bySource ? pair.source : pair.source + '\t' + pair.target; // no sentence holds a tab
}

// Puts whole groups of pairs into dev, those of one source or of one pair, until `devCount` are
// there: nothing is left out. All stay in train when there is one group alone.
std::vector<PairPlace> placeGroups(const SentencePairs &pairs,
    const std::vector<std::size_t> &order, std::size_t devCount, bool bySource)
{
    std::unordered_map<std::string, std::vector<std::size_t>> groups;
    SentencePairs::Cursor cursor(pairs);
    for (std::size_t i = 0; i < pairs.size(); ++i)
        groups[groupKey(cursor.at(i), bySource)].push_back(i);
    std::vector<PairPlace> places(pairs.size(), PairPlace::Train);
    if (groups.size() < 2)
        return places;
    std::size_t taken = 0;
    const auto take = [&](const std::vector<std::size_t> &group) {
        for (const std::size_t i : group)
            places[i] = PairPlace::Dev;
        taken += group.size();
    };
    const std::vector<std::size_t> *smallest = nullptr;
    for (const std::size_t i : order) {
        const std::vector<std::size_t> &group = groups.at(groupKey(cursor.at(i), bySource));
        if (places[i] == PairPlace::Train && taken + group.size() <= devCount)
            take(group);
        if (smallest == nullptr || group.size() < smallest->size())
            smallest = &group;
    }
    if (taken == 0)
        take(*smallest);
    return places;
}

// Why dev has fewer pairs than were asked for. Where there is more than one source, none stands on
// both sides.
Message whyFewer(const Corpus &train, const Corpus &dev, std::size_t pairs, std::size_t askedDev)
{
    const Message half = message("core", "at least half of the pairs stay with training");
    if (dev.size() == mostDev(pairs))
        return half;
    const bool isOneSource = train.pairs.begin()->source == dev.pairs.begin()->source;
    const Message together = isOneSource
        ? message("core", "equal pairs stay together")
        : message("core", "pairs with the same source stay together");
    if (askedDev <= mostDev(pairs))
        return together;
    return message("core", "%1, and %2").arg(half).arg(together);
}

Corpus emptyLike(const Corpus &corpus)
{
    Corpus result;
    result.origin = corpus.origin;
    result.sourceLanguage = corpus.sourceLanguage;
    result.targetLanguage = corpus.targetLanguage;
    return result;
}

std::size_t countOf(const std::vector<PairPlace> &places, PairPlace place)
{
    return static_cast<std::size_t>(std::ranges::count(places, place));
}

// About `count` pairs in Dev, the others in Train or Nowhere; all in Train when all are equal.
std::vector<PairPlace> holdBack(const SentencePairs &pairs, std::size_t count, std::uint64_t seed)
{
    std::vector<std::size_t> order(pairs.size());
    std::iota(order.begin(), order.end(), std::size_t{0});
    Random(seed).shuffle(order);
    for (const Sharing sharing : {Sharing::EitherSide, Sharing::Source}) {
        std::vector<PairPlace> places = placeApart(pairs, order, count, sharing);
        if (count > 0 && 2 * countOf(places, PairPlace::Train) >= pairs.size() - count)
            return places;
    }
    for (const bool bySource : {true, false}) {
        std::vector<PairPlace> places = placeGroups(pairs, order, count, bySource);
        if (countOf(places, PairPlace::Dev) > 0)
            return places;
    }
    return std::vector<PairPlace>(pairs.size(), PairPlace::Train);
}

// Parts what is in Dev into Dev and Test, by the same rules.
void partHeldBack(const SentencePairs &pairs, std::size_t devCount, std::size_t testCount,
    std::uint64_t seed, std::vector<PairPlace> &places)
{
    SentencePairs held;
    SentencePairs::Cursor cursor(pairs);
    for (std::size_t i = 0; i < pairs.size(); ++i)
        if (places[i] == PairPlace::Dev)
            held.push_back(cursor.at(i));
    const bool isTestSmaller = testCount <= devCount;
    const std::size_t wanted = held.size() * std::min(devCount, testCount)
        / std::max<std::size_t>(devCount + testCount, 1);
    const std::vector<PairPlace> inner = holdBack(held,
        std::clamp<std::size_t>(wanted, 1, std::max<std::size_t>(mostDev(held.size()), 1)),
        seed + 1);
    std::size_t next = 0;
    for (PairPlace &place : places) {
        if (place != PairPlace::Dev)
            continue;
        const PairPlace found = inner[next++];
        if (found == PairPlace::Nowhere)
            place = found;
        else
            place = (found == PairPlace::Dev) == isTestSmaller ? PairPlace::Test : PairPlace::Dev;
    }
}

} // namespace

std::vector<PairPlace> placePairs(
    const SentencePairs &pairs, std::size_t devCount, std::size_t testCount, std::uint64_t seed)
{
    if (pairs.empty())
        return {};
    const std::size_t dev
        = testCount > 0 && devCount > 0 ? devCount : chooseDevCount(pairs.size(), devCount);
    std::vector<PairPlace> places
        = holdBack(pairs, std::min(dev + testCount, mostDev(pairs.size())), seed);
    if (countOf(places, PairPlace::Dev) == 0)
        throw Error(ErrorCode::EmptyCorpus,
            counted(pairs.size(),
                message("core", "there is one pair alone, so none can be held back to measure on"),
                message(
                    "core", "all %1 pairs are the same, so none can be held back to measure on")),
            {}, message("core", "Take a corpus with other pairs, or name a file to measure on."));
    if (testCount > 0)
        partHeldBack(pairs, dev, testCount, seed, places);
    return places;
}

Split distributePairs(Corpus corpus, const std::vector<PairPlace> &places)
{
    Split split{emptyLike(corpus), emptyLike(corpus), emptyLike(corpus), emptyLike(corpus)};
    const std::array<Corpus *, kPairPlaces> parts{
        &split.train, &split.dev, &split.test, &split.unused};
    SentencePairs::Cursor cursor(corpus.pairs);
    for (std::size_t i = 0; i < corpus.size(); ++i) {
        Corpus &part = *parts[static_cast<std::size_t>(places[i])];
        part.pairs.push_back(cursor.at(i));
        if (!corpus.alignments.empty())
            part.alignments.push_back(std::move(corpus.alignments[i]));
    }
    return split;
}

Split splitCorpus(Corpus corpus, std::size_t devCount, std::uint64_t seed)
{
    const std::vector<PairPlace> places = placePairs(corpus.pairs, devCount, 0, seed);
    return distributePairs(std::move(corpus), places);
}

std::vector<Message> remarksOnSplit(
    const Corpus &train, const Corpus &dev, std::size_t pairs, std::size_t askedDev)
{
    std::vector<Message> remarks;
    if (askedDev > 0 && dev.size() < askedDev)
        remarks.push_back(counted(askedDev,
            message("core", "%1 pair to measure on was asked for, %2 could be had: %3."),
            message("core", "%1 pairs to measure on were asked for, %2 could be had: %3."))
                              .arg(dev.size())
                              .arg(whyFewer(train, dev, pairs, askedDev)));
    if (pairs > train.size() + dev.size())
        remarks.push_back(counted(pairs - train.size() - dev.size(),
            message("core",
                "%1 pair is used neither to train on nor to measure on, as it shares a sentence "
                "with those to measure on."),
            message("core",
                "%1 pairs are used neither to train on nor to measure on, as they share a "
                "sentence with those to measure on.")));
    const auto key = [](const SentencePair &pair) { return groupKey(pair, false); };
    std::unordered_set<std::string> known;
    for (const SentencePair &pair : dev.pairs)
        known.insert(key(pair));
    std::unordered_set<std::string> both;
    for (const SentencePair &pair : train.pairs)
        if (known.contains(key(pair)))
            both.insert(key(pair));
    if (!both.empty())
        remarks.push_back(counted(both.size(),
            message("core",
                "%1 of %2 different pairs to measure on is also trained on: the figures will be "
                "better than the model is."),
            message("core",
                "%1 of %2 different pairs to measure on are also trained on: the figures will be "
                "better than the model is."))
                              .arg(known.size()));
    return remarks;
}

} // namespace seq2seq
