// SPDX-License-Identifier: GPL-3.0-or-later
// How sentences are cut into words, characters and subwords, and become sentences again.
#include "core/error.h"
#include "core/text/normalize.h"
#include "core/text/tokenizer.h"

#include <QtTest>

#include <ctime>
#include <fstream>
#include <thread>

using namespace seq2seq;

namespace {

QString joinedByBars(const std::vector<std::string> &tokens)
{
    QStringList list;
    for (const std::string &token : tokens)
        list.append(QString::fromStdString(token));
    return list.join('|');
}

std::shared_ptr<const Tokenizer> tokenizer(TokenizerKind kind)
{
    TokenizerOptions options;
    options.kind = kind;
    return trainTokenizer(options, {});
}

std::vector<std::string> column(const std::string &path, std::size_t index)
{
    std::ifstream file(path);
    std::vector<std::string> sentences;
    for (std::string line; std::getline(file, line);)
        sentences.push_back(
            QString::fromStdString(line).split('\t').value(static_cast<int>(index)).toStdString());
    return sentences;
}

const std::string kCorpora = SEQ2SEQ_SOURCE_DIR "/../shared/corpora/";

std::vector<std::string> smallCorpus()
{
    std::vector<std::string> sentences;
    for (const char *who : {"the teacher", "my brother", "a student", "Mary", "the doctor"})
        for (const char *what : {"reads", "likes", "buys", "forgets", "brings"})
            for (const char *which : {"the newspaper", "a book", "two letters", "some flowers"})
                sentences.push_back(std::string(who) + " " + what + " " + which + ".");
    return sentences;
}

} // namespace

class TestTokenizer : public QObject {
    Q_OBJECT

private slots:
    void cutsWords_data();
    void cutsWords();
    void cutsCharacters_data();
    void cutsCharacters();
    void joinGivesTheSentenceBack_data();
    void joinGivesTheSentenceBack();
    void aBlankOfAScriptWithoutBlanksMakesNoOtherWord_data();
    void aBlankOfAScriptWithoutBlanksMakesNoOtherWord();
    void frequentWordsAreNotCutAcross_data();
    void frequentWordsAreNotCutAcross();
    void joinsTokensOfAModelAsPeopleWrite_data();
    void joinsTokensOfAModelAsPeopleWrite();
    void lowerCasesAndFoldsWidthWhenAsked();
    void subwordsAreDeterministicAndReversible();
    void subwordModelSurvivesRestoring();
    void subwordsNeverProduceSpecials();
    void subwordsOfTooSmallACorpusSayWhatFits();
    void damagedSubwordModelIsRefused();
    void severalThreadsMayShareOne();
    void longAndNaughtySentencesAreQuick();
    void realSentencesSurvive_data();
    void realSentencesSurvive();
};

void TestTokenizer::cutsWords_data()
{
    QTest::addColumn<QString>("sentence");
    QTest::addColumn<QString>("tokens");
    QTest::newRow("chinese") << "我是中国人"
                             << "我|是|中国人";
    QTest::newRow("chinese pronoun and 的") << "这本书是我的。"
                                            << "这|本|书|是|我|的|。";
    QTest::newRow("traditional chinese") << "我們不知道。"
                                         << "我們|不|知道|。";
    QTest::newRow("greeting stays whole") << "你好！"
                                          << "你好|！";
    QTest::newRow("japanese") << "私は日本人です。"
                              << "私|は|日本人|です|。";
    QTest::newRow("contraction is one word") << "I'm sure Tom's dog can't."
                                             << "I'm|sure|Tom's|dog|can't|.";
    QTest::newRow("french elision") << "J'ai vu l'école d'aujourd'hui qu'il aime."
                                    << "J'|ai|vu|l'|école|d'|aujourd'hui|qu'|il|aime|.";
    QTest::newRow("french question") << "Ça va\u00A0?"
                                     << "Ça|va|▁?";
    QTest::newRow("number") << "It costs $3.50 or 1,000 yen."
                            << "It|costs|$|3.50|or|1,000|yen|.";
    QTest::newRow("date") << "1999-03-03"
                          << "1999|-|03|-|03";
    QTest::newRow("dots are one token") << "Well..."
                                        << "Well|...";
    QTest::newRow("special typed as text") << "<s> a"
                                           << "<￭|s|￭>|a";
    QTest::newRow("family emoji") << "👨‍👩‍👧‍👦 ok"
                                  << "👨‍👩‍👧‍👦|ok";
    QTest::newRow("combining mark composes") << "cafe\u0301"
                                             << "caf\u00E9";
    QTest::newRow("hebrew") << "שלום, עולם!"
                            << "שלום|,|עולם|!";
    QTest::newRow("korean") << "안녕하세요 세계."
                            << "안녕하세요|세계|.";
    QTest::newRow("blanks of every kind") << "\u3000 a\u00A0\t b\u200B \n"
                                          << "a|b";
    QTest::newRow("empty") << ""
                           << "";
    QTest::newRow("only blanks") << " \u3000\u200B\u00A0\uFEFF "
                                 << "";
    QTest::newRow("nul byte") << QString("a") + QChar(0) + "b"
                              << "ab";
}

