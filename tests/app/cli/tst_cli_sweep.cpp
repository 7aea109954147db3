// SPDX-License-Identifier: GPL-3.0-or-later
// A sweep and what comes of it: every combination once, also when several programs work in one
// folder and one of them is killed.
#include "cli_fixture.h"

#include <QDir>
#include <QRegularExpression>

#include <signal.h>

#include <algorithm>
#include <array>
#include <cmath>
#include <map>
#include <memory>

namespace {

constexpr int kSteps = 30;
constexpr std::size_t kRuns = 8;

/// A sweep of eight small runs into a folder.
QStringList sweepOfEight(const QString &folder, int steps = kSteps)
{
    return {u"sweep"_s, u"--builtin"_s, u"reverse-letters"_s, u"--count"_s, u"200"_s,
        u"--dev-count"_s, u"20"_s, u"--embedding"_s, u"8"_s, u"--threads"_s, u"1"_s,
        u"--max-steps"_s, QString::number(steps), u"--evaluate-every"_s, u"5"_s, u"--patience"_s,
        u"100"_s, u"--set"_s, u"hidden=8,12"_s, u"--set"_s, u"attention=none,general"_s,
        u"--seeds"_s, u"2"_s, u"--json"_s, u"--out"_s, folder};
}

Json compare(const QString &folder, const QStringList &more = {})
{
    const Outcome outcome = run(QStringList{u"compare"_s, folder, u"--json"_s} + more);
    return outcome.exitCode == 0 ? Json::parse(outcome.out.toStdString()) : Json();
}

QStringList filesIn(const QString &folder)
{
    return QDir(folder).entryList({u"*.s2s"_s}, QDir::Files);
}

std::unique_ptr<QProcess> start(const QStringList &arguments)
{
    auto process = std::make_unique<QProcess>();
    process->start(QStringLiteral(SEQ2SEQ_PROGRAM), arguments);
    process->closeWriteChannel();
    return process;
}

} // namespace

class TestCliSweep : public QObject {
    Q_OBJECT

private:
    QTemporaryDir m_folder;
    QString m_study; // swept by threeAtOnceTrainEachRunOnce
    [[nodiscard]] QString path(const QString &name) const { return m_folder.filePath(name); }
    void requireWhole(const QString &folder, int steps = kSteps) const;

private slots:
    void initTestCase() { QVERIFY(m_folder.isValid()); }
    void threeAtOnceTrainEachRunOnce();
    void theRunOfAKilledProgramIsTakenAgain();
    void comparesWhatWasSwept();
    void printsAndSortsATable();
    void writesCsv();
    void trainsNothingTwice();
    void interruptedItGoesOnLater();
    void refusesBeforeAnythingIsTrained_data();
    void refusesBeforeAnythingIsTrained();
    void refusesAFolderWithOtherSettings();
    void aSwitchIsVariedToo();
    void whatCannotBeTrainedIsToldAtTheEnd();
    void minutesEndARunForGood();
    void refusesToCompareNothing();
};

/// All eight are there, each trained to its end.
void TestCliSweep::requireWhole(const QString &folder, int steps) const
{
    const Json study = compare(folder);
    QVERIFY(study.is_object());
    QCOMPARE(study.at("runs").size(), kRuns);
    for (const Json &one : study.at("runs")) {
        QCOMPARE(one.at("state").get<std::string>(), std::string("done"));
        QCOMPARE(one.at("step").get<int>(), steps);
        QVERIFY(one.at("perplexity").get<double>() > 1);
    }
    QVERIFY(!QDir(folder).exists(u".claims"_s));
    QCOMPARE(QDir(folder).entryList(QDir::Files | QDir::Hidden).size(), qsizetype(kRuns + 1));
}

void TestCliSweep::threeAtOnceTrainEachRunOnce()
{
    m_study = path(u"three at once"_s);
    std::array<std::unique_ptr<QProcess>, 3> programs;
    for (auto &program : programs)
        program = start(sweepOfEight(m_study));
    std::map<std::string, int> trained;
    for (auto &program : programs) {
        const Outcome outcome = finish(*program);
        QVERIFY2(outcome.exitCode == 0, outcome.words.constData());
        for (const Json &line : jsonLines(outcome.out))
            ++trained[line.at("file").get<std::string>()];
        QVERIFY(!outcome.words.contains("Going on"));
    }
    QCOMPARE(trained.size(), kRuns);
    for (const auto &[file, times] : trained)
        QVERIFY2(times == 1, file.c_str());
    requireWhole(m_study);
}

