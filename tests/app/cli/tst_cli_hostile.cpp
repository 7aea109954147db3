// SPDX-License-Identifier: GPL-3.0-or-later
// Experiments of somebody else: they read nothing they name, do no harm with their numbers, and
// their text does not reach the terminal's controls.
#include "cli_fixture.h"
#include "tests/core/storage/sample_experiment.h"

#include <fcntl.h>
#include <stdlib.h>
#include <unistd.h>

#include <functional>

using namespace seq2seq::test;

namespace {

/// Sentences that are too many to travel in an experiment: above 16 MiB.
QByteArray largeCorpus(int pairs)
{
    const QByteArray filling(1000, 'x');
    QByteArray text;
    for (int i = 0; i < pairs; ++i) { // no two alike: those would be left out
        const QByteArray number = QByteArray::number(i);
        text += "s" + QByteArray::number(i % 50) + filling + " a " + number + "\tc t"
            + QByteArray::number(i % 40) + filling + " " + number + "\n";
    }
    return text;
}

/// Standard output as a terminal gets it.
QByteArray shownOnTerminal(const QStringList &arguments, const QByteArray &input)
{
    const int terminal = posix_openpt(O_RDWR | O_NOCTTY);
    grantpt(terminal);
    unlockpt(terminal);
    const int end = open(ptsname(terminal), O_RDWR | O_NOCTTY | O_CLOEXEC);
    QProcess process;
    process.setChildProcessModifier([end] { dup2(end, STDOUT_FILENO); });
    process.start(QStringLiteral(SEQ2SEQ_PROGRAM), arguments);
    process.write(input);
    process.closeWriteChannel();
    const Outcome outcome = finish(process);
    close(end);
    QByteArray shown(64 * 1024, '\0');
    shown.resize(int(std::max<ssize_t>(0, read(terminal, shown.data(), size_t(shown.size())))));
    close(terminal);
    return outcome.exitCode == 0 ? shown : QByteArray();
}

} // namespace

class TestCliHostile : public QObject {
    Q_OBJECT

private slots:
    void initTestCase();
    void init();
    void numbersOfTheStateAreNotBelieved_data();
    void numbersOfTheStateAreNotBelieved();
    void otherPeoplesFilesAreNotRead();
    void aShrunkCorpusIsAskedForAndTakenWhenNamed();
    void controlCharactersDoNotReachATerminal();

private:
    void change(const std::function<void(Json &description, Entries &entries)> &how);
    QString path(const char *name) const { return m_folder.filePath(QLatin1String(name)); }

    QTemporaryDir m_folder;
    QString m_good;
    QString m_run;
};

void TestCliHostile::initTestCase()
{
    m_good = path("good.s2s");
    m_run = path("run.s2s");
    QCOMPARE(run(tiny(m_good, {u"--max-steps"_s, u"10"_s})).exitCode, 0);
}

void TestCliHostile::init()
{
    QFile::remove(m_run);
    QVERIFY(QFile::copy(m_good, m_run));
}

void TestCliHostile::change(const std::function<void(Json &, Entries &)> &how)
{
    Entries entries = unzip(m_good.toStdString());
    Json description = Json::parse(entries["experiment.json"]);
    how(description, entries);
    entries["experiment.json"] = description.dump();
    zipTo(m_run.toStdString(), entries);
}