void TestTokenizer::cutsWords()
{
    QFETCH(QString, sentence);
    QFETCH(QString, tokens);
    QCOMPARE(joinedByBars(tokenizer(TokenizerKind::Word)->split(sentence.toStdString())), tokens);
}

void TestTokenizer::cutsCharacters_data()
{
    QTest::addColumn<QString>("sentence");
    QTest::addColumn<QString>("tokens");
    QTest::newRow("blank") << "to be"
                           << "t|o|▁|b|e";
    QTest::newRow("blanks collapse") << "  a \u00A0 b "
                                     << "a|▁|b";
    QTest::newRow("accent stays on its letter") << "q\u0303a"
                                                << "q\u0303|a";
    QTest::newRow("family and flag") << "👨‍👩‍👧🇫🇷🇩🇪"
                                     << "👨‍👩‍👧|🇫🇷|🇩🇪";
    QTest::newRow("flag of Scotland") << "🏴󠁧󠁢󠁳󠁣󠁴󠁿"
                                      << "🏴󠁧󠁢󠁳󠁣󠁴󠁿";
    QTest::newRow("chinese") << "我是。"
                             << "我|是|。";
    QTest::newRow("literal mark") << "a▁b"
                                  << "a|▁|b";
    QTest::newRow("empty") << ""
                           << "";
}

void TestTokenizer::cutsCharacters()
{
    QFETCH(QString, sentence);
    QFETCH(QString, tokens);
    QCOMPARE(
        joinedByBars(tokenizer(TokenizerKind::Character)->split(sentence.toStdString())), tokens);
}

void TestTokenizer::joinGivesTheSentenceBack_data()
{
    QTest::addColumn<QString>("sentence");
    const QStringList sentences
        = {"I'm here. Don't go!", "The boys' room.", "\"Hello,\" he said (today).",
            "He said, 'No.'", "He paid $3.50, or 1,000 €, on 1999-03-03 at 10:30 a.m.",
            "and/or -- well - yes—no", "Où est-ce que c'est ? « Ici » : l'école !",
            "我喜欢Tom，你呢？他说：“你好。”", "我在 Apple 工作。", "50% of 3 kg",
            "a<b && c>d; e[0]={1,2}", "😀😀 hello😀 🇫🇷🇩🇪", "<s> </s> <unk> <pad>", "...and then?!",
            "¿Qué? ¡No!", "مرحبا؟ \"نعم\"", "https://example.org/a?b=c#d", "C++ and C#",
            "สวัสดีชาวโลก", "Ｉ　ｈａｖｅ．", "x ▁y ￭z", "- a", "\""};
    for (const QString &sentence : sentences)
        QTest::newRow(sentence.toUtf8()) << sentence;
}

void TestTokenizer::joinGivesTheSentenceBack()
{
    QFETCH(QString, sentence);
    for (const TokenizerKind kind : {TokenizerKind::Word, TokenizerKind::Character}) {
        for (const Normalization normalization : {Normalization::Nfc, Normalization::Nfkc}) {
            TokenizerOptions options;
            options.kind = kind;
            options.normalization = normalization;
            const auto tokenizer = trainTokenizer(options, {});
            const std::string joined = tokenizer->join(tokenizer->split(sentence.toStdString()));
            QCOMPARE(joined, normalizeToUtf8(sentence.toStdString(), options));
            QCOMPARE(normalizeToUtf8(joined, options), joined);
        }
    }
}

