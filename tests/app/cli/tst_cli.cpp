// SPDX-License-Identifier: GPL-3.0-or-later
// The headless program from outside: how it is called, what it prints, how it ends.
#include "cli_fixture.h"

#include <QRegularExpression>

#include <cmath>

class TestCli : public QObject {
    Q_OBJECT

private:
    [[nodiscard]] QString path(const QString &name) const { return m_folder.filePath(name); }

    QTemporaryDir m_folder;
    QString m_run; // trained by initTestCase
    std::vector<Json> m_evaluations; // that it printed

private slots:
    void initTestCase();

    void wrongUsageEndsWithTwo_data();
    void wrongUsageEndsWithTwo();
    void failureEndsWithOneSentence_data();
    void failureEndsWithOneSentence();
    void everyCommandHasHelp_data();
    void everyCommandHasHelp();
    void tellsItsVersion();
    void listsPresets();

    void eachEvaluationIsAnObject();
    void withoutJsonTrainingIsATable();
    void trainsOnFilesAndReportsWhatItSkipped();
    void refusesToOverwriteItsInput();

    void answersInOrder();
    void answersBeforeTheNextQuestion();
    void printsAsManyHypothesesAsAskedFor();

    void measuresATestSet();
    void measuringTheWrongColumnIsRemarked();
    void measuresTheAlignmentWhenThereIsGold();
    void measuresTheSentencesHeldBack();

    void showsEveryNumberOfATranslation();
    void followsAGivenTranslation();
    void drawsTheAttentionAsText();

    void generatesTheSamePairsForTheSameSeed();
    void exportsWeightsAndVocabularies();
};

void TestCli::initTestCase()
{
    QVERIFY(m_folder.isValid());
    m_run = path(u"run.s2s"_s);
    const Outcome outcome = run(
        tiny(path(u"run.s2s"_s), {u"--max-steps"_s, u"20"_s, u"--evaluate-every"_s, u"10"_s}));
    QVERIFY2(outcome.exitCode == 0, outcome.words.constData());
    m_evaluations = jsonLines(outcome.out);
}

void TestCli::wrongUsageEndsWithTwo_data()
{
    QTest::addColumn<QStringList>("arguments");
    const QString out = path(u"unwanted.s2s"_s);
    const QStringList train{u"train"_s, u"--builtin"_s, u"reverse-letters"_s, u"--out"_s, out};
    QTest::newRow("no command") << QStringList{};
    QTest::newRow("unknown command") << QStringList{u"teach"_s};
    QTest::newRow("unknown option") << train + QStringList{u"--colour"_s};
    QTest::newRow("nowhere to save")
        << QStringList{u"train"_s, u"--builtin"_s, u"reverse-letters"_s};
    QTest::newRow("nothing to train on") << QStringList{u"train"_s, u"--out"_s, out};
    QTest::newRow("two corpora") << train + QStringList{u"--pairs"_s, u"a.tsv"_s};
    QTest::newRow("source alone") << QStringList{
        u"train"_s, u"--source"_s, u"a"_s, u"--out"_s, out};
    QTest::newRow("columns of nothing") << train + QStringList{u"--source-column"_s, u"2"_s};
    QTest::newRow("one column twice") << QStringList{u"train"_s, u"--pairs"_s, u"a"_s,
        u"--source-column"_s, u"2"_s, u"--target-column"_s, u"2"_s, u"--out"_s, out};
    QTest::newRow("unknown corpus")
        << QStringList{u"train"_s, u"--builtin"_s, u"klingon"_s, u"--out"_s, out};
    QTest::newRow("unknown preset") << train + QStringList{u"--preset"_s, u"gpt"_s};
    QTest::newRow("unknown cell") << train + QStringList{u"--cell"_s, u"lstn"_s};
    QTest::newRow("no number") << train + QStringList{u"--hidden"_s, u"many"_s};
    QTest::newRow("hidden size 0") << train + QStringList{u"--hidden"_s, u"0"_s};
    QTest::newRow("five layers") << train + QStringList{u"--layers"_s, u"5"_s};
    QTest::newRow("dropout 2") << train + QStringList{u"--dropout"_s, u"2"_s};
    QTest::newRow("learning rate not a number")
        << train + QStringList{u"--learning-rate"_s, u"nan"_s};
    QTest::newRow("both directions and one")
        << train + QStringList{u"--bidirectional"_s, u"--unidirectional"_s};
    QTest::newRow("n-best above beam")
        << QStringList{u"translate"_s, m_run, u"--beam"_s, u"2"_s, u"--n-best"_s, u"3"_s};
    QTest::newRow("beam 0") << QStringList{u"translate"_s, m_run, u"--beam"_s, u"0"_s};
    QTest::newRow("a temperature without chance")
        << QStringList{u"translate"_s, m_run, u"--temperature"_s, u"2"_s};
    QTest::newRow("temperature 0")
        << QStringList{u"translate"_s, m_run, u"--sample"_s, u"--temperature"_s, u"0"_s};
    QTest::newRow("a beam of chance")
        << QStringList{u"translate"_s, m_run, u"--sample"_s, u"--beam"_s, u"2"_s};
    QTest::newRow("convolution over one-hot")
        << train + QStringList{u"--one-hot"_s, u"--convolution"_s};
    QTest::newRow("unknown start") << train + QStringList{u"--init"_s, u"xavier"_s};
    QTest::newRow("nothing to measure") << QStringList{u"metrics"_s};
    QTest::newRow("alignments without gold")
        << QStringList{u"metrics"_s, u"--alignments"_s, u"a"_s};
    QTest::newRow("no test set") << QStringList{u"evaluate"_s, m_run};
    QTest::newRow("nothing to export") << QStringList{u"export"_s, m_run};
    QTest::newRow("negative total") << QStringList{u"resume"_s, m_run, u"--epochs"_s, u"-1"_s};
}