void TestCliHostile::numbersOfTheStateAreNotBelieved_data()
{
    QTest::addColumn<QString>("pointer");
    QTest::addColumn<qint64>("value");
    QTest::newRow("batches done") << u"/state/batchInEpoch"_s << qint64(1'000'000'000);
    QTest::newRow("one too many") << u"/state/batchInEpoch"_s << qint64(6);
    QTest::newRow("batch size") << u"/training/batchSize"_s << qint64(4096);
    QTest::newRow("longest sentence") << u"/training/maxLength"_s << qint64(4);
    QTest::newRow("epochs done") << u"/state/epoch"_s << (qint64(1) << 53);
    QTest::newRow("steps of the optimiser") << u"/state/optimizerSteps"_s << (qint64(1) << 53);
}

void TestCliHostile::numbersOfTheStateAreNotBelieved()
{
    QFETCH(const QString, pointer);
    QFETCH(const qint64, value);
    change([&](Json &description, Entries &) {
        description["state"]["batchInEpoch"] = 4;
        description["training"]["maxEpochs"] = 0;
        description[Json::json_pointer(pointer.toStdString())] = value;
    });
    const Outcome outcome = run({u"resume"_s, m_run, u"--max-steps"_s, u"20"_s});
    QVERIFY2(outcome.exitCode == 0, outcome.words.constData());
    const bool startsAnew = !pointer.contains(u"epoch"_s) && !pointer.contains(u"optimizer"_s);
    QCOMPARE(outcome.words.contains("starts anew"), startsAnew);
}

void TestCliHostile::otherPeoplesFilesAreNotRead()
{
    const QString secret = path("secret.txt");
    write(secret, "user\tpassword\n");
    change([&](Json &description, Entries &entries) {
        Json &train = description["train"];
        train["inside"] = false;
        train["origin"]["kind"] = "tsv";
        train["origin"]["sourceFile"] = secret.toStdString();
        entries.erase("train.tsv");
        auto &names = description["entries"];
        names.erase(std::find(names.begin(), names.end(), "train.tsv"));
    });
    const Outcome outcome = run({u"resume"_s, m_run, u"--max-steps"_s, u"20"_s});
    QCOMPARE(outcome.exitCode, 1);
    QVERIFY2(outcome.words.contains("--pairs"), outcome.words.constData());
    QVERIFY2(outcome.words.contains("\"secret.txt\""), outcome.words.constData());
    for (const auto &[name, bytes] : unzip(m_run.toStdString()))
        QVERIFY2(bytes.find("password") == std::string::npos, name.c_str());
    QCOMPARE(run({u"translate"_s, m_run}, "a b\n").exitCode, 0); // it still does
}

void TestCliHostile::aShrunkCorpusIsAskedForAndTakenWhenNamed()
{
    const QString corpus = path("big.tsv");
    const QByteArray whole = largeCorpus(9000);
    write(corpus, whole);
    const QStringList train{u"train"_s, u"--pairs"_s, corpus, u"--embedding"_s, u"4"_s,
        u"--hidden"_s, u"4"_s, u"--dev-count"_s, u"8"_s, u"--batch"_s, u"8"_s, u"--threads"_s,
        u"1"_s, u"--max-steps"_s, u"60"_s, u"--evaluate-every"_s, u"60"_s, u"--out"_s};
    const QString big = path("big.s2s");
    Outcome outcome = run(train + QStringList{big, u"--overwrite"_s});
    if (outcome.exitCode == 2) // before there was such an option
        outcome = run(train + QStringList{big});
    QVERIFY2(outcome.exitCode == 0, outcome.words.constData());
    QVERIFY(!unzip(big.toStdString()).contains("train.tsv"));

    // The same file beside it is found; it says nothing.
    const auto resume = [&](int steps, const QStringList &more = {}) {
        return run(QStringList{u"resume"_s, big, u"--max-steps"_s, QString::number(steps)} + more);
    };
    outcome = resume(62);
    QVERIFY2(outcome.exitCode == 0, outcome.words.constData());
    QVERIFY2(!outcome.words.contains("anew"), outcome.words.constData());

    write(corpus, whole.left(whole.size() / 30));
    outcome = resume(64);
    QCOMPARE(outcome.exitCode, 1);
    QVERIFY2(outcome.words.contains("other sentences") && outcome.words.contains("--pairs"),
        outcome.words.constData());
    // A device is not read, whoever names it.
    outcome = resume(64, {u"--pairs"_s, u"/dev/zero"_s});
    QCOMPARE(outcome.exitCode, 1);
    QVERIFY2(outcome.words.contains("/dev/zero"), outcome.words.constData());
    outcome = resume(64, {u"--pairs"_s, corpus});
    QVERIFY2(outcome.exitCode == 0, outcome.words.constData());
    QVERIFY2(outcome.words.contains("changed") && outcome.words.contains("starts anew"),
        outcome.words.constData());
}

void TestCliHostile::controlCharactersDoNotReachATerminal()
{
    change([](Json &description, Entries &) {
        description["train"]["origin"]["kind"] = "\x1b]0;title\x07\xC2\x9B";
    });
    Outcome outcome = run({u"translate"_s, m_run}, "a b\n");
    QCOMPARE(outcome.exitCode, 1);
    QVERIFY2(outcome.words.contains("\\x1B]0;title\\x07\\x9B"), outcome.words.constData());
    QVERIFY(!outcome.words.contains('\x1b') && !outcome.words.contains('\x07'));
    outcome = run({u"translate"_s, u"none\x1b[2J\r.s2s"_s});
    QVERIFY2(outcome.words.contains("none\\x1B[2J\\x0D.s2s"), outcome.words.constData());
    outcome = run({u"translate\x1b[2J"_s});
    QVERIFY(!outcome.words.contains('\x1b'));

    // Words of the model that are controls: a terminal is shown them, a pipe gets them.
    change([](Json &, Entries &entries) {
        std::string &table = entries["target.vocabulary.tsv"];
        for (auto at = table.find('\t'); at != std::string::npos; at = table.find('\t', at + 6))
            table.insert(at, "\x1b[2J");
    });
    const QStringList translate{u"translate"_s, m_run};
    const QByteArray shown = shownOnTerminal(translate, "a b c d\n");
    QVERIFY2(shown.contains("\\x1B[2J"), shown.constData());
    QVERIFY(!shown.contains('\x1b'));
    QVERIFY(run(translate, "a b c d\n").out.contains("\x1b[2J"));
}

QTEST_GUILESS_MAIN(TestCliHostile)
#include "tst_cli_hostile.moc"
