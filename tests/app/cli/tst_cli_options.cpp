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
    void countsWhatTheModelDoesNotKnow();
    void readsSignsOfEitherWidth();
    void aTranslationHasAShortestLength();
    void lowerCaseIsMeasuredInLowerCase();
    void saysHowManyPairsAreTooLong();
    void dotAttentionNeedsStatesOfOneSize();
    void anUntrainedModelSaysThatItsWordsAreRandom();
    void inspectNeedsASentence();
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

void TestCliOptions::countsWhatTheModelDoesNotKnow()
{
    const QString shipped
        = QStringLiteral(SEQ2SEQ_SOURCE_DIR "/resources/models/everyday-zh-en.s2s");
    const QByteArray sentence = "9 of 9 words are unknown to this model, which reads Chinese.";
    const Outcome wrong = run({u"translate"_s, shipped}, "I read a book.\nI drink tea.\n");
    QCOMPARE(wrong.exitCode, 0);
    QVERIFY2(wrong.words.contains(sentence), wrong.words.constData());
    const Outcome inspected
        = run({u"inspect"_s, shipped, u"--source"_s, u"I read books here, I drink tea"_s});
    QVERIFY2(
        inspected.words.contains("words are unknown to this model"), inspected.words.constData());
    const Outcome right = run({u"translate"_s, shipped}, "我喜欢喝茶。\n");
    QVERIFY2(!right.words.contains("unknown"), right.words.constData());
}

void TestCliOptions::readsSignsOfEitherWidth()
{
    const QString shipped
        = QStringLiteral(SEQ2SEQ_SOURCE_DIR "/resources/models/everyday-zh-en.s2s");
    const Outcome outcome = run({u"translate"_s, shipped},
        "如果明天下雨，我就不去公园。\n如果明天下雨,我就不去公园。\n如果 明天 下雨, "
        "我就不去公园.\n");
    QVERIFY2(outcome.exitCode == 0, outcome.words.constData());
    const QList<QByteArray> answers = outcome.out.split('\n');
    QCOMPARE(answers.at(1), answers.at(0));
    QCOMPARE(answers.at(2), answers.at(0));
    QVERIFY2(!outcome.words.contains("unknown"), outcome.words.constData());
}

void TestCliOptions::aTranslationHasAShortestLength()
{
    for (const QString &words : {u"1"_s, u"4"_s}) {
        const Outcome outcome = run({u"translate"_s, m_run, u"--min-length"_s, words}, "a b c\n");
        QVERIFY2(outcome.exitCode == 0, outcome.words.constData());
        QVERIFY(outcome.out.trimmed().split(' ').size() >= words.toInt());
        QVERIFY(!outcome.out.trimmed().isEmpty());
    }
    QCOMPARE(
        run({u"translate"_s, m_run, u"--min-length"_s, u"5"_s, u"--max-length"_s, u"3"_s}, "a\n")
            .exitCode,
        2);
    const Outcome help = run({u"translate"_s, u"--help"_s});
    QVERIFY(help.out.contains("--min-length"));
}

void TestCliOptions::lowerCaseIsMeasuredInLowerCase()
{
    QByteArray pairs;
    for (const char *fruit : {"Apfel", "Birne", "Pflaume", "Kirsche"})
        for (int i = 0; i < 10; ++i)
            pairs += QByteArray("The boy eats ") + fruit + " " + QByteArray::number(i)
                + ".\tDer Junge isst " + fruit + " " + QByteArray::number(i) + ".\n";
    write(path(u"lower.tsv"_s), pairs);
    const QString out = path(u"lower.s2s"_s);
    const Outcome trained = run({u"train"_s, u"--pairs"_s, path(u"lower.tsv"_s), u"--lowercase"_s,
        u"--dev-pairs"_s, path(u"lower.tsv"_s), u"--embedding"_s, u"24"_s, u"--hidden"_s, u"24"_s,
        u"--dropout"_s, u"0"_s, u"--learning-rate"_s, u"0.01"_s, u"--max-steps"_s, u"1000"_s,
        u"--target-bleu"_s, u"99.9"_s, u"--evaluate-every"_s, u"50"_s, u"--batch"_s, u"8"_s,
        u"--out"_s, out, u"--json"_s});
    QVERIFY2(trained.exitCode == 0, trained.words.constData());
    const double devBleu = jsonLines(trained.out).back().at("dev_bleu").get<double>();
    QVERIFY2(devBleu > 90, trained.out.constData()); // the trainer too compares like with like
    const Json report = jsonLines(run({u"evaluate"_s, out, u"--dev"_s, u"--json"_s}).out).at(0);
    QVERIFY(report.at("exact_match").get<double>() > 0.9);
    QVERIFY(report.at("bleu").get<double>() > 90);
    QVERIFY(report.at("signature").get<std::string>().find("case:lc") != std::string::npos);
    const Json cased
        = jsonLines(run({u"evaluate"_s, out, u"--dev"_s, u"--cased"_s, u"--json"_s}).out).at(0);
    QCOMPARE(cased.at("exact_match").get<double>(), 0.0);
    QVERIFY(cased.at("signature").get<std::string>().find("case:mixed") != std::string::npos);
}