void TestCli::wrongUsageEndsWithTwo()
{
    QFETCH(const QStringList, arguments);
    const Outcome outcome = run(arguments);
    QCOMPARE(outcome.exitCode, 2);
    QVERIFY(outcome.out.isEmpty());
    QVERIFY2(outcome.words.startsWith("seq2seq") && outcome.words.contains("--help"),
        outcome.words.constData());
    QVERIFY(!QFile::exists(path(u"unwanted.s2s"_s)));
}

void TestCli::failureEndsWithOneSentence_data()
{
    QTest::addColumn<QStringList>("arguments");
    QTest::addColumn<QByteArray>("named");
    const QString damaged = path(u"damaged.s2s"_s);
    write(damaged, contents(m_run).left(2000));
    write(path(u"one-column.tsv"_s), "hello\nthere\n");
    write(path(u"three"_s), "a\nb\nc\n");
    write(path(u"two"_s), "a\nb\n");
    const QString out = path(u"never.s2s"_s);
    QTest::newRow("no such run") << QStringList{u"translate"_s, path(u"absent.s2s"_s)}
                                 << QByteArray("absent.s2s");
    QTest::newRow("damaged run") << QStringList{u"inspect"_s, damaged, u"--source"_s, u"a"_s}
                                 << QByteArray("damaged.s2s");
    QTest::newRow("no such corpus") << QStringList{u"train"_s, u"--pairs"_s, path(u"absent.tsv"_s),
        u"--out"_s, out} << QByteArray("absent.tsv");
    QTest::newRow("missing column")
        << QStringList{u"train"_s, u"--pairs"_s, path(u"one-column.tsv"_s), u"--out"_s, out}
        << QByteArray("one-column.tsv");
    QTest::newRow("unequal lines") << QStringList{u"evaluate"_s, m_run, u"--source"_s,
        path(u"three"_s), u"--target"_s, path(u"two"_s)}
                                   << QByteArray("three");
    QTest::newRow("no such folder")
        << tiny(path(u"no/such/folder.s2s"_s)) << QByteArray("folder.s2s");
    QTest::newRow("too many pairs asked for") << QStringList{u"generate"_s, u"--builtin"_s,
        u"date-format"_s, u"--count"_s, u"999999999"_s}
                                              << QByteArray("2000000");
    QTest::newRow("unequal references") << QStringList{u"metrics"_s, u"--hypotheses"_s,
        path(u"three"_s), u"--references"_s, path(u"two"_s)}
                                        << QByteArray("two");
}

void TestCli::failureEndsWithOneSentence()
{
    QFETCH(const QStringList, arguments);
    QFETCH(const QByteArray, named);
    const Outcome outcome = run(arguments);
    QCOMPARE(outcome.exitCode, 1);
    QVERIFY(outcome.out.isEmpty());
    QVERIFY2(outcome.words.startsWith("seq2seq: "), outcome.words.constData());
    QVERIFY2(outcome.words.contains(named), outcome.words.constData());
    QCOMPARE(outcome.words.count('\n'), 1);
    QVERIFY(!outcome.words.contains("A fault of the program"));
}

