// SPDX-License-Identifier: GPL-3.0-or-later
// Search: a wide enough beam finds what trying everything finds, one of width 1 is greedy, batching
// changes nothing.
#include "core/error.h"
#include "core/search/beam_search.h"
#include "core/text/vocabulary.h"
#include "tests/core/model/model_fixture.h"

#include <QtTest>

#include <algorithm>

using namespace seq2seq;
using namespace seq2seq::test;

namespace {

double forcedLogProbability(
    const Model &model, const std::vector<int> &source, const std::vector<int> &target)
{
    return model.score(std::span(&source, 1), std::span(&target, 1), false)[0].logProbability;
}

/// Every finished sentence of at most `longest` tokens, `</s>` included.
void enumerate(
    std::vector<int> prefix, std::size_t longest, int words, std::vector<std::vector<int>> &all)
{
    if (prefix.size() == longest)
        return;
    for (int word = kEos; word < words; ++word) {
        prefix.push_back(word);
        if (word == kEos)
            all.push_back(prefix);
        else
            enumerate(prefix, longest, words, all);
        prefix.pop_back();
    }
}

SearchOptions options(int beam, int maxLength, int nBest = 1)
{
    SearchOptions chosen;
    chosen.beam = beam;
    chosen.maxLength = maxLength;
    chosen.nBest = nBest;
    chosen.minLength = 0;
    return chosen;
}

} // namespace

class BeamSearchTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void aWideBeamFindsTheBestOfAll();
    void widthOneIsGreedy();
    void aBatchGivesWhatEachSentenceGives();
    void lengthPenaltyOrdersTheList();
    void rankingAnewIsSearchingAnew();
    void theTreeLeadsToTheBestHypothesis();
    void aPrefixIsObeyed();
    void aStopIsObeyed();
    void noModelWritesPadOrStart();
    void noTranslationIsShorterThanAskedFor();
};

void BeamSearchTest::aWideBeamFindsTheBestOfAll()
{
    const auto model = torchModel(tinyConfig());
    std::vector<std::vector<int>> all;
    enumerate({}, 4, model->config().targetVocabulary,
        all); // 6^3 + 6^2 + 6 + 1 sentences, less those unfinished
    std::vector<int> best;
    double bestScore = -1e9;
    for (const std::vector<int> &target : all) {
        const double score = lengthPenalised(
            forcedLogProbability(*model, kSources[0], target), target.size(), 0.6);
        if (score > bestScore) {
            bestScore = score;
            best = target;
        }
    }
    const auto found = beamSearch(*model, std::span(kSources).first(1), {}, options(1000, 4));
    QCOMPARE(found[0].hypotheses[0].ids, best);
    QVERIFY(std::abs(found[0].hypotheses[0].score - bestScore) < 1e-9);
    QVERIFY(found[0].hypotheses[0].isFinished);
}

void BeamSearchTest::widthOneIsGreedy()
{
    const auto model = torchModel(tinyConfig());
    const Hypothesis found
        = beamSearch(*model, std::span(kSources).first(1), {}, options(1, 6))[0].hypotheses[0];
    std::vector<int> greedy;
    while (greedy.size() < 6 && (greedy.empty() || greedy.back() != kEos)) {
        int best = -1;
        double bestLog = -1e9;
        for (int word = kEos; word < model->config().targetVocabulary; ++word) {
            std::vector<int> longer = greedy;
            longer.push_back(word);
            const double log = forcedLogProbability(*model, kSources[0], longer);
            if (log > bestLog) {
                bestLog = log;
                best = word;
            }
        }
        greedy.push_back(best);
    }
    QCOMPARE(found.ids, greedy);
    double sum = 0;
    for (const double log : found.tokenLogProbabilities)
        sum += log;
    QVERIFY(std::abs(sum - found.logProbability) < 1e-12);
    QVERIFY(
        std::abs(forcedLogProbability(*model, kSources[0], greedy) - found.logProbability) < 1e-9);
}

