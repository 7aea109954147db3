// SPDX-License-Identifier: GPL-3.0-or-later
// BLEU equals sacreBLEU's: its tokenisers exactly, its scores to the printed digits, and cases
// worked out by hand.
#include "core/error.h"
#include "core/metrics/bleu.h"

#include <QElapsedTimer>
#include <QtTest>
#include <nlohmann/json.hpp>

#include <cmath>
#include <fstream>

using namespace seq2seq;
using nlohmann::json;

namespace {

const std::string kReference = SEQ2SEQ_SOURCE_DIR "/../shared/reference/sacrebleu/";
using References = std::vector<std::vector<std::string>>;

BleuTokenizer tokenizerNamed(const std::string &name)
{
    if (name == "none")
        return BleuTokenizer::None;
    if (name == "intl")
        return BleuTokenizer::Intl;
    if (name == "zh")
        return BleuTokenizer::Zh;
    return name == "char" ? BleuTokenizer::Char : BleuTokenizer::V13a;
}

BleuSmoothing smoothingNamed(const std::string &name)
{
    if (name == "none")
        return BleuSmoothing::None;
    if (name == "floor")
        return BleuSmoothing::Floor;
    return name == "add-k" ? BleuSmoothing::AddK : BleuSmoothing::Exp;
}

BleuOptions optionsOf(const json &given)
{
    BleuOptions options;
    options.tokenizer = tokenizerNamed(given.value("tokenize", "13a"));
    options.smoothing = smoothingNamed(given.value("smooth_method", "exp"));
    if (given.contains("smooth_value") && !given["smooth_value"].is_null())
        options.smoothValue = given["smooth_value"].get<double>();
    options.lowercase = given.value("lowercase", false);
    options.effectiveOrder = given.value("effective_order", false);
    return options;
}

/// Numbers that sacreBLEU printed itself are exact; those in its tests were cut off, and it
/// compares them like this.
double tolerance(const json &unit)
{
    if (unit["source"].get<std::string>().starts_with("generated"))
        return 1e-10;
    const std::string digits = unit["expected"].dump();
    const auto decimals = static_cast<double>(digits.size() - digits.find('.') - 1);
    return std::max(std::pow(10.0, -decimals), 1e-8);
}

BleuOptions plainWords()
{
    BleuOptions options;
    options.tokenizer = BleuTokenizer::None;
    return options;
}

} // namespace

class TestBleu : public QObject {
    Q_OBJECT

private slots:
    void tokenisersEqualSacrebleus();
    void scoresEqualSacrebleus();
    void thirteenASplitsPunctuationButNotNumbers();
    void chineseIsCutIntoCharacters();
    void internationalKnowsUnicodePunctuation();
    void scoreOfHandCountedSentence();
    void brevityPenaltyTakesTheClosestReference();
    void everySmoothingOfAMissingFourGram();
    void sentenceUsesTheOrdersItHas();
    void noCommonWordScoresZero();
    void unequalCountsAreRefused();
    void chineseAndJapaneseTargetsGetTheChineseTokeniser();
    void signatureNamesEveryChoice();
    void tenThousandSentencesTakeLessThanASecond();
};

void TestBleu::tokenisersEqualSacrebleus()
{
    std::ifstream file(kReference + "tokenizer-vectors.jsonl");
    if (!file)
        QSKIP("The reference file tokenizer-vectors.jsonl is not here");
    int compared = 0;
    for (std::string line; std::getline(file, line);) {
        const json vector = json::parse(line);
        const std::string text = vector["text"];
        for (const char *name : {"13a", "intl", "zh", "char"}) {
            QCOMPARE(QString::fromStdString(bleuTokenize(text, tokenizerNamed(name))),
                QString::fromStdString(vector[name]));
            ++compared;
        }
    }
    qInfo("%d tokenised lines are equal", compared);
    QVERIFY(compared >= 2000);
}

void TestBleu::scoresEqualSacrebleus()
{
    std::ifstream file(kReference + "unit-cases.json");
    if (!file)
        QSKIP("The reference file unit-cases.json is not here");
    int compared = 0;
    for (const json &unit : json::parse(file)) {
        const std::string metric = unit["metric"];
        if (!metric.starts_with("BLEU"))
            continue;
        const std::vector<std::string> hypotheses = unit["hyps"];
        const References references = unit["refs"];
        const BleuOptions options = optionsOf(unit["opts"]);
        double score = 0;
        if (metric == "BLEU.sentence") {
            std::vector<std::string> ofSentence;
            for (const auto &set : references)
                ofSentence.push_back(set.front());
            score = sentenceBleu(hypotheses.front(), ofSentence, options).score;
        } else {
            score = corpusBleu(hypotheses, references, options).score;
        }
        const double expected = unit["expected"];
        QVERIFY2(std::abs(score - expected) <= tolerance(unit),
            (unit.dump() + " gives " + std::to_string(score)).c_str());
        ++compared;
    }
    qInfo("%d scores are equal", compared);
    QVERIFY(compared >= 20);
}