void TestCli::everyCommandHasHelp_data()
{
    QTest::addColumn<QString>("command");
    QTest::addColumn<QByteArray>("option");
    QTest::newRow("train") << u"train"_s << QByteArray("--no-input-feeding");
    QTest::newRow("resume") << u"resume"_s << QByteArray("--max-steps");
    QTest::newRow("sweep") << u"sweep"_s << QByteArray("--no-input-feeding");
    QTest::newRow("compare") << u"compare"_s << QByteArray("--sort");
    QTest::newRow("translate") << u"translate"_s << QByteArray("--n-best");
    QTest::newRow("evaluate") << u"evaluate"_s << QByteArray("--alignments");
    QTest::newRow("inspect") << u"inspect"_s << QByteArray("--target");
    QTest::newRow("generate") << u"generate"_s << QByteArray("everyday-zh-en");
    QTest::newRow("export") << u"export"_s << QByteArray("--vocabularies");
    QTest::newRow("metrics") << u"metrics"_s << QByteArray("--tokenize");
    QTest::newRow("presets") << u"presets"_s << QByteArray("--json");
    QTest::newRow("bench") << u"bench"_s << QByteArray("--write-corpus");
}

void TestCli::everyCommandHasHelp()
{
    QFETCH(const QString, command);
    QFETCH(const QByteArray, option);
    const Outcome outcome = run({command, u"--help"_s});
    QCOMPARE(outcome.exitCode, 0);
    QVERIFY(outcome.words.isEmpty());
    QVERIFY2(outcome.out.contains(option), outcome.out.constData());
}

void TestCli::tellsItsVersion()
{
    const Outcome outcome = run({u"--version"_s});
    QCOMPARE(outcome.exitCode, 0);
    QVERIFY(QRegularExpression(u"^seq2seq \\d+\\.\\d+\\.\\d+\n$"_s)
                .match(QString::fromUtf8(outcome.out))
                .hasMatch());
}

void TestCli::listsPresets()
{
    std::set<std::string> names;
    for (const Json &preset : jsonLines(run({u"presets"_s, u"--json"_s}).out))
        names.insert(preset.at("name"));
    QCOMPARE(names,
        (std::set<std::string>{
            "char-classic", "sutskever2014", "bahdanau2015", "luong2015", "cs224n"}));
}

void TestCli::eachEvaluationIsAnObject()
{
    QCOMPARE(m_evaluations.size(), 2U);
    const std::set<std::string> expected{"event", "step", "epoch", "engine", "device", "seconds",
        "train_loss", "dev_loss", "dev_perplexity", "dev_bleu", "words_per_second"};
    for (const Json &evaluation : m_evaluations) {
        QCOMPARE(keys(evaluation), expected);
        QCOMPARE(evaluation.at("event").get<std::string>(), std::string("evaluation"));
        QVERIFY(std::abs(std::exp(evaluation.at("dev_loss").get<double>())
                        / evaluation.at("dev_perplexity").get<double>()
                    - 1)
            < 1e-6);
        QVERIFY(evaluation.at("words_per_second").get<double>() > 0);
    }
    QCOMPARE(m_evaluations.front().at("step").get<int>(), 10);
    QCOMPARE(m_evaluations.back().at("step").get<int>(), 20);
    QVERIFY(m_evaluations.back().at("dev_loss").get<double>()
        < m_evaluations.front().at("dev_loss").get<double>());
}

void TestCli::withoutJsonTrainingIsATable()
{
    QStringList arguments = tiny(path(u"table.s2s"_s), {u"--max-steps"_s, u"3"_s});
    arguments.removeAll(u"--json"_s);
    const Outcome outcome = run(arguments);
    QCOMPARE(outcome.exitCode, 0);
    const QList<QByteArray> lines = outcome.out.trimmed().split('\n');
    QCOMPARE(lines.size(), 2); // the last steps are measured although no evaluation was due
    QVERIFY(lines.front().contains("perplexity"));
    QVERIFY(lines.back().trimmed().startsWith("3 "));
    QVERIFY(outcome.words.contains("table.s2s"));
    QVERIFY2(!outcome.words.contains('\r'), "no progress bar where there is no terminal");
}

