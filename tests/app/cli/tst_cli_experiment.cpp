// SPDX-License-Identifier: GPL-3.0-or-later
// A ready-made experiment from the command line: listed, trained, broken off and gone on with,
// measured, and never written over.
#include "cli_fixture.h"

#include <QDir>

#include <signal.h>

namespace {

/// An experiment with so few updates that it is over in seconds.
QStringList tinyLength(const QString &folder, const QStringList &more = {})
{
    return QStringList{u"experiment"_s, u"length"_s, u"--max-steps"_s, u"3"_s, u"--seed"_s, u"4"_s,
               u"--out"_s, folder}
    + more;
}

std::vector<std::string> experimentNames()
{
    std::vector<std::string> names;
    for (const Json &one : jsonLines(run({u"experiment"_s, u"--list"_s, u"--json"_s}).out))
        names.push_back(one.at("name").get<std::string>());
    return names;
}

} // namespace

class TestCliExperiment : public QObject {
    Q_OBJECT

private:
    QTemporaryDir m_folder;
    QString m_study; // of trainsMeasuresAndJudges
    [[nodiscard]] QString path(const QString &name) const { return m_folder.filePath(name); }

private slots:
    void initTestCase() { QVERIFY(m_folder.isValid()); }
    void listsWhatThereIs();
    void everyExperimentsSettingsAreTaken();
    void trainsMeasuresAndJudges();
    void compareReadsItsStudy();
    void refusesToOverwrite();
    void trainsNothingTwice();
    void interruptedItGoesOn();
    void refusesAnotherExperimentsFolder();
    void tellsWrongUsage_data();
    void tellsWrongUsage();
};

void TestCliExperiment::listsWhatThereIs()
{
    const Outcome text = run({u"experiment"_s, u"--list"_s});
    QCOMPARE(text.exitCode, 0);
    QVERIFY(text.out.contains("Sutskever, Vinyals and Le 2014, sec. 3.3"));
    const std::vector<std::string> names = experimentNames();
    QCOMPARE(names.size(), std::size_t(11));
    for (const std::string &name : names)
        QVERIFY(text.out.contains(name.c_str()));
}

/// They are read, and the sentences drawn, before the folder is looked at.
void TestCliExperiment::everyExperimentsSettingsAreTaken()
{
    const QString file = path(u"a file"_s);
    write(file, "no folder");
    for (const std::string &name : experimentNames()) {
        const Outcome outcome
            = run({u"experiment"_s, QString::fromStdString(name), u"--out"_s, file + u"/study"_s});
        QCOMPARE(outcome.exitCode, 1);
        QVERIFY2(outcome.words.contains("The folder cannot be made"), outcome.words.constData());
    }
}

void TestCliExperiment::trainsMeasuresAndJudges()
{
    m_study = path(u"length"_s);
    const Outcome outcome = run(tinyLength(m_study, {u"--json"_s}));
    QVERIFY2(outcome.exitCode == 0, outcome.words.constData());
    const Json finding = Json::parse(outcome.out.toStdString());
    QCOMPARE(finding.at("experiment").get<std::string>(), std::string("length"));
    QVERIFY(!finding.at("shows").get<bool>()); // after three updates there is nothing to show
    QCOMPARE(finding.at("seeds").at(0).at("seed").get<int>(), 4);
    QVERIFY(!finding.at("sentence").at("english").get<std::string>().empty());
    QCOMPARE(finding.at("sentence").at("arguments").size(), std::size_t(2));

    QVERIFY(Json::parse(contents(m_study + u"/finding.json"_s).toStdString()) == finding);
    const QList<QByteArray> rows = contents(m_study + u"/findings.csv"_s).trimmed().split('\n');
    QCOMPARE(rows.size(), 1 + 2 * 8); // a header, two variants, eight lengths
    QVERIFY(rows[0].startsWith("variant,seed,condition,sentences,token_accuracy"));
    QVERIFY(rows[1].startsWith("attention-general,4,4,200,"));
    for (const QString &figure : {u"token_accuracy"_s, u"output_accuracy"_s, u"exact_match"_s})
        QVERIFY(contents(m_study + u'/' + figure + u".svg"_s).startsWith("<svg "));
    QCOMPARE(contents(m_study + u"/test.tsv"_s).trimmed().split('\n').size(), qsizetype(1600));
    QVERIFY(!QDir(m_study).exists(u".claims"_s));
}

void TestCliExperiment::compareReadsItsStudy()
{
    const Outcome outcome = run({u"compare"_s, m_study, u"--json"_s});
    QCOMPARE(outcome.exitCode, 0);
    const Json study = Json::parse(outcome.out.toStdString());
    QCOMPARE(study.at("runs").size(), std::size_t(2));
    for (const Json &one : study.at("runs")) {
        QCOMPARE(one.at("state").get<std::string>(), std::string("done"));
        QCOMPARE(one.at("step").get<int>(), 3);
    }
    QVERIFY(outcome.out.contains("with attention, seed 4"));
}

