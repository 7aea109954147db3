// SPDX-License-Identifier: GPL-3.0-or-later
// A closer look at translations: one sentence's BLEU taken apart, and two systems compared.
#include "cli_fixture.h"

#include <cmath>

class TestCliMetrics : public QObject {
    Q_OBJECT

private slots:
    void initTestCase()
    {
        QVERIFY(m_folder.isValid());
        write(path(u"first"_s),
            "the cat the cat on the mat\nA dog runs in the park .\n猫坐在垫子上\n");
        write(path(u"second"_s), "the cat is on the mat\nA dog runs in the park .\n猫坐在垫子上\n");
        write(path(u"one"_s), "the cat is on the mat\nA dog runs in the park .\n猫坐在垫子上\n");
        write(path(u"two"_s), "there is a cat on the mat\nA dog ran in a park .\n猫坐在垫上\n");
    }
    void dissectedTermsAddUpToTheScore();
    void dissectedSentenceIsATable();
    void dissectedSentenceFollowsTheOptions();
    void comparedSystemsAreToldApart();
    void comparisonIsTheSameForTheSameSeed();
    void wrongUsage_data();
    void wrongUsage();
    void whatDoesNotFitIsNamed();
    void helpNamesBoth();

private:
    [[nodiscard]] QString path(const QString &name) const { return m_folder.filePath(name); }
    [[nodiscard]] QStringList measure(const QStringList &more) const
    {
        return QStringList{u"metrics"_s, u"--hypotheses"_s, path(u"first"_s), u"--references"_s,
                   path(u"one"_s), path(u"two"_s)}
        + more;
    }

    QTemporaryDir m_folder;
};

void TestCliMetrics::dissectedTermsAddUpToTheScore()
{
    const Outcome outcome = run(measure({u"--dissect"_s, u"1"_s, u"--json"_s}));
    QVERIFY2(outcome.exitCode == 0, outcome.words.constData());
    const Json report = Json::parse(outcome.out.toStdString());
    QVERIFY(report.contains("bleu")); // of all sentences, as without --dissect
    const Json &dissection = report.at("dissection");
    QCOMPARE(dissection.at("orders").size(), std::size_t{4});
    double logs = 0;
    for (const Json &order : dissection.at("orders")) {
        logs += std::log(
            100 * order.at("numerator").get<double>() / order.at("denominator").get<double>());
        int correct = 0;
        for (const Json &ngram : order.at("ngrams"))
            correct += ngram.at("correct").get<int>();
        QCOMPARE(order.at("correct").get<int>(), correct);
    }
    const double score = dissection.at("bleu").get<double>();
    QVERIFY(std::abs(dissection.at("brevity_penalty").get<double>() * std::exp(logs / 4) - score)
        < 1e-9);
    const Json &the = dissection.at("orders").at(0).at("ngrams").at(0);
    QCOMPARE(the.at("text").get<std::string>(), std::string("the"));
    QVERIFY(the.at("positions") == Json({0, 2, 5}));
    QCOMPARE(the.at("allowed").get<int>(), 2);
    QCOMPARE(the.at("reference").get<int>(), 0);

    // The same number as of a file with this sentence alone.
    write(path(u"alone"_s), "the cat the cat on the mat\n");
    write(path(u"alone-one"_s), "the cat is on the mat\n");
    write(path(u"alone-two"_s), "there is a cat on the mat\n");
    const Json alone
        = Json::parse(run({u"metrics"_s, u"--hypotheses"_s, path(u"alone"_s), u"--references"_s,
                              path(u"alone-one"_s), path(u"alone-two"_s), u"--json"_s})
                          .out.toStdString());
    QVERIFY(alone.at("bleu").get<double>() == score);
}

void TestCliMetrics::dissectedSentenceIsATable()
{
    const Outcome outcome = run(measure({u"--dissect"_s, u"1"_s}));
    QVERIFY2(outcome.exitCode == 0, outcome.words.constData());
    const QByteArray out = outcome.out.simplified();
    for (const char *line : {"Sentence 1:", "hypothesis the cat the cat on the mat",
             "reference 2 there is a cat on the mat", "1 the 3 2 2 1: 1 5 2: 6",
             "2 cat on 1 1 1 2: 4", "2 cat the 1 0 0 -", "1-gram precision 5/7 = 71.43 %",
             "4-gram precision 1/4 = 25.00 %", "brevity penalty 1.0000: 7 words, 7 in reference 2",
             "BLEU 1.0000 x "})
        QVERIFY2(out.contains(line), (outcome.out + line).constData());
}

void TestCliMetrics::dissectedSentenceFollowsTheOptions()
{
    const auto dissection = [&](const QStringList &more) {
        return Json::parse(
            run(measure(QStringList{u"--dissect"_s, u"3"_s, u"--json"_s} + more)).out.toStdString())
            .at("dissection");
    };
    QVERIFY(run(measure({u"--dissect"_s, u"3"_s})).out.contains("see --effective-order"));
    QCOMPARE(dissection({}).at("hypothesis").size(), std::size_t{1});
    QVERIFY(!dissection({u"--effective-order"_s}).at("orders").at(1).at("used").get<bool>());
    const Json chinese = dissection({u"--tokenize"_s, u"zh"_s});
    QCOMPARE(chinese.at("hypothesis").size(), std::size_t{6});
    QVERIFY(std::abs(chinese.at("bleu").get<double>() - 100) < 1e-9);
}