void TestCli::trainsOnFilesAndReportsWhatItSkipped()
{
    QByteArray pairs;
    for (int i = 0; i < 40; ++i)
        pairs += "credit\ttarget " + QByteArray::number(i) + "\tsource " + QByteArray::number(i)
            + "\n";
    pairs += "credit\tonly two\n";
    write(path(u"pairs.tsv"_s), pairs);
    const QString out = path(u"files.s2s"_s);
    const Outcome outcome = run({u"train"_s, u"--pairs"_s, path(u"pairs.tsv"_s),
        u"--source-column"_s, u"3"_s, u"--target-column"_s, u"2"_s, u"--hidden"_s, u"8"_s,
        u"--embedding"_s, u"8"_s, u"--max-steps"_s, u"2"_s, u"--out"_s, out});
    QVERIFY2(outcome.exitCode == 0, outcome.words.constData());
    QVERIFY2(outcome.words.contains("40 pairs from 41 lines"), outcome.words.constData());
    QVERIFY2(outcome.words.contains("skipped: "), outcome.words.constData());
    const Outcome trace = run({u"inspect"_s, out, u"--source"_s, u"source 1"_s, u"--json"_s});
    const Json tokens = Json::parse(trace.out.toStdString()).at("source_tokens");
    QCOMPARE(tokens.at(0).get<std::string>(), std::string("source"));
}

void TestCli::refusesToOverwriteItsInput()
{
    const QString file = path(u"precious.tsv"_s);
    write(file, "a\tb\n");
    QCOMPARE(run({u"train"_s, u"--pairs"_s, file, u"--out"_s, file}).exitCode, 2);
    QCOMPARE(contents(file), QByteArray("a\tb\n"));
}

void TestCli::answersInOrder()
{
    const Outcome outcome = run({u"translate"_s, m_run, u"--json"_s},
        "\xEF\xBB\xBF"
        "a b c\r\n\nd e f");
    QVERIFY2(outcome.exitCode == 0, outcome.words.constData());
    const std::vector<Json> answers = jsonLines(outcome.out);
    QCOMPARE(answers.size(), 3U);
    for (const Json &answer : answers) {
        QCOMPARE(
            keys(answer), (std::set<std::string>{"source", "translation", "score", "hypotheses"}));
        QCOMPARE(keys(answer.at("hypotheses").at(0)), (std::set<std::string>{"text", "score"}));
        QVERIFY(answer.at("hypotheses").at(0).at("text") == answer.at("translation"));
    }
    QCOMPARE(answers.at(0).at("source").get<std::string>(), std::string("a b c"));
    QCOMPARE(answers.at(1).at("translation").get<std::string>(), std::string());
    QCOMPARE(answers.at(2).at("source").get<std::string>(), std::string("d e f"));

    const Outcome plain = run({u"translate"_s, m_run}, "a b c\n\nd e f\n");
    QCOMPARE(plain.out.count('\n'), 3);
    QCOMPARE(plain.out.split('\n').at(0).toStdString(),
        answers.at(0).at("translation").get<std::string>());
    QVERIFY(plain.out.split('\n').at(1).isEmpty());
}

void TestCli::answersBeforeTheNextQuestion()
{
    QProcess process;
    process.start(QStringLiteral(SEQ2SEQ_PROGRAM), {u"translate"_s, m_run, u"--json"_s});
    for (const char *question : {"a b c\n", "d e\n"}) {
        process.write(question);
        QVERIFY(process.waitForReadyRead(kPatience));
        QCOMPARE(
            Json::parse(process.readLine().toStdString()).at("source").get<std::string>() + "\n",
            std::string(question));
    }
    process.closeWriteChannel();
    QCOMPARE(finish(process).exitCode, 0);
}

void TestCli::printsAsManyHypothesesAsAskedFor()
{
    const Outcome outcome
        = run({u"translate"_s, m_run, u"--beam"_s, u"4"_s, u"--n-best"_s, u"3"_s, u"--json"_s},
            "a b c\n");
    const Json hypotheses = jsonLines(outcome.out).at(0).at("hypotheses");
    QCOMPARE(hypotheses.size(), 3U);
    QVERIFY(
        hypotheses.at(0).at("score").get<double>() >= hypotheses.at(1).at("score").get<double>());
    const Outcome plain = run({u"translate"_s, m_run, u"--n-best"_s, u"2"_s}, "a b c\nd\n");
    const QList<QByteArray> lines = plain.out.trimmed().split('\n');
    QCOMPARE(lines.size(), 4);
    QVERIFY(lines.at(0).startsWith("1\t") && lines.at(3).startsWith("2\t"));
}

