// SPDX-License-Identifier: GPL-3.0-or-later
// What is left of a training run of the headless program that is stopped, interrupted, killed, or
// out of disk; and what another program needs to repeat it.
#include "cli_fixture.h"

#include <QDir>
#include <QRandomGenerator>
#include <QRegularExpression>

#include <signal.h>

#include <algorithm>
#include <cmath>

class TestCliRuns : public QObject {
    Q_OBJECT

private:
    [[nodiscard]] QString path(const QString &name) const { return m_folder.filePath(name); }

    QTemporaryDir m_folder;
    QString m_run; // trained by initTestCase
    std::vector<Json> m_evaluations; // that it printed

private slots:
    void initTestCase();
    void resumedEqualsUninterrupted();
    void interruptSavesAndStops_data();
    void interruptSavesAndStops();
    void killedAtAnyMomentTheFileOpens();
    void aFullDiskLeavesTheOldFile();
    void saysWhenResultsCannotBeWritten();
    void exportedBatchesHoldEachPairOnceAnEpoch();
    void severalRunsAnswerAsOne();
    void runsThatDoNotFitAreRefused();
};

void TestCliRuns::initTestCase()
{
    QVERIFY(m_folder.isValid());
    m_run = path(u"run.s2s"_s);
    const Outcome outcome = run(
        tiny(path(u"run.s2s"_s), {u"--max-steps"_s, u"20"_s, u"--evaluate-every"_s, u"10"_s}));
    QVERIFY2(outcome.exitCode == 0, outcome.words.constData());
    m_evaluations = jsonLines(outcome.out);
}

void TestCliRuns::resumedEqualsUninterrupted()
{
    const QString file = path(u"again.s2s"_s);
    QVERIFY(QFile::copy(m_run, file));
    const Outcome resumed = run({u"resume"_s, file, u"--max-steps"_s, u"40"_s, u"--json"_s});
    QVERIFY2(resumed.exitCode == 0, resumed.words.constData());
    const Outcome whole = run(
        tiny(path(u"whole.s2s"_s), {u"--max-steps"_s, u"40"_s, u"--evaluate-every"_s, u"10"_s}));
    const std::vector<Json> second = jsonLines(resumed.out);
    const std::vector<Json> all = jsonLines(whole.out);
    QCOMPARE(second.size(), 2U);
    QCOMPARE(all.size(), 4U);
    for (std::size_t i = 0; i < 2; ++i) {
        for (const char *key : {"step", "epoch", "train_loss", "dev_loss", "dev_bleu"}) {
            QCOMPARE(all.at(i).at(key).dump(), m_evaluations.at(i).at(key).dump());
            QCOMPARE(second.at(i).at(key).dump(), all.at(i + 2).at(key).dump());
        }
    }
    const Outcome nothing = run({u"resume"_s, file});
    QCOMPARE(nothing.exitCode, 0);
    QVERIFY(nothing.words.contains("Nothing is left to do"));
}

void TestCliRuns::interruptSavesAndStops_data()
{
    QTest::addColumn<int>("number");
    QTest::newRow("SIGINT") << SIGINT;
    QTest::newRow("SIGTERM") << SIGTERM;
    QTest::newRow("SIGHUP") << SIGHUP; // the terminal was closed
}

void TestCliRuns::interruptSavesAndStops()
{
    QFETCH(const int, number);
    const QString name = u"interrupted%1.s2s"_s.arg(number);
    QProcess process;
    process.start(QStringLiteral(SEQ2SEQ_PROGRAM),
        tiny(path(name),
            {u"--epochs"_s, u"0"_s, u"--evaluate-every"_s, u"5"_s, u"--trials"_s, u"1000000"_s}));
    QVERIFY(process.waitForReadyRead(kPatience)); // an evaluation: training runs
    ::kill(static_cast<pid_t>(process.processId()), number);
    const Outcome outcome = finish(process);
    QVERIFY2(outcome.exitCode == 0, outcome.words.constData());
    const QRegularExpression sentence(u"at step ([\\d,]+)\\. Saved"_s);
    const QString step = sentence.match(QString::fromUtf8(outcome.words)).captured(1);
    QVERIFY2(!step.isEmpty(), outcome.words.constData());

    const Outcome resumed = run({u"resume"_s, path(name), u"--minutes"_s, u"0.0001"_s});
    QVERIFY2(resumed.exitCode == 0, resumed.words.constData());
    QVERIFY2(resumed.words.contains("Going on at step " + step.toUtf8() + "."),
        resumed.words.constData());
}

