// SPDX-License-Identifier: GPL-3.0-or-later
// Packed text comes back as it was put in, wherever a block ends.
#include "core/corpus/sentence_pairs.h"
#include "core/random.h"

#include <QTest>

#include <algorithm>
#include <vector>

using namespace seq2seq;

namespace {

/// Bytes of every kind, often in the same order.
std::string text(std::size_t bytes, Random &random)
{
    std::string result;
    while (result.size() < bytes)
        result += random.below(4) == 0 ? std::string(1, static_cast<char>(random.below(256)))
                                       : std::string("一些 words ");
    result.resize(bytes);
    return result;
}

/// Enough for some fifty blocks. Some sides are empty, one pair is longer than a block.
std::vector<SentencePair> manyPairs()
{
    Random random(3);
    std::vector<SentencePair> pairs;
    for (int i = 0; i < 5000; ++i)
        pairs.push_back({text(random.below(160), random), text(random.below(160), random)});
    pairs[2500] = {text(100'000, random), ""};
    return pairs;
}

SentencePairs packed(const std::vector<SentencePair> &pairs)
{
    SentencePairs result;
    for (const SentencePair &pair : pairs)
        result.push_back(pair);
    return result;
}

} // namespace

class TestSentencePairs : public QObject {
    Q_OBJECT

private slots:
    void anEmptyListHasNothing();
    void pairsComeBackInOrder();
    void pairsComeBackFromAnywhere();
    void everyLengthOfTheListComesBack();
    void aCopyIsEqualUntilOneGrows();
    void aListThatWasTakenCanBeFilledAgain();
    void algorithmsOfTheLibraryTakeIt();
};

void TestSentencePairs::anEmptyListHasNothing()
{
    const SentencePairs none;
    QVERIFY(none.empty());
    QCOMPARE(none.size(), std::size_t(0));
    for (const SentencePair &pair : none)
        QFAIL(pair.source.c_str());
}

void TestSentencePairs::pairsComeBackInOrder()
{
    const std::vector<SentencePair> expected = manyPairs();
    const SentencePairs pairs = packed(expected);
    QCOMPARE(pairs.size(), expected.size());
    std::size_t i = 0;
    for (const SentencePair &pair : pairs)
        QVERIFY2(pair == expected[i++], qPrintable(QString::number(i)));
    QCOMPARE(i, expected.size());
}

void TestSentencePairs::pairsComeBackFromAnywhere()
{
    const std::vector<SentencePair> expected = manyPairs();
    const SentencePairs pairs = packed(expected);
    QCOMPARE(pairs.front(), expected.front());
    QCOMPARE(pairs.back(), expected.back());
    SentencePairs::Cursor cursor(pairs);
    Random random(4);
    for (int k = 0; k < 2000; ++k) { // far away, or a neighbour, which may be in the next block
        const std::size_t i = random.below(expected.size() - 1);
        QCOMPARE(cursor.at(i), expected[i]);
        QCOMPARE(cursor.at(i + 1), expected[i + 1]);
        QCOMPARE(cursor.at(i), expected[i]);
        if (k % 10 == 0)
            QCOMPARE(pairs[i], expected[i]);
    }
}

void TestSentencePairs::everyLengthOfTheListComesBack()
{
    const std::vector<SentencePair> expected = manyPairs();
    SentencePairs pairs;
    for (std::size_t size = 1; size <= 600; ++size) { // over the ends of several blocks
        pairs.push_back(expected[size - 1]);
        QCOMPARE(pairs.size(), size);
        QCOMPARE(pairs.back(), expected[size - 1]);
        QCOMPARE(pairs[size / 2], expected[size / 2]);
    }
}

void TestSentencePairs::aCopyIsEqualUntilOneGrows()
{
    const SentencePairs pairs = packed(manyPairs());
    SentencePairs copy = pairs;
    QVERIFY(copy == pairs);
    copy.push_back({"a", "b"});
    QVERIFY(copy != pairs);
    QCOMPARE(copy.size(), pairs.size() + 1);
    // The same text, divided otherwise.
    QVERIFY(SentencePairs({{"a", "bc"}}) != SentencePairs({{"ab", "c"}}));
    QVERIFY(SentencePairs({{"a", "b"}, {"c", "d"}}) == SentencePairs({{"a", "b"}, {"c", "d"}}));
}

void TestSentencePairs::aListThatWasTakenCanBeFilledAgain()
{
    SentencePairs pairs = packed(manyPairs());
    const SentencePairs taken = std::move(pairs);
    QCOMPARE(taken.size(), manyPairs().size());
    pairs = {};
    QVERIFY(pairs.empty());
    pairs.push_back({"a", "b"});
    QCOMPARE(pairs.back(), (SentencePair{"a", "b"}));
}

void TestSentencePairs::algorithmsOfTheLibraryTakeIt()
{
    const std::vector<SentencePair> expected = manyPairs();
    const SentencePairs pairs = packed(expected);
    QVERIFY(std::ranges::equal(pairs, expected));
    QVERIFY(std::equal(pairs.begin(), pairs.end(), expected.begin()));
    const auto isEmpty = [](const SentencePair &pair) { return pair.target.empty(); };
    QCOMPARE(std::ranges::count_if(pairs, isEmpty), std::ranges::count_if(expected, isEmpty));
}

QTEST_GUILESS_MAIN(TestSentencePairs)
#include "tst_sentence_pairs.moc"