void TestCliExperiment::refusesToOverwrite()
{
    const QByteArray before = contents(m_study + u"/findings.csv"_s);
    const Outcome outcome = run(tinyLength(m_study));
    QCOMPARE(outcome.exitCode, 1);
    QVERIFY(outcome.words.contains("findings.csv"));
    QVERIFY(outcome.words.contains("--overwrite"));
    QCOMPARE(contents(m_study + u"/findings.csv"_s), before);
}

/// With --overwrite it is measured anew, from the same weights to the same numbers.
void TestCliExperiment::trainsNothingTwice()
{
    const QByteArray findings = contents(m_study + u"/findings.csv"_s);
    const QByteArray weights = contents(m_study + u"/attention-none_seed-4.s2s"_s);
    const Outcome outcome = run(tinyLength(m_study, {u"--overwrite"_s}));
    QVERIFY2(outcome.exitCode == 0, outcome.words.constData());
    QVERIFY(outcome.words.contains("0 runs were trained here, of 2."));
    QVERIFY(outcome.out.contains("It shows with 0 of 1 seed."));
    QCOMPARE(contents(m_study + u"/findings.csv"_s), findings);
    QCOMPARE(contents(m_study + u"/attention-none_seed-4.s2s"_s), weights);
}

void TestCliExperiment::interruptedItGoesOn()
{
    const QString study = path(u"interrupted"_s);
    const QStringList command{
        u"experiment"_s, u"counting"_s, u"--max-steps"_s, u"3000"_s, u"--out"_s, study};
    QProcess process;
    process.start(QStringLiteral(SEQ2SEQ_PROGRAM), command);
    process.closeWriteChannel();
    const QString file = study + u"/four-units_seed-1.s2s"_s;
    QTRY_VERIFY_WITH_TIMEOUT(QFile::exists(file), kPatience);
    ::kill(static_cast<pid_t>(process.processId()), SIGINT);
    const Outcome interrupted = finish(process);
    QVERIFY2(interrupted.exitCode == 0, interrupted.words.constData());
    QVERIFY(interrupted.words.contains("The same command goes on"));
    QVERIFY(!QFile::exists(study + u"/findings.csv"_s));

    const Outcome outcome = run(command);
    QVERIFY2(outcome.exitCode == 0, outcome.words.constData());
    QVERIFY(contents(study + u"/findings.csv"_s).contains("four-units,1,encoder,200,"));
    const Outcome compared = run({u"compare"_s, study, u"--json"_s});
    QCOMPARE(Json::parse(compared.out.toStdString()).at("runs").at(0).at("step").get<int>(), 3000);
}

void TestCliExperiment::refusesAnotherExperimentsFolder()
{
    const Outcome other = run({u"experiment"_s, u"data"_s, u"--out"_s, m_study});
    QCOMPARE(other.exitCode, 1);
    QVERIFY2(other.words.contains("findings.csv"), other.words.constData());
    const QString folder = path(u"sentences of mine"_s);
    QVERIFY(QDir().mkpath(folder));
    write(folder + u"/dev.tsv"_s, "mine\tmeines\n");
    const Outcome mine = run(tinyLength(folder));
    QCOMPARE(mine.exitCode, 1);
    QVERIFY(mine.words.contains("dev.tsv: It holds other sentences"));
    QCOMPARE(contents(folder + u"/dev.tsv"_s), QByteArray("mine\tmeines\n"));
}

void TestCliExperiment::tellsWrongUsage_data()
{
    QTest::addColumn<QStringList>("arguments");
    QTest::addColumn<QByteArray>("words");
    QTest::newRow("no name") << QStringList{u"--out"_s, u"x"_s} << QByteArray("--list shows them");
    QTest::newRow("no folder") << QStringList{u"length"_s} << QByteArray("--out");
    QTest::newRow("unknown") << QStringList{u"lenght"_s, u"--out"_s, u"x"_s}
                             << QByteArray("attention-kinds");
    QTest::newRow("no seeds") << QStringList{u"length"_s, u"--seeds"_s, u"0"_s} << QByteArray("1");
}

void TestCliExperiment::tellsWrongUsage()
{
    QFETCH(QStringList, arguments);
    QFETCH(QByteArray, words);
    const Outcome outcome = run(QStringList{u"experiment"_s} + arguments);
    QCOMPARE(outcome.exitCode, 2);
    QVERIFY2(outcome.words.contains(words), outcome.words.constData());
}

QTEST_GUILESS_MAIN(TestCliExperiment)
#include "tst_cli_experiment.moc"
