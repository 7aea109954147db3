// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/metrics/quality_by_length.h"

#include <algorithm>
#include <limits>
#include <unordered_map>

namespace seq2seq {

namespace {

constexpr double kShownShare = 0.99; ///< the few longest sentences share the last bin

std::span<const int> withoutEnd(std::span<const int> ids)
{
    return !ids.empty() && ids.back() == kEos ? ids.first(ids.size() - 1) : ids;
}

/// Length of the longest common subsequence; an unknown word is equal to nothing.
std::int64_t commonTokens(std::span<const int> a, std::span<const int> b)
{
    std::vector<std::int64_t> row(b.size() + 1, 0);
    for (const int token : a) {
        std::int64_t diagonal = 0; // of the row before, one column to the left
        for (std::size_t j = 0; j < b.size(); ++j) {
            const std::int64_t above = row[j + 1];
            row[j + 1] = token == b[j] && token != kUnk ? diagonal + 1 : std::max(above, row[j]);
            diagonal = above;
        }
    }
    return row.back();
}

double share(std::int64_t part, std::int64_t whole)
{
    return whole > 0 ? static_cast<double>(part) / static_cast<double>(whole) : 0;
}

/// 0, 1, 2 to 4, 5 to 9, 10 to 19, ... without an end.
std::vector<FrequencyClass> frequencyClasses()
{
    constexpr std::int64_t kLastDecade = 1'000'000;
    std::vector<std::int64_t> starts{0};
    for (std::int64_t decade = 1; decade <= kLastDecade; decade *= 10)
        for (const std::int64_t factor : {1, 2, 5})
            starts.push_back(factor * decade);
    std::vector<FrequencyClass> classes;
    for (std::size_t i = 0; i < starts.size(); ++i)
        classes.push_back({starts[i],
            i + 1 < starts.size() ? starts[i + 1] - 1 : std::numeric_limits<std::int64_t>::max(), 0,
            0});
    return classes;
}

} // namespace

SentenceCounts countsOf(const SentenceOutcome &outcome, std::span<const int> translation,
    std::span<const int> reference, const BleuOptions &bleu)
{
    translation = withoutEnd(translation);
    reference = withoutEnd(reference);
    SentenceCounts counts;
    counts.sourceLength = outcome.sourceLength;
    counts.right = commonTokens(translation, reference);
    counts.longer = static_cast<std::int64_t>(std::max(translation.size(), reference.size()));
    counts.forcedRight = outcome.correctTokens;
    counts.forcedTokens = outcome.targetTokens;
    counts.isExact = outcome.hypothesis == outcome.reference;
    const std::vector<std::vector<std::string>> references{{outcome.reference}};
    counts.bleu = bleuCounts(std::span(&outcome.hypothesis, 1), references, bleu).front();
    return counts;
}

SliceQuality qualityOf(std::span<const SentenceCounts> sentences, const BleuOptions &bleu)
{
    SentenceCounts sum;
    std::int64_t exact = 0;
    for (const SentenceCounts &sentence : sentences) {
        sum.right += sentence.right;
        sum.longer += sentence.longer;
        sum.forcedRight += sentence.forcedRight;
        sum.forcedTokens += sentence.forcedTokens;
        sum.bleu += sentence.bleu;
        exact += sentence.isExact ? 1 : 0;
    }
    SliceQuality quality{};
    const auto set = [&quality](SliceMeasure measure, double value) {
        quality.at(static_cast<std::size_t>(measure)) = value;
    };
    set(SliceMeasure::OutputAccuracy, share(sum.right, sum.longer));
    set(SliceMeasure::ForcedAccuracy, share(sum.forcedRight, sum.forcedTokens));
    set(SliceMeasure::Bleu, bleuTerms(sum.bleu, bleu).score);
    set(SliceMeasure::ExactMatch, share(exact, static_cast<std::int64_t>(sentences.size())));
    return quality;
}

std::vector<LengthBin> lengthBins(std::vector<int> lengths, std::size_t most)
{
    if (lengths.empty() || most == 0)
        return {};
    std::ranges::sort(lengths);
    const auto last
        = static_cast<std::size_t>(kShownShare * static_cast<double>(lengths.size() - 1));
    const int shortest = lengths.front();
    const int shown = lengths[last];
    const int width
        = (shown - shortest + static_cast<int>(most)) / static_cast<int>(most); // rounded up
    std::vector<LengthBin> bins;
    for (int from = shortest; from <= shown; from += width)
        bins.push_back({from, from + width - 1});
    bins.back().to = std::max(bins.back().to, lengths.back());
    return bins;
}

std::vector<LengthSlice> qualityByLength(std::span<const SentenceCounts> sentences,
    std::span<const LengthBin> bins, const BleuOptions &bleu)
{
    std::vector<std::vector<SentenceCounts>> held(bins.size());
    for (const SentenceCounts &sentence : sentences) {
        const auto bin = std::ranges::find_if(bins, [&](const LengthBin &candidate) {
            return candidate.from <= sentence.sourceLength && sentence.sourceLength <= candidate.to;
        });
        if (bin != bins.end())
            held[static_cast<std::size_t>(bin - bins.begin())].push_back(sentence);
    }
    std::vector<LengthSlice> slices;
    for (std::size_t i = 0; i < bins.size(); ++i) {
        slices.push_back({bins[i], held[i].size(), {}});
        if (!held[i].empty())
            slices.back().quality = qualityOf(held[i], bleu);
    }
    return slices;
}

RecallByFrequency::RecallByFrequency(const Vocabulary &counts)
    : m_counts(counts)
    , m_classes(frequencyClasses())
{
}

void RecallByFrequency::add(std::span<const int> translation, std::span<const int> reference)
{
    std::unordered_map<int, int> left;
    for (const int id : translation)
        ++left[id];
    for (const int id : withoutEnd(reference)) {
        const std::int64_t seen = id >= kSpecials ? m_counts.count(id) : 0;
        const auto of = std::ranges::find_if(
            m_classes, [seen](const FrequencyClass &one) { return seen <= one.to; });
        ++of->words;
        if (id >= kSpecials && left[id]-- > 0)
            ++of->found;
    }
}

std::vector<FrequencyClass> RecallByFrequency::classes() const
{
    std::vector<FrequencyClass> some;
    std::ranges::copy_if(m_classes, std::back_inserter(some),
        [](const FrequencyClass &one) { return one.words > 0; });
    return some;
}

} // namespace seq2seq
