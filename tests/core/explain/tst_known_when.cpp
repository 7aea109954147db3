// SPDX-License-Identifier: GPL-3.0-or-later
// What is known after each word that was read: forced scores of cut sentences.
#include "core/explain/known_when.h"
#include "tests/core/model/model_fixture.h"

#include <QtTest>

#include <cmath>
#include <numeric>

using namespace seq2seq;
using namespace seq2seq::test;

class KnownWhenTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void everyBeginningIsASentenceOfItsOwn_data();
    void everyBeginningIsASentenceOfItsOwn();
    void knownIsWhatStaysLikelier();
    void itCanBeStopped();
};

void KnownWhenTest::everyBeginningIsASentenceOfItsOwn_data()
{
    QTest::addColumn<bool>("isReversed");
    QTest::newRow("as it stands") << false;
    QTest::newRow("reversed") << true;
}

void KnownWhenTest::everyBeginningIsASentenceOfItsOwn()
{
    QFETCH(const bool, isReversed);
    ModelConfig config = tinyConfig();
    config.reverseSource = isReversed;
    const auto model = torchModel(config);
    const std::vector<int> source = reading(config)[0]; // 4 5 6 4 </s>, or 4 6 5 4 </s>
    const std::vector<int> target{5, 4, 2};
    const auto beginnings = knownWhen(*model, source, target);
    QCOMPARE(beginnings.size(), std::size_t(4));
    QCOMPARE(beginnings[1].source,
        isReversed ? (std::vector<int>{4, 6, 2}) : (std::vector<int>{4, 5, 2}));
    QCOMPARE(beginnings.back().source, source);
    for (const KnownSoFar &beginning : beginnings) {
        const auto forced
            = model->score(std::span(&beginning.source, 1), std::span(&target, 1), false);
        const double sum = std::accumulate(
            beginning.logProbabilities.begin(), beginning.logProbabilities.end(), 0.0);
        QVERIFY(std::abs(sum - forced.front().logProbability) < 1e-9);
        const Trace trace = model->trace(beginning.source, target, 0, {});
        for (std::size_t t = 0; t < target.size(); ++t)
            QVERIFY(std::abs(beginning.logProbabilities[t] - trace.logProbabilities[t]) < 1e-9);
    }
    QVERIFY(std::abs(beginnings[0].logProbabilities[0] - beginnings[3].logProbabilities[0]) > 1e-6);
}

void KnownWhenTest::knownIsWhatStaysLikelier()
{
    const double yes = std::log(0.9);
    const double no = std::log(0.1);
    // The second word is likely after one source word, but not yet for good.
    const std::vector<KnownSoFar> beginnings{
        {{}, {yes, yes, no}}, {{}, {yes, no, no}}, {{}, {yes, yes, no}}};
    QCOMPARE(knownFrom(beginnings), (std::vector<std::size_t>{1, 3, 0}));
    QVERIFY(knownFrom({}).empty());
}

void KnownWhenTest::itCanBeStopped()
{
    const auto model = torchModel(tinyConfig());
    int passes = 0;
    const auto stopAtTheSecond = [&] {
        if (++passes == 2)
            throw std::runtime_error("stopped");
    };
    QVERIFY_EXCEPTION_THROWN(
        (void)knownWhen(*model, kSources[0], {5, 2}, stopAtTheSecond), std::runtime_error);
}

QTEST_APPLESS_MAIN(KnownWhenTest)
#include "tst_known_when.moc"
