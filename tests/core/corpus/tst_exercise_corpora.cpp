// SPDX-License-Identifier: GPL-3.0-or-later
// The small built-in corpora, each an exercise of its own: letters, dates, French, numbers, Pig
// Latin, strings of two letters. Right by rules written out here, and aligned in tokens.
#include "core/corpus/builtin.h"
#include "core/corpus/english_french.h"
#include "core/corpus/pig_latin.h"
#include "tests/core/corpus/builtin_fixture.h"

#include <QTest>

#include <algorithm>
#include <chrono>
#include <map>
#include <regex>
#include <set>
#include <utility>

using namespace seq2seq;
using namespace seq2seq::test;

class TestExerciseCorpora : public QObject {
    Q_OBJECT

private slots:
    void lettersAreReversedOnTheAntiDiagonal();
    void frenchGoldenPairs_data();
    void frenchGoldenPairs();
    void frenchHasOneTranslationAndFullLinks();
    void frenchHasNoWrongPhrase();
    void numbersAreThoseTheySpell_data();
    void numbersAreThoseTheySpell();
    void numbersAreAligned();
    void pigLatinFollowsItsRules_data();
    void pigLatinFollowsItsRules();
    void pigLatinIsAlignedWordByWord();
    void stringsOfTwoLettersAreCopied();
    void datesAreTheDaysTheySpell();
    void datesAreAlignedPartByPart();
};

void TestExerciseCorpora::lettersAreReversedOnTheAntiDiagonal()
{
    const Corpus corpus = generateBuiltin("reverse-letters", 1000, 1);
    std::set<std::size_t> lengths;
    for (std::size_t i = 0; i < corpus.size(); ++i) {
        auto letters = tokensOf(corpus.pairs[i].source);
        const auto last = static_cast<int>(letters.size()) - 1;
        lengths.insert(letters.size());
        std::ranges::reverse(letters);
        QVERIFY(tokensOf(corpus.pairs[i].target) == letters);
        QCOMPARE(corpus.alignments[i].size(), letters.size());
        for (const AlignmentLink &link : corpus.alignments[i])
            QVERIFY(link.sure && link.source + link.target == last);
    }
    QCOMPARE(*lengths.begin(), std::size_t(3));
    QCOMPARE(*lengths.rbegin(), std::size_t(12));
}

void TestExerciseCorpora::frenchGoldenPairs_data()
{
    QTest::addColumn<QString>("pattern"); // of the English side
    QTest::addColumn<QString>("expected"); // of the French side
    const auto row = [](const char *name, const char *pattern, const char *expected) {
        QTest::newRow(name) << QString::fromUtf8(pattern) << QString::fromUtf8(expected);
    };
    row("adjective before", "the small apples", "les petites pommes");
    row("adjective after", "the red apples", "les pommes rouges");
    row("gender", "white horse.", "cheval blanc.");
    row("plural", "white horses", "chevaux blancs");
    row("before a vowel", "the old tree ", "le vieil arbre ");
    row("this before a vowel", "this tree ", "cet arbre ");
    row("elision", "the school.", "l'école.");
    row("negation", "I do not wear", "Je ne porte pas");
    row("negation and elision", "We do not buy", "Nous n'achetons pas");
    row("no article in it", "does not eat an apple", "ne mange pas de pomme");
    row("never", "never reads", "ne lit jamais");
    row("adverb", "I often read", "Je lis souvent");
    row("two words are one", "She looks for", "Elle cherche");
    row("soon", "I am not going to buy", "Je ne vais pas acheter");
    row("predicate", "She is tired.", "Elle est fatiguée.");
    row("predicate of many", "We are happy", "Nous sommes heureux");
}

