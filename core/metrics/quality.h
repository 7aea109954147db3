// SPDX-License-Identifier: GPL-3.0-or-later
// Every measure of a set of translations in one report, as a whole and by source length.
#pragma once

#include "core/corpus/corpus.h"
#include "core/metrics/bleu.h"

#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace seq2seq {

/// One test sentence after the model has translated it and has been force-decoded along its
/// reference.
struct SentenceOutcome {
    std::string hypothesis;
    std::string reference;
    int sourceLength = 0; ///< tokens, without </s>
    int targetTokens = 0; ///< reference tokens, with </s>
    int correctTokens = 0; ///< of them, how many were the likeliest word (teacher-forced)
    double logProbability = 0; ///< of the reference, nats
    std::optional<Alignment> predictedLinks; ///< from the attention
    std::optional<Alignment> goldLinks;
};

struct LengthBand {
    int from = 0; ///< source tokens, inclusive
    int to = 0; ///< inclusive
    std::size_t sentences = 0;
    double bleu = 0; ///< 0..100
    double tokenAccuracy = 0; ///< 0..1
};

/// How translations are compared with their references.
struct QualityOptions {
    std::string targetLanguage; ///< BCP 47; decides BLEU's tokeniser
    bool lowercase = false; ///< case does not count: the model writes lower case
};

struct QualityReport {
    double bleu = 0; ///< 0..100, 13a; zh for Chinese and Japanese targets
    double chrf = 0; ///< 0..100
    double perplexity = 0; ///< per reference token
    double tokenAccuracy = 0; ///< 0..1, teacher-forced
    double exactMatch = 0; ///< 0..1, hypothesis equals reference (but for case, with lowercase)
    std::optional<double> alignmentErrorRate; ///< 0..1; unset without attention or gold links
    std::string bleuSignature; ///< what was counted as what: "nrefs:1|case:lc|..."
    std::size_t sentences = 0;
    std::vector<LengthBand>
        byLength; ///< bands 1-5, 6-10, 11-15, 16-20, 21-30, 31-50, 51-...; empty bands left out
};

[[nodiscard]] QualityReport measureQuality(
    std::span<const SentenceOutcome> outcomes, const QualityOptions &options);

} // namespace seq2seq