void TestCliOptions::saysHowManyPairsAreTooLong()
{
    QByteArray pairs;
    for (int i = 0; i < 20; ++i) {
        const QByteArray number = QByteArray::number(i);
        const QByteArray more = i % 2 == 0 ? QByteArray() : QByteArray("b ").repeated(30);
        pairs += "a " + more + number + "\tc " + more + number + "\n";
    }
    write(path(u"long.tsv"_s), pairs);
    write(path(u"short.tsv"_s), "a 100\tc 100\n");
    const Outcome outcome = run({u"train"_s, u"--pairs"_s, path(u"long.tsv"_s), u"--dev-pairs"_s,
        path(u"short.tsv"_s), u"--max-length"_s, u"25"_s, u"--embedding"_s, u"8"_s, u"--hidden"_s,
        u"8"_s, u"--max-steps"_s, u"1"_s, u"--out"_s, path(u"long.s2s"_s)});
    QVERIFY2(outcome.words.contains("10 pairs to train on (10 left out: more than --max-length 25"),
        outcome.words.constData());
}

void TestCliOptions::dotAttentionNeedsStatesOfOneSize()
{
    const QString file = path(u"dot.s2s"_s);
    const QStringList dot{u"--attention"_s, u"dot"_s, u"--max-steps"_s, u"3"_s};
    const Outcome refused = run(tiny(file, dot));
    QCOMPARE(refused.exitCode, 2);
    QVERIFY2(refused.words.contains("states of one size"), refused.words.constData());
    for (const char *wayOut : {"one direction", "half", "general"})
        QVERIFY2(refused.words.contains(wayOut), refused.words.constData());
    QVERIFY(!QFile::exists(file));

    const Outcome halves = run(tiny(file, dot + QStringList{u"--half-directions"_s}));
    QVERIFY2(halves.exitCode == 0, halves.words.constData());
    const Json trace = Json::parse(
        run({u"inspect"_s, file, u"--source"_s, u"a b c"_s, u"--json"_s}).out.toStdString());
    QVERIFY(hasShape(trace.at("encoder_states"), 4, 16)); // as large as the decoder's
    QVERIFY(hasShape(trace.at("decoder_states"), trace.at("target_ids").size(), 16));
    QCOMPARE(
        run(tiny(path(u"x.s2s"_s), {u"--half-directions"_s, u"--unidirectional"_s})).exitCode, 2);
    QCOMPARE(run(tiny(path(u"one.s2s"_s), dot + QStringList{u"--unidirectional"_s})).exitCode, 0);
}

void TestCliOptions::anUntrainedModelSaysThatItsWordsAreRandom()
{
    const QString file = path(u"untrained.s2s"_s);
    QProcess training; // the file is written before the first step, and then not for a long time
    training.start(QStringLiteral(SEQ2SEQ_PROGRAM),
        tiny(file, {u"--evaluate-every"_s, u"1000000"_s, u"--epochs"_s, u"1000000"_s}));
    QTRY_VERIFY_WITH_TIMEOUT(QFile::exists(file), kPatience);
    training.kill();
    QVERIFY(training.waitForFinished(kPatience));

    const Outcome translated = run({u"translate"_s, file}, "a b c\nd e\n");
    QCOMPARE(translated.exitCode, 0);
    QVERIFY2(translated.words.contains("not trained"), translated.words.constData());
    QVERIFY2(translated.words.contains("random words"), translated.words.constData());
    QCOMPARE(translated.words.count("not trained"), 1); // not for each line
    const QList<QByteArray> lines = translated.out.chopped(1).split('\n');
    QCOMPARE(lines.size(), 2);
    for (const QByteArray &line : lines)
        QVERIFY2(line.size() <= 2 * 12, line.constData()); // letters and blanks
    QVERIFY(run({u"inspect"_s, file, u"--source"_s, u"a b"_s}).words.contains("not trained"));
    QVERIFY(!run({u"translate"_s, m_run}, "a b c\n").words.contains("not trained"));
}

void TestCliOptions::inspectNeedsASentence()
{
    for (const QString &nothing : {u""_s, u"  "_s}) {
        const Outcome outcome = run({u"inspect"_s, m_run, u"--source"_s, nothing});
        QCOMPARE(outcome.exitCode, 2);
        QVERIFY(outcome.out.isEmpty());
        QVERIFY2(outcome.words.contains("nothing to translate"), outcome.words.constData());
    }
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
