// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/search/sampling.h"

#include "core/error.h"
#include "core/random.h"
#include "core/text/vocabulary.h"

#include <algorithm>
#include <cmath>

namespace seq2seq {

namespace {

/// A translation that is still being drawn. It is one row of the decoder's batch.
struct Draw {
    std::size_t sentence = 0;
    Random random{0};
    Hypothesis hypothesis;
    int node = 0; // in the tree of its sentence
};

Random chanceOf(std::uint64_t seed, std::span<const int> source, int number)
{
    std::uint64_t mixed = Random(seed).next();
    for (const int id : source)
        mixed = Random(mixed ^ static_cast<std::uint64_t>(id)).next();
    return Random(mixed + static_cast<std::uint64_t>(number));
}

void normalise(std::vector<WordChance> &words)
{
    double sum = 0;
    for (const WordChance &word : words)
        sum += word.probability;
    for (WordChance &word : words)
        word.probability /= sum;
}

int drawWord(const std::vector<WordChance> &words, Random &random)
{
    double rest = random.uniform();
    for (const WordChance &word : words) {
        rest -= word.probability;
        if (rest < 0)
            return word.id;
    }
    return words.back().id; // the sum fell short of 1 by a rounding
}

/// Appends a word and its node in the tree. @return whether the translation goes on
bool append(
    Draw &draw, SearchTree &tree, int id, double logProbability, const SearchOptions &options)
{
    Hypothesis &hypothesis = draw.hypothesis;
    hypothesis.ids.push_back(id);
    hypothesis.tokenLogProbabilities.push_back(logProbability);
    hypothesis.logProbability += logProbability;
    hypothesis.isFinished = id == kEos;
    if (options.recordTree) {
        const auto node = static_cast<int>(tree.nodes.size());
        tree.nodes.push_back({draw.node, static_cast<int>(hypothesis.ids.size()), id, {},
            std::exp(logProbability), hypothesis.logProbability, true, id == kEos, false});
        draw.node = node;
    }
    return !hypothesis.isFinished
        && hypothesis.ids.size() < static_cast<std::size_t>(options.maxLength);
}

/// Orders the draws of one sentence and marks the best one's path in the tree.
void conclude(SearchResult &result, std::vector<Draw> draws)
{
    std::stable_sort(draws.begin(), draws.end(),
        [](const Draw &a, const Draw &b) { return ranksHigher(a.hypothesis, b.hypothesis); });
    if (!result.tree.nodes.empty())
        for (int node = draws.front().node; node >= 0;
             node = result.tree.nodes[static_cast<std::size_t>(node)].parent)
            result.tree.nodes[static_cast<std::size_t>(node)].isBest = true;
    for (Draw &draw : draws)
        result.hypotheses.push_back(std::move(draw.hypothesis));
}

} // namespace

std::vector<WordChance> samplingDistribution(
    std::span<const double> logProbabilities, const SearchOptions &options, bool mayEnd)
{
    static_assert(kPad == 0 && kBos == 1 && kEos == 2);
    const auto first = static_cast<std::size_t>(mayEnd ? kEos : kEos + 1);
    const double largest = *std::ranges::max_element(logProbabilities.subspan(first));
    std::vector<WordChance> words;
    for (std::size_t id = first; id < logProbabilities.size(); ++id)
        words.push_back({static_cast<int>(id),
            std::exp((logProbabilities[id] - largest) / options.temperature)});

    const std::size_t kept = options.topK > 0
        ? std::min(static_cast<std::size_t>(options.topK), words.size())
        : words.size();
    std::size_t sorted = 0; // words[0..sorted) are the likeliest, best first
    const auto sortUpTo = [&](std::size_t count) {
        const auto begin = words.begin();
        std::ranges::partial_sort(begin + static_cast<std::ptrdiff_t>(sorted),
            begin + static_cast<std::ptrdiff_t>(count), words.end(),
            [](const WordChance &one, const WordChance &other) {
                return one.probability > other.probability
                    || (one.probability == other.probability && one.id < other.id);
            });
        sorted = count;
    };
    if (kept < words.size()) {
        sortUpTo(kept);
        words.resize(kept);
    }
    normalise(words);

    double sum = 0;
    for (std::size_t i = 0; i < words.size() && options.topP < 1; ++i) {
        // The nucleus is mostly a few words of thousands: sort no further than it reaches.
        if (i == sorted)
            sortUpTo(std::min(words.size(), std::max<std::size_t>(32, 4 * sorted)));
        sum += words[i].probability;
        if (sum >= options.topP) {
            words.resize(i + 1);
            break;
        }
    }
    normalise(words);
    return words;
}

std::vector<SearchResult> drawTranslations(const Model &model,
    std::span<const std::vector<int>> sources, std::span<const int> prefix,
    const SearchOptions &options, const std::stop_token &stop, const Edits &edits)
{
    std::vector<SearchResult> results(sources.size());
    std::vector<std::vector<Draw>> done(sources.size());
    std::vector<Draw> draws;
    std::vector<std::size_t> rows; // of the last step that each draw continues
    for (std::size_t s = 0; s < sources.size(); ++s) {
        if (options.recordTree)
            results[s].tree.nodes.push_back({-1, 0, kBos, {}, 1, 0, true, false, false});
        for (int number = 0; number < std::max(1, options.nBest); ++number) {
            draws.push_back({s, chanceOf(options.seed, sources[s], number), {}, 0});
            rows.push_back(s);
        }
    }

    const std::unique_ptr<Decoding> decoder = model.decode(sources, edits, stop);
    std::vector<double> logProbabilities(static_cast<std::size_t>(model.config().targetVocabulary));
    while (!draws.empty()) {
        if (stop.stop_requested())
            throw Error(ErrorCode::Cancelled, message("core", "Translating was stopped"));
        std::vector<int> lastIds;
        for (const Draw &draw : draws)
            lastIds.push_back(draw.hypothesis.ids.empty() ? kBos : draw.hypothesis.ids.back());
        decoder->step(rows, lastIds);

        std::vector<Draw> live;
        rows.clear();
        for (std::size_t r = 0; r < draws.size(); ++r) {
            Draw &draw = draws[r];
            decoder->logProbabilities(r, logProbabilities);
            const std::size_t step = draw.hypothesis.ids.size();
            const bool mayEnd = static_cast<int>(step) >= options.minLength;
            const std::optional<int> forced
                = step < prefix.size() ? prefix[step] : edits.forcedAt(step);
            const int id = forced
                ? *forced
                : drawWord(samplingDistribution(logProbabilities, options, mayEnd), draw.random);
            if (append(draw, results[draw.sentence].tree, id,
                    logProbabilities[static_cast<std::size_t>(id)], options)) {
                live.push_back(std::move(draw));
                rows.push_back(r);
                continue;
            }
            draw.hypothesis.score = lengthPenalised(
                draw.hypothesis.logProbability, draw.hypothesis.ids.size(), options.lengthPenalty);
            done[draw.sentence].push_back(std::move(draw));
        }
        draws = std::move(live);
    }
    for (std::size_t s = 0; s < sources.size(); ++s)
        conclude(results[s], std::move(done[s]));
    return results;
}

} // namespace seq2seq
