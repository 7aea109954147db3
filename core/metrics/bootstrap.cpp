// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/metrics/bootstrap.h"

#include "core/error.h"
#include "core/metrics/bleu_terms.h"
#include "core/metrics/chrf_statistics_p.h"
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

    void addAll()
    {
        std::vector<std::size_t> all(m_first.size());
        for (std::size_t i = 0; i < all.size(); ++i)
            all[i] = i;
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
            return m_result;
        const int wins
            = m_result.second > m_result.first ? m_result.secondWins : m_result.firstWins;
        m_result.p
            = std::min(1.0, 2 * (static_cast<double>(n) - wins + 1) / (static_cast<double>(n) + 1));
        return m_result;
    }

private:
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
    bleu.addAll();
    chrf.addAll();
    Random random(options.seed);
    std::vector<std::size_t> drawn(first.size());
    for (int resample = 0; resample < options.resamples; ++resample) {
        throwIfStopped(stop);
        for (std::size_t &index : drawn)
            index = random.below(first.size());
        bleu.addResample(drawn);
        chrf.addResample(drawn);
    }
    return {bleu.result(), chrf.result(), first.size(), options.resamples, options.seed};
}

} // namespace seq2seq
