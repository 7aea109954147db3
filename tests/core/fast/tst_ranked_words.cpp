// SPDX-License-Identifier: GPL-3.0-or-later
// The likeliest words and their probabilities are those of a full sort and a sum in double
// precision, whatever the size of the vocabulary, with ties and without numbers.
#include "core/fast/ranked_words.h"
#include "core/random.h"
#include "tests/core/fast/fast_fixture.h"

#include <QtTest>

#include <numeric>
#include <set>

using namespace seq2seq;
using namespace seq2seq::test;

namespace {

constexpr std::size_t kRows = 5;

std::shared_ptr<fast::Weights<float>> modelOf(int hidden, int vocabulary)
{
    ModelConfig config = tinyConfig();
    config.hiddenSize = hidden;
    config.targetVocabulary = vocabulary;
    return fastWeights<float>(config);
}

std::vector<float> randomOutputs(std::size_t hidden)
{
    Random random(11);
    std::vector<float> outputs(kRows * hidden);
    for (float &value : outputs)
        value = static_cast<float>(2 * random.uniform() - 1);
    return outputs;
}

} // namespace

class RankedWordsTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void areThoseOfAFullSort_data();
    void areThoseOfAFullSort();
    void theEarlierOfEqualsComesFirst();
    void areWordsEvenWhereNothingIsANumber();
};

void RankedWordsTest::areThoseOfAFullSort_data()
{
    QTest::addColumn<int>("hidden");
    QTest::addColumn<int>("vocabulary");
    QTest::addColumn<int>("count");
    QTest::newRow("few of many") << 256 << 8000 << 7;
    QTest::newRow("no whole panels") << 256 << 8011 << 40;
    QTest::newRow("few of few") << 8 << 70 << 3;
    QTest::newRow("all there are") << 8 << 11 << 11;
}

void RankedWordsTest::areThoseOfAFullSort()
{
    QFETCH(int, hidden);
    QFETCH(int, vocabulary);
    QFETCH(int, count);
    const auto h = static_cast<std::size_t>(hidden);
    const auto v = static_cast<std::size_t>(vocabulary);
    const auto n = static_cast<std::size_t>(count);
    const auto weights = modelOf(hidden, vocabulary);
    const std::vector<float> outputs = randomOutputs(h);
    fast::RankedWords<float> ranked;
    ranked.rank(*weights, {outputs.data(), h}, kRows, n);

    std::vector<float> logits(kRows * v);
    weights->vocabularyForward.multiply({outputs.data(), h}, kRows, {logits.data(), v}, false);
    for (std::size_t row = 0; row < kRows; ++row) {
        const float *values = logits.data() + row * v;
        std::vector<std::size_t> expected(v);
        std::iota(expected.begin(), expected.end(), std::size_t{0});
        std::ranges::stable_sort(
            expected, [&](std::size_t a, std::size_t b) { return values[a] > values[b]; });
        expected.resize(n);
        const std::span<const std::size_t> found = ranked.likeliest(row);
        QCOMPARE(std::vector<std::size_t>(found.begin(), found.end()), expected);
        double sum = 0;
        for (std::size_t word = 0; word < v; ++word)
            sum += std::exp(static_cast<double>(values[word]));
        for (const std::size_t word : {std::size_t{0}, v / 2, v - 1, expected.front()})
            QVERIFY(std::abs(ranked.logProbability(row, word)
                        - (static_cast<double>(values[word]) - std::log(sum)))
                < 2e-6);
    }
}

void RankedWordsTest::theEarlierOfEqualsComesFirst()
{
    const auto weights = modelOf(256, 8000);
    const std::vector<float> outputs(256, 0.0F); // all logits zero
    fast::RankedWords<float> ranked;
    ranked.rank(*weights, {outputs.data(), 256}, 1, 7);
    for (std::size_t k = 0; k < 7; ++k)
        QCOMPARE(ranked.likeliest(0)[k], k);
    QVERIFY(std::abs(ranked.logProbability(0, 4000) + std::log(8000.0)) < 1e-6);
}

void RankedWordsTest::areWordsEvenWhereNothingIsANumber()
{
    const auto weights = modelOf(256, 8000);
    const std::vector<float> outputs(256, std::numeric_limits<float>::quiet_NaN());
    fast::RankedWords<float> ranked;
    ranked.rank(*weights, {outputs.data(), 256}, 1, 7);
    const std::span<const std::size_t> found = ranked.likeliest(0);
    QCOMPARE((std::set<std::size_t>(found.begin(), found.end()).size()), std::size_t{7});
    QVERIFY(*std::ranges::max_element(found) < 8000);
    QVERIFY(std::isnan(ranked.logProbability(0, 5)));
}

QTEST_GUILESS_MAIN(RankedWordsTest)
#include "tst_ranked_words.moc"