void TestCliSweep::theRunOfAKilledProgramIsTakenAgain()
{
    constexpr int kLonger = 300;
    const QString folder = path(u"one killed"_s);
    std::array<std::unique_ptr<QProcess>, 3> programs;
    for (auto &program : programs)
        program = start(sweepOfEight(folder, kLonger));
    // At work: it has said which run it trains, and the run has been saved.
    QProcess &victim = *programs.front();
    QByteArray words;
    const auto isAtWork = [&] {
        words += victim.readAllStandardError();
        return words.contains("steps an epoch");
    };
    QTRY_VERIFY_WITH_TIMEOUT(isAtWork(), kPatience);
    QCOMPARE(::kill(static_cast<pid_t>(victim.processId()), SIGKILL), 0);
    QVERIFY(victim.waitForFinished(kPatience));
    QCOMPARE(victim.exitStatus(), QProcess::CrashExit);
    std::map<std::string, int> trained;
    for (auto &program : programs) {
        const Outcome outcome = program.get() == &victim
            ? Outcome{0, victim.readAllStandardOutput(), {}}
            : finish(*program);
        QVERIFY2(outcome.exitCode == 0, outcome.words.constData());
        for (const Json &line : jsonLines(outcome.out))
            ++trained[line.at("file").get<std::string>()];
    }
    QVERIFY(trained.size() + 1 >= kRuns); // it may have been killed when it had just saved the end
    for (const auto &[file, times] : trained)
        QVERIFY2(times == 1, file.c_str());
    requireWhole(folder, kLonger);
}

void TestCliSweep::comparesWhatWasSwept()
{
    const Json study = compare(m_study);
    const Json differing{"attention", "hidden", "seed"};
    QVERIFY(study.at("differing") == differing);
    QVERIFY(study.at("comparable").get<bool>());
    QCOMPARE(study.at("groups").size(), 4U);
    for (const Json &group : study.at("groups")) {
        QCOMPARE(group.at("files").size(), 2U);
        std::vector<double> values;
        for (const Json &file : group.at("files"))
            for (const Json &one : study.at("runs"))
                if (one.at("file") == file)
                    values.push_back(one.at("perplexity").get<double>());
        const Json &spread = group.at("perplexity");
        QCOMPARE(spread.at("mean").get<double>(), (values.at(0) + values.at(1)) / 2);
        QCOMPARE(spread.at("deviation").get<double>(),
            std::abs(values.at(0) - values.at(1)) / std::sqrt(2.0));
    }
    const Json &first = study.at("runs").front();
    QCOMPARE(
        first.at("file").get<std::string>(), std::string("hidden-8_attention-general_seed-1.s2s"));
    QCOMPARE(
        first.at("name").get<std::string>(), std::string("hidden 8, attention general, seed 1"));
    // What it calls a setting is what train and sweep call it.
    const Outcome help = run({u"train"_s, u"--help"_s});
    for (const auto &[name, value] : first.at("settings").items())
        QVERIFY2(help.out.contains("--" + QByteArray::fromStdString(name)), name.c_str());
}

void TestCliSweep::printsAndSortsATable()
{
    const Outcome table = run({u"compare"_s, m_study});
    QCOMPARE(table.exitCode, 0);
    QVERIFY(table.out.contains("hidden 8, attention none, seed 1"));
    QVERIFY(table.out.contains("±"));
    for (const bool isReversed : {false, true}) {
        QStringList options{u"--sort"_s, u"perplexity"_s};
        if (isReversed)
            options << u"--reverse"_s;
        std::vector<double> values;
        const Json study = compare(m_study, options);
        for (const Json &one : study.at("runs"))
            values.push_back(one.at("perplexity").get<double>());
        QCOMPARE(values.size(), kRuns);
        if (isReversed)
            std::reverse(values.begin(), values.end());
        QVERIFY(std::is_sorted(values.begin(), values.end()));
    }
    const Outcome wrong = run({u"compare"_s, m_study, u"--sort"_s, u"beauty"_s});
    QCOMPARE(wrong.exitCode, 1);
    QVERIFY(wrong.words.contains("beauty") && wrong.words.contains("perplexity"));
}

