// SPDX-License-Identifier: GPL-3.0-or-later
// The headless program as several processes of one run: the first alone speaks and saves, and
// whatever happens to one of them ends all with a sentence and a file that opens.
#include "../../core/training/free_port.h"
#include "cli_fixture.h"

#include <csignal>
#include <memory>

namespace {

/// One of some processes that meet at a port.
std::unique_ptr<QProcess> started(int rank, int size, int port, const QStringList &arguments)
{
    QProcessEnvironment environment = QProcessEnvironment::systemEnvironment();
    environment.insert(u"RANK"_s, QString::number(rank));
    environment.insert(u"WORLD_SIZE"_s, QString::number(size));
    environment.insert(u"MASTER_ADDR"_s, u"127.0.0.1"_s);
    environment.insert(u"MASTER_PORT"_s, QString::number(port));
    auto process = std::make_unique<QProcess>();
    process->setProcessEnvironment(environment);
    process->start(QStringLiteral(SEQ2SEQ_PROGRAM), arguments);
    return process;
}

using Pair = std::pair<std::unique_ptr<QProcess>, std::unique_ptr<QProcess>>;

Pair twoOf(const QStringList &first, const QStringList &second)
{
    const int port = seq2seq::test::freePort();
    return {started(0, 2, port, first), started(1, 2, port, second)};
}

Pair twoOf(const QStringList &arguments)
{
    return twoOf(arguments, arguments);
}

/// Waits until a process has printed its first evaluation. @return that line
QByteArray firstEvaluation(QProcess &process)
{
    while (!process.canReadLine() && process.waitForReadyRead(kPatience)) { }
    return process.readLine();
}

QStringList endless(const QString &out)
{
    return tiny(out, {u"--max-steps"_s, u"100000"_s, u"--evaluate-every"_s, u"5"_s});
}

} // namespace

class CliProcessesTest : public QObject {
    Q_OBJECT

private slots:
    /// The losses are those of one process, and so is what the file is good for.
    void theFirstSpeaksAndSaves()
    {
        const QTemporaryDir folder;
        const QStringList more{u"--max-steps"_s, u"20"_s, u"--evaluate-every"_s, u"10"_s};
        const QString shared = folder.filePath(u"shared.s2s"_s);
        const auto [first, second] = twoOf(tiny(shared, more));
        const Outcome one = finish(*first);
        const Outcome other = finish(*second);
        QVERIFY2(one.exitCode == 0, one.words);
        QVERIFY2(other.exitCode == 0, other.words);
        QCOMPARE(other.out + other.words, QByteArray());
        QVERIFY2(one.words.contains("2 processes train together"), one.words);

        const Outcome alone = run(tiny(folder.filePath(u"alone.s2s"_s), more));
        const std::vector<Json> expected = jsonLines(alone.out);
        const std::vector<Json> found = jsonLines(one.out);
        QCOMPARE(found.size(), expected.size());
        for (std::size_t i = 0; i < found.size(); ++i)
            for (const char *figure : {"train_loss", "dev_loss", "epoch"})
                QVERIFY2(
                    std::abs(found[i][figure].get<double>() - expected[i][figure].get<double>())
                        < 1e-4,
                    figure);
        const Outcome translated = run({u"translate"_s, shared}, "a b c\n");
        QVERIFY2(translated.exitCode == 0, translated.words);
        QCOMPARE(QDir(folder.path()).entryList(QDir::Files),
            (QStringList{u"alone.s2s"_s, u"shared.s2s"_s}));
    }

