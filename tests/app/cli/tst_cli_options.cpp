// SPDX-License-Identifier: GPL-3.0-or-later
// What single options of the headless program change: how translations are drawn, how a model
// begins, and what is measured on files.
#include "cli_fixture.h"

#include <cmath>

class TestCliOptions : public QObject {
    Q_OBJECT

private slots:
    void initTestCase();
    void drawsTranslationsByTheSeed();
    void trainsWithConvolutionAndUniformStart();
    void measuresAnyonesTranslations();
    void measuresAnyonesAlignments();

private:
    [[nodiscard]] QString path(const QString &name) const { return m_folder.filePath(name); }

    QTemporaryDir m_folder;
    QString m_run;
};

void TestCliOptions::initTestCase()
{
    QVERIFY(m_folder.isValid());
    m_run = path(u"run.s2s"_s);
    const Outcome outcome = run(tiny(m_run, {u"--max-steps"_s, u"20"_s}));
    QVERIFY2(outcome.exitCode == 0, outcome.words.constData());
}

void TestCliOptions::drawsTranslationsByTheSeed()
{
    const auto drawn = [&](const QByteArray &input, const QStringList &more) {
        const Outcome outcome = run(
            QStringList{u"translate"_s, m_run, u"--sample"_s, u"--n-best"_s, u"8"_s} + more, input);
        return outcome.exitCode == 0 ? outcome.out : QByteArray("failed: ") + outcome.words;
    };
    const QByteArray first = drawn("a b c\n", {u"--seed"_s, u"7"_s});
    QCOMPARE(first.count('\n'), 8);
    QCOMPARE(drawn("a b c\nd e\n", {u"--seed"_s, u"7"_s}).left(first.size()), first);
    QVERIFY(drawn("a b c\n", {u"--seed"_s, u"8"_s}) != first);
    const QByteArray careful = drawn("a b c\n", {u"--top-k"_s, u"1"_s, u"--top-p"_s, u"0.9"_s});
    const QList<QByteArray> lines = careful.chopped(1).split('\n');
    QVERIFY(std::all_of(
        lines.begin(), lines.end(), [&](const QByteArray &line) { return line == lines.first(); }));
    QCOMPARE(lines.first().split('\t').last(),
        run({u"translate"_s, m_run, u"--beam"_s, u"1"_s, u"--replace-unknown"_s}, "a b c\n")
            .out.trimmed());
}

void TestCliOptions::trainsWithConvolutionAndUniformStart()
{
    const QString file = path(u"convolved.s2s"_s);
    const Outcome trained = run(tiny(file,
        {u"--convolution"_s, u"--init"_s, u"uniform"_s, u"--max-steps"_s, u"3"_s, u"--dropout"_s,
            u"0"_s}));
    QVERIFY2(trained.exitCode == 0, trained.words.constData());
    const Json trace = Json::parse(
        run({u"inspect"_s, file, u"--source"_s, u"a b c"_s, u"--json"_s}).out.toStdString());
    QVERIFY(hasShape(trace.at("convolved_embeddings"), 4, 16));
    const Json other = Json::parse(
        run({u"inspect"_s, m_run, u"--source"_s, u"a b c"_s, u"--json"_s}).out.toStdString());
    QVERIFY(other.at("convolved_embeddings").empty());
}

void TestCliOptions::measuresAnyonesTranslations()
{
    write(path(u"hypotheses"_s), "The cat sits on the mat .\nA dog runs in the park .\n");
    write(path(u"references"_s), "the cat sits on the mat .\nA dog runs in the park .\n");
    const QStringList command{u"metrics"_s, u"--hypotheses"_s, path(u"hypotheses"_s),
        u"--references"_s, path(u"references"_s), u"--json"_s};
    const Json exact = Json::parse(run(command + QStringList{u"--lowercase"_s}).out.toStdString());
    QVERIFY(std::abs(exact.at("bleu").get<double>() - 100) < 1e-9);
    QVERIFY(std::abs(exact.at("chrf").get<double>() - 100) < 1e-9);
    QVERIFY(std::abs(exact.at("chrf++").get<double>() - 100) < 1e-9);
    QVERIFY(exact.at("signature").get<std::string>().find("case:lc") != std::string::npos);
    write(path(u"second"_s), "the cat sits on the mat .\nA dog ran in the park .\n");
    const Json two = Json::parse(
        run({u"metrics"_s, u"--hypotheses"_s, path(u"hypotheses"_s), u"--references"_s,
                path(u"references"_s), path(u"second"_s), u"--smooth"_s, u"floor"_s,
                u"--smooth-value"_s, u"0.5"_s, u"--chrf-eps-smoothing"_s, u"--json"_s})
            .out.toStdString());
    QVERIFY(two.at("signature")
                .get<std::string>()
                .starts_with("nrefs:2|case:mixed|eff:no|tok:13a|smooth:floor[0.50]|"));
    QVERIFY(two.at("chrf_signature")
                .get<std::string>()
                .starts_with("nrefs:2|case:mixed|eff:no|nc:6|nw:0|space:no|"));
    QVERIFY(two.at("chrf++_signature").get<std::string>().find("nw:2") != std::string::npos);
    const Json cased = Json::parse(run(command).out.toStdString());
    QVERIFY(cased.at("bleu").get<double>() < 100);
    QVERIFY(cased.at("signature").get<std::string>().find("tok:13a") != std::string::npos);
}

void TestCliOptions::measuresAnyonesAlignments()
{
    // A = 3 links, S = 2: one sure hit, one possible hit, one wrong: 1 - (1 + 2) / (3 + 2)
    write(path(u"links"_s), "0-0 1-1\n2-0\n");
    write(path(u"gold"_s), "0-0 1p1\n0-0 1?1\n");
    const Outcome outcome = run({u"metrics"_s, u"--alignments"_s, path(u"links"_s), u"--gold"_s,
        path(u"gold"_s), u"--json"_s});
    QVERIFY2(outcome.exitCode == 0, outcome.words.constData());
    const Json report = Json::parse(outcome.out.toStdString());
    QCOMPARE(keys(report), (std::set<std::string>{"alignment_error_rate"}));
    QVERIFY(std::abs(report.at("alignment_error_rate").get<double>() - 0.4) < 1e-12);
    write(path(u"gold"_s), "0-0\n");
    QCOMPARE(run({u"metrics"_s, u"--alignments"_s, path(u"links"_s), u"--gold"_s, path(u"gold"_s)})
                 .exitCode,
        1);
}

QTEST_GUILESS_MAIN(TestCliOptions)
#include "tst_cli_options.moc"
