// SPDX-License-Identifier: GPL-3.0-or-later
// What the headless program does to files that somebody wants to keep, and to work when its output
// cannot be written.
#include "cli_fixture.h"

#include <QDir>
#include <QFileInfo>

#include <signal.h>
#include <unistd.h>

#include <filesystem>

class TestCliFiles : public QObject {
    Q_OBJECT

private:
    [[nodiscard]] QString path(const QString &name) const { return m_folder.filePath(name); }
    /// Runs a line of shell; $0 is the program, $1 and on what is given.
    static Outcome shell(const QString &line, const QStringList &arguments);
    [[nodiscard]] QStringList endless(const QString &name) const;

    QTemporaryDir m_folder;
    QString m_run; // trained by initTestCase

private slots:
    void initTestCase();
    void noOutputIsAnInput_data();
    void noOutputIsAnInput();
    void twoOutputsAreTwoFiles();
    void trainKeepsWhatIsThere();
    void exportKeepsWhatIsThere();
    void workIsSavedBeforeItIsPrinted_data();
    void workIsSavedBeforeItIsPrinted();
    void helpThatCannotBeWrittenIsAFailure_data();
    void helpThatCannotBeWrittenIsAFailure();
    void exportedBatchesAreWholeOrNotThere();
    void oneWriterAtATime();
    void aDeadWritersLockIsTakenOver();
    void aFileReplacedMeanwhileIsKept_data();
    void aFileReplacedMeanwhileIsKept();
    void writesTheTensorsOfATranslation();
    void whatNeedsNoEngineLoadsNone_data();
    void whatNeedsNoEngineLoadsNone();
};

Outcome TestCliFiles::shell(const QString &line, const QStringList &arguments)
{
    QProcess process;
    process.start(
        u"bash"_s, QStringList{u"-c"_s, line, QStringLiteral(SEQ2SEQ_PROGRAM)} + arguments);
    return finish(process);
}

QStringList TestCliFiles::endless(const QString &name) const
{
    return tiny(path(name),
        {u"--epochs"_s, u"0"_s, u"--evaluate-every"_s, u"5"_s, u"--trials"_s, u"1000000"_s});
}

void TestCliFiles::initTestCase()
{
    QVERIFY(m_folder.isValid());
    m_run = path(u"run.s2s"_s);
    const Outcome outcome = run(tiny(m_run, {u"--max-steps"_s, u"5"_s}));
    QVERIFY2(outcome.exitCode == 0, outcome.words.constData());
    QVERIFY(!QFile::exists(m_run + u".lock"_s));
}

void TestCliFiles::noOutputIsAnInput_data()
{
    QTest::addColumn<QString>("way");
    for (const char *way : {"the name", "another path", "a link", "a hard link"})
        QTest::newRow(way) << QString::fromLatin1(way);
}

void TestCliFiles::noOutputIsAnInput()
{
    QFETCH(const QString, way);
    const QDir folder(m_folder.path());
    const QString file = path(u"kept.s2s"_s);
    QFile::remove(file);
    QVERIFY(QFile::copy(m_run, file));
    QString other = file;
    if (way == u"another path"_s) {
        QVERIFY(folder.mkpath(u"sub"_s));
        other = path(u"sub/../kept.s2s"_s);
    } else if (way != u"the name"_s) {
        other = path(u"other.s2s"_s);
        QFile::remove(other);
        if (way == u"a link"_s)
            QVERIFY(QFile::link(file, other));
        else
            std::filesystem::create_hard_link(file.toStdString(), other.toStdString());
    }
    const QByteArray before = contents(file);
    for (const char *option : {"--weights", "--batches"}) {
        const Outcome outcome
            = run({u"export"_s, file, QString::fromLatin1(option), other, u"--overwrite"_s});
        QCOMPARE(outcome.exitCode, 2);
        QVERIFY2(outcome.words.contains("to be read"), outcome.words.constData());
        QVERIFY(contents(file) == before);
    }

    const QString pairs = path(u"source.vocabulary.tsv"_s); // a name that export makes up itself
    write(pairs, "a\tb\n");
    QCOMPARE(
        run({u"train"_s, u"--pairs"_s, pairs, u"--out"_s, pairs, u"--overwrite"_s}).exitCode, 2);
    const Outcome vocabularies = run({u"export"_s, file, u"--vocabularies"_s, m_folder.path()});
    QCOMPARE(vocabularies.exitCode, 1);
    QCOMPARE(contents(pairs), QByteArray("a\tb\n"));
}

