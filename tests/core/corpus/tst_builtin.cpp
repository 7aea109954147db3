// SPDX-License-Identifier: GPL-3.0-or-later
// The built-in corpora: the same for a seed, all different, correct, and aligned in tokens.
#include "core/corpus/bilingual_grammar.h"
#include "core/corpus/builtin.h"
#include "core/corpus/english_forms.h"
#include "core/corpus/everyday_grammar.h"
#include "tests/core/corpus/builtin_fixture.h"

#include <QTest>

#include <algorithm>
#include <map>
#include <regex>
#include <set>
#include <sstream>

using namespace seq2seq;
using namespace seq2seq::test;

namespace {

/// The 30,000 pairs of a new experiment, made once.
const Corpus &everyday()
{
    static const Corpus corpus = generateBuiltin("everyday-zh-en", 0, 1);
    return corpus;
}

/// The pair with this source that the everyday grammar makes from `start`, when some of its symbols
/// are narrowed down; an empty pair when it makes none.
LinkedText everydayPair(
    const std::string &start, const std::string &source, std::string_view narrowed)
{
    const auto grammar = everydayGrammar();
    std::vector<std::string_view> texts(grammar.begin(), grammar.end());
    texts.push_back(narrowed);
    const BilingualGrammar narrow(texts, start);
    Random random(1);
    for (int i = 0; i < 20'000; ++i) {
        LinkedText pair = narrow.draw(random);
        if (pair.source == source)
            return pair;
    }
    return {};
}

} // namespace

class TestBuiltin : public QObject {
    Q_OBJECT

private slots:
    void corporaAreOffered();
    void sameSeedSameCorpus_data();
    void sameSeedSameCorpus();
    void anotherSeedIsAnotherDraw();
    void unknownNameIsRefused();
    void moreThanThereAreIsRefused();
    void everydayPairsAreAllDifferent();
    void everydaySourceHasOneTranslation();
    void everydaySentencesHaveThreeToTwentyFiveTokens();
    void everydayVocabularyIsThatOfAClass();
    void everydayArticlesFitTheNextWord();
    void everydayPunctuationIsRight();
    void everydayLinksCoverTheEnglishSide();
    void everydayWordHasOneSureSource();
    void everydayTokensFollowTheGrammar();
    void everydayNameBeforeAVerbIsLinkedOnce();
    void everydayHasNoWrongPhrase();
    void everydayNamesNobodyTwice();
    void everydayGoldenPairs_data();
    void everydayGoldenPairs();
    void grammarInflectsAndAgrees();
    void grammarMistakesAreNamed_data();
    void grammarMistakesAreNamed();
    void englishVerbForms_data();
    void englishVerbForms();
    void englishPluralsAndArticles();
};

void TestBuiltin::corporaAreOffered()
{
    QCOMPARE(builtinCorpora().size(), std::size_t(7));
    for (const BuiltinCorpus &offered : builtinCorpora()) {
        QVERIFY(!offered.title.isEmpty() && !offered.description.isEmpty());
        const Corpus corpus = generateBuiltin(offered.name, 10, 1);
        QCOMPARE(corpus.size(), std::size_t(10));
        QCOMPARE(corpus.alignments.size(), std::size_t(10));
        QCOMPARE(corpus.origin.kind, CorpusOrigin::Kind::Builtin);
        QCOMPARE(corpus.origin.name, offered.name);
        QCOMPARE(corpus.origin.count, std::size_t(10));
        QCOMPARE(corpus.origin.seed, 1ULL);
    }
    QCOMPARE(everyday().size(), builtinCorpora().front().pairs);
    QCOMPARE(everyday().sourceLanguage, std::string("zh"));
    QCOMPARE(everyday().targetLanguage, std::string("en"));
}

void TestBuiltin::sameSeedSameCorpus_data()
{
    QTest::addColumn<QString>("name");
    for (const BuiltinCorpus &offered : builtinCorpora())
        QTest::newRow(offered.name.c_str()) << QString::fromStdString(offered.name);
}

void TestBuiltin::sameSeedSameCorpus()
{
    QFETCH(QString, name);
    const Corpus first = generateBuiltin(name.toStdString(), 500, 7);
    const Corpus again = generateBuiltin(name.toStdString(), 500, 7);
    QVERIFY(first.pairs == again.pairs);
    QVERIFY(first.alignments == again.alignments);
    // A longer corpus begins with the shorter one.
    const Corpus longer = generateBuiltin(name.toStdString(), 600, 7);
    QVERIFY(std::equal(first.pairs.begin(), first.pairs.end(), longer.pairs.begin()));
}