void TestCliSweep::writesCsv()
{
    const QString csv = path(u"table.csv"_s);
    QCOMPARE(run({u"compare"_s, m_study, u"--csv"_s, csv}).exitCode, 0);
    const QList<QByteArray> lines = contents(csv).trimmed().split('\n');
    QCOMPARE(lines.size(), qsizetype(kRuns + 1));
    QVERIFY(lines.first().startsWith("file,name,attention,hidden,seed,state"));
    QVERIFY(lines.at(1).contains("\"hidden 8, attention general, seed 1\",general,8,1,done"));
    const Outcome again = run({u"compare"_s, m_study, u"--csv"_s, csv});
    QCOMPARE(again.exitCode, 1); // it is kept
    QCOMPARE(run({u"compare"_s, m_study, u"--csv"_s, csv, u"--overwrite"_s}).exitCode, 0);
}

void TestCliSweep::trainsNothingTwice()
{
    const QString file = m_study + u"/hidden-8_attention-none_seed-1.s2s"_s;
    const QByteArray before = contents(file);
    const Outcome again = run(sweepOfEight(m_study));
    QVERIFY2(again.exitCode == 0, again.words.constData());
    QVERIFY(again.out.isEmpty());
    QCOMPARE(contents(file), before);
    QVERIFY(QFile::remove(file)); // one that is gone is trained anew
    const Outcome mended = run(sweepOfEight(m_study));
    QCOMPARE(jsonLines(mended.out).size(), 1U);
    requireWhole(m_study);
}

void TestCliSweep::interruptedItGoesOnLater()
{
    constexpr int kMany = 100'000;
    const QString folder = path(u"interrupted"_s);
    const auto program = start(sweepOfEight(folder, kMany));
    QByteArray words;
    const auto isAtWork = [&] {
        words += program->readAllStandardError();
        return words.contains("steps an epoch");
    };
    QTRY_VERIFY_WITH_TIMEOUT(isAtWork(), kPatience);
    QCOMPARE(::kill(static_cast<pid_t>(program->processId()), SIGINT), 0);
    const Outcome outcome = finish(*program);
    QCOMPARE(outcome.exitCode, 0);
    QCOMPARE(filesIn(folder).size(), 1); // the second was not begun
    QVERIFY(!QDir(folder).exists(u".claims"_s));
    const Json study = compare(folder);
    QCOMPARE(study.at("runs").size(), kRuns); // the others wait
    for (const Json &one : study.at("runs"))
        QCOMPARE(one.at("state").get<std::string>(), std::string("waiting"));
    const auto later = start(sweepOfEight(folder, kMany));
    words.clear();
    const auto goesOn = [&] {
        words += later->readAllStandardError();
        return words.contains("Going on at step");
    };
    QTRY_VERIFY_WITH_TIMEOUT(goesOn(), kPatience);
    QCOMPARE(::kill(static_cast<pid_t>(later->processId()), SIGINT), 0);
    QCOMPARE(finish(*later).exitCode, 0);
}

void TestCliSweep::refusesBeforeAnythingIsTrained_data()
{
    QTest::addColumn<QStringList>("options");
    QTest::addColumn<QByteArray>("names");
    const auto set = [](const QString &text) { return QStringList{u"--set"_s, text}; };
    QTest::newRow("no option of train") << set(u"depth=1,2"_s) << QByteArray("--depth");
    QTest::newRow("help") << set(u"help=1"_s) << QByteArray("--help");
    QTest::newRow("where it goes") << set(u"out=a,b"_s) << QByteArray("--out");
    QTest::newRow("no number") << set(u"layers=1,two"_s) << QByteArray("two");
    QTest::newRow("no kind") << set(u"start=zero,nonsense"_s) << QByteArray("nonsense");
    QTest::newRow("out of range") << set(u"layers=1,9"_s) << QByteArray("layers");
    QTest::newRow("does not go together")
        << QStringList{u"--set"_s, u"unidirectional=true"_s, u"--set"_s, u"half-directions=true"_s}
        << QByteArray("--half-directions");
    QTest::newRow("no values") << set(u"layers"_s) << QByteArray("layers");
    QTest::newRow("twice") << QStringList{u"--set"_s, u"layers=1"_s, u"--set"_s, u"layers=2"_s}
                           << QByteArray("layers");
    QTest::newRow("seed in two ways")
        << QStringList{u"--set"_s, u"seed=1,2"_s, u"--seeds"_s, u"2"_s} << QByteArray("seed");
    QTest::newRow("no such file") << QStringList{u"--set"_s, u"dev-pairs=/nowhere/x.tsv"_s}
                                  << QByteArray("/nowhere/x.tsv");
}