void TestTokenizer::aBlankOfAScriptWithoutBlanksMakesNoOtherWord_data()
{
    QTest::addColumn<QString>("with");
    QTest::addColumn<QString>("without");
    const auto add = [](const char *with, const char *without) {
        QTest::newRow(with) << QString::fromUtf8(with) << QString::fromUtf8(without);
    };
    add("我 喜欢 你。", "我喜欢你。");
    add("我 喜 欢 你 。", "我喜欢你。");
    add("Tom 喜欢你。", "Tom喜欢你。");
    add("Tom 喜欢 Mary 吗？", "Tom喜欢Mary吗？");
    add("下雨， 我 就 不去。", "下雨，我就不去。");
    add("我 - 你", "我-你");
    add("Mr. 王 来了", "Mr.王来了");
    add("我有 3 本 书", "我有3本书");
    add("今日 は いい 天気 です 。", "今日はいい天気です。");
    add("ฉัน รัก เธอ", "ฉันรักเธอ");
}

void TestTokenizer::aBlankOfAScriptWithoutBlanksMakesNoOtherWord()
{
    QFETCH(QString, with);
    QFETCH(QString, without);
    for (const TokenizerKind kind : {TokenizerKind::Word, TokenizerKind::Character}) {
        const auto cutter = tokenizer(kind);
        const auto words = [&](const QString &sentence) {
            std::vector<std::string> list;
            for (const std::string &token : cutter->split(sentence.toStdString()))
                list.push_back(cutter->word(token));
            return joinedByBars(list);
        };
        QCOMPARE(words(with), words(without));
        // Where it stood is kept.
        QCOMPARE(cutter->join(cutter->split(with.toStdString())), with.toStdString());
        QVERIFY(cutter->split(with.toStdString()) != cutter->split(without.toStdString()));
    }
}

void TestTokenizer::frequentWordsAreNotCutAcross_data()
{
    QTest::addColumn<QString>("sentence");
    QTest::addColumn<QString>("tokens");
    const auto add = [](const char *sentence, const char *tokens) {
        QTest::newRow(sentence) << QString::fromUtf8(sentence) << QString::fromUtf8(tokens);
    };
    add("小红学了五年汉语了。", "小红|学|了|五年|汉语|了|。");
    add("小明快走了。", "小明|快走|了|。");
    add("虽然前天下雨了", "虽然|前天|下雨|了");
    add("前天成都很冷", "前天|成都|很|冷");
    add("我听说李明明年要去", "我|听说|李|明|明年|要|去");
    add("我在河边打太极拳", "我|在|河边|打|太极|拳");
    // The rarer words stay where they are meant.
    add("天下很大", "天下|很|大");
    add("以前天气很好", "以前|天气|很|好");
    add("一朵小红花", "一|朵|小|红花");
    add("小王子", "小|王子");
}

void TestTokenizer::frequentWordsAreNotCutAcross()
{
    QFETCH(QString, sentence);
    QFETCH(QString, tokens);
    QCOMPARE(joinedByBars(tokenizer(TokenizerKind::Word)->split(sentence.toStdString())), tokens);
}

void TestTokenizer::joinsTokensOfAModelAsPeopleWrite_data()
{
    QTest::addColumn<QString>("tokens");
    QTest::addColumn<QString>("sentence");
    QTest::newRow("english") << "I|am|here|,|Tom|."
                             << "I am here, Tom.";
    QTest::newRow("question") << "Who|is|that|?"
                              << "Who is that?";
    QTest::newRow("quotes by turns") << "\"|Yes|,|\"|she|said|.|\"|No|\"|."
                                     << "\"Yes,\" she said. \"No\".";
    QTest::newRow("parentheses") << "one|(|or|two|)|."
                                 << "one (or two).";
    QTest::newRow("chinese") << "我|是|中国人|，|你|呢|？"
                             << "我是中国人，你呢？";
    QTest::newRow("mixed") << "我|喜欢|Tom|。"
                           << "我喜欢Tom。";
    QTest::newRow("french") << "C'|est|l'|école|▁?"
                            << "C'est l'école ?";
    QTest::newRow("date") << "1999|-|03|-|03"
                          << "1999-03-03";
    QTest::newRow("time") << "at|10|:|30"
                          << "at 10:30";
    QTest::newRow("unknown word") << "a|<unk>|dog|."
                                  << "a <unk> dog.";
    QTest::newRow("unknown Chinese word") << "我|<unk>|你"
                                          << "我<unk>你";
    QTest::newRow("nothing") << ""
                             << "";
}

