// SPDX-License-Identifier: GPL-3.0-or-later
// Drawing translations: how often each one comes is how likely it is, top-k and top-p cut where
// they should, and the seed and the sentence fix what is drawn.
#include "core/error.h"
#include "core/search/sampling.h"
#include "core/text/vocabulary.h"
#include "tests/core/model/model_fixture.h"

#include <QtTest>

#include <algorithm>
#include <numeric>

using namespace seq2seq;
using namespace seq2seq::test;

namespace {

SearchOptions drawing(int count, int maxLength, std::uint64_t seed = 1)
{
    SearchOptions options;
    options.sample = true;
    options.nBest = count;
    options.maxLength = maxLength;
    options.seed = seed;
    options.minLength = 0;
    return options;
}

std::vector<double> logarithms(std::vector<double> probabilities)
{
    for (double &probability : probabilities)
        probability = std::log(probability);
    return probabilities;
}

/// log P(y | prefix) of every word, by force-decoding.
std::vector<double> conditional(const Model &model, std::vector<int> prefix)
{
    const auto forced = [&](const std::vector<int> &target) {
        return target.empty()
            ? 0
            : model.score(std::span(kSources).first(1), std::span(&target, 1), false)[0]
                  .logProbability;
    };
    const double before = forced(prefix);
    std::vector<double> result;
    prefix.push_back(0);
    for (int word = 0; word < model.config().targetVocabulary; ++word) {
        prefix.back() = word;
        result.push_back(forced(prefix) - before);
    }
    return result;
}

/// What samplingDistribution should say, written the slow way: word -> probability.
std::map<int, double> expectedDistribution(
    const std::vector<double> &logProbabilities, double temperature, std::size_t topK, double topP)
{
    std::vector<std::pair<double, int>> words;
    for (std::size_t id = 2; id < logProbabilities.size(); ++id)
        words.emplace_back(
            std::pow(std::exp(logProbabilities[id]), 1 / temperature), static_cast<int>(id));
    std::sort(words.rbegin(), words.rend());
    if (topK > 0)
        words.resize(std::min(topK, words.size()));
    const auto sum = [&] {
        return std::accumulate(words.begin(), words.end(), 0.0,
            [](double total, const auto &word) { return total + word.first; });
    };
    const double all = sum();
    double mass = 0;
    std::size_t kept = 0;
    while (kept < words.size() && (kept == 0 || mass < topP))
        mass += words[kept++].first / all;
    words.resize(kept);
    const double rest = sum();
    std::map<int, double> result;
    for (const auto &[weight, id] : words)
        result[id] = weight / rest;
    return result;
}

} // namespace

class SamplingTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void nothingShorterThanAskedForIsDrawn();
    void distributionOfHandCountedWords();
    void topPKeepsTheSmallestSetThatReachesIt();
    void nucleusOfManyWords();
    void equallyLikelyWordsGoByTheirIds();
    void everyTranslationComesAsOftenAsItIsLikely_data();
    void everyTranslationComesAsOftenAsItIsLikely();
    void topKOfOneIsGreedy();
    void theSeedFixesWhatIsDrawn();
    void aBatchDrawsWhatEachSentenceDraws();
    void logProbabilitiesAreTheModelsOwn();
    void aPrefixIsObeyed();
    void aStopIsObeyed();
    void theTreeHoldsEveryDraw();
};

void SamplingTest::distributionOfHandCountedWords()
{
    // <pad> and <s> are never drawn, however likely they are
    const std::vector<double> logs = logarithms({0.25, 0.25, 0.05, 0.1, 0.2, 0.15});
    SearchOptions options;
    const auto probability = [&](int id) {
        for (const WordChance &word : samplingDistribution(logs, options))
            if (word.id == id)
                return word.probability;
        return 0.0;
    };
    QCOMPARE(samplingDistribution(logs, options).size(), std::size_t{4});
    QVERIFY(std::abs(probability(4) - 0.4) < 1e-12);
    QVERIFY(std::abs(probability(2) - 0.1) < 1e-12);
    options.temperature = 0.5; // squares
    QVERIFY(std::abs(probability(4) - 400.0 / (25 + 100 + 400 + 225)) < 1e-12);
    options.temperature = 1;
    options.topK = 2;
    QVERIFY(std::abs(probability(4) - 20.0 / 35) < 1e-12);
    QVERIFY(std::abs(probability(5) - 15.0 / 35) < 1e-12);
    QCOMPARE(probability(3), 0.0);
    options.topK = 100; // more than there are
    QCOMPARE(samplingDistribution(logs, options).size(), std::size_t{4});
}

