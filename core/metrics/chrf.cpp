// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/metrics/chrf.h"

#include "core/error.h"
#include "core/metrics/chrf_statistics_p.h"
#include "core/metrics/ngrams_p.h"
#include "core/metrics/references_p.h"
#include "core/metrics/unicode_p.h"

#include <algorithm>
#include <unordered_map>

namespace seq2seq {

namespace {

bool isAsciiPunctuation(char32_t c)
{
    return (c >= U'!' && c <= U'/') || (c >= U':' && c <= U'@') || (c >= U'[' && c <= U'`')
        || (c >= U'{' && c <= U'~');
}

/// Words with one punctuation mark cut off: at the end, or else at the beginning (so "(hi)" becomes
/// "(hi" and ")").
std::vector<std::u32string_view> wordsOf(std::u32string_view text)
{
    std::vector<std::u32string_view> words;
    for (const std::u32string_view word : splitAtSpace(text)) {
        const std::size_t last = word.size() - 1;
        std::size_t cut = 0; // 0 = nowhere
        if (last > 0 && isAsciiPunctuation(word[last]))
            cut = last;
        else if (last > 0 && isAsciiPunctuation(word[0]))
            cut = 1;
        if (cut > 0)
            words.push_back(word.substr(0, cut));
        words.push_back(word.substr(cut));
    }
    return words;
}

/// One sentence, ready for counting.
struct Sentence {
    std::u32string text;
    std::u32string characters; ///< what character n-grams are made of

    Sentence(const std::string &utf8, const ChrfOptions &options)
        : text(toCodePoints(options.lowercase ? toLower(utf8) : utf8))
    {
        if (!options.removeWhitespace) {
            characters = text;
            return;
        }
        for (const std::u32string_view word : splitAtSpace(text))
            characters += word;
    }
};

ChrfMatches match(std::u32string_view hypothesis, std::u32string_view reference, std::size_t order)
{
    const NgramCounts referenceCounts = countNgrams(reference, order);
    ChrfMatches result;
    if (!referenceCounts.empty()) // hits count only where the reference has n-grams of this order
        result.hypothesis = static_cast<std::int64_t>(
            hypothesis.size() < order ? 0 : hypothesis.size() - order + 1);
    result.reference
        = static_cast<std::int64_t>(reference.size() < order ? 0 : reference.size() - order + 1);
    for (const auto &[ngram, count] : countNgrams(hypothesis, order)) {
        const auto found = referenceCounts.find(ngram);
        if (found != referenceCounts.end())
            result.common += std::min(count, found->second);
    }
    return result;
}

ChrfStatistics compare(
    const Sentence &hypothesis, const Sentence &reference, const ChrfOptions &options)
{
    ChrfStatistics statistics;
    for (int order = 1; order <= options.characterOrder; ++order)
        statistics.push_back(
            match(hypothesis.characters, reference.characters, static_cast<std::size_t>(order)));
    if (options.wordOrder == 0)
        return statistics;

    std::unordered_map<std::u32string_view, char32_t> numbers;
    const auto number = [&numbers](std::u32string_view text) {
        std::u32string numbered;
        for (const std::u32string_view word : wordsOf(text))
            numbered.push_back(numbers.try_emplace(word, numbers.size()).first->second);
        return numbered;
    };
    const std::u32string hypothesisWords = number(hypothesis.text);
    const std::u32string referenceWords = number(reference.text);
    for (int order = 1; order <= options.wordOrder; ++order)
        statistics.push_back(
            match(hypothesisWords, referenceWords, static_cast<std::size_t>(order)));
    return statistics;
}

} // namespace

double chrfScore(const ChrfStatistics &statistics, const ChrfOptions &options)
{
    constexpr double kEpsilon = 1e-16;
    const double factor = static_cast<double>(options.beta) * options.beta;
    double smoothed = 0;
    double precision = 0;
    double recall = 0;
    int orders = 0;
    for (const ChrfMatches &order : statistics) {
        const auto common = static_cast<double>(order.common);
        const double p
            = order.hypothesis > 0 ? common / static_cast<double>(order.hypothesis) : kEpsilon;
        const double r
            = order.reference > 0 ? common / static_cast<double>(order.reference) : kEpsilon;
        const double denominator = factor * p + r;
        smoothed += denominator > 0 ? (1 + factor) * p * r / denominator : kEpsilon;
        if (order.hypothesis > 0 && order.reference > 0) {
            precision += p;
            recall += r;
            ++orders;
        }
    }
    if (options.epsilonSmoothing)
        return 100 * smoothed / static_cast<double>(statistics.size());
    if (orders == 0 || precision + recall == 0)
        return 0;
    precision /= orders;
    recall /= orders;
    return 100 * (1 + factor) * precision * recall / (factor * precision + recall);
}

std::size_t chrfOrders(const ChrfOptions &options)
{
    if (options.characterOrder < 0 || options.wordOrder < 0
        || options.characterOrder + options.wordOrder == 0)
        throw Error(ErrorCode::BadConfiguration,
            message("core", "chrF needs n-grams of at least one order"));
    return static_cast<std::size_t>(options.characterOrder + options.wordOrder);
}

std::vector<ChrfStatistics> chrfStatistics(std::span<const std::string> hypotheses,
    std::span<const std::vector<std::string>> references, const ChrfOptions &options)
{
    checkReferences("chrF", hypotheses.size(), references);
    (void)chrfOrders(options);
    std::vector<ChrfStatistics> statistics;
    statistics.reserve(hypotheses.size());
    for (std::size_t i = 0; i < hypotheses.size(); ++i) {
        const Sentence hypothesis(hypotheses[i], options);
        ChrfStatistics best;
        double bestScore = -1;
        for (const std::vector<std::string> &set : references) {
            ChrfStatistics candidate = compare(hypothesis, Sentence(set[i], options), options);
            const double candidateScore = chrfScore(candidate, options);
            if (candidateScore > bestScore) {
                bestScore = candidateScore;
                best = std::move(candidate);
            }
        }
        statistics.push_back(std::move(best));
    }
    return statistics;
}

double corpusChrf(std::span<const std::string> hypotheses,
    std::span<const std::vector<std::string>> references, const ChrfOptions &options)
{
    ChrfStatistics total(chrfOrders(options));
    for (const ChrfStatistics &sentence : chrfStatistics(hypotheses, references, options))
        for (std::size_t order = 0; order < total.size(); ++order)
            total[order] += sentence[order];
    return chrfScore(total, options);
}

std::string chrfSignature(const ChrfOptions &options, std::size_t references)
{
    return "nrefs:" + std::to_string(references) + "|case:" + (options.lowercase ? "lc" : "mixed")
        + "|eff:" + (options.epsilonSmoothing ? "no" : "yes") + "|nc:"
        + std::to_string(options.characterOrder) + "|nw:" + std::to_string(options.wordOrder)
        + "|space:" + (options.removeWhitespace ? "no" : "yes") + "|version:seq2seq-0.1";
}

double sentenceChrf(const std::string &hypothesis, std::span<const std::string> references,
    const ChrfOptions &options)
{
    std::vector<std::vector<std::string>> sets;
    for (const std::string &reference : references)
        sets.push_back({reference});
    return corpusChrf(std::span(&hypothesis, 1), sets, options);
}

} // namespace seq2seq
