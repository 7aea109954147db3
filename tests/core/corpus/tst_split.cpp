// SPDX-License-Identifier: GPL-3.0-or-later
// What is held back from training, and the order in which the rest is trained.
#include "core/corpus/batches.h"
#include "core/corpus/split.h"
#include "core/error.h"
#include "core/random.h"

#include <QtTest>

#include <map>
#include <set>

using namespace seq2seq;

namespace {

Corpus numbered(std::size_t count)
{
    Corpus corpus;
    corpus.origin.name = "numbers";
    corpus.sourceLanguage = "zh";
    for (std::size_t i = 0; i < count; ++i) {
        corpus.pairs.push_back({"source " + std::to_string(i), "target " + std::to_string(i)});
        corpus.alignments.push_back({{static_cast<int>(i), 0, true}});
    }
    return corpus;
}

bool sharesASentence(const Split &split)
{
    std::set<std::string> sources;
    std::set<std::string> targets;
    for (const SentencePair &pair : split.dev.pairs) {
        sources.insert(pair.source);
        targets.insert(pair.target);
    }
    return std::ranges::any_of(split.train.pairs, [&](const SentencePair &pair) {
        return sources.contains(pair.source) || targets.contains(pair.target);
    });
}

EncodedPairs pairsOfLength(std::size_t count)
{
    Random random(7);
    EncodedPairs pairs;
    for (std::size_t i = 0; i < count; ++i)
        pairs.add(
            {std::vector<int>(1 + random.below(40), 5), std::vector<int>(1 + random.below(40), 5)});
    return pairs;
}

} // namespace

class TestSplit : public QObject {
    Q_OBJECT

private slots:
    void randomNumbersAreSplitMix64();
    void randomNumbersBelowAreEven();
    void shuffleKeepsEveryElement();

    void everyPairIsInOnePartInItsOrder();
    void sizesAreAsAskedFor_data();
    void sizesAreAsAskedFor();
    void sameSeedSameSplit();
    void nothingIsShared();
    void fewTargetsKeepSourcesApart();
    void remarksCountInTheRightNumber();
    void theReasonForFewerIsTheRightOne();
    void equalPairsStayTogether();
    void oneSourceIsSplitByPair();
    void equalPairsAloneCannotBeSplit();
    void testIsHeldBackFromDevAsWell();

    void packedPairsComeBack();
    void everyPairIsInOneBatchOfAnEpoch();
    void batchesHoldSimilarLengths();
    void epochsDifferAndRepeatBySeed();
};

void TestSplit::randomNumbersAreSplitMix64()
{
    Random random(1234567); // the published sequence of this seed
    QCOMPARE(random.next(), 6457827717110365317ULL);
    QCOMPARE(random.next(), 3203168211198807973ULL);
    QCOMPARE(random.next(), 9817491932198370423ULL);
    QCOMPARE(random.next(), 4593380528125082431ULL);
    QCOMPARE(random.next(), 16408922859458223821ULL);
}