void TestCliSweep::refusesBeforeAnythingIsTrained()
{
    QFETCH(const QStringList, options);
    QFETCH(const QByteArray, names);
    const QString folder = path(u"refused"_s);
    const Outcome outcome = run(QStringList{u"sweep"_s, u"--builtin"_s, u"reverse-letters"_s,
                                    u"--max-steps"_s, u"2"_s, u"--out"_s, folder}
        + options);
    QCOMPARE(outcome.exitCode, 1);
    QVERIFY2(outcome.words.contains(names), outcome.words.constData());
    QVERIFY(!QDir(folder).exists());
}

void TestCliSweep::refusesAFolderWithOtherSettings()
{
    const Outcome outcome = run(sweepOfEight(m_study, kSteps + 1));
    QCOMPARE(outcome.exitCode, 1);
    QVERIFY2(
        outcome.words.contains("max-steps is 30 there and 31 here"), outcome.words.constData());
    requireWhole(m_study);
}

void TestCliSweep::aSwitchIsVariedToo()
{
    const QString folder = path(u"switch"_s);
    const Outcome outcome = run(
        {u"sweep"_s, u"--builtin"_s, u"reverse-letters"_s, u"--count"_s, u"100"_s, u"--dev-count"_s,
            u"10"_s, u"--hidden"_s, u"8"_s, u"--embedding"_s, u"8"_s, u"--max-steps"_s, u"2"_s,
            u"--set"_s, u"reverse-source=true,false"_s, u"--reverse-source"_s, u"--out"_s, folder});
    QVERIFY2(outcome.exitCode == 0, outcome.words.constData());
    QVERIFY(outcome.out.contains("reverse-source true")); // the table of compare
    std::map<std::string, std::string> values;
    const Json study = compare(folder);
    for (const Json &one : study.at("runs"))
        values[one.at("file").get<std::string>()]
            = one.at("settings").at("reverse-source").get<std::string>();
    QCOMPARE(values.at("reverse-source-true.s2s"), std::string("true"));
    QCOMPARE(values.at("reverse-source-false.s2s"), std::string("false"));
}

void TestCliSweep::whatCannotBeTrainedIsToldAtTheEnd()
{
    const QString folder = path(u"failing"_s);
    const QString empty = path(u"empty.tsv"_s);
    const QString pairs = path(u"pairs.tsv"_s);
    write(empty, "\n");
    QByteArray lines;
    for (int i = 0; i < 60; ++i)
        lines += "a" + QByteArray::number(i) + " b\tc d" + QByteArray::number(i) + "\n";
    write(pairs, lines);
    const Outcome outcome = run({u"sweep"_s, u"--set"_s, u"pairs="_s + empty + u","_s + pairs,
        u"--hidden"_s, u"8"_s, u"--embedding"_s, u"8"_s, u"--max-steps"_s, u"2"_s, u"--json"_s,
        u"--dev-count"_s, u"5"_s, u"--out"_s, folder});
    QCOMPARE(outcome.exitCode, 1);
    QCOMPARE(jsonLines(outcome.out).size(), 1U); // the other was trained
    QVERIFY2(outcome.words.contains("1 run could not be trained"), outcome.words.constData());
}

void TestCliSweep::minutesEndARunForGood()
{
    const QStringList sweep{u"sweep"_s, u"--builtin"_s, u"reverse-letters"_s, u"--count"_s,
        u"100"_s, u"--dev-count"_s, u"10"_s, u"--hidden"_s, u"8"_s, u"--embedding"_s, u"8"_s,
        u"--minutes"_s, u"0.005"_s, u"--json"_s, u"--out"_s, path(u"minutes"_s)};
    const Outcome outcome = run(sweep);
    QVERIFY2(outcome.exitCode == 0, outcome.words.constData());
    QCOMPARE(filesIn(path(u"minutes"_s)), QStringList(u"run.s2s"_s));
    QCOMPARE(jsonLines(outcome.out).front().at("state").get<std::string>(), std::string("done"));
    QVERIFY(run(sweep).out.isEmpty());
}

void TestCliSweep::refusesToCompareNothing()
{
    for (const QString &folder : {path(u"missing"_s), path(u"no runs"_s)}) {
        if (folder.endsWith("runs"_L1))
            QVERIFY(QDir().mkdir(folder));
        const Outcome outcome = run({u"compare"_s, folder});
        QCOMPARE(outcome.exitCode, 1);
        QVERIFY(outcome.words.contains(folder.toUtf8()));
    }
}

QTEST_GUILESS_MAIN(TestCliSweep)
#include "tst_cli_sweep.moc"