void TestTokenizer::joinsTokensOfAModelAsPeopleWrite()
{
    QFETCH(QString, tokens);
    QFETCH(QString, sentence);
    std::vector<std::string> list;
    for (const QString &token : tokens.split('|', Qt::SkipEmptyParts))
        list.push_back(token.toStdString());
    QCOMPARE(QString::fromStdString(tokenizer(TokenizerKind::Word)->join(list)), sentence);
}

void TestTokenizer::lowerCasesAndFoldsWidthWhenAsked()
{
    TokenizerOptions options;
    options.lowercase = true;
    QCOMPARE(joinedByBars(trainTokenizer(options, {})->split("Ärger mit Tom")),
        QString("ärger|mit|tom"));
    options.lowercase = false;
    QCOMPARE(joinedByBars(trainTokenizer(options, {})->split("Ｔｏｍ")), QString("Ｔｏｍ"));
    options.normalization = Normalization::Nfkc;
    QCOMPARE(joinedByBars(trainTokenizer(options, {})->split("Ｔｏｍ　１２")), QString("Tom|12"));
}

void TestTokenizer::subwordsAreDeterministicAndReversible()
{
    TokenizerOptions options;
    options.kind = TokenizerKind::Subword;
    options.subwordVocabulary = 36;
    const std::vector<std::string> sentences = smallCorpus();
    const auto first = trainTokenizer(options, sentences);
    const auto second = trainTokenizer(options, sentences);
    QVERIFY(!first->model().empty());
    QCOMPARE(first->model(), second->model());
    for (const std::string &sentence : sentences)
        QCOMPARE(first->join(first->split(sentence)), sentence);
    QVERIFY(first->split("the newspaper").size() < std::string("the newspaper").size());
    QVERIFY(first->split("").empty());
    QCOMPARE(first->join(first->split("  two\u00A0 books ")), std::string("two books"));
}

void TestTokenizer::subwordModelSurvivesRestoring()
{
    TokenizerOptions options;
    options.kind = TokenizerKind::Subword;
    options.subwordVocabulary = 36;
    const auto trained = trainTokenizer(options, smallCorpus());
    const auto restored = restoreTokenizer(options, trained->model());
    for (const std::string &sentence : smallCorpus())
        QCOMPARE(restored->split(sentence), trained->split(sentence));
    QCOMPARE(restored->options(), options);
}

void TestTokenizer::subwordsNeverProduceSpecials()
{
    TokenizerOptions options;
    options.kind = TokenizerKind::Subword;
    options.subwordVocabulary = 36;
    std::vector<std::string> sentences = smallCorpus();
    sentences.emplace_back("a <s> b </s> c <unk> d <pad>");
    const auto tokenizer = trainTokenizer(options, sentences);
    const std::string hostile = "<s> the </s> book <unk> <pad>";
    QCOMPARE(tokenizer->join(tokenizer->split(hostile)), hostile);
}

void TestTokenizer::subwordsOfTooSmallACorpusSayWhatFits()
{
    TokenizerOptions options;
    options.kind = TokenizerKind::Subword;
    options.subwordVocabulary = 4000;
    int largest = 0;
    try {
        (void)trainTokenizer(options, smallCorpus());
    } catch (const Error &error) {
        QCOMPARE(error.code(), ErrorCode::BadConfiguration);
        const auto match = QRegularExpression("Choose (\\d+) or fewer").match(error.what());
        QVERIFY2(match.hasMatch(), error.what());
        largest = match.captured(1).toInt();
    }
    QVERIFY(largest > 10);
    options.subwordVocabulary = largest;
    QVERIFY(!trainTokenizer(options, smallCorpus())->model().empty());

    options.subwordVocabulary = 5; // fewer than there are letters
    QVERIFY_THROWS_EXCEPTION(Error, (void)trainTokenizer(options, smallCorpus()));
    QVERIFY_THROWS_EXCEPTION(Error, (void)trainTokenizer(options, {}));
}