void TestCli::measuresATestSet()
{
    write(path(u"test.tsv"_s), "a b c\tc b a\nd e\te d\n\tempty side\n");
    const Outcome outcome
        = run({u"evaluate"_s, m_run, u"--pairs"_s, path(u"test.tsv"_s), u"--json"_s});
    QVERIFY2(outcome.exitCode == 0, outcome.words.constData());
    const Json report = jsonLines(outcome.out).at(0);
    QCOMPARE(keys(report),
        (std::set<std::string>{"bleu", "chrf", "perplexity", "token_accuracy", "exact_match",
            "alignment_error_rate", "signature", "sentences", "by_length"}));
    QCOMPARE(keys(report.at("by_length").at(0)),
        (std::set<std::string>{"from", "to", "sentences", "bleu", "token_accuracy"}));
    QCOMPARE(report.at("sentences").get<int>(), 2);
    QVERIFY(report.at("alignment_error_rate").is_null());
    QVERIFY(report.at("perplexity").get<double>() > 1);
    QVERIFY2(outcome.words.contains("line 3"), outcome.words.constData());
}

void TestCli::measuringTheWrongColumnIsRemarked()
{
    write(path(u"swapped.tsv"_s), "a b c\tЖ Ш Щ\nd e\tЩ Ж\n");
    const QStringList command{
        u"evaluate"_s, m_run, u"--pairs"_s, path(u"swapped.tsv"_s), u"--json"_s};
    const Outcome right = run(command);
    QVERIFY2(!right.words.contains("--source-column"), right.words.constData());
    const Outcome wrong
        = run(command + QStringList{u"--source-column"_s, u"2"_s, u"--target-column"_s, u"1"_s});
    QCOMPARE(wrong.exitCode, 0);
    QVERIFY2(wrong.words.contains("--source-column"), wrong.words.constData());
}

void TestCli::measuresTheAlignmentWhenThereIsGold()
{
    const QString file = path(u"gold.tsv"_s);
    write(file,
        run({u"generate"_s, u"--builtin"_s, u"reverse-letters"_s, u"--count"_s, u"30"_s,
                u"--seed"_s, u"7"_s})
            .out);
    const Outcome outcome
        = run({u"evaluate"_s, m_run, u"--pairs"_s, file, u"--alignments"_s, file, u"--json"_s});
    QVERIFY2(outcome.exitCode == 0, outcome.words.constData());
    const double rate = jsonLines(outcome.out).at(0).at("alignment_error_rate").get<double>();
    QVERIFY(rate > 0 && rate <= 1);
    write(path(u"short.txt"_s), "0-0\n");
    QCOMPARE(
        run({u"evaluate"_s, m_run, u"--pairs"_s, file, u"--alignments"_s, path(u"short.txt"_s)})
            .exitCode,
        1);
}

void TestCli::measuresTheSentencesHeldBack()
{
    const Outcome outcome = run({u"evaluate"_s, m_run, u"--dev"_s, u"--json"_s});
    QVERIFY2(outcome.exitCode == 0, outcome.words.constData());
    const Json report = jsonLines(outcome.out).at(0);
    // The model that is measured is the best one; so far that is the last.
    const double perplexity = m_evaluations.back().at("dev_perplexity").get<double>();
    QVERIFY(std::abs(report.at("perplexity").get<double>() / perplexity - 1) < 1e-3);
    QVERIFY(report.at("alignment_error_rate").is_number());
}

void TestCli::showsEveryNumberOfATranslation()
{
    const Outcome outcome = run({u"inspect"_s, m_run, u"--source"_s, u"a b c d"_s, u"--json"_s});
    QVERIFY2(outcome.exitCode == 0, outcome.words.constData());
    const Json trace = jsonLines(outcome.out).at(0);
    const std::size_t m = trace.at("source_tokens").size();
    const std::size_t n = trace.at("target_tokens").size();
    QCOMPARE(trace.at("source_tokens").back().get<std::string>(), std::string("</s>"));
    QCOMPARE(trace.at("source_ids").size(), m);
    QCOMPARE(trace.at("target_ids").size(), n);
    QCOMPARE(trace.at("log_probabilities").size(), n);
    QVERIFY(hasShape(trace.at("attention"), n, m));
    QVERIFY(hasShape(trace.at("scores"), n, m));
    QVERIFY(hasShape(trace.at("encoder_states"), m, 2 * kHidden));
    QVERIFY(hasShape(trace.at("decoder_states"), n, kHidden));
    QVERIFY(hasShape(trace.at("context"), n, 2 * kHidden));
    QVERIFY(hasShape(trace.at("decoder").at(0).at("gates").at("f"), n, kHidden));
    QCOMPARE(trace.at("top_words").size(), n);
    for (const Json &row : trace.at("attention")) {
        double sum = 0;
        for (const Json &weight : row)
            sum += weight.get<double>();
        QVERIFY(std::abs(sum - 1) < 1e-4);
    }
    // P of the chosen word stands in both places.
    const Json &likeliest = trace.at("top_words").at(0);
    for (const Json &word : likeliest) {
        if (word.at("id") == trace.at("target_ids").at(0))
            QVERIFY(std::abs(std::log(word.at("probability").get<double>())
                        - trace.at("log_probabilities").at(0).get<double>())
                < 1e-4);
    }
}