void SamplingTest::topPKeepsTheSmallestSetThatReachesIt()
{
    const std::vector<double> logs
        = logarithms({1e-30, 1e-30, 0.0625, 0.5, 0.125, 0.25, 0.0625}); // sums are exact
    SearchOptions options;
    const auto kept = [&](double p) {
        options.topP = p;
        const std::vector<WordChance> words = samplingDistribution(logs, options);
        double sum = 0;
        for (const WordChance &word : words)
            sum += word.probability;
        return std::abs(sum - 1) < 1e-12 ? words.size() : 0;
    };
    QCOMPARE(kept(1e-9), std::size_t{1}); // never none
    QCOMPARE(kept(0.5 - 1e-6), std::size_t{1});
    QCOMPARE(kept(0.5 + 1e-6), std::size_t{2});
    QCOMPARE(kept(0.75 - 1e-6), std::size_t{2});
    QCOMPARE(kept(0.75 + 1e-6), std::size_t{3});
    QCOMPARE(kept(0.9), std::size_t{4});
    QCOMPARE(kept(1), std::size_t{5});
    options.topK = 2; // then top-p is a share of these two: 2/3 and 1/3
    QCOMPARE(kept(0.6), std::size_t{1});
    QCOMPARE(kept(0.7), std::size_t{2});
}

void SamplingTest::nucleusOfManyWords()
{
    // Weights 1, 2, ..., 997, each once, in no order: sets of 29 to all 997 words.
    std::vector<double> weights{1, 1};
    for (std::size_t i = 0; i < 997; ++i)
        weights.push_back(static_cast<double>(i * 384 % 997 + 1));
    const std::vector<double> logs = logarithms(weights);
    SearchOptions options;
    for (const double p : {0.0573, 0.3, 0.9, 0.999}) {
        options.topP = p;
        const std::vector<WordChance> words = samplingDistribution(logs, options);
        const std::map<int, double> expected = expectedDistribution(logs, 1, 0, p);
        QCOMPARE(words.size(), expected.size());
        for (std::size_t i = 0; i < words.size(); ++i) {
            QVERIFY(std::abs(words[i].probability - expected.at(words[i].id)) < 1e-12);
            QVERIFY(i == 0 || words[i].probability < words[i - 1].probability);
        }
    }
}

void SamplingTest::equallyLikelyWordsGoByTheirIds()
{
    const std::vector<double> logs = logarithms({0.2, 0.2, 0.1, 0.2, 0.1, 0.2});
    SearchOptions options;
    options.topK = 1;
    QCOMPARE(samplingDistribution(logs, options)[0].id, 3);
    options.topK = 3;
    QCOMPARE(samplingDistribution(logs, options)[2].id, 2);
}

void SamplingTest::everyTranslationComesAsOftenAsItIsLikely_data()
{
    QTest::addColumn<double>("temperature");
    QTest::addColumn<int>("topK");
    QTest::addColumn<double>("topP");
    QTest::newRow("as the model has it") << 1.0 << 0 << 1.0;
    QTest::newRow("bold") << 3.0 << 0 << 1.0;
    QTest::newRow("careful") << 0.4 << 0 << 1.0;
    QTest::newRow("top-k") << 1.0 << 3 << 1.0;
    QTest::newRow("top-p") << 1.0 << 0 << 0.6;
    QTest::newRow("all three") << 0.7 << 4 << 0.8;
}

