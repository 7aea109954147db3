// SPDX-License-Identifier: GPL-3.0-or-later
// What is too large for the machine or the model is refused with a figure and a way out, before it
// is begun.
#include "cli_fixture.h"

#include <QElapsedTimer>

#include <unistd.h>

namespace {

/// Of so many words.
QByteArray sentence(int words)
{
    return QByteArray("a ").repeated(words).trimmed();
}

/// That a program has used so far.
double processorSeconds(qint64 process)
{
    const QList<QByteArray> fields
        = contents(QStringLiteral("/proc/%1/stat").arg(process)).split(' ');
    constexpr int kUserTime = 13; // man 5 proc; the name of the program has no blank
    return fields.size() > kUserTime
        ? fields[kUserTime].toDouble() / static_cast<double>(sysconf(_SC_CLK_TCK))
        : 0;
}

} // namespace

class TestCliLimits : public QObject {
    Q_OBJECT

private:
    [[nodiscard]] QString path(const QString &name) const { return m_folder.filePath(name); }

    QTemporaryDir m_folder;
    QString m_run; // trained by initTestCase

private slots:
    void initTestCase();
    void aModelThatDoesNotFitIsRefused_data();
    void aModelThatDoesNotFitIsRefused();
    void aSearchThatDoesNotFitIsRefused();
    void aLongSentenceIsNamedWithItsLine();
    void theLongestSentenceIsAnOption();
    void aLongSentenceIsNotLookedInto();
    void longSentencesAreNotMeasuredOn();
    void pairsThatAreAllTooLongAreCalledSo();
    void aLineWithoutAnEndIsTooLong();
    void anUpdateOfManySecondsIsBrokenOff();
};

void TestCliLimits::initTestCase()
{
    QVERIFY(m_folder.isValid());
    m_run = path(u"run.s2s"_s);
    const Outcome outcome
        = run(tiny(m_run, {u"--max-steps"_s, u"2"_s, u"--max-length"_s, u"12"_s}));
    QVERIFY2(outcome.exitCode == 0, outcome.words.constData());
}

void TestCliLimits::aModelThatDoesNotFitIsRefused_data()
{
    QTest::addColumn<QStringList>("sizes");
    QTest::addColumn<QByteArray>("setting");
    QTest::newRow("wide") << QStringList{u"--hidden"_s, u"4096"_s}
                          << QByteArray("hidden size (now 4096)");
    QTest::newRow("deep") << QStringList{u"--hidden"_s, u"2048"_s, u"--layers"_s, u"4"_s}
                          << QByteArray("hidden size (now 2048)");
}

void TestCliLimits::aModelThatDoesNotFitIsRefused()
{
#if defined(__SANITIZE_ADDRESS__) || defined(__SANITIZE_THREAD__)
    QSKIP("Sanitizers need more addresses than the limit leaves");
#endif
    QFETCH(const QStringList, sizes);
    QFETCH(const QByteArray, setting);
    QProcess process; // no more than 4 GB, whatever the machine has
    process.start(u"bash"_s,
        QStringList{u"-c"_s, u"ulimit -v 4000000; exec \"$0\" \"$@\""_s,
            QStringLiteral(SEQ2SEQ_PROGRAM), u"train"_s, u"--builtin"_s, u"reverse-letters"_s,
            u"--out"_s, path(u"large.s2s"_s)}
            + sizes);
    const Outcome outcome = finish(process);
    QCOMPARE(outcome.exitCode, 1);
    QVERIFY2(outcome.words.contains("needs about ") && outcome.words.contains(" GB of memory"),
        outcome.words.constData());
    QVERIFY2(outcome.words.contains(setting), outcome.words.constData());
    QVERIFY2(!outcome.words.contains("frame #"), outcome.words.constData());
    QVERIFY(!QFile::exists(path(u"large.s2s"_s)));
}