void TestTokenizer::damagedSubwordModelIsRefused()
{
    TokenizerOptions options;
    options.kind = TokenizerKind::Subword;
    options.subwordVocabulary = 36;
    const std::string model = trainTokenizer(options, smallCorpus())->model();
    for (const std::string &damaged :
        {std::string(), std::string("not a model"), model.substr(0, model.size() / 2)}) {
        try {
            (void)restoreTokenizer(options, damaged);
            QFAIL("a damaged model was taken");
        } catch (const Error &error) {
            QCOMPARE(error.code(), ErrorCode::BadExperiment);
        }
    }
    // Whatever is flipped, nothing but our own error comes out.
    for (std::size_t i = 0; i < model.size(); i += 3) {
        std::string flipped = model;
        flipped[i] = static_cast<char>(flipped[i] ^ 0x55);
        try {
            (void)restoreTokenizer(options, flipped)->split("the teacher reads");
        } catch (const Error &) {
        }
    }
}

void TestTokenizer::severalThreadsMayShareOne()
{
    for (const TokenizerKind kind : {TokenizerKind::Word, TokenizerKind::Character}) {
        const auto shared = tokenizer(kind);
        const std::string sentence = "我是中国人 and this isn't สวัสดี.";
        const auto expected = shared->split(sentence);
        std::array<int, 4> wrong{};
        {
            std::vector<std::jthread> threads;
            for (int &count : wrong)
                threads.emplace_back([&] {
                    for (int i = 0; i < 200; ++i)
                        count += shared->split(sentence) != expected;
                });
        }
        QCOMPARE(wrong, (std::array<int, 4>{}));
    }
}

void TestTokenizer::longAndNaughtySentencesAreQuick()
{
    std::string chinese;
    std::string marks;
    std::string bytes;
    for (int i = 0; i < 20'000; ++i) {
        chinese += "我是中国人。";
        marks += "a\u0301\u0302\u0303";
        bytes += static_cast<char>(i * 7919 % 251);
    }
    const std::clock_t start = std::clock(); // of this process: the machine may be busy with others
    for (const TokenizerKind kind : {TokenizerKind::Word, TokenizerKind::Character}) {
        const auto naughty = tokenizer(kind);
        QCOMPARE(naughty->split(chinese).size(), kind == TokenizerKind::Word ? 80'000u : 120'000u);
        for (const std::string &sentence :
            {marks, bytes, std::string(100'000, '\''), std::string(100'000, '-')})
            QCOMPARE(naughty->join(naughty->split(sentence)),
                normalizeToUtf8(sentence, naughty->options()));
    }
    QVERIFY((std::clock() - start) / CLOCKS_PER_SEC < 10);
}

void TestTokenizer::realSentencesSurvive_data()
{
    QTest::addColumn<QString>("file");
    QTest::addColumn<int>("column");
    QTest::newRow("chinese") << "tatoeba-cmn-eng/dev.tsv" << 1;
    QTest::newRow("english") << "tatoeba-cmn-eng/dev.tsv" << 0;
    QTest::newRow("french") << "tatoeba-fra-eng/dev.tsv" << 1;
    QTest::newRow("41 languages") << "untidy/mixed-scripts.tsv" << 1;
    QTest::newRow("naughty strings") << "untidy/blns.txt" << 0;
    QTest::newRow("very long") << "untidy/28-one-very-long-line.tsv" << 1;
}

void TestTokenizer::realSentencesSurvive()
{
    QFETCH(QString, file);
    QFETCH(int, column);
    const std::string path = kCorpora + file.toStdString();
    if (!QFile::exists(QString::fromStdString(path)))
        QSKIP("the shared corpora are not here");
    for (const TokenizerKind kind : {TokenizerKind::Word, TokenizerKind::Character}) {
        const auto survivor = tokenizer(kind);
        for (const std::string &sentence : ::column(path, static_cast<std::size_t>(column)))
            QCOMPARE(survivor->join(survivor->split(sentence)),
                normalizeToUtf8(sentence, survivor->options()));
    }
}

QTEST_APPLESS_MAIN(TestTokenizer)
#include "tst_tokenizer.moc"