void SamplingTest::everyTranslationComesAsOftenAsItIsLikely()
{
    QFETCH(double, temperature);
    QFETCH(int, topK);
    QFETCH(double, topP);
    const auto model = torchModel(tinyConfig());
    std::map<std::vector<int>, double> expected; // of two words at most
    for (const auto &[first, p] : expectedDistribution(
             conditional(*model, {}), temperature, static_cast<std::size_t>(topK), topP)) {
        if (first == kEos) {
            expected[{kEos}] = p;
            continue;
        }
        for (const auto &[second, q] : expectedDistribution(
                 conditional(*model, {first}), temperature, static_cast<std::size_t>(topK), topP))
            expected[{first, second}] = p * q;
    }

    constexpr int kDraws = 20'000;
    SearchOptions options = drawing(kDraws, 2);
    options.temperature = temperature;
    options.topK = topK;
    options.topP = topP;
    std::map<std::vector<int>, int> counts;
    const SearchResult found
        = drawTranslations(*model, std::span(kSources).first(1), {}, options)[0];
    QCOMPARE(found.hypotheses.size(), std::size_t{kDraws});
    for (const Hypothesis &hypothesis : found.hypotheses)
        ++counts[hypothesis.ids];
    for (const auto &[ids, count] : counts)
        QVERIFY2(expected.contains(ids), "a word outside top-k or top-p was drawn");

    // Pearson's chi-square: its mean is the degrees of freedom, its variance twice that. What is
    // expected fewer than five times is counted together.
    double chiSquare = 0;
    double freedom = -1;
    double rareExpected = 0;
    double rareCount = 0;
    const auto addCell = [&](double count, double expectedCount) {
        chiSquare += std::pow(count - expectedCount, 2) / expectedCount;
        freedom += 1;
    };
    for (const auto &[ids, p] : expected) {
        if (kDraws * p >= 5) {
            addCell(counts[ids], kDraws * p);
        } else {
            rareExpected += kDraws * p;
            rareCount += counts[ids];
        }
    }
    if (rareExpected > 0)
        addCell(rareCount, rareExpected);
    QVERIFY2(chiSquare < freedom + 4 * std::sqrt(2 * freedom),
        qPrintable(QString("%1 with %2 degrees of freedom").arg(chiSquare).arg(freedom)));
}

void SamplingTest::topKOfOneIsGreedy()
{
    const auto model = torchModel(tinyConfig());
    SearchOptions options = drawing(1, 8);
    options.topK = 1;
    SearchOptions greedy;
    greedy.beam = 1;
    greedy.minLength = options.minLength;
    greedy.maxLength = 8;
    const auto drawn = drawTranslations(*model, kSources, {}, options);
    const auto found = beamSearch(*model, kSources, {}, greedy);
    for (std::size_t i = 0; i < kSources.size(); ++i) {
        QCOMPARE(drawn[i].hypotheses[0].ids, found[i].hypotheses[0].ids);
        QVERIFY(std::abs(drawn[i].hypotheses[0].score - found[i].hypotheses[0].score) < 1e-12);
    }
}

void SamplingTest::theSeedFixesWhatIsDrawn()
{
    const auto model = torchModel(tinyConfig());
    const auto drawn = [&](std::uint64_t seed) {
        std::vector<std::vector<int>> all;
        for (const SearchResult &result :
            drawTranslations(*model, kSources, {}, drawing(5, 8, seed)))
            for (const Hypothesis &hypothesis : result.hypotheses)
                all.push_back(hypothesis.ids);
        return all;
    };
    QCOMPARE(drawn(1), drawn(1));
    QVERIFY(drawn(1) != drawn(2));
}