void TestCliFiles::twoOutputsAreTwoFiles()
{
    const QString file = path(u"both"_s);
    const Outcome outcome
        = run({u"export"_s, m_run, u"--weights"_s, file, u"--batches"_s, path(u"./both"_s)});
    QCOMPARE(outcome.exitCode, 2);
    QVERIFY2(outcome.words.contains("one file"), outcome.words.constData());
    QVERIFY(!QFile::exists(file));
    QCOMPARE(
        run({u"export"_s, m_run, u"--weights"_s, u"/dev/null"_s, u"--batches"_s, u"/dev/null"_s})
            .exitCode,
        0);
}

void TestCliFiles::trainKeepsWhatIsThere()
{
    const QString notes = path(u"notes.txt"_s);
    write(notes, "what nobody else has written down\n");
    for (const QStringList &more : {QStringList(), QStringList{u"--overwrite"_s}}) {
        const Outcome outcome = run(tiny(notes, QStringList{u"--max-steps"_s, u"2"_s} + more));
        QCOMPARE(outcome.exitCode, 1);
        QVERIFY2(outcome.words.contains("not an experiment"), outcome.words.constData());
        QCOMPARE(contents(notes), QByteArray("what nobody else has written down\n"));
    }

    const QString earlier = path(u"earlier.s2s"_s);
    QVERIFY(QFile::copy(m_run, earlier));
    const QByteArray before = contents(earlier);
    const Outcome refused = run(tiny(earlier, {u"--max-steps"_s, u"2"_s}));
    QCOMPARE(refused.exitCode, 1);
    QVERIFY2(refused.words.contains("--overwrite"), refused.words.constData());
    QVERIFY2(refused.words.contains("resume"), refused.words.constData());
    QVERIFY(contents(earlier) == before);
    const Outcome replaced = run(tiny(earlier, {u"--max-steps"_s, u"2"_s, u"--overwrite"_s}));
    QVERIFY2(replaced.exitCode == 0, replaced.words.constData());
    QVERIFY(contents(earlier) != before);

    const QString empty = path(u"empty.s2s"_s); // as mktemp leaves it
    write(empty, "");
    const Outcome filled = run(tiny(empty, {u"--max-steps"_s, u"2"_s}));
    QVERIFY2(filled.exitCode == 0, filled.words.constData());
    QVERIFY(
        run({u"train"_s, u"--help"_s}).out.simplified().contains("empty ones, which hold")); // said
}

void TestCliFiles::exportKeepsWhatIsThere()
{
    const QString file = path(u"weights.safetensors"_s);
    write(file, "somebody's");
    const Outcome refused = run({u"export"_s, m_run, u"--weights"_s, file});
    QCOMPARE(refused.exitCode, 1);
    QVERIFY2(refused.words.contains("--overwrite"), refused.words.constData());
    QCOMPARE(contents(file), QByteArray("somebody's"));
    QCOMPARE(run({u"export"_s, m_run, u"--weights"_s, file, u"--overwrite"_s}).exitCode, 0);
    QVERIFY(contents(file) != QByteArray("somebody's"));
}

void TestCliFiles::workIsSavedBeforeItIsPrinted_data()
{
    QTest::addColumn<QString>("line");
    QTest::addColumn<QByteArray>("sentence");
    QTest::newRow("the reader goes")
        << u"set -o pipefail; \"$0\" \"$@\" | head -1"_s << QByteArray("Nobody reads");
    QTest::newRow("no room") << u"\"$0\" \"$@\" > /dev/full"_s << QByteArray("No space left");
}