void TestCliRuns::killedAtAnyMomentTheFileOpens()
{
    const QString name = u"killed.s2s"_s;
    for (int round = 0; round < 4; ++round) {
        QFile::remove(path(name));
        QProcess process;
        process.start(QStringLiteral(SEQ2SEQ_PROGRAM),
            tiny(path(name),
                {u"--epochs"_s, u"0"_s, u"--evaluate-every"_s, u"1"_s, u"--trials"_s,
                    u"1000000"_s}));
        QTRY_VERIFY_WITH_TIMEOUT(QFile::exists(path(name)), kPatience);
        const int milliseconds = QRandomGenerator::global()->bounded(400);
        process.waitForFinished(milliseconds); // the moment is what is random here
        process.kill();
        process.waitForFinished(kPatience);

        const Outcome resumed = run({u"resume"_s, path(name), u"--minutes"_s, u"0.0001"_s});
        QVERIFY2(resumed.exitCode == 0,
            (QByteArray::number(milliseconds) + " ms: " + resumed.words).constData());
    }
}

void TestCliRuns::aFullDiskLeavesTheOldFile()
{
    const QString file = path(u"full.s2s"_s);
    QVERIFY(QFile::copy(m_run, file));
    const QByteArray before = contents(file);
    QProcess process; // no file may grow beyond 2 KB, as if the disk were full
    process.start(u"bash"_s,
        {u"-c"_s, u"trap '' XFSZ; ulimit -f 2; exec \"$0\" resume \"$1\" --max-steps 60"_s,
            QStringLiteral(SEQ2SEQ_PROGRAM), file});
    const Outcome outcome = finish(process);
    QCOMPARE(outcome.exitCode, 1);
    QVERIFY2(outcome.words.contains("full.s2s"), outcome.words.constData());
    QCOMPARE(contents(file), before);
    QCOMPARE(QDir(m_folder.path()).entryList({u"*full.s2s*"_s}, QDir::Files | QDir::Hidden).size(),
        1); // nothing half-written
}

void TestCliRuns::saysWhenResultsCannotBeWritten()
{
    QProcess process;
    process.setStandardOutputFile(u"/dev/full"_s);
    process.start(QStringLiteral(SEQ2SEQ_PROGRAM),
        {u"generate"_s, u"--builtin"_s, u"reverse-letters"_s, u"--count"_s, u"5"_s});
    const Outcome outcome = finish(process);
    QCOMPARE(outcome.exitCode, 1);
    QVERIFY2(outcome.words.contains("standard output"), outcome.words.constData());
}

void TestCliRuns::exportedBatchesHoldEachPairOnceAnEpoch()
{
    const QString file = path(u"batches.jsonl"_s);
    const Outcome outcome = run({u"export"_s, m_run, u"--batches"_s, file, u"--epochs"_s, u"2"_s});
    QVERIFY2(outcome.exitCode == 0, outcome.words.constData());
    std::vector<Json> pairs;
    std::vector<std::vector<std::size_t>> epochs(2);
    const std::vector<Json> lines = jsonLines(contents(file));
    for (const Json &line : lines) {
        if (line.contains("pair"))
            pairs.push_back(line.at("pair"));
        if (line.contains("epoch"))
            for (const auto index : line.at("batch").get<std::vector<std::size_t>>())
                epochs.at(line.at("epoch").get<std::size_t>()).push_back(index);
    }
    for (const Json &pair : pairs)
        for (std::size_t side = 0; side < 2; ++side)
            QCOMPARE(pair.at(side).back().get<int>(), 2); // </s>
    QVERIFY(epochs[0] != epochs[1]);
    for (std::vector<std::size_t> &epoch : epochs) {
        std::ranges::sort(epoch);
        QCOMPARE(epoch.size(), pairs.size());
        for (std::size_t i = 0; i < epoch.size(); ++i)
            QCOMPARE(epoch[i], i);
    }
    QCOMPARE(run({u"export"_s, m_run, u"--epochs"_s, u"2"_s}).exitCode, 2); // of what?
}

