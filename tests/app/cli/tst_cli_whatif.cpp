// SPDX-License-Identifier: GPL-3.0-or-later
// whatif, explain, patch and audit on the shipped model, as a script would use them.
#include "cli_fixture.h"

#include <QtTest>

#include <cmath>

namespace {

const QString kModel = QStringLiteral(SEQ2SEQ_SOURCE_DIR "/resources/models/everyday-zh-en.s2s");
const QString kSentence = QStringLiteral("我喜欢猫。");

Json runJson(const QStringList &arguments)
{
    const Outcome found = run(arguments);
    return found.exitCode == 0 ? Json::parse(found.out.toStdString())
                               : Json{{"failed", found.words.toStdString()}};
}

double sum(const Json &numbers)
{
    double total = 0;
    for (const Json &number : numbers)
        total += number.get<double>();
    return total;
}

} // namespace

class WhatIfTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void uniformAttentionIsUniform();
    void bothAnswersStandSideBySide();
    void everyEditIsRead_data();
    void everyEditIsRead();
    void mistakesAreNamed_data();
    void mistakesAreNamed();
    void integratedGradientsSumToTheDifference();
    void aPatchGridIsPrinted();
    void theAuditCountsWords();
    void enginesAnswerAlike();
    void aDeviceThatIsNotThereIsNamed();
};

void WhatIfTest::uniformAttentionIsUniform()
{
    const Json found = runJson({"whatif", kModel, "--source", kSentence, "--attention", "uniform",
        "--steps", "2", "--json"});
    const Json &attention = found["changed"]["attention"];
    const double words = static_cast<double>(found["changed"]["source_tokens"].size());
    for (const Json &weight : attention[1])
        QVERIFY(std::abs(weight.get<double>() - 1 / words) < 1e-6);
    // The step before is as it was.
    QVERIFY(attention[0] == found["original"]["attention"][0]);
}

void WhatIfTest::bothAnswersStandSideBySide()
{
    const Json found
        = runJson({"whatif", kModel, "--source", kSentence, "--force", "1: we", "--json"});
    QCOMPARE(found["changed"]["target_tokens"][0].get<std::string>(), std::string("we"));
    QCOMPARE(found["first_difference"].get<int>(), 1);
    for (const char *side : {"original", "changed"})
        QVERIFY(std::abs(sum(found[side]["log_probabilities"])
                    - found[side]["log_probability"].get<double>())
            < 1e-9);
    // What is said of the original is what inspect says.
    const Json inspected = runJson({"inspect", kModel, "--source", kSentence, "--json"});
    QVERIFY(inspected["log_probabilities"] == found["original"]["log_probabilities"]);
}

void WhatIfTest::everyEditIsRead_data()
{
    QTest::addColumn<QStringList>("options");
    const auto add = [](const QStringList &options) {
        QTest::newRow(qPrintable(options.join(' '))) << options;
    };
    add({"--attention", "hard"});
    add({"--attention", "permuted", "--seed", "3", "--steps", "1-2"});
    add({"--attention", "no-max"});
    add({"--set-attention", "2: 0 0 1 0 0"});
    add({"--without-word", "2", "--without-word", "3"});
    add({"--clamp", "decoder.0.h[3,17]=0@2-3"});
    add({"--clamp", "decoder.0.c=mean"});
    add({"--clamp", "annotations[0]=-1.5@1"});
    add({"--patch-from", "他喜欢狗。", "--patch", "start", "--patch", "decoder.0.h@2"});
    add({"--patch-from", "他喜欢狗。", "--patch", "annotations"});
    add({"--replace-word", "1: 你"});
    add({"--drop-word", "2"});
    add({"--repeat-word", "2"});
}

void WhatIfTest::everyEditIsRead()
{
    QFETCH(const QStringList, options);
    const Json found
        = runJson(QStringList{"whatif", kModel, "--source", kSentence, "--json"} + options);
    QVERIFY(found["original"]["log_probabilities"] != found["changed"]["log_probabilities"]);
}