    void aKilledProcessEndsTheOther_data()
    {
        QTest::addColumn<int>("killed");
        QTest::newRow("the first") << 0;
        QTest::newRow("the second") << 1;
    }
    void aKilledProcessEndsTheOther()
    {
        QFETCH(int, killed);
        const QTemporaryDir folder;
        const QString out = folder.filePath(u"run.s2s"_s);
        const auto [first, second] = twoOf(endless(out));
        QVERIFY(!firstEvaluation(*first).isEmpty());
        QProcess &victim = killed == 0 ? *first : *second;
        QProcess &other = killed == 0 ? *second : *first;
        QCOMPARE(::kill(pid_t(victim.processId()), SIGKILL), 0);
        QElapsedTimer clock;
        clock.start();
        const Outcome outcome = finish(other);
        QVERIFY2(clock.elapsed() < 20'000, "it waited for what it could have known");
        QCOMPARE(outcome.exitCode, 1);
        QVERIFY2(outcome.words.contains("has lost the others"), outcome.words);
        QCOMPARE(outcome.words.count("seq2seq: "), 1);
        QVERIFY(victim.waitForFinished(kPatience));

        // As it was last saved: at an evaluation, and it goes on from there.
        const Outcome inspected = run({u"resume"_s, out, u"--max-steps"_s, u"1"_s});
        QVERIFY2(inspected.exitCode == 0, inspected.words);
        const auto step = QRegularExpression(u"end at step ([\\d,]+)"_s)
                              .match(QString::fromUtf8(inspected.words))
                              .captured(1)
                              .remove(u',')
                              .toInt();
        QVERIFY2(step >= 5 && step % 5 == 0, inspected.words);
    }

    void aProcessThatDoesNotAnswerIsNotWaitedForLonger()
    {
        const QTemporaryDir folder;
        const auto [first, second] = twoOf(
            endless(folder.filePath(u"run.s2s"_s)) + QStringList{u"--peer-timeout"_s, u"2"_s});
        QVERIFY(!firstEvaluation(*first).isEmpty());
        QCOMPARE(::kill(pid_t(second->processId()), SIGSTOP), 0);
        const Outcome outcome = finish(*first);
        ::kill(pid_t(second->processId()), SIGKILL);
        QCOMPARE(outcome.exitCode, 1);
        QVERIFY2(outcome.words.contains("does not answer"), outcome.words);
        QVERIFY(second->waitForFinished(kPatience));
    }

    void whoWaitsInVainSaysSo_data()
    {
        QTest::addColumn<int>("rank");
        QTest::newRow("the first") << 0;
        QTest::newRow("the second") << 1;
    }
    /// One sentence, and nothing of what libraries have to say.
    void whoWaitsInVainSaysSo()
    {
        QFETCH(int, rank);
        const QTemporaryDir folder;
        const auto alone = started(rank, 2, seq2seq::test::freePort(),
            tiny(folder.filePath(u"run.s2s"_s), {u"--peer-timeout"_s, u"1"_s}));
        const Outcome outcome = finish(*alone);
        QCOMPARE(outcome.exitCode, 1);
        QVERIFY2(outcome.words.startsWith("seq2seq: Process "), outcome.words);
        QVERIFY2(outcome.words.contains("did not meet the others at 127.0.0.1"), outcome.words);
        QCOMPARE(outcome.words.count('\n'), 1);
        QVERIFY(QDir(folder.path()).isEmpty());
    }

    void processesThatDifferDoNotBegin_data()
    {
        QTest::addColumn<QStringList>("more");
        QTest::addColumn<QByteArray>("sentence");
        QTest::newRow("settings") << QStringList{u"--dropout"_s, u"0.25"_s}
                                  << QByteArray("Process 1 of 2 has other settings");
        QTest::newRow("sentences") << QStringList{u"--dev-count"_s, u"30"_s}
                                   << QByteArray("Process 1 of 2 reads other sentences");
    }
    void processesThatDifferDoNotBegin()
    {
        QFETCH(QStringList, more);
        QFETCH(QByteArray, sentence);
        const QTemporaryDir folder;
        const QString out = folder.filePath(u"run.s2s"_s);
        QStringList other = tiny(out);
        if (const qsizetype place = other.indexOf(more[0]); place >= 0)
            other.remove(place, 2);
        const auto [first, second] = twoOf(tiny(out), other + more);
        for (QProcess *process : {first.get(), second.get()}) {
            const Outcome outcome = finish(*process);
            QCOMPARE(outcome.exitCode, 1);
            QVERIFY2(outcome.words.contains(sentence), outcome.words);
        }
        QVERIFY(QDir(folder.path()).isEmpty());
    }

    void processesThatResumeOtherRunsDoNotBegin()
    {
        const QTemporaryDir folder;
        const QString one = folder.filePath(u"one.s2s"_s);
        const QString further = folder.filePath(u"further.s2s"_s);
        QCOMPARE(run(tiny(one, {u"--max-steps"_s, u"2"_s})).exitCode, 0);
        QVERIFY(QFile::copy(one, further));
        QCOMPARE(run({u"resume"_s, further, u"--max-steps"_s, u"4"_s}).exitCode, 0);
        const QByteArray before = contents(one);
        const auto [first, second] = twoOf({u"resume"_s, one, u"--max-steps"_s, u"9"_s},
            {u"resume"_s, further, u"--max-steps"_s, u"9"_s});
        for (QProcess *process : {first.get(), second.get()}) {
            const Outcome outcome = finish(*process);
            QCOMPARE(outcome.exitCode, 1);
            QVERIFY2(outcome.words.contains("begins with other weights"), outcome.words);
        }
        QVERIFY(contents(one) == before);
    }

    /// Ctrl+C of any process stops all of them, and any number of processes goes on.
    void anInterruptOfOneStopsAllAndTheRunGoesOn()
    {
        const QTemporaryDir folder;
        const QString out = folder.filePath(u"run.s2s"_s);
        const auto [first, second] = twoOf(endless(out));
        const std::vector<Json> seen = jsonLines(firstEvaluation(*first));
        QCOMPARE(seen.size(), 1U);
        QCOMPARE(::kill(pid_t(second->processId()), SIGINT), 0);
        const Outcome one = finish(*first);
        const Outcome other = finish(*second);
        QVERIFY2(one.exitCode == 0, one.words);
        QVERIFY2(other.exitCode == 0, other.words);
        QVERIFY2(one.words.contains("Go on with: seq2seq resume"), one.words);

        const QStringList further{u"resume"_s, out, u"--json"_s, u"--minutes"_s, u"0.01"_s};
        const auto [next, nextToIt] = twoOf(further);
        const Outcome resumed = finish(*next);
        const Outcome beside = finish(*nextToIt);
        QVERIFY2(resumed.exitCode == 0, resumed.words);
        QVERIFY2(beside.exitCode == 0, beside.words);
        QVERIFY2(resumed.words.contains("Going on at step"), resumed.words);
        QVERIFY2(resumed.words.contains("The time is up"), resumed.words);
        QVERIFY(jsonLines(resumed.out).back()["step"] > seen[0]["step"]);
    }
};

QTEST_GUILESS_MAIN(CliProcessesTest)
#include "tst_cli_processes.moc"