void TestCliFiles::workIsSavedBeforeItIsPrinted()
{
    QFETCH(const QString, line);
    QFETCH(const QByteArray, sentence);
    const QString name = u"piped.s2s"_s;
    QFile::remove(path(name));
    const Outcome outcome = shell(line, endless(name));
    QCOMPARE(outcome.exitCode, 1);
    QVERIFY2(outcome.words.contains(sentence), outcome.words.constData());
    const Outcome resumed = run(
        {u"resume"_s, path(name), u"--max-steps"_s, u"100000"_s, u"--minutes"_s, u"0.0001"_s});
    QVERIFY2(resumed.exitCode == 0, resumed.words.constData());
    // What was measured, and could not be printed, is there.
    QVERIFY2(!resumed.words.contains("Going on at step 0."), resumed.words.constData());
}

void TestCliFiles::helpThatCannotBeWrittenIsAFailure_data()
{
    QTest::addColumn<QString>("arguments");
    for (const char *arguments :
        {"--help", "--version", "train --help", "presets", "metrics --help"})
        QTest::newRow(arguments) << QString::fromLatin1(arguments);
}

void TestCliFiles::helpThatCannotBeWrittenIsAFailure()
{
    QFETCH(const QString, arguments);
    const Outcome full = shell(u"\"$0\" "_s + arguments + u" > /dev/full"_s, {});
    QCOMPARE(full.exitCode, 1);
    QVERIFY2(full.words.contains("standard output"), full.words.constData());
    const Outcome closed = shell(u"\"$0\" "_s + arguments + u" >&-"_s, {});
    QCOMPARE(closed.exitCode, 1);
}

void TestCliFiles::exportedBatchesAreWholeOrNotThere()
{
    const QString file = path(u"batches.jsonl"_s);
    write(file, "an older one");
    const Outcome outcome = shell(u"trap '' XFSZ; ulimit -f 2; exec \"$0\" \"$@\""_s,
        {u"export"_s, m_run, u"--batches"_s, file, u"--overwrite"_s});
    QCOMPARE(outcome.exitCode, 1);
    QVERIFY2(outcome.words.contains("batches.jsonl"), outcome.words.constData());
    QCOMPARE(contents(file), QByteArray("an older one"));
    const Outcome full = run({u"export"_s, m_run, u"--batches"_s, u"/dev/full"_s});
    QCOMPARE(full.exitCode, 1);
    QVERIFY2(full.words.contains("disk is full"), full.words.constData());
}

void TestCliFiles::oneWriterAtATime()
{
    const QString file = path(u"busy.s2s"_s);
    QProcess first;
    first.start(QStringLiteral(SEQ2SEQ_PROGRAM), endless(u"busy.s2s"_s));
    QVERIFY(first.waitForReadyRead(kPatience)); // an evaluation: training runs
    const QByteArray process = QByteArray::number(first.processId());
    const QString link = path(u"busy-link.s2s"_s);
    QVERIFY(QFile::link(file, link));
    for (const QStringList &second :
        {QStringList{u"resume"_s, file}, QStringList{u"resume"_s, link},
            endless(u"busy.s2s"_s) + QStringList{u"--overwrite"_s}}) {
        const Outcome outcome = run(second);
        QCOMPARE(outcome.exitCode, 1);
        QVERIFY2(outcome.words.contains("Process " + process + " on "), outcome.words.constData());
        QVERIFY2(outcome.words.contains("since 20"), outcome.words.constData());
    }
    QCOMPARE(run({u"translate"_s, file}, "a b\n").exitCode, 0); // readers are welcome
    ::kill(static_cast<pid_t>(first.processId()), SIGTERM);
    QCOMPARE(finish(first).exitCode, 0);
    QCOMPARE(run({u"resume"_s, file, u"--minutes"_s, u"0.0001"_s}).exitCode, 0);
    QVERIFY(!QFile::exists(file + u".lock"_s));
}

