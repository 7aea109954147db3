// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/metrics/bleu.h"

#include "core/error.h"
#include "core/metrics/ngrams_p.h"
#include "core/metrics/unicode_p.h"

#include <algorithm>
#include <cmath>
#include <cstdio>
#include <cstdlib>
#include <unordered_map>

namespace seq2seq {

namespace {

constexpr std::size_t kOrders = 4;

/// What sacreBLEU takes for the logarithm of 0.
constexpr double kLogOfZero = -9999999999.0;

/// Words as numbers, so that an n-gram is a short string of them.
class WordNumbers {
public:
    std::u32string number(std::u32string_view tokens)
    {
        std::u32string numbers;
        for (const std::u32string_view word : splitAtSpace(tokens))
            numbers.push_back(
                m_numbers.try_emplace(std::u32string(word), m_numbers.size()).first->second);
        return numbers;
    }

private:
    std::unordered_map<std::u32string, char32_t> m_numbers;
};

/// The counts BLEU is made of, summed over sentences.
struct Counts {
    std::array<std::int64_t, kOrders>
        correct{}; ///< n-grams of the hypothesis that a reference has, clipped
    std::array<std::int64_t, kOrders> total{}; ///< n-grams of the hypothesis
    std::int64_t hypothesisLength = 0;
    std::int64_t referenceLength = 0;
};

/// The length that is nearest to the hypothesis; of two, the shorter.
std::size_t closestLength(std::size_t length, std::span<const std::u32string> references)
{
    const auto distance
        = [length](std::size_t other) { return other > length ? other - length : length - other; };
    std::size_t closest = references.front().size();
    for (const std::u32string &reference : references.subspan(1)) {
        const std::size_t candidate = reference.size();
        if (distance(candidate) < distance(closest)
            || (distance(candidate) == distance(closest) && candidate < closest))
            closest = candidate;
    }
    return closest;
}

/// Each n-gram with its largest count in any one reference.
NgramCounts largestCounts(std::span<const std::u32string> references, std::size_t order)
{
    NgramCounts largest = countNgrams(references.front(), order);
    for (const std::u32string &reference : references.subspan(1)) {
        for (const auto &[ngram, count] : countNgrams(reference, order)) {
            std::int64_t &known = largest[ngram];
            known = std::max(known, count);
        }
    }
    return largest;
}

void addSentence(
    Counts &counts, std::u32string_view hypothesis, std::span<const std::u32string> references)
{
    counts.hypothesisLength += static_cast<std::int64_t>(hypothesis.size());
    counts.referenceLength
        += static_cast<std::int64_t>(closestLength(hypothesis.size(), references));
    for (std::size_t order = 1; order <= std::min(kOrders, hypothesis.size()); ++order) {
        const NgramCounts allowed = largestCounts(references, order);
        counts.total[order - 1] += static_cast<std::int64_t>(hypothesis.size() - order + 1);
        for (const auto &[ngram, count] : countNgrams(hypothesis, order)) {
            const auto found = allowed.find(ngram);
            if (found != allowed.end())
                counts.correct[order - 1] += std::min(count, found->second);
        }
    }
}

double smoothValue(const BleuOptions &options)
{
    if (options.smoothValue)
        return *options.smoothValue;
    return options.smoothing == BleuSmoothing::Floor ? 0.1 : 1.0;
}

/// exp(min(0, 1 - r/c)), Papineni et al. 2002, sec. 2.3.
double brevityPenalty(const Counts &counts)
{
    if (counts.hypothesisLength >= counts.referenceLength)
        return 1;
    if (counts.hypothesisLength == 0)
        return 0;
    return std::exp(1
        - static_cast<double>(counts.referenceLength)
            / static_cast<double>(counts.hypothesisLength));
}

/// BP exp(sum_n log p_n / N), Papineni et al. 2002, with the smoothings of Chen and Cherry 2014 as
/// sacreBLEU names them.
BleuScore score(const Counts &counts, const BleuOptions &options)
{
    BleuScore result;
    result.hypothesisLength = counts.hypothesisLength;
    result.referenceLength = counts.referenceLength;
    result.brevityPenalty = brevityPenalty(counts);
    if (std::ranges::all_of(counts.correct, [](std::int64_t correct) { return correct == 0; }))
        return result;

    std::size_t orders = kOrders;
    double halvings = 1;
    for (std::size_t n = 0; n < kOrders; ++n) {
        const double added
            = options.smoothing == BleuSmoothing::AddK && n > 0 ? smoothValue(options) : 0;
        const double correct = static_cast<double>(counts.correct[n]) + added;
        const double total = static_cast<double>(counts.total[n]) + added;
        if (total == 0)
            break;
        if (options.effectiveOrder)
            orders = n + 1;
        if (correct > 0)
            result.precisions[n] = 100 * correct / total;
        else if (options.smoothing == BleuSmoothing::Exp)
            result.precisions[n] = 100 / ((halvings *= 2) * total);
        else if (options.smoothing == BleuSmoothing::Floor)
            result.precisions[n] = 100 * smoothValue(options) / total;
    }

    double logSum = 0;
    for (std::size_t n = 0; n < orders; ++n)
        logSum += result.precisions[n] > 0 ? std::log(result.precisions[n]) : kLogOfZero;
    result.score = result.brevityPenalty * std::exp(logSum / static_cast<double>(orders));
    return result;
}

const char *tokenizerName(BleuTokenizer tokenizer)
{
    switch (tokenizer) {
    case BleuTokenizer::None:
        return "none";
    case BleuTokenizer::V13a:
        return "13a";
    case BleuTokenizer::Intl:
        return "intl";
    case BleuTokenizer::Zh:
        return "zh";
    case BleuTokenizer::Char:
        return "char";
    }
    return "";
}

std::string smoothingName(const BleuOptions &options)
{
    if (options.smoothing == BleuSmoothing::None)
        return "none";
    if (options.smoothing == BleuSmoothing::Exp)
        return "exp";
    std::array<char, 32> value{};
    std::snprintf(value.data(), value.size(), "[%.2f]", smoothValue(options));
    return (options.smoothing == BleuSmoothing::Floor ? "floor" : "add-k")
        + std::string(value.data());
}

} // namespace

BleuScore corpusBleu(std::span<const std::string> hypotheses,
    std::span<const std::vector<std::string>> references, const BleuOptions &options)
{
    if (references.empty())
        throw Error(ErrorCode::BadConfiguration,
            message("core", "BLEU needs at least one reference translation"));
    for (const std::vector<std::string> &set : references)
        if (set.size() != hypotheses.size())
            throw Error(ErrorCode::BadConfiguration,
                message("core", "There are %1 translations and %2 references")
                    .arg(hypotheses.size())
                    .arg(set.size()),
                {}, message("core", "BLEU needs one reference for each translation."));

    WordNumbers words;
    const auto numbersOf = [&](const std::string &sentence) {
        return words.number(toCodePoints(
            bleuTokenize(options.lowercase ? toLower(sentence) : sentence, options.tokenizer)));
    };
    Counts counts;
    std::vector<std::u32string> sentenceReferences(references.size());
    for (std::size_t i = 0; i < hypotheses.size(); ++i) {
        for (std::size_t set = 0; set < references.size(); ++set)
            sentenceReferences[set] = numbersOf(references[set][i]);
        addSentence(counts, numbersOf(hypotheses[i]), sentenceReferences);
    }
    return score(counts, options);
}

BleuScore sentenceBleu(
    const std::string &hypothesis, std::span<const std::string> references, BleuOptions options)
{
    options.effectiveOrder
        = true; // as sacreBLEU has it for one sentence: short ones would all score 0
    std::vector<std::vector<std::string>> sets;
    for (const std::string &reference : references)
        sets.push_back({reference});
    return corpusBleu(std::span(&hypothesis, 1), sets, options);
}

BleuTokenizer bleuTokenizerFor(std::string_view language)
{
    const std::string_view primary = language.substr(0, language.find_first_of("-_"));
    return primary == "zh" || primary == "ja" ? BleuTokenizer::Zh : BleuTokenizer::V13a;
}

std::string bleuSignature(const BleuOptions &options, std::size_t references)
{
    return "nrefs:" + std::to_string(references) + "|case:" + (options.lowercase ? "lc" : "mixed")
        + "|eff:" + (options.effectiveOrder ? "yes" : "no")
        + "|tok:" + tokenizerName(options.tokenizer) + "|smooth:" + smoothingName(options)
        + "|version:seq2seq-0.1";
}

} // namespace seq2seq
