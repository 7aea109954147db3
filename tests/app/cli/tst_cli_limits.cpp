// SPDX-License-Identifier: GPL-3.0-or-later
// What is too large for the machine or the model is refused with a figure and a way out, before it
// is begun.
#include "cli_fixture.h"

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
            u"translate"_s, m_run, u"--beam"_s, u"1000"_s});
    const Outcome outcome = finish(process);
    QCOMPARE(outcome.exitCode, 1);
    QVERIFY2(outcome.words.contains("needs about "), outcome.words.constData());
    QVERIFY2(outcome.words.contains("beam (now 1000)"), outcome.words.constData());
}

QTEST_GUILESS_MAIN(TestCliLimits)
#include "tst_cli_limits.moc"