void TestCliFiles::aDeadWritersLockIsTakenOver()
{
    const QString file = path(u"dead.s2s"_s);
    QProcess first;
    first.start(QStringLiteral(SEQ2SEQ_PROGRAM), endless(u"dead.s2s"_s));
    QVERIFY(first.waitForReadyRead(kPatience));
    first.kill();
    QVERIFY(first.waitForFinished(kPatience));
    QVERIFY(QFile::exists(file + u".lock"_s)); // it could not clear up
    const Outcome resumed = run({u"resume"_s, file, u"--minutes"_s, u"0.0001"_s});
    QVERIFY2(resumed.exitCode == 0, resumed.words.constData());
    QVERIFY(!QFile::exists(file + u".lock"_s));
}

void TestCliFiles::aFileReplacedMeanwhileIsKept_data()
{
    QTest::addColumn<bool>("resumes");
    QTest::newRow("train") << false;
    QTest::newRow("resume") << true;
}

/// Another program, or a second machine on a shared disk, puts its own run in the place of ours.
void TestCliFiles::aFileReplacedMeanwhileIsKept()
{
    QFETCH(const bool, resumes);
    const QTemporaryDir folder;
    const QString file = folder.filePath(u"mine.s2s"_s);
    QStringList arguments = tiny(
        file, {u"--epochs"_s, u"0"_s, u"--evaluate-every"_s, u"5"_s, u"--trials"_s, u"1000000"_s});
    if (resumes) {
        QCOMPARE(run(tiny(file,
                         {u"--max-steps"_s, u"5"_s, u"--evaluate-every"_s, u"5"_s, u"--trials"_s,
                             u"1000000"_s}))
                     .exitCode,
            0);
        arguments = {u"resume"_s, file, u"--max-steps"_s, u"100000000"_s, u"--json"_s};
    }
    QProcess process;
    process.start(QStringLiteral(SEQ2SEQ_PROGRAM), arguments);
    QVERIFY(process.waitForReadyRead(kPatience)); // an evaluation: it was saved
    const QString theirs = folder.filePath(u"theirs"_s);
    QVERIFY(QFile::copy(m_run, theirs));
    std::filesystem::rename(theirs.toStdString(), file.toStdString());
    const auto rescued = [&] { return QDir(folder.path()).entryList({u"unsaved *.s2s"_s}); };
    QTRY_COMPARE_WITH_TIMEOUT(rescued().size(), 1, kPatience);
    ::kill(static_cast<pid_t>(process.processId()), SIGTERM);
    const Outcome outcome = finish(process);
    QCOMPARE(outcome.exitCode, 1);
    QVERIFY2(outcome.words.contains("Another program has changed"), outcome.words.constData());
    const QString fresh = folder.filePath(rescued().value(0));
    QVERIFY2(outcome.words.contains("resume '" + fresh.toUtf8() + "'"), outcome.words.constData());
    QVERIFY(contents(file) == contents(m_run));
    const Outcome resumed = run({u"resume"_s, fresh, u"--minutes"_s, u"0.0001"_s});
    QVERIFY2(resumed.exitCode == 0, resumed.words.constData());
    QVERIFY2(!resumed.words.contains("Going on at step 0."), resumed.words.constData());
    QVERIFY(QDir(folder.path()).entryList({u"*.lock"_s}).isEmpty());
}

void TestCliFiles::writesTheTensorsOfATranslation()
{
    const QString file = path(u"trace.safetensors"_s);
    const QStringList command{
        u"inspect"_s, m_run, u"--source"_s, u"a b c d"_s, u"--safetensors"_s, file};
    Outcome outcome = run(command);
    QVERIFY2(outcome.exitCode == 0, outcome.words.constData());
    QFile written(file);
    QVERIFY(written.open(QIODevice::ReadOnly));
    const QByteArray bytes = written.readAll();
    QVERIFY(bytes.contains("\"decoder.0.gate.f\"") && bytes.contains("\"attention\""));
    outcome = run(command);
    QCOMPARE(outcome.exitCode, 1); // it is there
    QVERIFY2(outcome.words.contains("--overwrite"), outcome.words.constData());
    outcome = run(command + QStringList{u"--overwrite"_s});
    QVERIFY2(outcome.exitCode == 0, outcome.words.constData());
    outcome = run({u"inspect"_s, m_run, u"--source"_s, u"a"_s, u"--safetensors"_s, m_run});
    QCOMPARE(outcome.exitCode, 2); // it is to be read
}