void TestBleu::thirteenASplitsPunctuationButNotNumbers()
{
    const auto cut = [](const char *text) { return bleuTokenize(text, BleuTokenizer::V13a); };
    QCOMPARE(cut("Hello, world!"), std::string("Hello , world !"));
    QCOMPARE(
        cut("It costs 1,000.50 in 1999-2000."), std::string("It costs 1,000.50 in 1999 - 2000 ."));
    QCOMPARE(cut("  don't  stop  "), std::string("don't stop"));
    QCOMPARE(cut("&quot;R&amp;D&quot; &lt;b&gt;"), std::string("\" R & D \" < b >"));
    QCOMPARE(cut("line-\nbreak\nhere"), std::string("linebreak here"));
    QCOMPARE(cut(""), std::string());
}

void TestBleu::chineseIsCutIntoCharacters()
{
    QCOMPARE(bleuTokenize("我有3.5本书，on sale!", BleuTokenizer::Zh),
        std::string("我 有 3.5 本 书 ， on sale !"));
    QCOMPARE(bleuTokenize("“你好”", BleuTokenizer::Zh), std::string("“ 你 好 ”"));
    QCOMPARE(bleuTokenize("ab 中", BleuTokenizer::Char), std::string("a b   中"));
}

void TestBleu::internationalKnowsUnicodePunctuation()
{
    QCOMPARE(bleuTokenize("«Où?», 3.5 €", BleuTokenizer::Intl), std::string("« Où ? » , 3.5 €"));
    QCOMPARE(bleuTokenize("1.5—2", BleuTokenizer::Intl), std::string("1.5—2"));
}

void TestBleu::scoreOfHandCountedSentence()
{
    // the cat sat on the mat / the cat is on the mat: 1-grams 5/6, 2-grams 3/5, 3-grams 1/4,
    // 4-grams 0/3
    const std::vector<std::string> hypotheses{"the cat sat on the mat", "a b c d e"};
    const References references{{"the cat is on the mat", "a b c d e"}};
    const BleuScore score = corpusBleu(hypotheses, references, plainWords());
    // with the second sentence: 10/11, 7/9, 4/7, 2/5
    const std::array<double, 4> expected{1000.0 / 11, 700.0 / 9, 400.0 / 7, 40.0};
    for (std::size_t n = 0; n < 4; ++n)
        QVERIFY(std::abs(score.precisions[n] - expected[n]) < 1e-12);
    QCOMPARE(score.brevityPenalty, 1.0);
    QCOMPARE(score.hypothesisLength, 11);
    QCOMPARE(score.referenceLength, 11);
    QVERIFY(
        std::abs(score.score - 100 * std::pow(10.0 / 11 * 7 / 9 * 4 / 7 * 2 / 5, 0.25)) < 1e-10);

    // A word counts no more often than a reference has it (Papineni et al. 2002, example 2): 2
    // of 7.
    const std::vector<std::string> greedy{"the the the the the the the"};
    const References cat{{"The cat is on the mat"}, {"the cat the mat"}};
    QVERIFY(std::abs(corpusBleu(greedy, cat, plainWords()).precisions[0] - 200.0 / 7) < 1e-12);
}

void TestBleu::brevityPenaltyTakesTheClosestReference()
{
    const std::vector<std::string> hypotheses{"a b c d e"};
    // 4 and 6 words are equally far from 5: the shorter counts
    QCOMPARE(corpusBleu(hypotheses, References{{"a b c d e f"}, {"a b c d"}}, plainWords())
                 .referenceLength,
        4);
    const BleuScore brief = corpusBleu(hypotheses, References{{"a b c d e f g"}}, plainWords());
    QCOMPARE(brief.referenceLength, 7);
    QVERIFY(std::abs(brief.brevityPenalty - std::exp(1 - 7.0 / 5)) < 1e-15);
    QVERIFY(std::abs(brief.score - 100 * std::exp(1 - 7.0 / 5)) < 1e-10);
    QCOMPARE(
        corpusBleu(std::vector<std::string>{""}, References{{"a"}}, plainWords()).brevityPenalty,
        0.0);
}

