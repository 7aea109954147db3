// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/metrics/quality.h"

#include "core/metrics/alignment_error.h"
#include "core/metrics/chrf.h"
#include "core/metrics/quality_by_length.h"
#include "core/metrics/unicode_p.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <cstdint>

namespace seq2seq {

namespace {

/// The longest source of each band but the last, which has no upper end.
constexpr std::array kBandEnds{5, 10, 15, 20, 30, 50};

std::vector<LengthBand> bandsOf(std::span<const SentenceOutcome> outcomes, const BleuOptions &bleu)
{
    std::vector<SentenceCounts> counts;
    int longest = 0;
    for (const SentenceOutcome &outcome : outcomes) {
        counts.push_back(countsOf(outcome, {}, {}, bleu));
        longest = std::max(longest, outcome.sourceLength);
    }
    std::vector<LengthBin> bins;
    for (const int end : kBandEnds)
        bins.push_back({bins.empty() ? 0 : bins.back().to + 1, end});
    bins.push_back({bins.back().to + 1, std::max(longest, bins.back().to + 1)});
    std::vector<LengthBand> bands;
    for (const LengthSlice &slice : qualityByLength(counts, bins, bleu)) {
        const auto value = [&slice](SliceMeasure measure) {
            return slice.quality.at(static_cast<std::size_t>(measure));
        };
        if (slice.sentences > 0)
            bands.push_back({std::max(slice.bin.from, 1), slice.bin.to, slice.sentences,
                value(SliceMeasure::Bleu), value(SliceMeasure::ForcedAccuracy)});
    }
    return bands;
}

} // namespace

QualityReport measureQuality(
    std::span<const SentenceOutcome> outcomes, const QualityOptions &options)
{
    BleuOptions bleu;
    bleu.tokenizer = bleuTokenizerFor(options.targetLanguage);
    bleu.lowercase = options.lowercase;
    ChrfOptions chrf;
    chrf.lowercase = options.lowercase;
    const auto isExact = [&](const SentenceOutcome &outcome) {
        return options.lowercase ? toLower(outcome.hypothesis) == toLower(outcome.reference)
                                 : outcome.hypothesis == outcome.reference;
    };
    QualityReport report;
    report.bleuSignature = bleuSignature(bleu, 1);
    report.sentences = outcomes.size();
    if (outcomes.empty())
        return report;

    std::vector<std::string> hypotheses;
    std::vector<std::vector<std::string>> references(1); // one set
    std::int64_t tokens = 0;
    std::int64_t correct = 0;
    std::size_t exact = 0;
    double logProbability = 0;
    AlignmentErrorRate alignment;
    bool hasLinks = false;
    for (const SentenceOutcome &outcome : outcomes) {
        hypotheses.push_back(outcome.hypothesis);
        references.front().push_back(outcome.reference);
        tokens += outcome.targetTokens;
        correct += outcome.correctTokens;
        exact += isExact(outcome) ? 1 : 0;
        logProbability += outcome.logProbability;
        if (outcome.predictedLinks && outcome.goldLinks) {
            alignment.add(*outcome.predictedLinks, *outcome.goldLinks);
            hasLinks = true;
        }
    }
    report.bleu = corpusBleu(hypotheses, references, bleu).score;
    report.chrf = corpusChrf(hypotheses, references, chrf);
    report.perplexity = tokens > 0 ? std::exp(-logProbability / static_cast<double>(tokens)) : 0;
    report.tokenAccuracy
        = tokens > 0 ? static_cast<double>(correct) / static_cast<double>(tokens) : 0;
    report.exactMatch = static_cast<double>(exact) / static_cast<double>(outcomes.size());
    if (hasLinks)
        report.alignmentErrorRate = alignment.value();
    report.byLength = bandsOf(outcomes, bleu);
    return report;
}

} // namespace seq2seq
