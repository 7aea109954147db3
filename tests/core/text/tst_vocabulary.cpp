// SPDX-License-Identifier: GPL-3.0-or-later
// Words as numbers, and sentences as numbers.
#include "core/error.h"
#include "core/text/language.h"

#include <QtTest>

using namespace seq2seq;

namespace {

Language smallLanguage()
{
    Language language;
    language.code = "en";
    language.tokenizer = trainTokenizer({}, {});
    language.vocabulary
        = Vocabulary::build({{"I", 5}, {"am", 4}, {"here", 3}, {".", 9}, {"<s>", 2}}, {});
    return language;
}

} // namespace

class TestVocabulary : public QObject {
    Q_OBJECT

private slots:
    void specialsComeFirst();
    void frequentWordsComeFirstAndTiesInByteOrder();
    void limitsSendWordsToUnknown();
    void textCannotProduceSpecials();
    void restoresWhatWasStored();
    void damagedListsAreRefused();
    void sentencesBecomeIdsAndBack();
    void decodingStopsAtTheEnd();
};

void TestVocabulary::specialsComeFirst()
{
    const Vocabulary empty;
    QCOMPARE(empty.size(), std::size_t(kSpecials));
    QCOMPARE(empty.word(kPad), std::string("<pad>"));
    QCOMPARE(empty.word(kBos), std::string("<s>"));
    QCOMPARE(empty.word(kEos), std::string("</s>"));
    QCOMPARE(empty.word(kUnk), std::string("<unk>"));
    QCOMPARE(empty.id("anything"), kUnk);
}

void TestVocabulary::frequentWordsComeFirstAndTiesInByteOrder()
{
    const auto vocabulary = Vocabulary::build({{"b", 2}, {"é", 2}, {"a", 2}, {"z", 7}}, {});
    const std::vector<std::string> expected = {"<pad>", "<s>", "</s>", "<unk>", "z", "a", "b", "é"};
    QCOMPARE(
        std::vector<std::string>(vocabulary.words().begin(), vocabulary.words().end()), expected);
    QCOMPARE(vocabulary.count(4), std::int64_t(7));
    QCOMPARE(vocabulary.count(kUnk), std::int64_t(0));
}

void TestVocabulary::limitsSendWordsToUnknown()
{
    const std::unordered_map<std::string, std::int64_t> counts{
        {"a", 9}, {"b", 5}, {"c", 3}, {"d", 1}};
    const auto few = Vocabulary::build(counts, {.size = 6, .minimumCount = 1});
    QCOMPARE(few.size(), std::size_t(6));
    QCOMPARE(few.id("c"), kUnk);
    QCOMPARE(few.count(kUnk), std::int64_t(4));
    const auto frequent = Vocabulary::build(counts, {.size = 100, .minimumCount = 3});
    QCOMPARE(frequent.size(), std::size_t(7));
    QCOMPARE(frequent.id("d"), kUnk);
    QCOMPARE(frequent.count(kUnk), std::int64_t(1));
}

void TestVocabulary::textCannotProduceSpecials()
{
    const Vocabulary known = smallLanguage().vocabulary;
    QCOMPARE(known.id("<pad>"), kUnk);
    QCOMPARE(known.id("</s>"), kUnk);
    QCOMPARE(known.id("<unk>"), kUnk);
    QVERIFY(known.id("<s>") >= kSpecials); // a word like any other, because the corpus has it
    const Language language = smallLanguage();
    for (const char *text : {"<s>", "</s>", "<pad>", "I <s> am </s>"}) {
        std::vector<int> ids = language.encode(text);
        QCOMPARE(ids.back(), kEos);
        ids.pop_back();
        QVERIFY(std::ranges::none_of(
            ids, [](int id) { return id == kPad || id == kBos || id == kEos; }));
    }
}

void TestVocabulary::restoresWhatWasStored()
{
    const Vocabulary original
        = Vocabulary::build({{"a", 9}, {"b", 5}, {"c", 1}}, {.size = 100, .minimumCount = 2});
    std::vector<std::string> words;
    std::vector<std::int64_t> counts;
    for (int id = kSpecials; id < static_cast<int>(original.size()); ++id) {
        words.push_back(original.word(id));
        counts.push_back(original.count(id));
    }
    const Vocabulary restored = Vocabulary::restore(words, counts, original.count(kUnk));
    QVERIFY(restored == original);
    QCOMPARE(restored.id("b"), original.id("b"));
}

void TestVocabulary::damagedListsAreRefused()
{
    QVERIFY_THROWS_EXCEPTION(Error, (void)Vocabulary::restore({"a", "a"}, {1, 1}, 0));
    QVERIFY_THROWS_EXCEPTION(Error, (void)Vocabulary::restore({"a", "b"}, {1}, 0));
}

void TestVocabulary::sentencesBecomeIdsAndBack()
{
    const Language language = smallLanguage();
    const std::vector<int> ids = language.encode("I am never here.");
    QCOMPARE(ids,
        (std::vector<int>{language.vocabulary.id("I"), language.vocabulary.id("am"), kUnk,
            language.vocabulary.id("here"), language.vocabulary.id("."), kEos}));
    QCOMPARE(language.decode(ids), std::string("I am <unk> here."));
    QCOMPARE(
        language.words(ids), (std::vector<std::string>{"I", "am", "<unk>", "here", ".", "</s>"}));
    QCOMPARE(language.encode(""), std::vector<int>{kEos});
}

void TestVocabulary::decodingStopsAtTheEnd()
{
    const Language language = smallLanguage();
    const int here = language.vocabulary.id("here");
    QCOMPARE(language.decode(std::vector<int>{kBos, here, kPad, kEos, here}), std::string("here"));
    QCOMPARE(language.decode({}), std::string());
}

QTEST_APPLESS_MAIN(TestVocabulary)
#include "tst_vocabulary.moc"