void TestSplit::randomNumbersBelowAreEven()
{
    Random random(1);
    std::array<int, 6> counts{};
    double sum = 0;
    for (int i = 0; i < 60'000; ++i) {
        ++counts[random.below(6)];
        const double uniform = random.uniform();
        QVERIFY(uniform >= 0 && uniform < 1);
        sum += uniform;
    }
    for (const int count : counts)
        QVERIFY(std::abs(count - 10'000) < 400); // more than four standard deviations
    QVERIFY(std::abs(sum / 60'000 - 0.5) < 0.01);
    QCOMPARE(random.below(1), std::uint64_t(0));
}

void TestSplit::shuffleKeepsEveryElement()
{
    std::vector<int> numbers(100);
    std::iota(numbers.begin(), numbers.end(), 0);
    std::vector<int> shuffled = numbers;
    Random(3).shuffle(shuffled);
    QVERIFY(shuffled != numbers);
    std::ranges::sort(shuffled);
    QCOMPARE(shuffled, numbers);
}

void TestSplit::everyPairIsInOnePartInItsOrder()
{
    const Split split = splitCorpus(numbered(1000), 100, 1);
    QCOMPARE(split.dev.size(), std::size_t(100));
    QCOMPARE(split.train.size(), std::size_t(900));
    std::set<int> seen;
    for (const Corpus *part : {&split.train, &split.dev}) {
        QCOMPARE(part->origin.name, std::string("numbers"));
        QCOMPARE(part->sourceLanguage, std::string("zh"));
        QCOMPARE(part->alignments.size(), part->size());
        int last = -1;
        for (std::size_t i = 0; i < part->size(); ++i) {
            const int number = part->alignments[i].front().source; // says which pair it came with
            QCOMPARE(part->pairs[i].source, "source " + std::to_string(number));
            QVERIFY(number > last);
            last = number;
            seen.insert(number);
        }
    }
    QCOMPARE(seen.size(), std::size_t(1000));
    QVERIFY(split.dev.alignments.front().front().source < 100); // taken from all over the corpus
    QVERIFY(split.dev.alignments.back().front().source > 900);
}

void TestSplit::sizesAreAsAskedFor_data()
{
    QTest::addColumn<int>("pairs");
    QTest::addColumn<int>("asked");
    QTest::addColumn<int>("dev");
    QTest::newRow("a twentieth") << 1000 << 0 << 50;
    QTest::newRow("at least one") << 5 << 0 << 1;
    QTest::newRow("at most 1000") << 30'000 << 0 << 1000;
    QTest::newRow("never more than half") << 10 << 8 << 5;
    QTest::newRow("two pairs") << 2 << 0 << 1;
}

void TestSplit::sizesAreAsAskedFor()
{
    QFETCH(int, pairs);
    QFETCH(int, asked);
    QFETCH(int, dev);
    const Split split = splitCorpus(
        numbered(static_cast<std::size_t>(pairs)), static_cast<std::size_t>(asked), 1);
    QCOMPARE(split.dev.size(), static_cast<std::size_t>(dev));
    QCOMPARE(split.train.size(), static_cast<std::size_t>(pairs - dev));
}

void TestSplit::sameSeedSameSplit()
{
    QCOMPARE(
        splitCorpus(numbered(200), 20, 5).dev.pairs, splitCorpus(numbered(200), 20, 5).dev.pairs);
    QVERIFY(
        splitCorpus(numbered(200), 20, 5).dev.pairs != splitCorpus(numbered(200), 20, 6).dev.pairs);
}

void TestSplit::nothingIsShared()
{
    Corpus corpus;
    Random random(2);
    for (int i = 0; i < 3000; ++i) // each sentence several times, on both sides
        corpus.pairs.push_back(
            {"s" + std::to_string(random.below(1500)), "t" + std::to_string(random.below(1500))});
    for (const std::uint64_t seed : {1u, 2u, 3u}) {
        const Split split = splitCorpus(corpus, 100, seed);
        QVERIFY(!sharesASentence(split));
        QVERIFY(split.dev.size() >= 100 && split.dev.size() <= 110);
        QVERIFY(split.train.size() > 2000);
    }
}

void TestSplit::fewTargetsKeepSourcesApart()
{
    Corpus corpus;
    for (int i = 0; i < 100; ++i)
        corpus.pairs.push_back({std::to_string(i), i % 2 == 0 ? "even" : "odd"});
    const Split split = splitCorpus(corpus, 10, 1);
    QCOMPARE(split.dev.size(), std::size_t(10));
    QCOMPARE(split.train.size(), std::size_t(90));
}

void TestSplit::remarksCountInTheRightNumber()
{
    Corpus train;
    Corpus dev;
    train.pairs.push_back({"a", "b"});
    dev.pairs.push_back({"c", "d"});
    const auto first = [&](std::size_t pairs, std::size_t asked) {
        return QString::fromStdString(remarksOnSplit(train, dev, pairs, asked).at(0).english());
    };
    QVERIFY(first(3, 0).startsWith(
        QStringLiteral("1 pair is used neither to train on nor to measure on, as it shares")));
    QVERIFY(first(4, 0).startsWith(
        QStringLiteral("2 pairs are used neither to train on nor to measure on, as they share")));
    QVERIFY(first(2, 2).startsWith(QStringLiteral("2 pairs to measure on were asked for")));
    dev.pairs.push_back({"a", "b"});
    QVERIFY(first(3, 0).startsWith(
        QStringLiteral("1 of 2 different pairs to measure on is also trained on")));
}

/// Of fewer pairs than were asked for the person is told the reason that holds.
void TestSplit::theReasonForFewerIsTheRightOne()
{
    const auto remark = [](const Corpus &corpus, std::size_t asked) {
        const Split split = splitCorpus(corpus, asked, 3);
        return QString::fromStdString(
            remarksOnSplit(split.train, split.dev, corpus.size(), asked).at(0).english());
    };
    Corpus sources;
    Corpus equal;
    for (int i = 0; i < 200; ++i) {
        sources.pairs.push_back({"s" + std::to_string(i % 10), "t" + std::to_string(i % 10)});
        equal.pairs.push_back({"s", "t" + std::to_string(i % 10)});
    }
    QCOMPARE(remark(sources, 50),
        QStringLiteral("50 pairs to measure on were asked for, 40 could be had: pairs with the "
                       "same source stay together."));
    QCOMPARE(remark(equal, 50),
        QStringLiteral("50 pairs to measure on were asked for, 40 could be had: equal pairs stay "
                       "together."));
    QCOMPARE(remark(numbered(200), 150),
        QStringLiteral("150 pairs to measure on were asked for, 100 could be had: at least half of "
                       "the pairs stay with training."));
    Corpus seven; // three of its sources are 84 to 87 pairs, a fourth is more than half
    for (int i = 0; i < 200; ++i)
        seven.pairs.push_back({"s" + std::to_string(i % 7), "t" + std::to_string(i % 7)});
    QVERIFY(remark(seven, 150)
                .endsWith(QStringLiteral(
                    "stay with training, and pairs with the same source stay together.")));
}

void TestSplit::equalPairsStayTogether()
{
    Corpus corpus;
    for (int i = 0; i < 200; ++i) // ten pairs, twenty times each
        corpus.pairs.push_back({"s" + std::to_string(i % 10), "t" + std::to_string(i % 10)});
    for (const std::size_t asked : {0u, 15u, 50u, 60u, 100u, 1000u}) {
        const Split split = splitCorpus(corpus, asked, 3);
        QVERIFY(!sharesASentence(split));
        QVERIFY(!split.train.pairs.empty() && !split.dev.pairs.empty());
        QCOMPARE(split.train.size() + split.dev.size() + split.unused.size(), std::size_t(200));
        QVERIFY(asked < 20 || split.dev.size() <= asked);
        const std::vector<Message> remarks = remarksOnSplit(split.train, split.dev, 200, asked);
        QCOMPARE(remarks.size(), std::size_t(asked > split.dev.size() ? 1 : 0));
    }
    QCOMPARE(splitCorpus(corpus, 50, 3).dev.size(), std::size_t(40));
    QCOMPARE(splitCorpus(corpus, 60, 3).dev.size(), std::size_t(60));

    Corpus some; // what is left out is counted
    Random random(2);
    for (int i = 0; i < 3000; ++i)
        some.pairs.push_back(
            {"s" + std::to_string(random.below(1500)), "t" + std::to_string(random.below(1500))});
    const Split split = splitCorpus(some, 100, 1);
    QVERIFY(split.unused.size() > 0);
    QCOMPARE(split.train.size() + split.dev.size() + split.unused.size(), std::size_t(3000));
}

void TestSplit::oneSourceIsSplitByPair()
{
    Corpus corpus;
    for (int i = 0; i < 20; ++i)
        corpus.pairs.push_back({"a", "b" + std::to_string(i % 10)});
    const Split split = splitCorpus(corpus, 4, 1);
    QCOMPARE(split.dev.size(), std::size_t(4));
    QCOMPARE(split.train.size(), std::size_t(16));
    for (const SentencePair &pair : split.dev.pairs)
        QCOMPARE(std::ranges::count(split.train.pairs, pair), 0);
}

void TestSplit::equalPairsAloneCannotBeSplit()
{
    Corpus same;
    for (int i = 0; i < 10; ++i)
        same.pairs.push_back({"a", "b"});
    QVERIFY_THROWS_EXCEPTION(Error, (void)splitCorpus(same, 0, 1));
    QVERIFY_THROWS_EXCEPTION(Error, (void)splitCorpus(numbered(1), 0, 1));
    QCOMPARE(splitCorpus({}, 0, 1).train.size(), std::size_t(0));
}

void TestSplit::testIsHeldBackFromDevAsWell()
{
    Corpus corpus;
    Random random(3);
    for (int i = 0; i < 4000; ++i)
        corpus.pairs.push_back(
            {"s" + std::to_string(random.below(3000)), "t" + std::to_string(random.below(3000))});
    for (const auto &[dev, test] :
        {std::pair<std::size_t, std::size_t>{200, 100}, {100, 200}, {50, 50}}) {
        const std::vector<PairPlace> places = placePairs(corpus.pairs, dev, test, 1);
        QCOMPARE(places, placePairs(corpus.pairs, dev, test, 1)); // of the seed alone
        QVERIFY(places != placePairs(corpus.pairs, dev, test, 2));
        const Split split = distributePairs(corpus, places);
        QCOMPARE(split.train.size() + split.dev.size() + split.test.size() + split.unused.size(),
            corpus.size());
        // About as many as were asked for; what shares a sentence is used nowhere.
        QVERIFY2(split.dev.size() > dev * 8 / 10 && split.dev.size() < dev * 13 / 10,
            qPrintable(QString::number(split.dev.size())));
        QVERIFY2(split.test.size() > test * 8 / 10 && split.test.size() < test * 13 / 10,
            qPrintable(QString::number(split.test.size())));
        std::map<std::string, std::set<const Corpus *>> holders;
        for (const Corpus *part : {&split.train, &split.dev, &split.test})
            for (const SentencePair &pair : part->pairs) {
                holders["source " + pair.source].insert(part);
                holders["target " + pair.target].insert(part);
            }
        for (const auto &[sentence, parts] : holders)
            QVERIFY2(parts.size() == 1, sentence.c_str());
    }
    QVERIFY(distributePairs(corpus, placePairs(corpus.pairs, 100, 0, 1)).test.pairs.empty());
}

void TestSplit::packedPairsComeBack()
{
    Random random(5);
    std::vector<EncodedPair> expected;
    EncodedPairs packed;
    for (std::size_t i = 0; i < 2000; ++i) {
        EncodedPair pair; // 2000 long ones fill several blocks; one is longer than a block
        for (std::vector<int> *side : {&pair.source, &pair.target}) {
            side->resize(i == 1000 ? 300'000 : random.below(800));
            for (int &id : *side)
                id = static_cast<int>(random.next() >> (33 + random.below(31)));
        }
        packed.add(pair);
        expected.push_back(std::move(pair));
    }
    packed.add({{0, 127, 128, 16'383, 16'384, 2'147'483'647}, {}});
    expected.push_back({{0, 127, 128, 16'383, 16'384, 2'147'483'647}, {}});
    QCOMPARE(packed.size(), expected.size());
    for (std::size_t i = 0; i < expected.size(); ++i) {
        QVERIFY(packed[i] == expected[i]);
        QCOMPARE(packed.sourceLength(i), expected[i].source.size());
        QCOMPARE(packed.targetLength(i), expected[i].target.size());
    }
}

void TestSplit::everyPairIsInOneBatchOfAnEpoch()
{
    const auto pairs = pairsOfLength(10'007);
    std::vector<std::size_t> seen;
    for (const auto &batch : epochBatches(pairs, 32, 1, 0)) {
        QVERIFY(!batch.empty() && batch.size() <= 32);
        seen.insert(seen.end(), batch.begin(), batch.end());
    }
    std::ranges::sort(seen);
    QCOMPARE(seen.size(), pairs.size());
    for (std::size_t i = 0; i < seen.size(); ++i)
        QCOMPARE(seen[i], i);
    QVERIFY(epochBatches({}, 32, 1, 0).empty());
}

void TestSplit::batchesHoldSimilarLengths()
{
    const auto pairs = pairsOfLength(10'000);
    double spread = 0;
    const auto batches = epochBatches(pairs, 32, 1, 0);
    for (const auto &batch : batches) {
        const auto [shortest, longest]
            = std::ranges::minmax(batch, {}, [&](std::size_t i) { return pairs.sourceLength(i); });
        spread += static_cast<double>(pairs.sourceLength(longest) - pairs.sourceLength(shortest));
    }
    QVERIFY(spread / static_cast<double>(batches.size()) < 3); // about 37 without sorting
    bool isSorted = true;
    for (std::size_t i = 1; i < 50; ++i)
        isSorted = isSorted
            && pairs.sourceLength(batches[i - 1][0]) <= pairs.sourceLength(batches[i][0]);
    QVERIFY(!isSorted);
}

void TestSplit::epochsDifferAndRepeatBySeed()
{
    const auto pairs = pairsOfLength(500);
    QCOMPARE(epochBatches(pairs, 16, 3, 2), epochBatches(pairs, 16, 3, 2));
    QVERIFY(epochBatches(pairs, 16, 3, 2) != epochBatches(pairs, 16, 3, 3));
    QVERIFY(epochBatches(pairs, 16, 3, 2) != epochBatches(pairs, 16, 4, 2));
    QVERIFY(epochBatches(pairs, 16, 3, 1) != epochBatches(pairs, 16, 4, 0));
}

QTEST_APPLESS_MAIN(TestSplit)
#include "tst_split.moc"
