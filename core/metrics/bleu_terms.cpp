// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/metrics/bleu_terms.h"

#include "core/metrics/bleu_sentence_p.h"
#include "core/metrics/references_p.h"
#include "core/metrics/unicode_p.h"

#include <cmath>

namespace seq2seq {

namespace {

/// What sacreBLEU takes for the logarithm of 0.
constexpr double kLogOfZero = -9999999999.0;

/// exp(min(0, 1 - r/c)), Papineni et al. 2002, sec. 2.3.
double brevityPenalty(const BleuCounts &counts)
{
    if (counts.hypothesisLength >= counts.referenceLength)
        return 1;
    if (counts.hypothesisLength == 0)
        return 0;
    return std::exp(1
        - static_cast<double>(counts.referenceLength)
            / static_cast<double>(counts.hypothesisLength));
}

/// The precisions with the smoothings of Chen and Cherry 2014 as sacreBLEU names them.
/// @return how many orders there are n-grams of
std::size_t smooth(std::array<BleuTerm, kBleuOrders> &orders, const BleuOptions &options)
{
    double part = 1;
    for (std::size_t n = 0; n < kBleuOrders; ++n) {
        BleuTerm &term = orders[n];
        if (options.smoothing == BleuSmoothing::AddK && n > 0) {
            term.numerator += bleuSmoothValue(options);
            term.denominator += bleuSmoothValue(options);
        }
        if (term.denominator == 0)
            return n;
        if (term.numerator == 0 && options.smoothing == BleuSmoothing::Exp)
            term.numerator = part /= 2;
        else if (term.numerator == 0 && options.smoothing == BleuSmoothing::Floor)
            term.numerator = bleuSmoothValue(options);
        term.precision = 100 * term.numerator / term.denominator;
        term.isSmoothed = term.numerator != static_cast<double>(term.correct)
            || term.denominator != static_cast<double>(term.total);
    }
    return kBleuOrders;
}

} // namespace

BleuCounts &BleuCounts::operator+=(const BleuCounts &other)
{
    for (std::size_t n = 0; n < kBleuOrders; ++n) {
        correct[n] += other.correct[n];
        total[n] += other.total[n];
    }
    hypothesisLength += other.hypothesisLength;
    referenceLength += other.referenceLength;
    return *this;
}

/// BP exp(sum_n log p_n / N), Papineni et al. 2002.
BleuTerms bleuTerms(const BleuCounts &counts, const BleuOptions &options)
{
    BleuTerms result;
    result.hypothesisLength = counts.hypothesisLength;
    result.referenceLength = counts.referenceLength;
    result.brevityPenalty = brevityPenalty(counts);
    for (std::size_t n = 0; n < kBleuOrders; ++n)
        result.orders[n] = {.correct = counts.correct[n],
            .total = counts.total[n],
            .numerator = static_cast<double>(counts.correct[n]),
            .denominator = static_cast<double>(counts.total[n])};
    if (std::ranges::all_of(counts.correct, [](std::int64_t correct) { return correct == 0; }))
        return result; // no word in common: nothing to smooth

    const std::size_t present = smooth(result.orders, options);
    const std::size_t used = options.effectiveOrder ? present : kBleuOrders;
    double logSum = 0;
    for (std::size_t n = 0; n < used; ++n) {
        BleuTerm &term = result.orders[n];
        term.isUsed = true;
        logSum += term.precision > 0 ? std::log(term.precision) : kLogOfZero;
    }
    result.geometricMean = std::exp(logSum / static_cast<double>(used));
    result.score = result.brevityPenalty * result.geometricMean;
    return result;
}

double bleuSmoothValue(const BleuOptions &options)
{
    if (options.smoothValue)
        return *options.smoothValue;
    return options.smoothing == BleuSmoothing::Floor ? 0.1 : 1.0;
}

std::u32string WordNumbers::number(std::span<const std::u32string_view> words)
{
    std::u32string numbers;
    for (const std::u32string_view word : words)
        numbers.push_back(
            m_numbers.try_emplace(std::u32string(word), static_cast<char32_t>(m_numbers.size()))
                .first->second);
    return numbers;
}

std::u32string bleuText(const std::string &line, const BleuOptions &options)
{
    return toCodePoints(bleuTokenize(options.lowercase ? toLower(line) : line, options.tokenizer));
}

std::size_t closestReference(const BleuSentence &sentence)
{
    const std::size_t length = sentence.hypothesis.size();
    const auto distance
        = [length](std::size_t other) { return other > length ? other - length : length - other; };
    std::size_t closest = 0;
    for (std::size_t i = 1; i < sentence.references.size(); ++i) {
        const std::size_t candidate = sentence.references[i].size();
        const std::size_t known = sentence.references[closest].size();
        if (distance(candidate) < distance(known)
            || (distance(candidate) == distance(known) && candidate < known))
            closest = i;
    }
    return closest;
}

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

BleuCounts countsOf(const BleuSentence &sentence)
{
    BleuCounts counts;
    counts.hypothesisLength = static_cast<std::int64_t>(sentence.hypothesis.size());
    counts.referenceLength
        = static_cast<std::int64_t>(sentence.references[closestReference(sentence)].size());
    for (std::size_t order = 1; order <= kBleuOrders; ++order) {
        visitNgrams(sentence, order, [&counts, order](const ClippedNgram &ngram) {
            counts.total[order - 1] += ngram.count;
            counts.correct[order - 1] += ngram.correct();
        });
    }
    return counts;
}

std::vector<BleuCounts> bleuCounts(std::span<const std::string> hypotheses,
    std::span<const std::vector<std::string>> references, const BleuOptions &options)
{
    checkReferences("BLEU", hypotheses.size(), references);
    WordNumbers words;
    const auto numbersOf = [&](const std::string &line) {
        const std::u32string text = bleuText(line, options);
        return words.number(splitAtSpace(text));
    };
    std::vector<BleuCounts> counts;
    counts.reserve(hypotheses.size());
    BleuSentence sentence;
    sentence.references.resize(references.size());
    for (std::size_t i = 0; i < hypotheses.size(); ++i) {
        for (std::size_t set = 0; set < references.size(); ++set)
            sentence.references[set] = numbersOf(references[set][i]);
        sentence.hypothesis = numbersOf(hypotheses[i]);
        counts.push_back(countsOf(sentence));
    }
    return counts;
}

} // namespace seq2seq
