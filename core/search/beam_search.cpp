// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/search/beam_search_p.h"

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
    at::Tensor values; // [R, k] log P
    at::Tensor ids; // [R, k]
};

TopWords topWords(const at::Tensor &logProbabilities, std::span<const int> prefix, std::size_t step,
    std::int64_t beam)
{
    if (step < prefix.size()) { // forced: the only candidate is the given word
        const at::Tensor ids = at::full({logProbabilities.size(0), 1}, prefix[step], at::kLong);
        return {logProbabilities.gather(1, ids).to(at::kDouble), ids};
    }
    // <pad> and <s> are never written; P itself stays what the model says.
    at::Tensor allowed = logProbabilities.clone();
    allowed.narrow(1, kPad, 2).fill_(-std::numeric_limits<double>::infinity());
    static_assert(kPad == 0 && kBos == 1);
    auto [values, ids] = allowed.topk(std::min(beam, allowed.size(1) - 2), 1);
    return {values.to(at::kDouble), ids};
}

std::vector<Candidate> rankCandidates(const Beam &beam, const TopWords &top, std::int64_t firstRow)
{
    const auto values = top.values.accessor<double, 2>();
    const auto ids = top.ids.accessor<std::int64_t, 2>();
    std::vector<Candidate> candidates;
    for (std::size_t i = 0; i < beam.live.size(); ++i) {
        const std::int64_t row = firstRow + static_cast<std::int64_t>(i);
        for (std::int64_t k = 0; k < values.size(1); ++k)
            candidates.push_back({i, static_cast<int>(ids[row][k]), values[row][k],
                beam.live[i].hypothesis.logProbability + values[row][k]});
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
std::vector<std::int64_t> advance(Beam &beam, const TopWords &top, std::int64_t firstRow,
    std::size_t step, const SearchOptions &options)
{
    const std::vector<Candidate> candidates = rankCandidates(beam, top, firstRow);
    const std::size_t keep = beam.wanted(static_cast<std::size_t>(options.beam));
    std::vector<Live> survivors;
    std::vector<std::int64_t> rows;
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
            rows.push_back(firstRow + static_cast<std::int64_t>(candidate.live));
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
struct Rows {
    std::vector<std::int64_t> origin; // row of the last step each row continues
    std::vector<std::int64_t> sentence; // of each row
    std::vector<std::int64_t> lastIds; // y_{t-1} of each row
};

at::Tensor indexTensor(const std::vector<std::int64_t> &values)
{
    return at::tensor(values, at::kLong);
}

} // namespace

bool ranksHigher(const Hypothesis &a, const Hypothesis &b)
{
    return a.isFinished != b.isFinished ? a.isFinished : a.score > b.score;
}

double lengthPenalised(double logProbability, std::size_t length, double penalty)
{
    return logProbability / std::pow((5.0 + static_cast<double>(length)) / 6.0, penalty);
}

std::vector<SearchResult> beamSearch(const Seq2Seq &model,
    std::span<const std::vector<int>> sources, std::span<const int> prefix,
    const SearchOptions &options, const std::stop_token &stop)
{
    const torch::NoGradGuard noGrad;
    std::vector<Beam> beams = startBeams(sources.size(), options.recordTree);
    std::vector<SearchResult> results(sources.size());
    EncodedSource encoded = model.encode(makeSourceBatch(sources));
    DecoderState state = encoded.start;

    Rows rows;
    for (const Beam &beam : beams) {
        rows.sentence.push_back(static_cast<std::int64_t>(beam.sentence));
        rows.lastIds.push_back(kBos);
    }
    for (std::size_t step = 0; !beams.empty() && step < static_cast<std::size_t>(options.maxLength);
         ++step) {
        if (stop.stop_requested())
            throw Error(ErrorCode::Cancelled, "Translating was stopped");
        state = model.step(model.projectWords(indexTensor(rows.lastIds)), state, encoded).state;
        const TopWords top
            = topWords(at::log_softmax(model.logits(state.output), 1), prefix, step, options.beam);

        Rows next;
        std::int64_t firstRow = 0;
        for (Beam &beam : beams) {
            const auto liveBefore = static_cast<std::int64_t>(beam.live.size());
            const std::vector<std::int64_t> origin = advance(beam, top, firstRow, step, options);
            firstRow += liveBefore;
            if (beam.wanted(static_cast<std::size_t>(options.beam)) == 0)
                beam.live.clear(); // done: it leaves the batch
            for (std::size_t i = 0; i < beam.live.size(); ++i) {
                next.origin.push_back(origin[i]);
                next.sentence.push_back(static_cast<std::int64_t>(beam.sentence));
                next.lastIds.push_back(beam.live[i].hypothesis.ids.back());
            }
        }
        std::erase_if(beams, [&](Beam &beam) {
            if (!beam.live.empty())
                return false;
            results[beam.sentence] = conclude(beam, options);
            return true;
        });
        if (beams.empty())
            break;
        const at::Tensor origin = indexTensor(next.origin);
        state = state.select(origin);
        if (encoded.memory.states.defined() && next.sentence != rows.sentence)
            encoded.memory = encoded.memory.select(origin);
        rows = std::move(next);
    }
    for (Beam &beam : beams)
        results[beam.sentence] = conclude(beam, options);
    return results;
}

} // namespace seq2seq