void TestCliLimits::aSearchThatDoesNotFitIsRefused()
{
#if defined(__SANITIZE_ADDRESS__) || defined(__SANITIZE_THREAD__)
    QSKIP("Sanitizers need more addresses than the limit leaves");
#endif
    write(path(u"long.txt"_s), QByteArray("a ").repeated(400'000) + "\n");
    QProcess process;
    process.setStandardInputFile(path(u"long.txt"_s));
    process.start(u"bash"_s,
        {u"-c"_s, u"ulimit -v 4000000; exec \"$0\" \"$@\""_s, QStringLiteral(SEQ2SEQ_PROGRAM),
            u"translate"_s, m_run, u"--beam"_s, u"1000"_s, u"--max-source-length"_s, u"400000"_s});
    const Outcome outcome = finish(process);
    QCOMPARE(outcome.exitCode, 1);
    QVERIFY2(outcome.words.contains("needs about "), outcome.words.constData());
    QVERIFY2(outcome.words.contains("beam (now 1000)"), outcome.words.constData());
}

/// Four times the longest sentence of training, which is 12: what stands before is translated.
void TestCliLimits::aLongSentenceIsNamedWithItsLine()
{
    const QByteArray fits = sentence(48);
    const QByteArray tooLong = sentence(49);
    Outcome outcome = run({u"translate"_s, m_run}, "a b\n" + fits + "\n" + fits + "\n");
    QCOMPARE(outcome.exitCode, 0);
    QCOMPARE(outcome.out.count('\n'), 3);
    outcome = run({u"translate"_s, m_run}, "a b\n" + fits + "\n" + tooLong + "\na b\n");
    QCOMPARE(outcome.exitCode, 1);
    QCOMPARE(outcome.out.count('\n'), 2);
    for (const char *told :
        {"line 3: the sentence has 49 tokens", "the longest this run takes is 48",
            "--max-source-length", "The lines before it are translated"})
        QVERIFY2(outcome.words.contains(told), outcome.words.constData());
}

void TestCliLimits::theLongestSentenceIsAnOption()
{
    const QByteArray input = sentence(49) + "\n";
    Outcome outcome = run({u"translate"_s, m_run, u"--max-source-length"_s, u"49"_s}, input);
    QVERIFY2(outcome.exitCode == 0, outcome.words.constData());
    QCOMPARE(outcome.out.count('\n'), 1);
    outcome = run({u"translate"_s, m_run, u"--max-source-length"_s, u"2"_s}, "a b\na b c\n");
    QCOMPARE(outcome.exitCode, 1);
    QVERIFY2(outcome.words.contains("line 2: the sentence has 3 tokens, the longest this run takes "
                                    "is 2"),
        outcome.words.constData());
    QCOMPARE(run({u"translate"_s, m_run, u"--max-source-length"_s, u"0"_s}, "a\n").exitCode, 2);
    for (const QString &command : {u"translate"_s, u"evaluate"_s, u"inspect"_s})
        QVERIFY(run({command, u"--help"_s}).out.contains("--max-source-length"));
}

void TestCliLimits::aLongSentenceIsNotLookedInto()
{
    const QString tooLong = QString::fromLatin1(sentence(49));
    QStringList inspect{u"inspect"_s, m_run, u"--source"_s, tooLong};
    for (const QStringList &more : {QStringList{}, QStringList{u"--target"_s, u"a b"_s}}) {
        const Outcome outcome = run(inspect + more);
        QCOMPARE(outcome.exitCode, 1);
        QVERIFY2(outcome.words.contains("--source: the sentence has 49 tokens"),
            outcome.words.constData());
        QVERIFY2(outcome.words.contains("--max-source-length"), outcome.words.constData());
        QCOMPARE(run(inspect + more + QStringList{u"--max-source-length"_s, u"50"_s}).exitCode, 0);
    }
}

void TestCliLimits::longSentencesAreNotMeasuredOn()
{
    write(path(u"test.tsv"_s), "a b\tb a\n" + sentence(49) + "\ta\n" + sentence(48) + "\tc\n");
    const QStringList evaluate{
        u"evaluate"_s, m_run, u"--pairs"_s, path(u"test.tsv"_s), u"--json"_s};
    Outcome outcome = run(evaluate);
    QVERIFY2(outcome.exitCode == 0, outcome.words.constData());
    QCOMPARE(jsonLines(outcome.out).at(0).at("sentences").get<int>(), 2);
    for (const char *told :
        {"Pair 2: the sentence has 49 tokens", "1 of 3 pairs is left out", "--max-source-length"})
        QVERIFY2(outcome.words.contains(told), outcome.words.constData());
    outcome = run(evaluate + QStringList{u"--max-source-length"_s, u"49"_s});
    QCOMPARE(jsonLines(outcome.out).at(0).at("sentences").get<int>(), 3);
    outcome = run(evaluate + QStringList{u"--max-source-length"_s, u"1"_s});
    QCOMPARE(outcome.exitCode, 1);
    QVERIFY2(outcome.words.contains("no sentence is short enough"), outcome.words.constData());
}

/// 50 MB without a tab, a blank or a line end.
/// The pairs, the limit and its option are named; reversed letters are three at least.
void TestCliLimits::pairsThatAreAllTooLongAreCalledSo()
{
    const Outcome outcome = run(tiny(path(u"none.s2s"_s), {u"--max-length"_s, u"2"_s}));
    QCOMPARE(outcome.exitCode, 1);
    for (const char *part :
        {"All 180 pairs have more than 2 tokens on a side", "a larger --max-length"})
        QVERIFY2(outcome.words.contains(part), outcome.words.constData());
    QVERIFY(!QFile::exists(path(u"none.s2s"_s)));
}

void TestCliLimits::aLineWithoutAnEndIsTooLong()
{
    const QString file = path(u"endless.txt"_s);
    write(file, QByteArray(50'000'000, 'a'));
    const QString out = path(u"never.s2s"_s);
    const std::vector<QStringList> commands{{u"train"_s, u"--pairs"_s, file, u"--out"_s, out},
        {u"train"_s, u"--source"_s, file, u"--target"_s, file, u"--out"_s, out},
        {u"evaluate"_s, m_run, u"--pairs"_s, file},
        {u"metrics"_s, u"--hypotheses"_s, file, u"--references"_s, file}};
    for (const QStringList &command : commands) {
        const Outcome outcome = run(command);
        QCOMPARE(outcome.exitCode, 1);
        QVERIFY2(outcome.words.contains("too long"), outcome.words.constData());
        QVERIFY2(!outcome.words.contains("column"), outcome.words.constData());
    }
    QProcess process;
    process.setStandardInputFile(file);
    process.start(QStringLiteral(SEQ2SEQ_PROGRAM), {u"translate"_s, m_run});
    const Outcome outcome = finish(process);
    QCOMPARE(outcome.exitCode, 1);
    QVERIFY2(outcome.words.contains("line 1: the line is too long"), outcome.words.constData());
}

/// Whoever presses Ctrl+C does not wait for its end; the run can be gone on with.
void TestCliLimits::anUpdateOfManySecondsIsBrokenOff()
{
    constexpr int kPromise = 2000; // ms
    const QString out = path(u"slow.s2s"_s);
    QByteArray pairs;
    for (int i = 0; i < 1000; ++i)
        pairs += sentence(95) + '\t' + sentence(95) + '\n';
    for (int i = 0; i < 4; ++i)
        pairs += QByteArray::number(i) + " a\ta\n";
    write(path(u"slow.tsv"_s), pairs);
    QProcess process;
    process.start(QStringLiteral(SEQ2SEQ_PROGRAM),
        {u"train"_s, u"--pairs"_s, path(u"slow.tsv"_s), u"--hidden"_s, u"512"_s, u"--batch"_s,
            u"1000"_s, u"--dev-count"_s, u"4"_s, u"--threads"_s, u"1"_s, u"--out"_s, out});
    QVERIFY(process.waitForStarted());
    QTRY_VERIFY_WITH_TIMEOUT(QFile::exists(out), kPatience); // saved before the first update
    const double before = processorSeconds(process.processId());
    QTRY_VERIFY_WITH_TIMEOUT(
        processorSeconds(process.processId()) > before + 0.5, kPatience); // in the middle of it
    QElapsedTimer timer;
    timer.start();
    process.terminate();
    const Outcome outcome = finish(process);
    const qint64 taken = timer.elapsed();
    QVERIFY2(outcome.exitCode == 0, outcome.words.constData());
    QVERIFY2(outcome.words.contains("Stopped as asked at step 0"), outcome.words.constData());
    QVERIFY2(taken < kPromise, qPrintable(QString::number(taken)));
}

QTEST_GUILESS_MAIN(TestCliLimits)
#include "tst_cli_limits.moc"
