// SPDX-License-Identifier: GPL-3.0-or-later
// A run that nobody watches never writes over what another program has put in its place.
#include "core/storage/atomic_file.h"
#include "core/storage/experiment.h"
#include "core/storage/run_file.h"
#include "sample_experiment.h"

#include <QDir>
#include <QTemporaryDir>
#include <QtTest>

#include <filesystem>
#include <fstream>
#include <set>

using namespace seq2seq;
using namespace seq2seq::test;
namespace fs = std::filesystem;

class TestRunFile : public QObject {
    Q_OBJECT

private slots:
    void init();
    void savesWhereItWasToldTo();
    void whatAnotherProgramPutThereIsKept_data();
    void whatAnotherProgramPutThereIsKept();
    void notesInItsPlaceAreKept();
    void aDeletedFileIsMadeAgain();
    void rescueNamesAreNobodys();

private:
    [[nodiscard]] QStringList rescued() const
    {
        return QDir(m_folder->path()).entryList({QStringLiteral("unsaved *.s2s")});
    }

    std::unique_ptr<QTemporaryDir> m_folder;
    std::string m_path;
};

void TestRunFile::init()
{
    m_folder = std::make_unique<QTemporaryDir>();
    m_path = m_folder->filePath("run.s2s").toStdString();
}

void TestRunFile::savesWhereItWasToldTo()
{
    std::ofstream(m_path).close(); // as mktemp leaves it
    RunFile file(m_path);
    for (int step = 1; step < 4; ++step) {
        Experiment experiment = sampleExperiment();
        experiment.state.step = step;
        QVERIFY(!file.save(experiment));
        QCOMPARE(loadExperiment(m_path).state.step, step);
    }
    QVERIFY(!file.moved());
    QVERIFY(rescued().isEmpty());
}

void TestRunFile::whatAnotherProgramPutThereIsKept_data()
{
    QTest::addColumn<QString>("when");
    QTest::newRow("before the first save") << QStringLiteral("first");
    QTest::newRow("between two saves") << QStringLiteral("later");
}

void TestRunFile::whatAnotherProgramPutThereIsKept()
{
    QFETCH(const QString, when);
    RunFile file(m_path);
    Experiment experiment = sampleExperiment();
    if (when == QStringLiteral("later"))
        QVERIFY(!file.save(experiment));
    const std::string other = m_folder->filePath("other.s2s").toStdString();
    saveExperiment(sampleExperiment(), other);
    fs::rename(other, m_path); // as every program saves that does it well
    const std::string theirs = readWholeFile(m_path);

    experiment.state.step = 7;
    const std::optional<Error> moved = file.save(experiment);
    QVERIFY(moved);
    QCOMPARE(moved->code(), ErrorCode::FileChanged);
    QCOMPARE(moved->place().file, m_path);
    QVERIFY(readWholeFile(m_path) == theirs);
    QCOMPARE(rescued().size(), 1);
    QCOMPARE(fs::path(file.path()).filename().string(), rescued().front().toStdString());
    QVERIFY2(QByteArray(moved->what()).contains(file.path().c_str()), moved->what());
    QCOMPARE(loadExperiment(file.path()).state.step, 7);

    // It stays there, and says so to the end.
    experiment.state.step = 8;
    QVERIFY(!file.save(experiment));
    QVERIFY(file.moved());
    QCOMPARE(rescued().size(), 1);
    QCOMPARE(loadExperiment(file.path()).state.step, 8);
    QVERIFY(readWholeFile(m_path) == theirs);
}

void TestRunFile::notesInItsPlaceAreKept()
{
    RunFile file(m_path);
    QVERIFY(!file.save(sampleExperiment()));
    fs::remove(m_path);
    std::ofstream(m_path) << "notes";
    QVERIFY(file.save(sampleExperiment()));
    QCOMPARE(readWholeFile(m_path), std::string("notes"));
    QCOMPARE(rescued().size(), 1);
}

void TestRunFile::aDeletedFileIsMadeAgain()
{
    RunFile file(m_path);
    QVERIFY(!file.save(sampleExperiment()));
    fs::remove(m_path);
    QVERIFY(!file.save(sampleExperiment()));
    QVERIFY(fs::exists(m_path));
    QVERIFY(rescued().isEmpty());
}

void TestRunFile::rescueNamesAreNobodys()
{
    std::set<std::string> names;
    for (int i = 0; i < 3; ++i) {
        const std::string name = rescuePath(m_folder->path().toStdString());
        QVERIFY2(!fs::exists(name), name.c_str());
        std::ofstream(name) << "taken";
        names.insert(name);
    }
    QCOMPARE(names.size(), std::size_t{3});
    QCOMPARE(rescued().size(), 3);
}

QTEST_APPLESS_MAIN(TestRunFile)
#include "tst_run_file.moc"