void SamplingTest::aBatchDrawsWhatEachSentenceDraws()
{
    for (const AttentionKind attention : {AttentionKind::None, AttentionKind::General}) {
        ModelConfig config = tinyConfig();
        config.attention = attention;
        const auto model = torchModel(config);
        const auto together = drawTranslations(*model, kSources, {}, drawing(4, 8));
        for (std::size_t i = 0; i < kSources.size(); ++i) {
            const auto alone
                = drawTranslations(*model, std::span(kSources).subspan(i, 1), {}, drawing(4, 8))[0];
            for (std::size_t k = 0; k < alone.hypotheses.size(); ++k)
                QCOMPARE(alone.hypotheses[k].ids, together[i].hypotheses[k].ids);
        }
    }
}

void SamplingTest::logProbabilitiesAreTheModelsOwn()
{
    const auto model = torchModel(tinyConfig());
    SearchOptions options = drawing(10, 6);
    options.temperature = 2;
    options.topK = 3;
    const auto found
        = drawTranslations(*model, std::span(kSources).first(1), {}, options)[0].hypotheses;
    for (const Hypothesis &hypothesis : found) {
        const double forced
            = model->score(std::span(kSources).first(1), std::span(&hypothesis.ids, 1), false)[0]
                  .logProbability;
        QVERIFY(std::abs(hypothesis.logProbability - forced) < 1e-9);
        QCOMPARE(hypothesis.score,
            lengthPenalised(hypothesis.logProbability, hypothesis.ids.size(), 0.6));
        QCOMPARE(hypothesis.isFinished, hypothesis.ids.back() == kEos);
    }
    QVERIFY(std::is_sorted(found.begin(), found.end(), ranksHigher));
}

void SamplingTest::aPrefixIsObeyed()
{
    const auto model = torchModel(tinyConfig());
    const std::vector<int> prefix{7, 4, 3};
    const SearchResult found
        = drawTranslations(*model, std::span(kSources).first(1), prefix, drawing(5, 8))[0];
    for (const Hypothesis &drawn : found.hypotheses)
        QCOMPARE(std::vector<int>(drawn.ids.begin(), drawn.ids.begin() + 3), prefix);
}

void SamplingTest::aStopIsObeyed()
{
    const auto model = torchModel(tinyConfig());
    std::stop_source stop;
    stop.request_stop();
    QVERIFY_EXCEPTION_THROWN(
        (void)drawTranslations(*model, kSources, {}, drawing(3, 8), stop.get_token()), Error);
}

void SamplingTest::theTreeHoldsEveryDraw()
{
    const auto model = torchModel(tinyConfig());
    SearchOptions options = drawing(3, 5);
    options.recordTree = true;
    const SearchResult found
        = drawTranslations(*model, std::span(kSources).first(1), {}, options)[0];
    std::size_t words = 0;
    for (const Hypothesis &hypothesis : found.hypotheses)
        words += hypothesis.ids.size();
    QCOMPARE(found.tree.nodes.size(), words + 1);
    std::vector<int> best;
    for (const SearchNode &node : found.tree.nodes)
        if (node.isBest && node.step > 0)
            best.push_back(node.id);
    QCOMPARE(best, found.hypotheses[0].ids);
}

void SamplingTest::nothingShorterThanAskedForIsDrawn()
{
    const auto model = torchModel(tinyConfig());
    for (const int words : {0, 1, 2}) {
        SearchOptions options = drawing(300, 6);
        options.minLength = words;
        const auto drawn = drawTranslations(*model, std::span(kSources).first(1), {}, options);
        std::size_t shortest = 100;
        for (const Hypothesis &hypothesis : drawn[0].hypotheses)
            if (hypothesis.isFinished)
                shortest = std::min(shortest, hypothesis.ids.size() - 1);
        QCOMPARE(shortest, static_cast<std::size_t>(words)); // as short as allowed, no shorter
    }
    // The words that may be drawn share what </s> would have had.
    const auto words = samplingDistribution(logarithms({0.1, 0.1, 0.4, 0.1, 0.3}), {}, false);
    QCOMPARE(words.size(), std::size_t{2});
    QVERIFY(std::abs(words[0].probability - 0.25) < 1e-12);
}

QTEST_APPLESS_MAIN(SamplingTest)
#include "tst_sampling.moc"