void TestCliMetrics::comparedSystemsAreToldApart()
{
    QByteArray good;
    QByteArray bad;
    for (int i = 0; i < 100; ++i) {
        const QByteArray line = "line " + QByteArray::number(i) + " is about a cat and a dog";
        good += line + "\n";
        bad += (i % 2 == 0 ? line : QByteArray("line is a dog and about")) + "\n";
    }
    write(path(u"good"_s), good);
    write(path(u"bad"_s), bad);
    const QStringList command{u"metrics"_s, u"--hypotheses"_s, path(u"bad"_s), u"--references"_s,
        path(u"good"_s), u"--compare"_s, path(u"good"_s)};
    const Outcome outcome = run(command + QStringList{u"--json"_s});
    QVERIFY2(outcome.exitCode == 0, outcome.words.constData());
    const Json report = Json::parse(outcome.out.toStdString());
    const Json &comparison = report.at("comparison");
    QCOMPARE(comparison.at("resamples").get<int>(), 1000);
    QCOMPARE(comparison.at("sentences").get<int>(), 100);
    QVERIFY(comparison.at("bleu").at("first") == report.at("bleu"));
    QVERIFY(comparison.at("chrf").at("first") == report.at("chrf"));
    QCOMPARE(comparison.at("bleu").at("second_wins").get<int>(), 1000);
    QVERIFY(comparison.at("bleu").at("low").get<double>() > 0);
    QVERIFY(comparison.at("chrf").at("p").get<double>() < 0.01);

    const Outcome lines = run(command);
    QVERIFY2(lines.out.contains("1,000 resamples of 100 sentences, seed 1"), lines.out.constData());
    QVERIFY2(lines.out.contains(path(u"good"_s).toUtf8() + " is better"), lines.out.constData());
    const Outcome same = run({u"metrics"_s, u"--hypotheses"_s, path(u"bad"_s), u"--references"_s,
        path(u"good"_s), u"--compare"_s, path(u"bad"_s)});
    QVERIFY2(same.out.contains("neither is clearly better"), same.out.constData());
}

void TestCliMetrics::comparisonIsTheSameForTheSameSeed()
{
    const auto compared = [&](const QString &seed) {
        return run(measure({u"--compare"_s, path(u"second"_s), u"--resamples"_s, u"50"_s,
                       u"--seed"_s, seed, u"--json"_s}))
            .out;
    };
    QVERIFY(compared(u"3"_s).contains("\"resamples\":50"));
    QCOMPARE(compared(u"3"_s), compared(u"3"_s));
    QVERIFY(compared(u"3"_s) != compared(u"4"_s));
}

void TestCliMetrics::wrongUsage_data()
{
    QTest::addColumn<QStringList>("arguments");
    QTest::newRow("sentence 0") << measure({u"--dissect"_s, u"0"_s});
    QTest::newRow("no number") << measure({u"--dissect"_s, u"first"_s});
    QTest::newRow("no resample") << measure(
        {u"--compare"_s, path(u"second"_s), u"--resamples"_s, u"0"_s});
    QTest::newRow("resamples of nothing") << measure({u"--resamples"_s, u"10"_s});
    QTest::newRow("seed of nothing") << measure({u"--seed"_s, u"10"_s});
    const QStringList alignments{
        u"metrics"_s, u"--alignments"_s, path(u"one"_s), u"--gold"_s, path(u"one"_s)};
    QTest::newRow("alignments dissected") << alignments + QStringList{u"--dissect"_s, u"1"_s};
    QTest::newRow("alignments compared")
        << alignments + QStringList{u"--compare"_s, path(u"second"_s)};
}

void TestCliMetrics::wrongUsage()
{
    QFETCH(const QStringList, arguments);
    const Outcome outcome = run(arguments);
    QCOMPARE(outcome.exitCode, 2);
    QVERIFY(outcome.out.isEmpty());
    QVERIFY2(outcome.words.contains("See seq2seq metrics --help."), outcome.words.constData());
}

void TestCliMetrics::whatDoesNotFitIsNamed()
{
    Outcome outcome = run(measure({u"--dissect"_s, u"4"_s}));
    QCOMPARE(outcome.exitCode, 1);
    QVERIFY(outcome.out.isEmpty());
    QVERIFY2(outcome.words.contains("sentence 4") && outcome.words.contains("3 sentences"),
        outcome.words.constData());
    write(path(u"short"_s), "one line\n");
    outcome = run(measure({u"--compare"_s, path(u"short"_s)}));
    QCOMPARE(outcome.exitCode, 1);
    QVERIFY2(outcome.words.contains("short") && outcome.words.contains("1 line"),
        outcome.words.constData());
    outcome = run(measure({u"--compare"_s, path(u"nowhere"_s)}));
    QCOMPARE(outcome.exitCode, 1);
    QVERIFY2(outcome.words.contains("nowhere"), outcome.words.constData());
}

void TestCliMetrics::helpNamesBoth()
{
    const QByteArray help = run({u"metrics"_s, u"--help"_s}).out;
    for (const char *option : {"--dissect", "--compare", "--resamples", "--seed", "Koehn"})
        QVERIFY2(help.contains(option), help.constData());
}

QTEST_GUILESS_MAIN(TestCliMetrics)
#include "tst_cli_metrics.moc"
