// SPDX-License-Identifier: GPL-3.0-or-later
// What vocabularies of any size would know of a corpus, against counting by hand.
#include "core/error.h"
#include "core/run/text_study.h"

#include <QtTest>

#include <map>

using namespace seq2seq;

namespace {

Corpus corpusOf(const std::vector<std::string> &sentences)
{
    Corpus corpus;
    for (const std::string &sentence : sentences)
        corpus.pairs.push_back({sentence, "x"});
    return corpus;
}

} // namespace

class TestTextStudy : public QObject {
    Q_OBJECT

private slots:
    void sharesAreThoseCountedByHand();
    void charactersAndSubwordsAreCounted();
    void canBeBrokenOff();
};

void TestTextStudy::sharesAreThoseCountedByHand()
{
    const Corpus train = corpusOf({"a a a a b", "a b c", "d a"}); // a 6, b 2, c 1, d 1
    const Corpus dev = corpusOf({"a b e", "a f"});
    const TextStudy study = studyText(TokenizerOptions(), TokenizerOptions(), train, dev);
    const SideStudy &side = study.source;
    QCOMPARE(side.mostWords(), kSpecials + 4);
    QCOMPARE(side.language.vocabulary.word(kSpecials), std::string("a"));
    QCOMPARE(side.coverage(kSpecials), 0.0);
    QCOMPARE(side.coverage(kSpecials + 1), 0.6);
    QCOMPARE(side.coverage(kSpecials + 2), 0.8);
    QCOMPARE(side.coverage(1000), 1.0);
    QCOMPARE(side.unknownInDev(kSpecials), 1.0);
    QCOMPARE(side.unknownInDev(kSpecials + 1), 0.6); // b, e and f of five
    QCOMPARE(side.unknownInDev(1000), 0.4); // what train never has
    QCOMPARE(
        studyText(TokenizerOptions(), TokenizerOptions(), train, {}).source.unknownInDev(6), 0.0);
    // A vocabulary of that size covers what it says.
    std::int64_t known = 0;
    std::int64_t all = 0;
    for (const SentencePair &pair : train.pairs)
        for (const std::string &token : side.language.tokenizer->split(pair.source)) {
            ++all;
            known += side.language.id(token) < kSpecials + 3;
        }
    QCOMPARE(side.coverage(kSpecials + 3), double(known) / double(all));
}

void TestTextStudy::charactersAndSubwordsAreCounted()
{
    std::vector<std::string> sentences;
    for (int i = 0; i < 200; ++i)
        sentences.push_back("the unhappiest readers " + std::to_string(i) + " were reading");
    const Corpus train = corpusOf(sentences);
    TokenizerOptions characters;
    characters.kind = TokenizerKind::Character;
    TokenizerOptions subwords;
    subwords.kind = TokenizerKind::Subword;
    subwords.subwordVocabulary = 4000; // more than this text takes
    const TextStudy cut = studyText(characters, characters, train, train);
    QVERIFY(cut.source.language.id("h") != kUnk);
    QCOMPARE(cut.source.coverage(cut.source.mostWords()), 1.0);
    QCOMPARE(cut.source.unknownInDev(cut.source.mostWords()), 0.0);
    Corpus both = train;
    both.pairs = {};
    for (const std::string &sentence : sentences)
        both.pairs.push_back({sentence, sentence});
    const TextStudy pieces = studyText(subwords, subwords, both, both);
    QVERIFY(pieces.source.mostWords() > kSpecials && pieces.source.mostWords() < 4000);
}

void TestTextStudy::canBeBrokenOff()
{
    const Corpus train = corpusOf({"a b"});
    QVERIFY_THROWS_EXCEPTION(Error,
        (void)studyText(
            TokenizerOptions(), TokenizerOptions(), train, {}, [](double) { return false; }));
}

QTEST_APPLESS_MAIN(TestTextStudy)
#include "tst_text_study.moc"
