// SPDX-License-Identifier: GPL-3.0-or-later
// The report on a set of translations, as a whole and by source length.
#include "core/metrics/bleu.h"
#include "core/metrics/chrf.h"
#include "core/metrics/quality.h"

#include <QtTest>

#include <cmath>

using namespace seq2seq;

namespace {

SentenceOutcome outcome(
    const std::string &hypothesis, const std::string &reference, int sourceLength)
{
    SentenceOutcome result;
    result.hypothesis = hypothesis;
    result.reference = reference;
    result.sourceLength = sourceLength;
    result.targetTokens = 4;
    result.correctTokens = hypothesis == reference ? 4 : 1;
    result.logProbability = 4 * std::log(hypothesis == reference ? 0.5 : 0.125);
    return result;
}

} // namespace

class TestQuality : public QObject {
    Q_OBJECT

private slots:
    void caseCountsUnlessTheModelWritesLowerCase();
    void measuresTheWhole();
    void chineseTargetsAreScoredByCharacter();
    void bandsFollowTheSourceLength();
    void alignmentErrorNeedsBothSides();
    void noSentencesGiveAnEmptyReport();
};

void TestQuality::measuresTheWhole()
{
    const std::vector<SentenceOutcome> outcomes{
        outcome("He reads a good book .", "He reads a good book .", 5),
        outcome("She goes home today", "She went to the school", 6),
    };
    const QualityReport report = measureQuality(outcomes, {.targetLanguage = "en"});
    const std::vector<std::string> hypotheses{outcomes[0].hypothesis, outcomes[1].hypothesis};
    const std::vector<std::vector<std::string>> references{
        {outcomes[0].reference, outcomes[1].reference}};
    QCOMPARE(report.bleu, corpusBleu(hypotheses, references).score);
    QCOMPARE(report.chrf, corpusChrf(hypotheses, references));
    QVERIFY(std::abs(report.perplexity - 4) < 1e-12); // 2^((4 * 1 + 4 * 3) / 8)
    QCOMPARE(report.tokenAccuracy, 5.0 / 8);
    QCOMPARE(report.exactMatch, 0.5);
    QCOMPARE(report.sentences, std::size_t{2});
    QVERIFY(!report.alignmentErrorRate);
}

void TestQuality::chineseTargetsAreScoredByCharacter()
{
    const std::vector<SentenceOutcome> outcomes{outcome("我们今天去学校", "我们明天去学校", 6)};
    QCOMPARE(measureQuality(outcomes, {.targetLanguage = "en"}).bleu,
        0.0); // one long word that is wrong
    QVERIFY(measureQuality(outcomes, {.targetLanguage = "zh"}).bleu > 40);
}

void TestQuality::bandsFollowTheSourceLength()
{
    std::vector<SentenceOutcome> outcomes;
    for (const int length : {1, 5, 6, 10, 15, 16, 30, 31, 50, 51, 400})
        outcomes.push_back(outcome("a b c d", length == 6 ? "a b c e" : "a b c d", length));
    const QualityReport report = measureQuality(outcomes, {.targetLanguage = "en"});
    struct Expected {
        int from;
        int to;
        std::size_t sentences;
    };
    const std::vector<Expected> expected{
        {1, 5, 2}, {6, 10, 2}, {11, 15, 1}, {16, 20, 1}, {21, 30, 1}, {31, 50, 2}, {51, 400, 2}};
    QCOMPARE(report.byLength.size(), expected.size());
    for (std::size_t i = 0; i < expected.size(); ++i) {
        QCOMPARE(report.byLength[i].from, expected[i].from);
        QCOMPARE(report.byLength[i].to, expected[i].to);
        QCOMPARE(report.byLength[i].sentences, expected[i].sentences);
        QCOMPARE(report.byLength[i].bleu > 99.9, i != 1);
        QCOMPARE(report.byLength[i].tokenAccuracy, i == 1 ? 5.0 / 8 : 1.0);
    }

    outcomes.erase(outcomes.begin() + 4, outcomes.end());
    QCOMPARE(measureQuality(outcomes, {.targetLanguage = "en"}).byLength.size(),
        std::size_t{2}); // empty bands are left out
}

void TestQuality::alignmentErrorNeedsBothSides()
{
    std::vector<SentenceOutcome> outcomes{outcome("a", "a", 1), outcome("b", "b", 1)};
    outcomes[0].predictedLinks = Alignment{{0, 0}};
    QVERIFY(!measureQuality(outcomes, {.targetLanguage = "en"}).alignmentErrorRate);
    outcomes[1].predictedLinks = Alignment{{0, 0}, {1, 1}};
    outcomes[1].goldLinks = Alignment{{0, 0}, {1, 0}};
    QCOMPARE(measureQuality(outcomes, {.targetLanguage = "en"}).alignmentErrorRate.value(), 0.5);
}

void TestQuality::noSentencesGiveAnEmptyReport()
{
    const QualityReport report = measureQuality({}, {.targetLanguage = "en"});
    QCOMPARE(report.sentences, std::size_t{0});
    QCOMPARE(report.bleu, 0.0);
    QVERIFY(report.byLength.empty());
}

void TestQuality::caseCountsUnlessTheModelWritesLowerCase()
{
    SentenceOutcome outcome;
    outcome.hypothesis = "der junge isst ein apfel.";
    outcome.reference = "Der Junge isst Ein Apfel.";
    const std::vector<SentenceOutcome> outcomes{outcome};
    const QualityReport lower
        = measureQuality(outcomes, {.targetLanguage = "de", .lowercase = true});
    QCOMPARE(lower.bleu, 100.0);
    QCOMPARE(lower.chrf, 100.0);
    QCOMPARE(lower.exactMatch, 1.0);
    QCOMPARE(lower.byLength.front().bleu, 100.0);
    QVERIFY(lower.bleuSignature.find("case:lc|") != std::string::npos);
    const QualityReport cased = measureQuality(outcomes, {.targetLanguage = "de"});
    QVERIFY(cased.bleu < 50);
    QCOMPARE(cased.exactMatch, 0.0);
    QVERIFY(cased.bleuSignature.find("case:mixed|") != std::string::npos);
}

QTEST_APPLESS_MAIN(TestQuality)
#include "tst_quality.moc"
