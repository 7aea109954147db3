// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/metrics/ibm_model1.h"

#include "core/error.h"
#include "core/stop.h"

#include <algorithm>
#include <cmath>
#include <set>
#include <utility>

namespace seq2seq {

namespace {

using Cell = std::uint64_t; // e in the upper half, f in the lower

constexpr int kHalf = 32;
constexpr std::size_t kFewCells = std::size_t{1} << 20;
constexpr std::size_t kPairsBetweenLooks = 1024; // at whether to stop

void sortWithoutDoubles(std::vector<Cell> &cells)
{
    std::ranges::sort(cells);
    cells.erase(std::unique(cells.begin(), cells.end()), cells.end());
}

} // namespace

IbmModel1::Word IbmModel1::Words::add(const std::string &word)
{
    const auto [place, isNew] = numbers.try_emplace(word, static_cast<Word>(texts.size()));
    if (isNew)
        texts.push_back(word);
    return place->second;
}

std::size_t IbmModel1::Words::find(std::string_view word) const
{
    const auto found = numbers.find(std::string(word));
    return found == numbers.end() ? kNowhere : found->second;
}

IbmModel1::IbmModel1(
    std::span<const WordPair> pairs, const IbmModel1Options &options, const std::stop_token &stop)
    : m_direction(options.direction)
{
    if (pairs.empty())
        throw Error(ErrorCode::BadConfiguration,
            message("core", "Word alignments are learnt from sentence pairs, but there is none"));
    m_e.texts.emplace_back(); // NULL has a number, but no word is it
    const std::vector<Numbered> numbered = number(pairs);
    layOut(numbered, stop);
    for (int iteration = 0; iteration < options.iterations; ++iteration) {
        std::vector<double> counts(m_table.size());
        m_logLikelihoods.push_back(iterate(numbered, &counts, stop));
        normalize(counts);
    }
    m_logLikelihoods.push_back(iterate(numbered, nullptr, stop));
}

std::vector<IbmModel1::Numbered> IbmModel1::number(std::span<const WordPair> pairs)
{
    const bool isForward = m_direction == AlignmentDirection::SourceToTarget;
    std::vector<Numbered> numbered(pairs.size());
    for (std::size_t i = 0; i < pairs.size(); ++i) {
        for (const std::string &f : isForward ? pairs[i].target : pairs[i].source)
            numbered[i].f.push_back(m_f.add(f));
        numbered[i].e.push_back(kNull);
        for (const std::string &e : isForward ? pairs[i].source : pairs[i].target)
            numbered[i].e.push_back(m_e.add(e));
    }
    return numbered;
}

/// Makes a place for every two words that stand in a pair together, all f equally likely.
void IbmModel1::layOut(const std::vector<Numbered> &pairs, const std::stop_token &stop)
{
    std::vector<Cell> cells;
    std::size_t limit = kFewCells; // doubles go before they take more room than what stays
    for (const Numbered &pair : pairs) {
        for (auto e = pair.e.begin() + 1; e != pair.e.end(); ++e)
            for (const Word f : pair.f)
                cells.push_back((static_cast<Cell>(*e) << kHalf) | f);
        if (cells.size() < limit)
            continue;
        throwIfStopped(stop);
        sortWithoutDoubles(cells);
        limit = std::max(kFewCells, 2 * cells.size());
    }
    sortWithoutDoubles(cells);

    const std::size_t words = m_f.texts.size();
    m_columns.resize(words + cells.size());
    m_rows.assign(m_e.texts.size() + 1, words);
    m_rows.front() = 0;
    for (std::size_t f = 0; f < words; ++f)
        m_columns[f] = static_cast<Word>(f);
    for (std::size_t i = 0; i < cells.size(); ++i) {
        m_columns[words + i] = static_cast<Word>(cells[i]);
        m_rows[static_cast<std::size_t>(cells[i] >> kHalf) + 1] = words + i + 1;
    }
    for (std::size_t e = 1; e < m_rows.size(); ++e)
        m_rows[e] = std::max(m_rows[e], m_rows[e - 1]); // words without any f
    m_table.assign(m_columns.size(), words == 0 ? 0 : 1 / static_cast<double>(words));
}

std::size_t IbmModel1::entry(Word f, Word e) const
{
    if (e == kNull)
        return f;
    const auto begin = m_columns.begin() + static_cast<std::ptrdiff_t>(m_rows[e]);
    const auto end = m_columns.begin() + static_cast<std::ptrdiff_t>(m_rows[e + 1]);
    const auto found = std::lower_bound(begin, end, f);
    return found == end || *found != f ? kNowhere
                                       : static_cast<std::size_t>(found - m_columns.begin());
}

/// E step: how often each e is expected to have made each f, Brown et al. 1993, eq. 12 and 13.
/// @param counts of each entry, added to; may be null. @return log P of the pairs
double IbmModel1::iterate(const std::vector<Numbered> &pairs, std::vector<double> *counts,
    const std::stop_token &stop) const
{
    double logLikelihood = 0;
    std::vector<std::size_t> entries;
    for (std::size_t i = 0; i < pairs.size(); ++i) {
        if (i % kPairsBetweenLooks == 0)
            throwIfStopped(stop);
        const Numbered &pair = pairs[i];
        for (const Word f : pair.f) {
            entries.clear();
            double sum = 0;
            for (const Word e : pair.e) {
                entries.push_back(entry(f, e));
                sum += m_table[entries.back()];
            }
            logLikelihood += std::log(sum / static_cast<double>(pair.e.size()));
            if (!counts)
                continue;
            for (const std::size_t place : entries)
                (*counts)[place] += m_table[place] / sum;
        }
    }
    return logLikelihood;
}

/// M step: t(f | e) = c(f | e) / sum over f of c(f | e), eq. 11.
void IbmModel1::normalize(const std::vector<double> &counts)
{
    for (std::size_t e = 0; e + 1 < m_rows.size(); ++e) {
        double sum = 0;
        for (std::size_t i = m_rows[e]; i < m_rows[e + 1]; ++i)
            sum += counts[i];
        for (std::size_t i = m_rows[e]; i < m_rows[e + 1]; ++i)
            m_table[i] = sum > 0 ? counts[i] / sum : 0;
    }
}

double IbmModel1::probability(std::string_view f, std::string_view e) const
{
    const std::size_t column = m_f.find(f);
    const std::size_t row = m_e.find(e);
    if (column == kNowhere || row == kNowhere)
        return 0;
    const std::size_t place = entry(static_cast<Word>(column), static_cast<Word>(row));
    return place == kNowhere ? 0 : m_table[place];
}

double IbmModel1::nullProbability(std::string_view f) const
{
    const std::size_t column = m_f.find(f);
    return column == kNowhere ? 0 : m_table[column];
}

std::vector<IbmModel1::Translation> IbmModel1::translations(
    std::string_view e, std::size_t count) const
{
    std::vector<Translation> found;
    const std::size_t row = m_e.find(e);
    if (row == kNowhere)
        return found;
    for (std::size_t i = m_rows[row]; i < m_rows[row + 1]; ++i)
        found.push_back({m_f.texts[m_columns[i]], m_table[i]});
    std::ranges::stable_sort(found, std::ranges::greater{}, &Translation::probability);
    found.resize(std::min(count, found.size()));
    return found;
}

Alignment IbmModel1::links(const WordPair &pair) const
{
    const bool isForward = m_direction == AlignmentDirection::SourceToTarget;
    const std::vector<std::string> &made = isForward ? pair.target : pair.source;
    const std::vector<std::string> &makers = isForward ? pair.source : pair.target;
    Alignment links;
    for (std::size_t j = 0; j < made.size(); ++j) {
        double best = nullProbability(made[j]);
        std::size_t maker = kNowhere;
        for (std::size_t i = 0; i < makers.size(); ++i) {
            const double t = probability(made[j], makers[i]);
            if (t > best) {
                best = t;
                maker = i;
            }
        }
        if (maker == kNowhere)
            continue;
        const auto f = static_cast<int>(j);
        const auto e = static_cast<int>(maker);
        links.push_back(isForward ? AlignmentLink{e, f, true} : AlignmentLink{f, e, true});
    }
    return links;
}

Alignment intersection(const Alignment &first, const Alignment &second)
{
    std::set<std::pair<int, int>> known;
    for (const AlignmentLink &link : second)
        known.emplace(link.source, link.target);
    Alignment both;
    for (const AlignmentLink &link : first)
        if (known.contains({link.source, link.target}))
            both.push_back(link);
    return both;
}

WordAlignments alignWords(
    std::span<const WordPair> pairs, int iterations, const std::stop_token &stop)
{
    const auto align = [&](AlignmentDirection direction) {
        const IbmModel1 model(pairs, {.iterations = iterations, .direction = direction}, stop);
        std::vector<Alignment> links;
        links.reserve(pairs.size());
        for (const WordPair &pair : pairs)
            links.push_back(model.links(pair));
        return links;
    };
    WordAlignments result;
    result.sourceToTarget = align(AlignmentDirection::SourceToTarget);
    result.targetToSource = align(AlignmentDirection::TargetToSource);
    for (std::size_t i = 0; i < pairs.size(); ++i)
        result.both.push_back(intersection(result.sourceToTarget[i], result.targetToSource[i]));
    return result;
}

} // namespace seq2seq