/// A run together with itself is that run; with another its loss is no higher than their mean, by
/// Jensen's inequality.
void TestCliRuns::severalRunsAnswerAsOne()
{
    const QString further = path(u"further.s2s"_s);
    QVERIFY(QFile::copy(m_run, further));
    QCOMPARE(run({u"resume"_s, further, u"--max-steps"_s, u"30"_s}).exitCode, 0);
    const QByteArray sentences = "a b c\nd e f g\n";
    const QByteArray alone = run({u"translate"_s, m_run}, sentences).out;
    QCOMPARE(run({u"translate"_s, m_run, u"--ensemble"_s, m_run}, sentences).out, alone);

    const QString mean = path(u"mean.s2s"_s);
    const Outcome averaged = run({u"average"_s, m_run, m_run, u"--out"_s, mean});
    QVERIFY2(averaged.exitCode == 0, averaged.words);
    QCOMPARE(run({u"translate"_s, mean}, sentences).out, alone);
    QCOMPARE(run({u"average"_s, m_run, further, u"--out"_s, mean}).exitCode, 1);
    QCOMPARE(run({u"average"_s, m_run, further, u"--out"_s, mean, u"--overwrite"_s}).exitCode, 0);

    const auto loss = [](const QStringList &runs) {
        const Outcome outcome
            = run(QStringList{u"evaluate"_s} + runs + QStringList{u"--dev"_s, u"--json"_s});
        return std::log(jsonLines(outcome.out).at(0)["perplexity"].get<double>());
    };
    const double one = loss({m_run});
    const double other = loss({further});
    const double both = loss({m_run, u"--ensemble"_s, further});
    QVERIFY2(both < (one + other) / 2, qPrintable(QString::number(both)));
    QVERIFY2(both > std::min(one, other) - 0.1, qPrintable(QString::number(both)));
}

void TestCliRuns::runsThatDoNotFitAreRefused()
{
    const QString few = path(u"few.s2s"_s);
    QCOMPARE(run(tiny(few, {u"--max-steps"_s, u"1"_s, u"--vocabulary"_s, u"8"_s})).exitCode, 0);
    const QString larger = path(u"larger.s2s"_s);
    QStringList arguments = tiny(larger, {u"--max-steps"_s, u"1"_s});
    arguments[arguments.indexOf(u"--hidden"_s) + 1] = u"20"_s;
    QCOMPARE(run(arguments).exitCode, 0);
    const QString out = path(u"none.s2s"_s);
    for (const Outcome &outcome : {run({u"average"_s, m_run, few, u"--out"_s, out}),
             run({u"translate"_s, m_run, u"--ensemble"_s, few}, "a b\n")}) {
        QCOMPARE(outcome.exitCode, 1);
        QVERIFY2(
            outcome.words.contains("few.s2s: Its source vocabulary is another"), outcome.words);
    }
    const Outcome built = run({u"average"_s, m_run, larger, u"--out"_s, out});
    QCOMPARE(built.exitCode, 1);
    QVERIFY2(built.words.contains("larger.s2s: Its model is built otherwise"), built.words);
    QVERIFY(!QFile::exists(out));
    QCOMPARE(run({u"translate"_s, m_run, u"--ensemble"_s, larger}, "a b\n").exitCode, 0);
}

QTEST_GUILESS_MAIN(TestCliRuns)
#include "tst_cli_runs.moc"
