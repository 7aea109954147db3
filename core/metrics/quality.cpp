// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/metrics/quality.h"

#include "core/metrics/alignment_error.h"
#include "core/metrics/chrf.h"
#include "core/metrics/unicode_p.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <cstdint>

namespace seq2seq {

namespace {

/// The longest source of each band but the last, which has no upper end.
constexpr std::array kBandEnds{5, 10, 15, 20, 30, 50};

/// Sums over some of the outcomes.
struct Sums {
    std::vector<std::string> hypotheses;
    std::vector<std::vector<std::string>> references{1}; ///< one set
    std::int64_t tokens = 0;
    std::int64_t correct = 0;
    int longest = 0;

    void add(const SentenceOutcome &outcome)
    {
        hypotheses.push_back(outcome.hypothesis);
        references.front().push_back(outcome.reference);
        tokens += outcome.targetTokens;
        correct += outcome.correctTokens;
        longest = std::max(longest, outcome.sourceLength);
    }
    [[nodiscard]] double accuracy() const
    {
        return tokens > 0 ? static_cast<double>(correct) / static_cast<double>(tokens) : 0;
    }
};

std::vector<LengthBand> bandsOf(std::span<const SentenceOutcome> outcomes, const BleuOptions &bleu)
{
    std::array<Sums, kBandEnds.size() + 1> sums;
    for (const SentenceOutcome &outcome : outcomes) {
        const auto end = std::ranges::lower_bound(kBandEnds, outcome.sourceLength);
        sums[static_cast<std::size_t>(end - kBandEnds.begin())].add(outcome);
    }
    std::vector<LengthBand> bands;
    for (std::size_t i = 0; i < sums.size(); ++i) {
        if (sums[i].hypotheses.empty())
            continue;
        LengthBand band;
        band.from = i == 0 ? 1 : kBandEnds[i - 1] + 1;
        band.to = i < kBandEnds.size() ? kBandEnds[i] : sums[i].longest;
        band.sentences = sums[i].hypotheses.size();
        band.bleu = corpusBleu(sums[i].hypotheses, sums[i].references, bleu).score;
        band.tokenAccuracy = sums[i].accuracy();
        bands.push_back(band);
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

    Sums all;
    std::size_t exact = 0;
    double logProbability = 0;
    AlignmentErrorRate alignment;
    bool hasLinks = false;
    for (const SentenceOutcome &outcome : outcomes) {
        all.add(outcome);
        exact += isExact(outcome) ? 1 : 0;
        logProbability += outcome.logProbability;
        if (outcome.predictedLinks && outcome.goldLinks) {
            alignment.add(*outcome.predictedLinks, *outcome.goldLinks);
            hasLinks = true;
        }
    }
    report.bleu = corpusBleu(all.hypotheses, all.references, bleu).score;
    report.chrf = corpusChrf(all.hypotheses, all.references, chrf);
    report.perplexity
        = all.tokens > 0 ? std::exp(-logProbability / static_cast<double>(all.tokens)) : 0;
    report.tokenAccuracy = all.accuracy();
    report.exactMatch = static_cast<double>(exact) / static_cast<double>(outcomes.size());
    if (hasLinks)
        report.alignmentErrorRate = alignment.value();
    report.byLength = bandsOf(outcomes, bleu);
    return report;
}

} // namespace seq2seq