void TestCliFiles::whatNeedsNoEngineLoadsNone_data()
{
    QTest::addColumn<QStringList>("arguments");
    QTest::addColumn<int>("exitCode");
    write(path(u"lines.txt"_s), "a b c d\n");
    const QString lines = path(u"lines.txt"_s);
    QTest::newRow("--version") << QStringList{u"--version"_s} << 0;
    QTest::newRow("--help") << QStringList{u"--help"_s} << 0;
    QTest::newRow("presets") << QStringList{u"presets"_s} << 0;
    QTest::newRow("generate") << QStringList{u"generate"_s, u"--builtin"_s, u"date-format"_s,
        u"--count"_s, u"3"_s} << 0;
    QTest::newRow("metrics") << QStringList{u"metrics"_s, u"--hypotheses"_s, lines,
        u"--references"_s, lines}
                             << 0;
    for (const char *command : {"train", "resume", "sweep", "compare", "translate", "evaluate",
             "inspect", "whatif", "explain", "patch", "audit", "export", "bench"}) {
        const QString name = QString::fromLatin1(command);
        QTest::addRow("%s --help", command) << QStringList{name, u"--help"_s} << 0;
        QTest::addRow("%s --nothing", command) << QStringList{name, u"--nothing"_s} << 2;
    }
    const QString out = path(u"never.s2s"_s);
    const QStringList train{u"train"_s, u"--out"_s, out};
    QTest::newRow("no pairs") << train << 2;
    QTest::newRow("out of range") << train + QStringList{u"--pairs"_s, lines, u"--layers"_s, u"9"_s}
                                  << 2;
    QTest::newRow("no such pairs") << train + QStringList{u"--pairs"_s, path(u"none"_s)} << 1;
    QTest::newRow("something else there")
        << QStringList{u"train"_s, u"--pairs"_s, path(u"one"_s), u"--out"_s, lines} << 1;
    QTest::newRow("no such run") << QStringList{u"translate"_s, out} << 1;
    QTest::newRow("no run to go on with") << QStringList{u"resume"_s, lines} << 1;
    QTest::newRow("beam and n-best")
        << QStringList{u"translate"_s, m_run, u"--beam"_s, u"2"_s, u"--n-best"_s, u"3"_s} << 2;
    QTest::newRow("half a patch") << QStringList{u"whatif"_s, m_run, u"--source"_s, u"a"_s,
        u"--patch"_s, u"start"_s} << 2;
    QTest::newRow("no test set") << QStringList{u"evaluate"_s, m_run} << 2;
    QTest::newRow("nothing to export") << QStringList{u"export"_s, m_run} << 2;
    QTest::newRow("odd sizes") << QStringList{u"bench"_s, u"--hidden"_s, u"8"_s, u"9"_s,
        u"--batch"_s, u"1"_s, u"2"_s, u"3"_s}
                               << 2;
}

/// LibTorch takes half a second to load.
void TestCliFiles::whatNeedsNoEngineLoadsNone()
{
    QFETCH(const QStringList, arguments);
    QFETCH(const int, exitCode);
    QProcess process;
    QProcessEnvironment environment = QProcessEnvironment::systemEnvironment();
    environment.insert(u"LD_DEBUG"_s, u"files"_s); // glibc lists what it loads on standard error
    process.setProcessEnvironment(environment);
    process.start(QStringLiteral(SEQ2SEQ_PROGRAM), arguments);
    const Outcome outcome = finish(process);
    QVERIFY2(outcome.exitCode == exitCode, outcome.words.constData());
    QCOMPARE(outcome.out.isEmpty(), exitCode != 0);
    QVERIFY2(outcome.words.contains("libc.so"), "LD_DEBUG says nothing here");
    QVERIFY(!outcome.words.contains("torch"));
}

QTEST_GUILESS_MAIN(TestCliFiles)
#include "tst_cli_files.moc"