void TestExerciseCorpora::frenchGoldenPairs()
{
    QFETCH(QString, pattern);
    QFETCH(QString, expected);
    static const Corpus corpus = generateBuiltin("everyday-en-fr", 100'000, 1);
    std::size_t found = 0;
    for (const SentencePair &pair : corpus.pairs) {
        if (pair.source.find(pattern.toStdString()) == std::string::npos)
            continue;
        ++found;
        QVERIFY2(pair.target.find(expected.toStdString()) != std::string::npos,
            (pair.source + " | " + pair.target).c_str());
    }
    QVERIFY(found > 0);
}

void TestExerciseCorpora::frenchHasOneTranslationAndFullLinks()
{
    std::map<std::string, std::string> known;
    Random random(3);
    for (int i = 0; i < 50'000; ++i) {
        const LinkedText pair = drawEnglishFrench(random);
        const auto [entry, isNew] = known.emplace(pair.source, pair.target);
        QVERIFY2(entry->second == pair.target,
            (pair.source + ": " + pair.target + " / " + entry->second).c_str());
    }
    const Corpus corpus = generateBuiltin("everyday-en-fr", 3000, 1);
    SentencePairs::Cursor cursor(corpus.pairs);
    for (std::size_t i = 0; i < corpus.size(); ++i) {
        const SentencePair &pair = cursor.at(i);
        const std::size_t source = tokensOf(pair.source).size();
        const std::size_t target = tokensOf(pair.target).size();
        QVERIFY2(source >= 4 && source <= 20, pair.source.c_str());
        std::set<int> from;
        std::set<int> to;
        for (const AlignmentLink &link : corpus.alignments[i]) {
            from.insert(link.source);
            to.insert(link.target);
        }
        QVERIFY2(from.size() == source, pair.source.c_str()); // every word is linked
        QVERIFY2(to.size() == target, pair.target.c_str());
    }
}

void TestExerciseCorpora::frenchHasNoWrongPhrase()
{
    const Corpus corpus = generateBuiltin("everyday-en-fr", 20'000, 5);
    const std::regex english("(?:^| )[Aa] (?:[aeio]|u[mn])|(?:^| )[Aa]n [^aeioh]|  | \\.");
    const std::regex french("\\b(?:[JjNnDd]e|[Ll][ea]) (?:[aeiouh]|é|è|œ)|\\b(?:le|un|ce) "
                            "(?:pomme|robe|fille|voiture)|  | \\.");
    for (const SentencePair &pair : corpus.pairs) {
        QVERIFY2(!std::regex_search(pair.source, english), pair.source.c_str());
        QVERIFY2(!std::regex_search(pair.target, french), pair.target.c_str());
    }
}

void TestExerciseCorpora::numbersAreThoseTheySpell_data()
{
    QTest::addColumn<QString>("digits");
    QTest::addColumn<QString>("words");
    QTest::addColumn<QString>("links");
    const auto row = [](const char *digits, const char *words, const char *links) {
        QTest::newRow(digits) << digits << words << links;
    };
    row("0", "zero", "0-0");
    row("7", "seven", "0-0");
    row("1 3", "thirteen", "0?0 1-0");
    row("4 0", "forty", "0-0");
    row("9 0 5", "nine hundred five", "0-0 0-1 2-2");
    row("6 1 1", "six hundred eleven", "0-0 0-1 1?2 2-2");
}

void TestExerciseCorpora::numbersAreThoseTheySpell()
{
    QFETCH(QString, digits);
    QFETCH(QString, words);
    QFETCH(QString, links);
    static const Corpus corpus = generateBuiltin("number-words", 20'000, 1); // has all short ones
    SentencePairs::Cursor cursor(corpus.pairs);
    for (std::size_t i = 0; i < corpus.size(); ++i) {
        if (cursor.at(i).source != digits.toStdString())
            continue;
        QCOMPARE(cursor.at(i).target, words.toStdString());
        QCOMPARE(written(corpus.alignments[i]), links.toStdString());
        return;
    }
    QFAIL("it was not drawn");
}

/// Read back by another way: each word adds to or multiplies what was read so far.
void TestExerciseCorpora::numbersAreAligned()
{
    const std::map<std::string, int> values{{"zero", 0}, {"one", 1}, {"two", 2}, {"three", 3},
        {"four", 4}, {"five", 5}, {"six", 6}, {"seven", 7}, {"eight", 8}, {"nine", 9}, {"ten", 10},
        {"eleven", 11}, {"twelve", 12}, {"thirteen", 13}, {"fourteen", 14}, {"fifteen", 15},
        {"sixteen", 16}, {"seventeen", 17}, {"eighteen", 18}, {"nineteen", 19}, {"twenty", 20},
        {"thirty", 30}, {"forty", 40}, {"fifty", 50}, {"sixty", 60}, {"seventy", 70},
        {"eighty", 80}, {"ninety", 90}};
    const Corpus corpus = generateBuiltin("number-words", 5000, 2);
    SentencePairs::Cursor cursor(corpus.pairs);
    for (std::size_t i = 0; i < corpus.size(); ++i) {
        const SentencePair &pair = cursor.at(i);
        int whole = 0;
        int group = 0;
        for (const std::string &word : tokensOf(pair.target)) {
            if (word == "hundred")
                group *= 100;
            else if (word == "thousand")
                whole = 1000 * std::exchange(group, 0);
            else
                group += values.at(word);
        }
        std::string digits = pair.source;
        std::erase(digits, ' ');
        QCOMPARE(whole + group, std::stoi(digits));
        std::set<int> linked; // words, each surely to one digit
        for (const AlignmentLink &link : corpus.alignments[i])
            if (link.sure)
                QVERIFY(linked.insert(link.target).second);
        QCOMPARE(linked.size(), tokensOf(pair.target).size());
    }
}

void TestExerciseCorpora::pigLatinFollowsItsRules_data()
{
    QTest::addColumn<QString>("word");
    QTest::addColumn<QString>("changed");
    const auto row
        = [](const char *word, const char *changed) { QTest::newRow(word) << word << changed; };
    row("apple", "appleway");
    row("the", "ethay");
    row("string", "ingstray");
    row("quick", "ickquay");
    row("square", "aresquay");
    row("yellow", "ellowyay");
    row("sky", "yskay");
    row("under", "underway");
}

void TestExerciseCorpora::pigLatinFollowsItsRules()
{
    QFETCH(QString, word);
    QFETCH(QString, changed);
    QCOMPARE(pigLatin(word.toStdString()), changed.toStdString());
}

void TestExerciseCorpora::pigLatinIsAlignedWordByWord()
{
    const Corpus corpus = generateBuiltin("pig-latin", 3000, 1);
    SentencePairs::Cursor cursor(corpus.pairs);
    for (std::size_t i = 0; i < corpus.size(); ++i) {
        const auto source = tokensOf(cursor.at(i).source);
        const auto target = tokensOf(cursor.at(i).target);
        QCOMPARE(source.size(), target.size());
        Alignment expected;
        for (std::size_t k = 0; k < source.size(); ++k) {
            QCOMPARE(target[k], pigLatin(source[k]));
            expected.push_back({static_cast<int>(k), static_cast<int>(k), true});
        }
        QVERIFY(corpus.alignments[i] == expected);
    }
}

void TestExerciseCorpora::stringsOfTwoLettersAreCopied()
{
    const Corpus corpus = generateBuiltin("count-ab", 1022, 1); // all there are
    std::map<std::size_t, std::size_t> byLength;
    for (const SentencePair &pair : corpus.pairs) {
        QCOMPARE(pair.source, pair.target);
        QVERIFY(pair.source.find_first_not_of("ab ") == std::string::npos);
        ++byLength[tokensOf(pair.source).size()];
    }
    for (std::size_t length = 1; length <= 9; ++length)
        QCOMPARE(byLength[length], std::size_t(1) << length);
    QCOMPARE(codeOf("count-ab", 1023), ErrorCode::BadConfiguration);
}

void TestExerciseCorpora::datesAreTheDaysTheySpell()
{
    using namespace std::chrono;
    const std::vector<std::string> months
        = {"Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"};
    const std::vector<std::string> weekdays = {"Sun", "Mon", "Tue", "Wed", "Thu", "Fri", "Sat"};
    const std::regex iso("(\\d{4})-(\\d\\d)-(\\d\\d)");
    const std::regex weekday("^(Sun|Mon|Tue|Wed|Thu|Fri|Sat)");
    const std::regex number("\\b0?(\\d\\d?)(?:st|nd|rd|th)?\\b");
    std::size_t withWeekday = 0;
    const Corpus corpus = generateBuiltin("date-format", 5000, 1);
    for (const SentencePair &pair : corpus.pairs) {
        std::smatch parts;
        QVERIFY2(std::regex_match(pair.target, parts, iso), pair.target.c_str());
        const year_month_day day{year(std::stoi(parts[1])),
            month(static_cast<unsigned>(std::stoi(parts[2]))),
            std::chrono::day(static_cast<unsigned>(std::stoi(parts[3])))};
        QVERIFY2(day.ok(), pair.target.c_str());
        QVERIFY2(pair.source.find(parts[1].str()) != std::string::npos, pair.source.c_str());
        const auto monthNumber = static_cast<unsigned>(day.month());
        const bool inDigits = pair.source.find('/') != std::string::npos;
        if (inDigits)
            QVERIFY2(static_cast<unsigned>(day.day()) > 12, pair.source.c_str());
        else
            QVERIFY2(pair.source.find(months[monthNumber - 1]) != std::string::npos,
                pair.source.c_str());
        std::smatch named;
        if (std::regex_search(pair.source, named, weekday)) {
            ++withWeekday;
            QCOMPARE(named[1].str(), weekdays[std::chrono::weekday(sys_days(day)).c_encoding()]);
        }
        std::smatch found;
        if (!inDigits && std::regex_search(pair.source, found, number))
            QCOMPARE(std::stoi(found[1]), std::stoi(parts[3]));
    }
    QVERIFY(withWeekday > 500);
}

void TestExerciseCorpora::datesAreAlignedPartByPart()
{
    const Corpus corpus = generateBuiltin("date-format", 5000, 1);
    int spelledOut = 0;
    for (std::size_t i = 0; i < corpus.size(); ++i) {
        const auto source = tokensOf(corpus.pairs[i].source);
        const auto target = tokensOf(corpus.pairs[i].target);
        QCOMPARE(target.size(), std::size_t(5)); // 1999 - 03 - 03
        std::map<int, int> sure;
        for (const AlignmentLink &link : corpus.alignments[i]) {
            if (link.sure)
                sure[link.target] = link.source;
        }
        QCOMPARE(sure.size(), std::size_t(3));
        QCOMPARE(source[static_cast<std::size_t>(sure.at(0))], target[0]);
        const std::string &day = source[static_cast<std::size_t>(sure.at(4))];
        if (std::isdigit(static_cast<unsigned char>(day.front())) != 0)
            QCOMPARE(std::stoi(day), std::stoi(target[4]));
        else
            ++spelledOut;
        const std::string &month = source[static_cast<std::size_t>(sure.at(2))];
        if (std::isdigit(static_cast<unsigned char>(month.front())) != 0)
            QCOMPARE(month, target[2]);
    }
    QVERIFY(spelledOut > 100);
}

QTEST_APPLESS_MAIN(TestExerciseCorpora)
#include "tst_exercise_corpora.moc"
