// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/metrics/bootstrap.h"

#include "core/error.h"
#include "core/metrics/bleu_terms.h"
#include "core/metrics/chrf_statistics_p.h"
#include "core/metrics/unicode_p.h"
#include "core/random.h"
#include "core/stop.h"

#include <algorithm>
#include <cmath>

namespace seq2seq {

namespace {

/// Scores that are nearer than this are equal: another processor may round their logarithms
/// otherwise, and nobody shall win by that.
constexpr double kEqual = 1e-9;
constexpr std::size_t kTail = 40; // one in so many is cut off at either end: 2.5 %

/// One measure of both systems: counts of each sentence, and the score of a sum of them.
template <typename Counts, typename Score> class Measure {
public:
    Measure(std::vector<Counts> first, std::vector<Counts> second, Counts zero, Score score)
        : m_first(std::move(first))
        , m_second(std::move(second))
        , m_zero(std::move(zero))
        , m_score(std::move(score))
    {
    }

    /// @param ofSentence the score of a sentence by itself
    template <typename SentenceScore> void addAll(const SentenceScore &ofSentence)
    {
        std::vector<std::size_t> all(m_first.size());
        for (std::size_t i = 0; i < all.size(); ++i) {
            all[i] = i;
            const double difference = ofSentence(m_second[i]) - ofSentence(m_first[i]);
            m_result.firstBetter += difference < -kEqual ? 1 : 0;
            m_result.secondBetter += difference > kEqual ? 1 : 0;
        }
        m_result.first = scoreOf(m_first, all);
        m_result.second = scoreOf(m_second, all);
    }

    void addResample(std::span<const std::size_t> drawn)
    {
        const double difference = scoreOf(m_second, drawn) - scoreOf(m_first, drawn);
        m_differences.push_back(std::abs(difference) < kEqual ? 0 : difference);
    }

    BootstrapResult result()
    {
        summarise();
        m_result.differences = std::move(m_differences);
        return std::move(m_result);
    }

private:
    void summarise()
    {
        std::ranges::sort(m_differences);
        const std::size_t n = m_differences.size();
        double sum = 0;
        for (const double difference : m_differences) {
            sum += difference;
            m_result.firstWins += difference < 0 ? 1 : 0;
            m_result.secondWins += difference > 0 ? 1 : 0;
            m_result.ties += difference == 0 ? 1 : 0;
        }
        const std::size_t cut = n / kTail;
        m_result.meanDifference = sum / static_cast<double>(n);
        m_result.low = m_differences[cut];
        m_result.high = m_differences[n - 1 - cut];
        if (std::abs(m_result.second - m_result.first) < kEqual)
            return;
        const int wins
            = m_result.second > m_result.first ? m_result.secondWins : m_result.firstWins;
        m_result.p
            = std::min(1.0, 2 * (static_cast<double>(n) - wins + 1) / (static_cast<double>(n) + 1));
    }

    double scoreOf(const std::vector<Counts> &counts, std::span<const std::size_t> drawn) const
    {
        Counts sum = m_zero;
        for (const std::size_t i : drawn)
            sum += counts[i];
        return m_score(sum);
    }

    std::vector<Counts> m_first;
    std::vector<Counts> m_second;
    Counts m_zero;
    Score m_score;
    std::vector<double> m_differences;
    BootstrapResult m_result;
};

/// chrF's counts, so that they add up.
struct ChrfCounts {
    ChrfStatistics orders;

    ChrfCounts &operator+=(const ChrfCounts &other)
    {
        for (std::size_t i = 0; i < orders.size(); ++i)
            orders[i] += other.orders[i];
        return *this;
    }
};

/// Sentences that are right to the letter, of how many.
struct ExactCounts {
    std::int64_t exact = 0;
    std::int64_t sentences = 0;

    ExactCounts &operator+=(const ExactCounts &other)
    {
        exact += other.exact;
        sentences += other.sentences;
        return *this;
    }
};

double exactMatchOf(const ExactCounts &counts)
{
    return 100 * static_cast<double>(counts.exact) / static_cast<double>(counts.sentences);
}

std::vector<ExactCounts> exactCounts(std::span<const std::string> hypotheses,
    std::span<const std::vector<std::string>> references, bool isCaseIgnored)
{
    const auto written
        = [isCaseIgnored](const std::string &text) { return isCaseIgnored ? toLower(text) : text; };
    std::vector<ExactCounts> counts;
    for (std::size_t i = 0; i < hypotheses.size(); ++i) {
        const bool isExact = std::ranges::any_of(
            references, [&](const auto &set) { return written(set[i]) == written(hypotheses[i]); });
        counts.push_back({isExact ? 1 : 0, 1});
    }
    return counts;
}

std::vector<ChrfCounts> chrfCounts(std::span<const std::string> hypotheses,
    std::span<const std::vector<std::string>> references, const ChrfOptions &options)
{
    std::vector<ChrfCounts> counts;
    for (ChrfStatistics &statistics : chrfStatistics(hypotheses, references, options))
        counts.push_back({std::move(statistics)});
    return counts;
}

} // namespace

SystemComparison compareSystems(std::span<const std::string> first,
    std::span<const std::string> second, std::span<const std::vector<std::string>> references,
    const BootstrapOptions &options, const std::stop_token &stop)
{
    if (first.empty() || options.resamples < 1)
        throw Error(ErrorCode::BadConfiguration,
            message("core", "A bootstrap needs sentences to draw, and at least one resample"));
    Measure bleu(bleuCounts(first, references, options.bleu),
        bleuCounts(second, references, options.bleu), BleuCounts{},
        [&options](const BleuCounts &sum) { return bleuTerms(sum, options.bleu).score; });
    Measure chrf(chrfCounts(first, references, options.chrf),
        chrfCounts(second, references, options.chrf),
        ChrfCounts{ChrfStatistics(chrfOrders(options.chrf))},
        [&options](const ChrfCounts &sum) { return chrfScore(sum.orders, options.chrf); });
    Measure exactMatch(exactCounts(first, references, options.bleu.lowercase),
        exactCounts(second, references, options.bleu.lowercase), ExactCounts{}, exactMatchOf);
    BleuOptions ofSentence = options.bleu;
    ofSentence.effectiveOrder = true;
    bleu.addAll([&](const BleuCounts &counts) { return bleuTerms(counts, ofSentence).score; });
    chrf.addAll([&](const ChrfCounts &counts) { return chrfScore(counts.orders, options.chrf); });
    exactMatch.addAll(exactMatchOf);
    Random random(options.seed);
    std::vector<std::size_t> drawn(first.size());
    for (int resample = 0; resample < options.resamples; ++resample) {
        throwIfStopped(stop);
        for (std::size_t &index : drawn)
            index = random.below(first.size());
        bleu.addResample(drawn);
        chrf.addResample(drawn);
        exactMatch.addResample(drawn);
    }
    return {bleu.result(), chrf.result(), exactMatch.result(), first.size(), options.resamples,
        options.seed};
}

} // namespace seq2seq
