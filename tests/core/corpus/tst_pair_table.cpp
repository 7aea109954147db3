// SPDX-License-Identifier: GPL-3.0-or-later
// Pairs with what a person changed about them, and which of them are odd.
#include "core/corpus/pair_table.h"
#include "core/corpus/suspects.h"
#include "core/error.h"

#include <QtTest>

using namespace seq2seq;

namespace {

std::shared_ptr<const Corpus> corpusOf(const std::string &name, int count)
{
    auto corpus = std::make_shared<Corpus>();
    corpus->origin.kind = CorpusOrigin::Kind::Tsv;
    corpus->origin.name = "pairs.tsv";
    corpus->origin.sourceFile = "/home/class/pairs.tsv";
    corpus->sourceLanguage = "zh";
    for (int i = 0; i < count; ++i) {
        corpus->pairs.push_back(
            {name + " source " + std::to_string(i), name + " target " + std::to_string(i)});
        corpus->alignments.push_back({{i, i, true}});
    }
    return corpus;
}

/// 20 train, 5 dev, 3 test and 2 unused pairs.
PairTable sample()
{
    return {corpusOf("train", 20), corpusOf("dev", 5), corpusOf("test", 3), corpusOf("unused", 2)};
}

std::string sourceOf(const PairTable &table, int row)
{
    return PairTable::Reader(table).at(row).source;
}

} // namespace

class TestPairTable : public QObject {
    Q_OBJECT

private slots:
    void rowsAreThoseOfAllParts();
    void changesAreCountedAndTakenBack();
    void whatIsLeftIsACorpus();
    void aSplitAnewMovesRows();
    void pairsAreCleaned();
    void odditiesAreFound_data();
    void odditiesAreFound();
    void sharedSentencesAreNamed();
};

void TestPairTable::rowsAreThoseOfAllParts()
{
    const PairTable table = sample();
    QCOMPARE(table.size(), 30);
    QCOMPARE(sourceOf(table, 0), std::string("train source 0"));
    QCOMPARE(sourceOf(table, 20), std::string("dev source 0"));
    QCOMPARE(sourceOf(table, 27), std::string("test source 2"));
    QCOMPARE(sourceOf(table, 29), std::string("unused source 1"));
    QCOMPARE(table.place(24), PairPlace::Dev);
    QCOMPARE(table.place(28), PairPlace::Nowhere);
    QCOMPARE(table.rows(PairPlace::Test), (std::vector<int>{25, 26, 27}));
    const PairTable bare(corpusOf("train", 4), corpusOf("dev", 1));
    QCOMPARE(bare.size(), 5);
    QCOMPARE(bare.count(PairPlace::Nowhere), std::size_t(0));
    QCOMPARE(PairTable().size(), 0);
}

void TestPairTable::changesAreCountedAndTakenBack()
{
    PairTable table = sample();
    QVERIFY(table.changes().isEmpty());
    const PairTable before = table;
    table.setPair(3, {"new", "text"});
    const int added = table.add({"one", "more"}, PairPlace::Dev);
    table.setRemoved({0, 1, 21, 1}, true);
    QCOMPARE(added, 30);
    QCOMPARE(sourceOf(table, 3), std::string("new"));
    QCOMPARE(sourceOf(table, added), std::string("one"));
    QCOMPARE(table.count(PairPlace::Train), std::size_t(18));
    QCOMPARE(table.count(PairPlace::Dev), std::size_t(5));
    QCOMPARE(table.changes().edited, std::size_t(1));
    QCOMPARE(table.changes().added, std::size_t(1));
    QCOMPARE(table.changes().removed, std::size_t(3));
    QCOMPARE(sourceOf(before, 3), std::string("train source 3")); // a copy stays as it was
    table.setPair(3, {"train source 3", "train target 3"});
    table.setRemoved({0, 1, 21}, false);
    table.setRemoved({added}, true);
    QVERIFY(table.changes().isEmpty());
}

void TestPairTable::whatIsLeftIsACorpus()
{
    PairTable table = sample();
    table.setPair(3, {"new", "text"});
    table.setRemoved({0, 20}, true);
    table.add({"one", "more"}, PairPlace::Train);
    const Split split = table.split();
    QCOMPARE(split.train.size(), std::size_t(20));
    QCOMPARE(split.dev.size(), std::size_t(4));
    QCOMPARE(split.test.size(), std::size_t(3));
    QCOMPARE(split.unused.size(), std::size_t(2));
    QCOMPARE(split.train.pairs[0].source, std::string("train source 1"));
    QCOMPARE(split.train.pairs[2].source, std::string("new"));
    QCOMPARE(split.train.pairs[19].target, std::string("more"));
    // Gold links belong to the text they were made for.
    QCOMPARE(split.train.alignments.size(), std::size_t(20));
    QCOMPARE(split.train.alignments[0], (Alignment{{1, 1, true}}));
    QVERIFY(split.train.alignments[2].empty());
    QVERIFY(split.train.alignments[19].empty());
    // No file has these pairs.
    QCOMPARE(split.train.origin.kind, CorpusOrigin::Kind::None);
    QCOMPARE(split.train.origin.name, std::string("pairs.tsv"));
    QVERIFY(split.train.origin.sourceFile.empty());
    QCOMPARE(split.train.sourceLanguage, std::string("zh"));
    QVERIFY_THROWS_EXCEPTION(Error, (void)table.split([](double) { return false; }));
}