void BeamSearchTest::aBatchGivesWhatEachSentenceGives()
{
    for (const AttentionKind attention :
        {AttentionKind::None, AttentionKind::General, AttentionKind::Additive}) {
        ModelConfig config = tinyConfig();
        config.attention = attention;
        config.layers = 2;
        const auto model = torchModel(config);
        const auto together = beamSearch(*model, kSources, {}, options(3, 8, 3));
        for (std::size_t i = 0; i < kSources.size(); ++i) {
            const auto alone
                = beamSearch(*model, std::span(kSources).subspan(i, 1), {}, options(3, 8, 3));
            QCOMPARE(alone[0].hypotheses.size(), together[i].hypotheses.size());
            for (std::size_t k = 0; k < alone[0].hypotheses.size(); ++k) {
                QCOMPARE(alone[0].hypotheses[k].ids, together[i].hypotheses[k].ids);
                QVERIFY(std::abs(alone[0].hypotheses[k].score - together[i].hypotheses[k].score)
                    < 1e-9);
            }
        }
    }
}

void BeamSearchTest::rankingAnewIsSearchingAnew()
{
    const auto model = torchModel(tinyConfig());
    int changes = 0;
    for (const std::vector<int> &source : kSources) {
        SearchOptions asked = options(6, 5, 6);
        asked.recordTree = true;
        asked.lengthPenalty = 0;
        SearchResult first = beamSearch(*model, std::span(&source, 1), {}, asked)[0];
        Translation stored;
        stored.hypotheses = first.hypotheses;
        stored.tree = first.tree;
        for (const double penalty : {2.0, 0.6, 5.0, 0.0}) {
            asked.lengthPenalty = penalty;
            const SearchResult anew = beamSearch(*model, std::span(&source, 1), {}, asked)[0];
            rankAnew(stored, penalty);
            QCOMPARE(stored.hypotheses.size(), anew.hypotheses.size());
            for (std::size_t k = 0; k < anew.hypotheses.size(); ++k) {
                QCOMPARE(stored.hypotheses[k].ids, anew.hypotheses[k].ids);
                QCOMPARE(stored.hypotheses[k].score, anew.hypotheses[k].score);
            }
            for (std::size_t i = 0; i < anew.tree.nodes.size(); ++i)
                QCOMPARE(stored.tree.nodes[i].isBest, anew.tree.nodes[i].isBest);
            changes += anew.hypotheses[0].ids != first.hypotheses[0].ids ? 1 : 0;
        }
    }
    QVERIFY(changes > 0); // else nothing was tried
}

void BeamSearchTest::lengthPenaltyOrdersTheList()
{
    QCOMPARE(lengthPenalised(-3, 1, 0.6), -3.0);
    QCOMPARE(lengthPenalised(-3, 7, 0), -3.0);
    QCOMPARE(lengthPenalised(-4, 7, 1), -2.0); // (5 + 7) / 6 = 2
    const auto model = torchModel(tinyConfig());
    const auto found
        = beamSearch(*model, std::span(kSources).first(1), {}, options(5, 8, 5))[0].hypotheses;
    QCOMPARE(found.size(), std::size_t{5});
    QVERIFY(
        std::is_sorted(found.begin(), found.end(), [](const Hypothesis &a, const Hypothesis &b) {
            return std::pair(a.isFinished, a.score) > std::pair(b.isFinished, b.score);
        }));
    QVERIFY(found.front().isFinished);
}

