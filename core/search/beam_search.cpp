// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/search/beam_search.h"

#include "core/error.h"
#include "core/text/vocabulary.h"

#include <algorithm>
#include <cmath>
#include <iterator>
#include <limits>
#include <optional>

namespace seq2seq {

namespace {

/// A hypothesis that is still being written. Its states are one row of the decoder's batch.
struct Live {
    Hypothesis hypothesis;
    int node = 0; // in the tree
};

/// One way to go on with one live hypothesis.
struct Candidate {
    std::size_t live = 0; // index into Beam::live
    int id = 0;
    double wordLogProbability = 0;
    double logProbability = 0; // of the whole prefix
};

/// The search of one sentence.
struct Beam {
    std::size_t sentence = 0;
    std::vector<Live> live;
    std::vector<Live> finished;
    SearchTree tree;

    [[nodiscard]] std::size_t wanted(std::size_t beam) const
    {
        return beam - std::min(beam, finished.size());
    }
};

/// The likeliest words of every row at one step.
struct TopWords {
    std::size_t count = 0; // of each row
    std::vector<std::size_t> ids; // [rows, count]
    std::vector<double> logProbabilities; // [rows, count]
};

template <typename Real>
TopWords topWords(fast::Rows<const Real> logits, std::size_t rows, std::size_t vocabulary,
    std::span<const int> prefix, std::size_t step, std::size_t beam, fast::Team *team)
{
    // <pad> and <s> are never written; P itself stays what the model says.
    constexpr std::size_t kFirst = 2;
    static_assert(kPad == 0 && kBos == 1);
    const bool isForced = step < prefix.size(); // the only candidate is the given word
    TopWords top;
    top.count = isForced ? 1 : std::min(beam, vocabulary - kFirst);
    top.ids.resize(rows * top.count);
    top.logProbabilities.resize(rows * top.count);
    const fast::Kernels<Real> &loops = fast::kernels<Real>();
    std::vector<double> logSums(rows);
    fast::inParts(team, 2 * rows, [&](std::size_t part) { // two a row: two threads may share it
        const std::size_t row = part / 2;
        const Real *values = logits.row(row);
        std::size_t *ids = top.ids.data() + row * top.count;
        if (part % 2 == 0)
            logSums[row] = static_cast<double>(loops.softmax(values, vocabulary).logSum);
        else if (isForced)
            *ids = static_cast<std::size_t>(prefix[step]) - kFirst;
        else
            loops.largest(values + kFirst, vocabulary - kFirst, top.count, ids);
    });
    for (std::size_t at = 0; at < top.ids.size(); ++at) {
        const std::size_t row = at / top.count;
        top.ids[at] += kFirst;
        top.logProbabilities[at] = static_cast<double>(logits.row(row)[top.ids[at]]) - logSums[row];
    }
    return top;
}

std::vector<Candidate> rankCandidates(const Beam &beam, const TopWords &top, std::size_t firstRow)
{
    std::vector<Candidate> candidates;
    for (std::size_t i = 0; i < beam.live.size(); ++i)
        for (std::size_t k = 0; k < top.count; ++k) {
            const std::size_t at = (firstRow + i) * top.count + k;
            candidates.push_back({i, static_cast<int>(top.ids[at]), top.logProbabilities[at],
                beam.live[i].hypothesis.logProbability + top.logProbabilities[at]});
        }
    // Stable, so that equal scores keep one order on every machine.
    std::stable_sort(candidates.begin(), candidates.end(),
        [](const Candidate &a, const Candidate &b) { return a.logProbability > b.logProbability; });
    return candidates;
}

Live extended(const Live &from, const Candidate &candidate)
{
    Live next = from;
    next.hypothesis.ids.push_back(candidate.id);
    next.hypothesis.tokenLogProbabilities.push_back(candidate.wordLogProbability);
    next.hypothesis.logProbability = candidate.logProbability;
    return next;
}

/// Continues one sentence by a step. @return for each hypothesis that lives on, the row it came
/// from
std::vector<std::size_t> advance(Beam &beam, const TopWords &top, std::size_t firstRow,
    std::size_t step, const SearchOptions &options)
{
    const std::vector<Candidate> candidates = rankCandidates(beam, top, firstRow);
    const std::size_t keep = beam.wanted(static_cast<std::size_t>(options.beam));
    std::vector<Live> survivors;
    std::vector<std::size_t> rows;
    for (std::size_t rank = 0; rank < candidates.size(); ++rank) {
        const Candidate &candidate = candidates[rank];
        const bool isKept = rank < keep;
        int node = 0;
        if (options.recordTree) {
            node = static_cast<int>(beam.tree.nodes.size());
            beam.tree.nodes.push_back({beam.live[candidate.live].node, static_cast<int>(step) + 1,
                candidate.id, {}, std::exp(candidate.wordLogProbability), candidate.logProbability,
                isKept, candidate.id == kEos, false});
        }
        if (!isKept)
            continue;
        Live next = extended(beam.live[candidate.live], candidate);
        next.node = node;
        if (candidate.id == kEos) {
            next.hypothesis.isFinished = true;
            beam.finished.push_back(std::move(next));
        } else {
            survivors.push_back(std::move(next));
            rows.push_back(firstRow + candidate.live);
        }
    }
    beam.live = std::move(survivors);
    return rows;
}

/// Orders what was found and marks the best path in the tree.
SearchResult conclude(Beam &beam, const SearchOptions &options)
{
    std::vector<Live> all = std::move(beam.finished);
    std::move(beam.live.begin(), beam.live.end(), std::back_inserter(all)); // ran into maxLength
    for (Live &found : all)
        found.hypothesis.score = lengthPenalised(
            found.hypothesis.logProbability, found.hypothesis.ids.size(), options.lengthPenalty);
    std::stable_sort(all.begin(), all.end(),
        [](const Live &a, const Live &b) { return ranksHigher(a.hypothesis, b.hypothesis); });

    SearchResult result;
    result.tree = std::move(beam.tree);
    if (options.recordTree)
        for (int node = all.front().node; node >= 0;
             node = result.tree.nodes[static_cast<std::size_t>(node)].parent)
            result.tree.nodes[static_cast<std::size_t>(node)].isBest = true;
    const std::size_t count
        = std::min(all.size(), static_cast<std::size_t>(std::max(1, options.nBest)));
    for (std::size_t i = 0; i < count; ++i)
        result.hypotheses.push_back(std::move(all[i].hypothesis));
    return result;
}

std::vector<Beam> startBeams(std::size_t sentences, bool recordTree)
{
    std::vector<Beam> beams(sentences);
    for (std::size_t s = 0; s < sentences; ++s) {
        beams[s].sentence = s;
        beams[s].live.resize(1);
        if (recordTree)
            beams[s].tree.nodes.push_back({-1, 0, kBos, {}, 1, 0, true, false, false});
    }
    return beams;
}

/// The decoder's batch: one row a live hypothesis, sentence by sentence.
struct LiveRows {
    std::vector<std::size_t> origin; // row of the last step each row continues
    std::vector<int> lastIds; // y_{t-1} of each row
};

} // namespace

bool ranksHigher(const Hypothesis &a, const Hypothesis &b)
{
    return a.isFinished != b.isFinished ? a.isFinished : a.score > b.score;
}

double lengthPenalised(double logProbability, std::size_t length, double penalty)
{
    return logProbability / std::pow((5.0 + static_cast<double>(length)) / 6.0, penalty);
}

template <typename Real>
std::vector<SearchResult> beamSearch(const fast::Weights<Real> &weights,
    std::span<const std::vector<int>> sources, std::span<const int> prefix,
    const SearchOptions &options, const std::stop_token &stop, fast::StepPass<Real> *known)
{
    std::optional<fast::StepPass<Real>> ownDecoder;
    fast::StepPass<Real> &decoder = known != nullptr ? *known : ownDecoder.emplace();
    const fast::Team::Shift shift(decoder.team());
    std::vector<Beam> beams = startBeams(sources.size(), options.recordTree);
    std::vector<SearchResult> results(sources.size());
    decoder.start(weights, sources);

    LiveRows rows;
    for (const Beam &beam : beams) {
        rows.origin.push_back(beam.sentence);
        rows.lastIds.push_back(kBos);
    }
    for (std::size_t step = 0; !beams.empty() && step < static_cast<std::size_t>(options.maxLength);
         ++step) {
        if (stop.stop_requested())
            throw Error(ErrorCode::Cancelled, "Translating was stopped");
        const TopWords top = topWords<Real>(decoder.step(weights, rows.origin, rows.lastIds),
            rows.origin.size(), weights.vocabulary.rows, prefix, step,
            static_cast<std::size_t>(options.beam), decoder.team());

        LiveRows next;
        std::size_t firstRow = 0;
        for (Beam &beam : beams) {
            const std::size_t liveBefore = beam.live.size();
            const std::vector<std::size_t> origin = advance(beam, top, firstRow, step, options);
            firstRow += liveBefore;
            if (beam.wanted(static_cast<std::size_t>(options.beam)) == 0)
                beam.live.clear(); // done: it leaves the batch
            for (std::size_t i = 0; i < beam.live.size(); ++i) {
                next.origin.push_back(origin[i]);
                next.lastIds.push_back(beam.live[i].hypothesis.ids.back());
            }
        }
        std::erase_if(beams, [&](Beam &beam) {
            if (!beam.live.empty())
                return false;
            results[beam.sentence] = conclude(beam, options);
            return true;
        });
        rows = std::move(next);
    }
    for (Beam &beam : beams)
        results[beam.sentence] = conclude(beam, options);
    return results;
}

template std::vector<SearchResult> beamSearch<float>(const fast::Weights<float> &,
    std::span<const std::vector<int>>, std::span<const int>, const SearchOptions &,
    const std::stop_token &, fast::StepPass<float> *);
template std::vector<SearchResult> beamSearch<double>(const fast::Weights<double> &,
    std::span<const std::vector<int>>, std::span<const int>, const SearchOptions &,
    const std::stop_token &, fast::StepPass<double> *);

} // namespace seq2seq