void TestCli::followsAGivenTranslation()
{
    const Outcome outcome = run(
        {u"inspect"_s, m_run, u"--source"_s, u"a b c"_s, u"--target"_s, u"c b a"_s, u"--json"_s});
    const Json trace = jsonLines(outcome.out).at(0);
    QCOMPARE(trace.at("target").get<std::string>(), std::string("c b a"));
    QVERIFY(trace.at("is_forced").get<bool>());
    QCOMPARE(trace.at("target_tokens").size(), 4U);
}

void TestCli::drawsTheAttentionAsText()
{
    const Outcome outcome
        = run({u"inspect"_s, m_run, u"--source"_s, u"a b c"_s, u"--target"_s, u"c b a"_s});
    QCOMPARE(outcome.exitCode, 0);
    const QStringList lines = QString::fromUtf8(outcome.out).split(u'\n', Qt::SkipEmptyParts);
    QCOMPARE(lines.size(), 2 + 1 + 4); // both sentences, the head, a row a target token
    QVERIFY(lines.at(2).contains(u"</s>"));
    QVERIFY(lines.at(3).startsWith(u'c') && lines.at(6).startsWith(u"</s>"));
    for (int row = 3; row < lines.size(); ++row)
        QCOMPARE(lines.at(row).size(), lines.at(2).size()); // columns stand under each other
}

void TestCli::generatesTheSamePairsForTheSameSeed()
{
    const QStringList command{
        u"generate"_s, u"--builtin"_s, u"everyday-zh-en"_s, u"--count"_s, u"50"_s, u"--seed"_s};
    const QByteArray first = run(command + QStringList{u"1"_s}).out;
    QCOMPARE(run(command + QStringList{u"1"_s}).out, first);
    QVERIFY(run(command + QStringList{u"2"_s}).out != first);
    const QList<QByteArray> lines = first.trimmed().split('\n');
    QCOMPARE(lines.size(), 50);
    const QRegularExpression links(u"^\\d+[-?]\\d+( \\d+[-?]\\d+)*$"_s);
    for (const QByteArray &line : lines) {
        const QList<QByteArray> columns = line.split('\t');
        QCOMPARE(columns.size(), 3);
        QVERIFY2(links.match(QString::fromUtf8(columns.at(2))).hasMatch(), line.constData());
    }
}

void TestCli::exportsWeightsAndVocabularies()
{
    const QString weights = path(u"weights.safetensors"_s);
    const QString folder = path(u"vocabularies"_s);
    const Outcome outcome
        = run({u"export"_s, m_run, u"--weights"_s, weights, u"--vocabularies"_s, folder});
    QVERIFY2(outcome.exitCode == 0, outcome.words.constData());

    const QByteArray bytes = contents(weights);
    QVERIFY(bytes.size() > 8);
    quint64 headerLength = 0;
    memcpy(&headerLength, bytes.constData(), sizeof headerLength); // little-endian, as this machine
    const Json header
        = Json::parse(bytes.mid(8, static_cast<qsizetype>(headerLength)).toStdString());
    QCOMPARE(header.at("__metadata__").at("attention").get<std::string>(), std::string("general"));
    QVERIFY(header.size() > 5);

    const QList<QByteArray> words = contents(folder + u"/source.vocabulary.tsv"_s).split('\n');
    QVERIFY(words.at(0).startsWith("<pad>\t") && words.at(3).startsWith("<unk>\t"));
    QVERIFY(words.at(4).split('\t').at(1).toInt()
        >= words.at(5).split('\t').at(1).toInt()); // most frequent first
    QVERIFY(QFile::exists(folder + u"/target.vocabulary.tsv"_s));
}

QTEST_GUILESS_MAIN(TestCli)
#include "tst_cli.moc"