void BeamSearchTest::theTreeLeadsToTheBestHypothesis()
{
    const auto model = torchModel(tinyConfig());
    SearchOptions recording = options(3, 8);
    recording.recordTree = true;
    const SearchResult found = beamSearch(*model, std::span(kSources).first(1), {}, recording)[0];
    const std::vector<SearchNode> &nodes = found.tree.nodes;
    QCOMPARE(nodes.front().id, kBos);
    std::vector<int> path;
    for (std::size_t i = 0; i < nodes.size(); ++i) {
        QVERIFY(nodes[i].parent < static_cast<int>(i));
        if (i > 0) {
            const SearchNode &parent = nodes[static_cast<std::size_t>(nodes[i].parent)];
            QCOMPARE(nodes[i].step, parent.step + 1);
            QVERIFY(parent.isKept && !parent.isFinished);
            QVERIFY(std::abs(nodes[i].logProbability - parent.logProbability
                        - std::log(nodes[i].probability))
                < 1e-9);
        }
        if (nodes[i].isBest && i > 0)
            path.push_back(nodes[i].id);
    }
    QCOMPARE(path, found.hypotheses[0].ids);
    QVERIFY(
        beamSearch(*model, std::span(kSources).first(1), {}, options(3, 8))[0].tree.nodes.empty());
}

void BeamSearchTest::aPrefixIsObeyed()
{
    const auto model = torchModel(tinyConfig());
    const std::vector<int> prefix{7, 4, 3};
    const Hypothesis found
        = beamSearch(*model, std::span(kSources).first(1), prefix, options(3, 8))[0].hypotheses[0];
    QVERIFY(found.ids.size() >= prefix.size());
    QCOMPARE(std::vector<int>(found.ids.begin(), found.ids.begin() + 3), prefix);
    QVERIFY(std::abs(forcedLogProbability(*model, kSources[0], found.ids) - found.logProbability)
        < 1e-9);
}

void BeamSearchTest::aStopIsObeyed()
{
    const auto model = torchModel(tinyConfig());
    std::stop_source stop;
    stop.request_stop();
    QVERIFY_EXCEPTION_THROWN(
        (void)beamSearch(*model, kSources, {}, options(3, 8), stop.get_token()), Error);
}

void BeamSearchTest::noModelWritesPadOrStart()
{
    const auto model = torchModel(tinyConfig());
    StateDict weights = model->weights();
    for (NamedTensor &weight : weights) // all words alike: <pad> would be the first
        std::ranges::fill(weight.values, 0.0F);
    model->setWeights(weights);
    for (const SearchResult &found : beamSearch(*model, kSources, {}, options(2, 5, 2)))
        for (const Hypothesis &hypothesis : found.hypotheses)
            for (const int id : hypothesis.ids)
                QVERIFY(id != kPad && id != kBos);
}

void BeamSearchTest::noTranslationIsShorterThanAskedFor()
{
    QCOMPARE(SearchOptions{}.minLength, 1); // the empty translation is no answer
    const auto model = torchModel(tinyConfig());
    std::vector<std::vector<int>> all;
    enumerate({}, 4, model->config().targetVocabulary, all);
    for (const std::size_t words : {0U, 1U, 2U, 3U}) {
        std::size_t possible = 0;
        double best = -1e9;
        for (const std::vector<int> &target : all) {
            if (target.size() <= words) // </s> is no word
                continue;
            ++possible;
            best = std::max(best,
                lengthPenalised(
                    forcedLogProbability(*model, kSources[0], target), target.size(), 0.6));
        }
        for (const int beam : {1, 3, 1000}) {
            SearchOptions asked = options(beam, 4, beam);
            asked.minLength = static_cast<int>(words);
            const auto found = beamSearch(*model, std::span(kSources).first(1), {}, asked);
            std::size_t finished = 0;
            for (const Hypothesis &hypothesis : found[0].hypotheses) {
                finished += hypothesis.isFinished ? 1 : 0;
                QVERIFY(!hypothesis.isFinished || hypothesis.ids.size() > words);
            }
            if (beam == 1000) {
                QCOMPARE(finished, possible);
                QVERIFY(std::abs(found[0].hypotheses[0].score - best) < 1e-9);
            }
        }
    }
}

QTEST_APPLESS_MAIN(BeamSearchTest)
#include "tst_beam_search.moc"