void TestPairTable::aSplitAnewMovesRows()
{
    PairTable table = sample();
    std::vector<PairPlace> places(30, PairPlace::Train);
    places[2] = PairPlace::Dev;
    table.setPlaces(std::make_shared<const std::vector<PairPlace>>(places));
    QVERIFY(table.changes().isSplitAnew);
    QCOMPARE(table.count(PairPlace::Train), std::size_t(29));
    QCOMPARE(table.split().dev.pairs[0].source, std::string("train source 2"));
    const int added = table.add({"one", "more"}, PairPlace::Dev);
    QCOMPARE(table.place(added), PairPlace::Dev);
    table.setPlaces(nullptr);
    QCOMPARE(table.count(PairPlace::Train), std::size_t(20));
}

void TestPairTable::pairsAreCleaned()
{
    const auto clean = cleanPair({"  a\tb \n", "\u00a0c\r"});
    QVERIFY(clean.has_value());
    QVERIFY(clean->source.find('\t') == std::string::npos);
    QVERIFY(clean->source.find('\n') == std::string::npos);
    QCOMPARE(clean->target, std::string("c"));
    QVERIFY(!cleanPair({"  ", "c"}).has_value());
    QVERIFY(!cleanPair({"c", "\t"}).has_value());
}

void TestPairTable::odditiesAreFound_data()
{
    QTest::addColumn<QString>("source");
    QTest::addColumn<QString>("target");
    QTest::addColumn<int>("bits");
    const auto bit = [](Oddity oddity) { return 1 << int(oddity); };
    const auto row = [](const char *name, const char *source, const char *target, int bits) {
        QTest::newRow(name) << QString::fromUtf8(source) << QString::fromUtf8(target) << bits;
    };
    row("usual", "我昨天读了一本书。", "I read a book yesterday.", 0);
    row("with a name", "张三在 London 住了很多年。", "Zhang San lived in London for years.", 0);
    row("said before", "他每天喝咖啡7。", "He drinks coffee every day 7.", bit(Oddity::Duplicate));
    row("too long", "好。", "It was a fine day, and all of us went to the lake to swim and to eat.",
        bit(Oddity::LengthRatio));
    row("too short", "他昨天在图书馆里读了一本非常有趣的关于历史的书。", "Book.",
        bit(Oddity::LengthRatio));
    row("short has any ratio", "好。", "Very well.", 0);
    row("not translated", "I read a book.", "I read a book.",
        bit(Oddity::SameSides) | bit(Oddity::Script));
    row("another script", "我读了一本书。", "Я прочитал вчера книгу.", bit(Oddity::Script));
    row("numbers alone", "2024", "2024", 0);
}

void TestPairTable::odditiesAreFound()
{
    QFETCH(QString, source);
    QFETCH(QString, target);
    QFETCH(int, bits);
    auto corpus = std::make_shared<Corpus>();
    for (int i = 0; i < 200; ++i)
        corpus->pairs.push_back({"他每天喝咖啡" + std::to_string(i) + "。",
            "He drinks coffee every day " + std::to_string(i) + "."});
    corpus->pairs.push_back({source.toStdString(), target.toStdString()});
    PairTable table(corpus, nullptr);
    const Suspects suspects = findSuspects(table);
    QCOMPARE(int(suspects.bits[200]), bits);
    QCOMPARE(int(suspects.bits[7]), 0); // the first of two equal ones is none
    QVERIFY(!suspects.has(201, Oddity::Script)); // a row that came since
    table.setRemoved({7}, true);
    QVERIFY(!findSuspects(table).has(200, Oddity::Duplicate));
}

void TestPairTable::sharedSentencesAreNamed()
{
    auto train = std::make_shared<Corpus>();
    train->pairs = {{"a", "b"}, {"c", "d"}};
    auto dev = std::make_shared<Corpus>();
    dev->pairs = {{"e", "f"}};
    auto test = std::make_shared<Corpus>();
    test->pairs = {{"g", "h"}};
    auto unused = std::make_shared<Corpus>();
    unused->pairs = {{"e", "x"}, {"y", "h"}};
    const Suspects suspects = findSuspects({train, dev, test, unused});
    QVERIFY(suspects.has(4, Oddity::SharedSource));
    QVERIFY(!suspects.has(4, Oddity::SharedTarget));
    QVERIFY(suspects.has(5, Oddity::SharedTarget));
    for (const int row : {0, 1, 2, 3})
        QVERIFY(
            !suspects.has(row, Oddity::SharedSource) && !suspects.has(row, Oddity::SharedTarget));
}

QTEST_APPLESS_MAIN(TestPairTable)
#include "tst_pair_table.moc"
