// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/metrics/bleu.h"

#include "core/metrics/bleu_sentence_p.h"

#include <array>
#include <cstdio>

namespace seq2seq {

namespace {

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
    std::snprintf(value.data(), value.size(), "[%.2f]", bleuSmoothValue(options));
    return (options.smoothing == BleuSmoothing::Floor ? "floor" : "add-k")
        + std::string(value.data());
}

} // namespace

BleuScore corpusBleu(std::span<const std::string> hypotheses,
    std::span<const std::vector<std::string>> references, const BleuOptions &options)
{
    BleuCounts sum;
    for (const BleuCounts &counts : bleuCounts(hypotheses, references, options))
        sum += counts;
    const BleuTerms terms = bleuTerms(sum, options);
    BleuScore result;
    result.score = terms.score;
    for (std::size_t n = 0; n < kBleuOrders; ++n)
        result.precisions[n] = terms.orders[n].precision;
    result.brevityPenalty = terms.brevityPenalty;
    result.hypothesisLength = terms.hypothesisLength;
    result.referenceLength = terms.referenceLength;
    return result;
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