void TestBuiltin::anotherSeedIsAnotherDraw()
{
    std::set<std::string> known;
    for (const SentencePair &pair : everyday().pairs)
        known.insert(pair.source);
    const Corpus other = generateBuiltin("everyday-zh-en", 2000, 2);
    const auto shared = std::count_if(other.pairs.begin(), other.pairs.end(),
        [&](const SentencePair &pair) { return known.contains(pair.source); });
    QVERIFY2(shared < 300, qPrintable(QString("%1 of 2000 are known").arg(shared)));
}

void TestBuiltin::unknownNameIsRefused()
{
    QCOMPARE(codeOf("everyday", 10), ErrorCode::BadConfiguration);
    QCOMPARE(codeOf("", 10), ErrorCode::BadConfiguration);
}

void TestBuiltin::moreThanThereAreIsRefused()
{
    QCOMPARE(codeOf("date-format", 2'000'000), ErrorCode::BadConfiguration);
    QCOMPARE(codeOf("everyday-zh-en", 100'000'000'000), ErrorCode::BadConfiguration);
}

void TestBuiltin::everydayPairsAreAllDifferent()
{
    std::set<std::string> sources;
    for (const SentencePair &pair : everyday().pairs)
        sources.insert(pair.source);
    QCOMPARE(sources.size(), everyday().size());
}

void TestBuiltin::everydaySourceHasOneTranslation()
{
    std::map<std::string, std::string> known;
    for (const SentencePair &pair : everyday().pairs)
        known.emplace(pair.source, pair.target);
    // Drawn without the generator's own check, so that the grammar itself is what is tested.
    const auto texts = everydayGrammar();
    const BilingualGrammar grammar(texts);
    Random random(5);
    for (int i = 0; i < 100'000; ++i) {
        const LinkedText pair = grammar.draw(random);
        const auto [entry, isNew] = known.emplace(pair.source, pair.target);
        QVERIFY2(entry->second == pair.target,
            (pair.source + ": " + pair.target + " / " + entry->second).c_str());
    }
}

void TestBuiltin::everydaySentencesHaveThreeToTwentyFiveTokens()
{
    std::size_t middling = 0;
    for (const SentencePair &pair : everyday().pairs) {
        for (const std::string &text : {pair.source, pair.target}) {
            const std::size_t length = tokensOf(text).size();
            QVERIFY2(length >= 3 && length <= 25, text.c_str());
        }
        const std::size_t length = tokensOf(pair.source).size();
        middling += length >= 8 && length <= 18 ? 1 : 0;
    }
    QVERIFY(middling > everyday().size() / 2);
}

void TestBuiltin::everydayVocabularyIsThatOfAClass()
{
    std::set<std::string> chinese;
    std::set<std::string> english;
    for (const SentencePair &pair : everyday().pairs) {
        for (const std::string &token : tokensOf(pair.source))
            chinese.insert(token);
        for (const std::string &token : tokensOf(pair.target))
            english.insert(token);
    }
    QVERIFY2(chinese.size() >= 600 && chinese.size() <= 1500,
        qPrintable(QString::number(chinese.size())));
    QVERIFY2(english.size() >= 600 && english.size() <= 1500,
        qPrintable(QString::number(english.size())));
}

void TestBuiltin::everydayArticlesFitTheNextWord()
{
    const std::regex wrong("(?:^| )([Aa] (?:[aeioAEIO]|hour|u[mn])|[Aa]n (?:[^aeiouhAEIO]|uni))");
    for (const SentencePair &pair : everyday().pairs)
        QVERIFY2(!std::regex_search(pair.target, wrong), pair.target.c_str());
}

void TestBuiltin::everydayPunctuationIsRight()
{
    const std::regex english("[A-Z][A-Za-z0-9 ,'-]*[.?]");
    for (const SentencePair &pair : everyday().pairs) {
        QVERIFY2(std::regex_match(pair.target, english), pair.target.c_str());
        QVERIFY2(pair.target.find("  ") == std::string::npos, pair.target.c_str());
        QVERIFY2(pair.target.find(" ,") == std::string::npos, pair.target.c_str());
        const bool isQuestion = pair.target.ends_with("?");
        QVERIFY2(pair.source.ends_with(isQuestion ? "？" : "。"), pair.source.c_str());
        QVERIFY2(pair.source.find(' ') == std::string::npos, pair.source.c_str());
    }
}

void TestBuiltin::everydayLinksCoverTheEnglishSide()
{
    std::size_t tokens = 0;
    std::size_t sure = 0;
    SentencePairs::Cursor cursor(everyday().pairs);
    for (std::size_t i = 0; i < everyday().size(); ++i) {
        const SentencePair &pair = cursor.at(i);
        const auto source = static_cast<int>(tokensOf(pair.source).size());
        const auto target = tokensOf(pair.target);
        std::vector<int> best(target.size());
        for (const AlignmentLink &link : everyday().alignments[i]) {
            QVERIFY(link.source >= 0 && link.source < source);
            QVERIFY(link.target >= 0 && link.target < static_cast<int>(target.size()));
            int &state = best[static_cast<std::size_t>(link.target)];
            state = std::max(state, link.sure ? 2 : 1);
        }
        tokens += target.size();
        sure += static_cast<std::size_t>(std::ranges::count(best, 2));
        QVERIFY2(std::ranges::count(best, 0) == 0, pair.target.c_str());
    }
    QVERIFY(sure > tokens * 4 / 5);
}

void TestBuiltin::everydayWordHasOneSureSource()
{
    std::size_t tokens = 0;
    std::size_t several = 0;
    for (const Alignment &alignment : everyday().alignments) {
        std::map<int, int> sources;
        for (const AlignmentLink &link : alignment)
            sources[link.target] += link.sure ? 1 : 0;
        tokens += sources.size();
        several += static_cast<std::size_t>(
            std::ranges::count_if(sources, [](const auto &word) { return word.second > 1; }));
    }
    QVERIFY(several * 100 < tokens);
}

/// A token that holds half of a word of the grammar (小|红学 for 小红 and 学) links what does not
/// belong together.
void TestBuiltin::everydayTokensFollowTheGrammar()
{
    const auto texts = everydayGrammar();
    const BilingualGrammar grammar(texts);
    const auto overlaps
        = [](const TextSpan &a, const TextSpan &b) { return a.begin < b.end && b.begin < a.end; };
    const auto holds
        = [](const TextSpan &a, const TextSpan &b) { return a.begin <= b.begin && b.end <= a.end; };
    Random random(5);
    for (int i = 0; i < 20'000; ++i) {
        const LinkedText pair = grammar.draw(random);
        for (const TextSpan &token : locateTokens(pair.source, tokensOf(pair.source)))
            for (const SpanLink &link : pair.links)
                QVERIFY2(!overlaps(token, link.source) || holds(token, link.source)
                        || holds(link.source, token),
                    pair.source.c_str());
    }
}

void TestBuiltin::everydayNameBeforeAVerbIsLinkedOnce()
{
    // Cut as 小/红学 its first half alone would be the name, and the verb would be linked to it,
    // too.
    const std::string sentence = "小红学了五年汉语了。";
    const LinkedText pair = everydayPair("Duration", sentence,
        "= AnyS\n小红 | Xiaohong !she\n= Years\n{q:Few} 年/b | {q} years/b\n= Language\n汉语 | "
        "Chinese\n");
    QCOMPARE(pair.source, sentence);
    const auto tokenizer = restoreTokenizer({}, {});
    int links = 0;
    for (const AlignmentLink &link : projectLinks(pair, *tokenizer))
        links += link.target == 0 ? 1 : 0;
    QCOMPARE(links, 1);
}

void TestBuiltin::everydayHasNoWrongPhrase()
{
    const Corpus corpus = generateBuiltin("everyday-zh-en", 5000, 9);
    const std::regex english("going to go to|very delicious|at home with|\\bme (?:is|am)\\b|"
                             "\\b(\\w+) \\1\\b|lost .* at home");
    const std::regex chinese(
        "我(?:们)?是一位|一位|我们妈妈|的的|了了|里有(?:一|两|三|四|五)个(?:新|旧)?包(?:和|。)");
    for (const SentencePair &pair : corpus.pairs) {
        QVERIFY2(!std::regex_search(pair.target, english), pair.target.c_str());
        QVERIFY2(!std::regex_search(pair.source, chinese), pair.source.c_str());
        // Who comes home finds people of that home.
        if (pair.target.starts_with("When ")
            && pair.target.find(" got home, ") != std::string::npos)
            QVERIFY2(
                std::regex_search(pair.target,
                    std::regex("When (?:I .*, my|he .*, his|she .*, her|[A-Z].*, (?:his|her)) ")),
                pair.target.c_str());
    }
}

void TestBuiltin::everydayNamesNobodyTwice()
{
    const Corpus corpus = generateBuiltin("everyday-zh-en", 5000, 10);
    const std::regex person(
        "Tom\\b|Mary|Xiaoming|Xiaohong|Anna|David|Li Ming|Wang Fang|M[rs] [A-Z]\\w+|"
        "(?:[Mm]y|[Hh]is|[Hh]er) (?:older |younger )?(?:brother|sister|father|"
        "mother|grandfather|grandmother|uncle|aunt|friend|boss|teacher)");
    for (const SentencePair &pair : corpus.pairs) {
        std::set<std::string> named;
        for (std::sregex_iterator at(pair.target.begin(), pair.target.end(), person), end;
             at != end; ++at) {
            std::string name = at->str();
            name.front() = static_cast<char>(std::tolower(name.front()));
            QVERIFY2(named.insert(name).second, pair.target.c_str());
        }
    }
}

void TestBuiltin::everydayGoldenPairs_data()
{
    QTest::addColumn<QString>("start");
    QTest::addColumn<QString>("narrowed");
    QTest::addColumn<QString>("source");
    QTest::addColumn<QString>("target");
    QTest::addColumn<QString>("alignment");

    QTest::newRow("past, place and time before the verb")
        << "Past<Any>"
        << "= PastTime\n昨天 | yesterday\n= AnyS\n我 | I !i\n= AnyLeAt\n{v:LeAt<Read>} | {v}\n"
           "= ReadPlace\n@ 书店 | in the bookshop\n= Book\n书 ; cl: 本 | book+\n"
        << "我昨天在书店看了一本有趣的书。"
        << "I read an interesting book in the bookshop yesterday."
        // 我 昨天 在 书店 看 了 一 本 有趣 的 书 。
        << "0-0 4-1 5?1 6-2 7?2 8-3 9?3 10-4 2-5 3?6 3-7 1-8 11-9";
    QTest::newRow("relative clause before its noun")
        << "Describing<Clothes>"
        << "= AnyG\n她 | she !she\n= PastDay\n昨天 | yesterday\n= Clothes\n裙子 ; cl: 条 | skirt+\n"
        << "她昨天买的裙子很漂亮。"
        << "The skirt that she bought yesterday is very beautiful."
        // 她 昨天 买 的 裙子 很 漂亮 。
        << "4?0 4-1 3-2 0-3 2-4 1-5 5?6 6?6 5-7 6-8 7-9";
    QTest::newRow("comparison") << "Comparing<Device>"
                                << "= Device\n手机 ; cl: 部 | phone+ // 电脑 ; cl: 台 | computer+\n"
                                << "这部手机比那台电脑贵。"
                                << "This phone is more expensive than that computer."
                                // 这 部 手机 比 那 台 电脑 贵 。
                                << "0-0 1?0 2-1 3?2 7?2 7-3 7-4 3-5 4-6 5?6 6-7 8-8";
    QTest::newRow("ba before the verb")
        << "Handling"
        << "= AnyS\n安娜 | Anna !she\n= Small\n词典 ; cl: 本 | dictionary+\n"
           "= Spot\n{p:Surface} ; at: {p.at} | {p} ; at: {p.at}\n= Surface\n@ 桌子 上 | on the "
           "table\n"
        << "安娜把那本词典放在桌子上了。"
        << "Anna put that dictionary on the table."
        // 安娜 把 那 本 词典 放 在 桌子 上 了 。
        << "0-0 1?1 5-1 9?1 2-2 3?2 4-3 6?4 8-4 7?5 7-6 10-7";
}

void TestBuiltin::everydayGoldenPairs()
{
    QFETCH(QString, start);
    QFETCH(QString, narrowed);
    QFETCH(QString, source);
    QFETCH(QString, target);
    QFETCH(QString, alignment);
    const LinkedText pair
        = everydayPair(start.toStdString(), source.toStdString(), narrowed.toStdString());
    QCOMPARE(QString::fromStdString(pair.source), source);
    QCOMPARE(QString::fromStdString(pair.target), target);
    const auto tokenizer = restoreTokenizer({}, {});
    QCOMPARE(QString::fromStdString(written(projectLinks(pair, *tokenizer))), alignment);
}

void TestBuiltin::grammarInflectsAndAgrees()
{
    const std::string_view text
        = "= Sentence\n{S:Who} {V:Do.le} 。 | {S} {V.past} , {S} {V.pres} .\n"
          "= Who\n他们 | they !they\n= Do\n洗 * _pro 的 车 | wash~ _my car\n";
    const std::vector<std::string_view> texts = {text};
    Random random(1);
    const LinkedText pair = BilingualGrammar(texts).draw(random);
    QCOMPARE(pair.source, std::string("他们洗了他们的车。"));
    QCOMPARE(pair.target, std::string("They washed their car, they wash their car."));
}

void TestBuiltin::grammarMistakesAreNamed_data()
{
    QTest::addColumn<QString>("text");
    QTest::newRow("unknown symbol") << "= Sentence\n{a:Nobody} | {a}";
    QTest::newRow("no bar") << "= Sentence\n我";
    QTest::newRow("unknown mark") << "= Sentence\n我 | I !me";
    QTest::newRow("slot without symbol") << "= Sentence\n我 | {x}";
    QTest::newRow("label like a slot") << "= Sentence\n{a:B} 我/a | {a} I/a\n= B\n你 | you";
    QTest::newRow("no rule") << "= Sentence\n{a:B} | {a}\n= B\n";
    QTest::newRow("rule before symbol") << "我 | I";
}

void TestBuiltin::grammarMistakesAreNamed()
{
    QFETCH(QString, text);
    const std::string grammar = text.toStdString();
    const std::vector<std::string_view> texts = {grammar};
    QVERIFY_EXCEPTION_THROWN(BilingualGrammar{texts}, Error);
}

void TestBuiltin::englishVerbForms_data()
{
    QTest::addColumn<QString>("forms"); // base, he ..., past, participle, -ing
    for (const char *forms : {"read reads read read reading", "go goes went gone going",
             "study studies studied studied studying", "play plays played played playing",
             "watch watches watched watched watching", "swim swims swam swum swimming",
             "write writes wrote written writing", "have has had had having",
             "do does did done doing", "chat chats chatted chatted chatting",
             "be is was been being", "don't doesn't didn't donen't doingn't"})
        QTest::newRow(forms) << forms;
}

void TestBuiltin::englishVerbForms()
{
    QFETCH(QString, forms);
    std::istringstream words(forms.toStdString());
    std::string base;
    std::string present;
    std::string past;
    std::string participle;
    std::string ing;
    words >> base >> present >> past >> participle >> ing;
    QCOMPARE(inflectVerb(base, VerbForm::Base, Agreement::He), base);
    QCOMPARE(inflectVerb(base, VerbForm::Present, Agreement::He), present);
    QCOMPARE(inflectVerb(base, VerbForm::Past, Agreement::He), past);
    QCOMPARE(inflectVerb("be", VerbForm::Present, Agreement::I), std::string("am"));
    QCOMPARE(inflectVerb("be", VerbForm::Past, Agreement::They), std::string("were"));
    if (base == "don't")
        return;
    QCOMPARE(inflectVerb(base, VerbForm::PastParticiple, Agreement::He), participle);
    QCOMPARE(inflectVerb(base, VerbForm::Ing, Agreement::He), ing);
    if (base != "be")
        QCOMPARE(inflectVerb(base, VerbForm::Present, Agreement::We), base);
}

void TestBuiltin::englishPluralsAndArticles()
{
    QCOMPARE(pluralOf("book"), std::string("books"));
    QCOMPARE(pluralOf("child"), std::string("children"));
    QCOMPARE(pluralOf("peach"), std::string("peaches"));
    QCOMPARE(pluralOf("dictionary"), std::string("dictionaries"));
    QCOMPARE(pluralOf("photo"), std::string("photos"));
    QCOMPARE(pluralOf("boy"), std::string("boys"));
    QCOMPARE(articleBefore("hour"), std::string_view("an"));
    QCOMPARE(articleBefore("umbrella"), std::string_view("an"));
    QCOMPARE(articleBefore("university"), std::string_view("a"));
    QCOMPARE(articleBefore("English"), std::string_view("an"));
    QCOMPARE(articleBefore("house"), std::string_view("a"));
}

QTEST_APPLESS_MAIN(TestBuiltin)
#include "tst_builtin.moc"