void WhatIfTest::mistakesAreNamed_data()
{
    QTest::addColumn<QStringList>("options");
    QTest::addColumn<int>("exitCode");
    QTest::addColumn<QString>("sentence");
    QTest::newRow("nothing") << QStringList{} << 2 << "at least one change";
    QTest::newRow("range") << QStringList{"--attention", "hard", "--steps", "4-2"} << 2
                           << "the last step comes before the first";
    QTest::newRow("weights") << QStringList{"--set-attention", "1: 1 2"} << 1
                             << "one for each source token";
    QTest::newRow("word") << QStringList{"--force", "1: xyzzy"} << 1 << "does not know the word";
    QTest::newRow("place") << QStringList{"--clamp", "decoder.9.h=0"} << 1 << "numbered from 0";
    QTest::newRow("unit") << QStringList{"--clamp", "decoder.0.h[99999]=0"} << 1 << "no unit";
    QTest::newRow("value") << QStringList{"--clamp", "decoder.0.h=much"} << 2
                           << "neither a number nor mean";
    QTest::newRow("patch") << QStringList{"--patch", "start"} << 2 << "both, or neither";
    QTest::newRow("source word") << QStringList{"--drop-word", "40"} << 1 << "has no word 40";
}

void WhatIfTest::mistakesAreNamed()
{
    QFETCH(const QStringList, options);
    QFETCH(const int, exitCode);
    QFETCH(const QString, sentence);
    const Outcome found = run(QStringList{"whatif", kModel, "--source", kSentence} + options);
    QCOMPARE(found.exitCode, exitCode);
    QVERIFY2(
        QString::fromUtf8(found.words).simplified().contains(sentence), found.words.constData());
}

void WhatIfTest::integratedGradientsSumToTheDifference()
{
    const Json found
        = runJson({"explain", kModel, "--source", kSentence, "--path-steps", "64", "--json"});
    QCOMPARE(found["rows"].size(), found["target_tokens"].size());
    for (const Json &row : found["rows"]) {
        const double difference = row["difference"].get<double>();
        QVERIFY2(std::abs(sum(row["scores"]) - difference) < 0.05 + 0.02 * std::abs(difference),
            row.dump().c_str());
    }
    const Json attention = runJson({"explain", kModel, "--source", kSentence, "--method",
        "attention", "--word", "2", "--json"});
    QCOMPARE(attention["rows"].size(), std::size_t{1});
    QVERIFY(std::abs(sum(attention["rows"][0]["scores"]) - 1) < 1e-5);
}

void WhatIfTest::aPatchGridIsPrinted()
{
    const Json found = runJson({"patch", kModel, "--source", "我喜欢猫。", "--other", "他喜欢猫。",
        "--word", "I", "--rather-than", "He", "--json"});
    QCOMPARE(found["step"].get<int>(), 1);
    QVERIFY(found["d_source"].get<double>() > 0);
    QVERIFY(found["d_other"].get<double>() < 0);
    bool hasOutput = false;
    for (const Json &effect : found["effects"])
        if (effect["part"] == "output") {
            hasOutput = true;
            QVERIFY(std::abs(effect["effect"].get<double>() - 1) < 1e-3);
        }
    QVERIFY(hasOutput);
}

void WhatIfTest::theAuditCountsWords()
{
    const Json found = runJson({"audit", kModel, "--dev", "--sentences", "5", "--json"});
    QCOMPARE(found["sentences"].get<int>(), 5);
    for (const Json &row : found["rows"]) {
        QVERIFY(row["words"].get<int>() > 5);
        QVERIFY(row["stay"].get<double>() >= 0 && row["stay"].get<double>() <= 1);
        // Attention is what this model translates by.
        if (row["attention"] == "uniform" || row["attention"] == "no-max")
            QVERIFY(row["bleu"].get<double>() < found["bleu"].get<double>());
    }
}

void WhatIfTest::enginesAnswerAlike()
{
    const Json one = runJson({"inspect", kModel, "--source", kSentence, "--json"});
    const Json other
        = runJson({"inspect", kModel, "--source", kSentence, "--engine", "libtorch", "--json"});
    QVERIFY(one["target_tokens"] == other["target_tokens"]);
    QVERIFY(one["log_probabilities"] == other["log_probabilities"]);
}

void WhatIfTest::aDeviceThatIsNotThereIsNamed()
{
    for (const char *device : {"cuda:7", "abacus"}) {
        const Outcome found = run({"inspect", kModel, "--source", kSentence, "--device", device});
        QCOMPARE(found.exitCode, 1);
        QVERIFY2(found.words.contains("There is no device"), found.words.constData());
    }
}

QTEST_GUILESS_MAIN(WhatIfTest)
#include "tst_cli_whatif.moc"
