// SPDX-License-Identifier: GPL-3.0-or-later
// One side of an experiment: what typed text becomes, whatever width its signs have and wherever it
// has blanks.
#include "core/text/language.h"
#include "core/text/language_name.h"
#include "core/text/width.h"

#include <QtTest>

using namespace seq2seq;

namespace {

/// A language that knows the words of one sentence.
Language languageOf(const std::string &sentence, bool foldWidth, TokenizerKind kind)
{
    TokenizerOptions options;
    options.kind = kind;
    options.foldWidth = foldWidth;
    Language language;
    language.code = "zh";
    language.tokenizer = trainTokenizer(options, {});
    std::unordered_map<std::string, std::int64_t> counts;
    for (const std::string &token : language.tokenizer->split(sentence))
        ++counts[language.tokenizer->word(token)];
    language.vocabulary = Vocabulary::build(counts, {});
    return language;
}

std::string folded(const char *text)
{
    std::string result;
    foldWidth(icu::UnicodeString::fromUTF8(text)).toUTF8String(result);
    return result;
}

} // namespace

class TestLanguage : public QObject {
    Q_OBJECT

private slots:
    void fullAndHalfWidthAreOneWord_data();
    void fullAndHalfWidthAreOneWord();
    void foldsTheWidthOfSigns_data();
    void foldsTheWidthOfSigns();
    void widthsStayApartWhenAskedTo();
    void aVocabularyOfTheOtherWidthStillWorks();
    void aBlankChangesNoId();
    void writesAsItsTokenizerDoes();
    void languagesHaveNames();
};

void TestLanguage::fullAndHalfWidthAreOneWord_data()
{
    QTest::addColumn<QString>("full");
    QTest::addColumn<QString>("half");
    QTest::newRow("comma and full stop") << "如果明天下雨，我就不去公园。"
                                         << "如果明天下雨,我就不去公园.";
    QTest::newRow("with blanks after") << "如果明天下雨，我就不去公园。"
                                       << "如果明天下雨, 我就不去公园. ";
    QTest::newRow("question") << "你好！你是谁？（汤姆）：好；"
                              << "你好!你是谁?(汤姆):好;";
    QTest::newRow("digits and letters") << "我买了３本ＢＯＯＫ。"
                                        << "我买了3本BOOK.";
    QTest::newRow("katakana") << "ガラスとパン。"
                              << "ｶﾞﾗｽとﾊﾟﾝ｡";
}

void TestLanguage::fullAndHalfWidthAreOneWord()
{
    QFETCH(QString, full);
    QFETCH(QString, half);
    for (const TokenizerKind kind : {TokenizerKind::Word, TokenizerKind::Character}) {
        for (const QString &known : {full, half}) {
            const Language language = languageOf(known.toStdString(), true, kind);
            const std::vector<int> ids = language.encode(full.toStdString());
            QCOMPARE(language.encode(half.toStdString()), ids);
            QVERIFY(std::ranges::count(ids, kUnk) == 0);
        }
    }
}

void TestLanguage::foldsTheWidthOfSigns_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<QString>("result");
    const auto add = [](const char *text, const char *result) {
        QTest::newRow(text) << QString::fromUtf8(text) << QString::fromUtf8(result);
    };
    add("我有3.5元,10:30来!", "我有3.5元，10:30来！");
    add("３．５", "3.5");
    add("1,000人", "1,000人");
    add("U.S.A.很大", "U.S.A。很大");
    add("Mr. Smith来了.", "Mr. Smith来了。");
    add("我不知道...", "我不知道...");
    add("f(x)", "f（x）");
    add("50％", "50%");
    add("OK!", "OK！");
    add("I read a book.", "I read a book.");
    add("｢はい｣", "「はい」");
    add("", "");
    add("他说：“好。”", "他说：“好。”");
}

void TestLanguage::foldsTheWidthOfSigns()
{
    QFETCH(QString, text);
    QFETCH(QString, result);
    const std::string once = folded(text.toUtf8());
    QCOMPARE(QString::fromStdString(once), result);
    QCOMPARE(folded(once.c_str()), once);
}

void TestLanguage::widthsStayApartWhenAskedTo()
{
    const Language language = languageOf("下雨，我。", false, TokenizerKind::Word);
    const std::vector<int> ids = language.encode("下雨,我。");
    QCOMPARE(std::ranges::count(ids, kUnk), 1);
    for (const char *code : {"zh", "zh-Hant", "ja", "yue"})
        QVERIFY(mixesWidths(code));
    for (const char *code : {"en", "ko", "th", "", "zhx"})
        QVERIFY(!mixesWidths(code));
}

// A file from before widths were folded may know the half-width comma alone.
void TestLanguage::aVocabularyOfTheOtherWidthStillWorks()
{
    Language old = languageOf("下雨,我.", false, TokenizerKind::Word);
    const std::vector<int> known = old.encode("下雨,我.");
    TokenizerOptions options;
    options.foldWidth = true;
    old.tokenizer = trainTokenizer(options, {});
    QCOMPARE(old.encode("下雨,我."), known);
    QCOMPARE(old.encode("下雨，我。"), known);
}

void TestLanguage::aBlankChangesNoId()
{
    std::vector<std::string> corpus;
    for (const char *who : {"我", "你", "他", "小明", "老师"})
        for (const char *verb : {"喜欢", "看见", "知道", "忘记"})
            for (const char *whom : {"你", "他", "我们", "朋友"})
                corpus.push_back(std::string(who) + verb + whom + "。");
    TokenizerOptions options;
    options.kind = TokenizerKind::Subword;
    options.subwordVocabulary = 40;
    Language subwords;
    subwords.tokenizer = trainTokenizer(options, corpus);
    std::unordered_map<std::string, std::int64_t> counts;
    for (const std::string &sentence : corpus)
        for (const std::string &token : subwords.tokenizer->split(sentence))
            ++counts[subwords.tokenizer->word(token)];
    subwords.vocabulary = Vocabulary::build(counts, {});
    const Language words = languageOf("Tom喜欢我喜欢你。", true, TokenizerKind::Word);
    for (const Language *language : std::initializer_list<const Language *>{&subwords, &words}) {
        QCOMPARE(language->encode("我 喜欢 你。"), language->encode("我喜欢你。"));
        QCOMPARE(language->encode("我 喜 欢 你 。"), language->encode("我喜欢你。"));
    }
    const std::vector<int> ids = words.encode("Tom 喜欢你。");
    QCOMPARE(ids, words.encode("Tom喜欢你。"));
    QCOMPARE(std::ranges::count(ids, kUnk), 0);
}

void TestLanguage::writesAsItsTokenizerDoes()
{
    Language language;
    TokenizerOptions options;
    options.lowercase = true;
    language.tokenizer = trainTokenizer(options, {});
    QCOMPARE(
        language.written("Der  Junge isst Ein Apfel."), std::string("der junge isst ein apfel."));
    options.lowercase = false;
    options.foldWidth = true;
    language.tokenizer = trainTokenizer(options, {});
    QCOMPARE(language.written("你好, Tom!"), std::string("你好， Tom！"));
}

void TestLanguage::languagesHaveNames()
{
    QCOMPARE(languageName("zh-CN").english(), std::string("Chinese"));
    QCOMPARE(languageName("de").english(), std::string("German"));
    QVERIFY(languageName("").isEmpty());
    QVERIFY(languageName("xx").isEmpty());
}

QTEST_GUILESS_MAIN(TestLanguage)
#include "tst_language.moc"
