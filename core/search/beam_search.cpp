// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/search/beam_search.h"

#include "core/error.h"
#include "core/text/vocabulary.h"

#include <algorithm>
#include <cmath>
#include <limits>
#include <optional>

namespace seq2seq {

namespace {

/// One word of a hypothesis. Hypotheses share the words they begin with.
struct Word {
    int previous = -1; // index into Beam::words; -1 before the first
    int id = 0;
    double logProbability = 0;
};

/// A hypothesis that is being written. Its states are one row of the decoder's batch.
struct Live {
    int last = -1; // index into Beam::words
    int node = 0; // in the tree
    double logProbability = 0;
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
    std::vector<Word> words;
    std::vector<Live> live;
    std::vector<Live> finished;
    SearchTree tree;

    [[nodiscard]] std::size_t wanted(std::size_t beam) const
    {
        return beam - std::min(beam, finished.size());
    }
};

/// The words that each row may go on with at one step.
class NextWords {
public:
    /// @param forced the only way to go on, if there is one
    /// @param beam   ways to go on a row, at most
    /// @param minLength </s> is no way to go on before so many words
    NextWords(Decoding &decoding, std::optional<int> forced, std::size_t step, std::size_t beam,
        std::size_t vocabulary, int minLength)
        : m_decoding(decoding)
        , m_beam(beam)
        , m_mayEnd(static_cast<int>(step) >= minLength)
        , m_forced(forced)
    {
        if (!forced)
            m_top = decoding.top(std::min(beam + kMostPassedOver, vocabulary));
    }
    /// Calls body(word, log P(word)), likeliest first.
    template <typename Body> void forEach(std::size_t row, const Body &body) const
    {
        if (m_forced) {
            body(*m_forced, m_decoding.logProbability(row, *m_forced));
            return;
        }
        std::size_t left = m_beam;
        for (std::size_t k = row * m_top.count; k < (row + 1) * m_top.count && left > 0; ++k)
            if (mayFollow(m_top.ids[k])) {
                body(m_top.ids[k], m_top.logProbabilities[k]);
                --left;
            }
    }

private:
    // <pad> and <s> are never written, </s> not too early; P itself stays what the model says.
    static constexpr std::size_t kMostPassedOver = 3;
    static_assert(kPad == 0 && kBos == 1 && kEos == 2);
    [[nodiscard]] bool mayFollow(int word) const
    {
        return word > kEos || (word == kEos && m_mayEnd);
    }