void TestBleu::everySmoothingOfAMissingFourGram()
{
    // 4/5, 2/4, 1/3, 0/2
    const std::vector<std::string> hypotheses{"a b c x e"};
    const References references{{"a b c d e"}};
    const auto score = [&](BleuSmoothing smoothing, std::optional<double> value = {}) {
        BleuOptions options = plainWords();
        options.smoothing = smoothing;
        options.smoothValue = value;
        return corpusBleu(hypotheses, references, options).score;
    };
    const auto mean = [](double p1, double p2, double p3, double p4) {
        return 100 * std::pow(p1 * p2 * p3 * p4, 0.25);
    };
    QCOMPARE(score(BleuSmoothing::None), 0.0);
    QVERIFY(std::abs(score(BleuSmoothing::Exp) - mean(0.8, 0.5, 1.0 / 3, 0.25)) < 1e-10);
    QVERIFY(std::abs(score(BleuSmoothing::Floor) - mean(0.8, 0.5, 1.0 / 3, 0.05)) < 1e-10);
    QVERIFY(std::abs(score(BleuSmoothing::Floor, 0.5) - mean(0.8, 0.5, 1.0 / 3, 0.25)) < 1e-10);
    QVERIFY(std::abs(score(BleuSmoothing::AddK) - mean(0.8, 3.0 / 5, 2.0 / 4, 1.0 / 3)) < 1e-10);
    QVERIFY(std::abs(score(BleuSmoothing::AddK, 2) - mean(0.8, 4.0 / 6, 3.0 / 5, 2.0 / 4)) < 1e-10);
}

void TestBleu::sentenceUsesTheOrdersItHas()
{
    const std::vector<std::string> references{"Good morning"};
    QVERIFY(std::abs(sentenceBleu("Good morning", references).score - 100) < 1e-10);
    QCOMPARE(
        corpusBleu(std::vector<std::string>{"Good morning"}, References{references}).score, 0.0);
    QCOMPARE(sentenceBleu("good morning", references).score < 100, true);
    BleuOptions lowercase;
    lowercase.lowercase = true;
    QVERIFY(std::abs(sentenceBleu("GOOD morning", references, lowercase).score - 100) < 1e-10);
}

void TestBleu::noCommonWordScoresZero()
{
    QCOMPARE(sentenceBleu("a b c d", std::vector<std::string>{"w x y z"}).score, 0.0);
    QCOMPARE(sentenceBleu("", std::vector<std::string>{"w x y z"}).score, 0.0);
    QCOMPARE(sentenceBleu("a", std::vector<std::string>{""}).score, 0.0);
    QCOMPARE(corpusBleu(std::vector<std::string>{}, References{{}}).score, 0.0);
}

void TestBleu::unequalCountsAreRefused()
{
    QVERIFY_EXCEPTION_THROWN(
        (void)corpusBleu(std::vector<std::string>{"a", "b"}, References{{"a"}}), seq2seq::Error);
    QVERIFY_EXCEPTION_THROWN(
        (void)corpusBleu(std::vector<std::string>{"a"}, References{}), seq2seq::Error);
}

void TestBleu::chineseAndJapaneseTargetsGetTheChineseTokeniser()
{
    for (const char *language : {"zh", "zh-Hans", "ja"})
        QCOMPARE(bleuTokenizerFor(language), BleuTokenizer::Zh);
    for (const char *language : {"en", "", "zhx", "fr"})
        QCOMPARE(bleuTokenizerFor(language), BleuTokenizer::V13a);
}

void TestBleu::signatureNamesEveryChoice()
{
    QCOMPARE(bleuSignature({}, 1),
        std::string("nrefs:1|case:mixed|eff:no|tok:13a|smooth:exp|version:seq2seq-0.1"));
    BleuOptions options;
    options.tokenizer = BleuTokenizer::Zh;
    options.smoothing = BleuSmoothing::AddK;
    options.lowercase = true;
    options.effectiveOrder = true;
    QCOMPARE(bleuSignature(options, 4),
        std::string("nrefs:4|case:lc|eff:yes|tok:zh|smooth:add-k[1.00]|version:seq2seq-0.1"));
}

void TestBleu::tenThousandSentencesTakeLessThanASecond()
{
    std::vector<std::string> hypotheses;
    std::vector<std::string> references;
    for (int i = 0; i < 10'000; ++i) {
        const std::string n = std::to_string(i % 977);
        hypotheses.push_back(
            "Yesterday word" + n + " he went to the school, and he bought " + n + " books there .");
        references.push_back("Yesterday he went to the school of word" + n + ", and he bought " + n
            + " books, over there.");
    }
    QElapsedTimer timer;
    timer.start();
    const BleuScore score = corpusBleu(hypotheses, References{references});
    const qint64 elapsedMs = timer.elapsed();
    qInfo("BLEU of 10,000 sentences: %lld ms", static_cast<long long>(elapsedMs));
    QVERIFY(score.score > 10 && score.score < 90);
    QVERIFY(elapsedMs < 5000); // generous: under sanitizers and on a busy machine; released code
                               // needs a tenth of a second
}

QTEST_APPLESS_MAIN(TestBleu)
#include "tst_bleu.moc"