    Decoding &m_decoding;
    std::size_t m_beam;
    bool m_mayEnd;
    std::optional<int> m_forced;
    TopWords m_top;
};

std::vector<Candidate> rankCandidates(
    const Beam &beam, const NextWords &next, std::size_t firstRow, std::size_t width)
{
    std::vector<Candidate> candidates;
    candidates.reserve(beam.live.size() * width);
    for (std::size_t i = 0; i < beam.live.size(); ++i)
        next.forEach(firstRow + i, [&](int id, double logProbability) {
            candidates.push_back(
                {i, id, logProbability, beam.live[i].logProbability + logProbability});
        });
    // Stable, so that equal scores keep one order on every machine.
    std::stable_sort(candidates.begin(), candidates.end(),
        [](const Candidate &a, const Candidate &b) { return a.logProbability > b.logProbability; });
    return candidates;
}

/// Continues one sentence by a step. @return for each hypothesis that lives on, the row it came
/// from
std::vector<std::size_t> advance(Beam &beam, const NextWords &next, std::size_t firstRow,
    std::size_t step, const SearchOptions &options)
{
    const auto width = static_cast<std::size_t>(options.beam);
    const std::vector<Candidate> candidates = rankCandidates(beam, next, firstRow, width);
    const std::size_t keep = beam.wanted(width);
    std::vector<Live> survivors;
    std::vector<std::size_t> rows;
    for (std::size_t rank = 0; rank < candidates.size(); ++rank) {
        const Candidate &candidate = candidates[rank];
        const Live &from = beam.live[candidate.live];
        const bool isKept = rank < keep;
        int node = 0;
        if (options.recordTree) {
            node = static_cast<int>(beam.tree.nodes.size());
            beam.tree.nodes.push_back({from.node, static_cast<int>(step) + 1, candidate.id, {},
                std::exp(candidate.wordLogProbability), candidate.logProbability, isKept,
                candidate.id == kEos, false});
        }
        if (!isKept)
            continue;
        const Live extended{static_cast<int>(beam.words.size()), node, candidate.logProbability};
        beam.words.push_back({from.last, candidate.id, candidate.wordLogProbability});
        if (candidate.id == kEos) {
            beam.finished.push_back(extended);
        } else {
            survivors.push_back(extended);
            rows.push_back(firstRow + candidate.live);
        }
    }
    beam.live = std::move(survivors);
    return rows;
}

/// What was written, word by word.
Hypothesis hypothesisOf(const Beam &beam, const Live &found, double lengthPenalty)
{
    Hypothesis hypothesis;
    for (int at = found.last; at >= 0;) {
        const Word &word = beam.words[static_cast<std::size_t>(at)];
        hypothesis.ids.push_back(word.id);
        hypothesis.tokenLogProbabilities.push_back(word.logProbability);
        at = word.previous;
    }
    std::ranges::reverse(hypothesis.ids);
    std::ranges::reverse(hypothesis.tokenLogProbabilities);
    hypothesis.logProbability = found.logProbability;
    hypothesis.score = lengthPenalised(found.logProbability, hypothesis.ids.size(), lengthPenalty);
    hypothesis.isFinished = !hypothesis.ids.empty() && hypothesis.ids.back() == kEos;
    return hypothesis;
}

/// Orders what was found and marks the best path in the tree.
SearchResult conclude(Beam &beam, const SearchOptions &options)
{
    struct Found {
        Hypothesis hypothesis;
        int node = 0;
    };
    std::vector<Found> all;
    for (const std::vector<Live> *some : {&beam.finished, &beam.live}) // live: ran into maxLength
        for (const Live &live : *some)
            all.push_back({hypothesisOf(beam, live, options.lengthPenalty), live.node});
    std::stable_sort(all.begin(), all.end(),
        [](const Found &a, const Found &b) { return ranksHigher(a.hypothesis, b.hypothesis); });

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

std::vector<SearchResult> beamSearch(const Model &model, std::span<const std::vector<int>> sources,
    std::span<const int> prefix, const SearchOptions &options, const std::stop_token &stop,
    const Edits &edits)
{
    const std::unique_ptr<Decoding> decoder = model.decode(sources, edits, stop);
    const auto vocabulary = static_cast<std::size_t>(model.config().targetVocabulary);
    const auto width = static_cast<std::size_t>(options.beam);
    std::vector<Beam> beams = startBeams(sources.size(), options.recordTree);
    std::vector<SearchResult> results(sources.size());

    LiveRows rows;
    for (const Beam &beam : beams) {
        rows.origin.push_back(beam.sentence);
        rows.lastIds.push_back(kBos);
    }
    for (std::size_t step = 0; !beams.empty() && step < static_cast<std::size_t>(options.maxLength);
         ++step) {
        if (stop.stop_requested())
            throw Error(ErrorCode::Cancelled, message("core", "Translating was stopped"));
        decoder->step(rows.origin, rows.lastIds);
        const std::optional<int> forced
            = step < prefix.size() ? prefix[step] : edits.forcedAt(step);
        const NextWords words(*decoder, forced, step, width, vocabulary, options.minLength);

        LiveRows next;
        std::size_t firstRow = 0;
        for (Beam &beam : beams) {
            const std::size_t liveBefore = beam.live.size();
            const std::vector<std::size_t> origin = advance(beam, words, firstRow, step, options);
            firstRow += liveBefore;
            if (beam.wanted(width) == 0)
                beam.live.clear(); // done: it leaves the batch
            for (std::size_t i = 0; i < beam.live.size(); ++i) {
                next.origin.push_back(origin[i]);
                next.lastIds.push_back(beam.words[static_cast<std::size_t>(beam.live[i].last)].id);
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

} // namespace seq2seq
