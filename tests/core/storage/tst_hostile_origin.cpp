// SPDX-License-Identifier: GPL-3.0-or-later
// What an .s2s file says of where its corpus lies: no other file is read for it.
#include "hostile_fixture.h"

#include <QDir>
#include <nlohmann/json.hpp>

#include <sys/stat.h>

using namespace seq2seq;
using namespace seq2seq::test;
using nlohmann::json;

class TestHostileOrigin : public QObject, private GoodExperiment {
    Q_OBJECT

private slots:
    void initTestCase() { begin(); }
    void noFileIsReadBecauseItIsNamed_data();
    void noFileIsReadBecauseItIsNamed();
    void whatLiesBesideIsTakenForItsSentencesOnly();
};

void TestHostileOrigin::noFileIsReadBecauseItIsNamed_data()
{
    QTest::addColumn<QString>("file");
    const QString secret = m_folder.filePath("elsewhere/secret.tsv");
    QVERIFY(QDir(m_folder.path()).mkpath("elsewhere"));
    writeQuickly(secret.toStdString(), "user\tpassword\n");
    QTest::newRow("absolute") << secret;
    QTest::newRow("below") << "elsewhere/secret.tsv";
    QTest::newRow("above") << "../" + QDir(m_folder.path()).dirName() + "/elsewhere/secret.tsv";
    QTest::newRow("zero") << "/dev/zero";
    QTest::newRow("memory") << "/proc/self/mem";
    QTest::newRow("folder") << "/";
    QTest::newRow("dots") << "..";
    QTest::newRow("zero byte") << QString("elsewhere/secret.tsv") + QChar(u'\0') + "x";
    QTest::newRow("nothing") << "";
}

void TestHostileOrigin::noFileIsReadBecauseItIsNamed()
{
    QFETCH(const QString, file);
    Entries entries = m_entries;
    json description = json::parse(entries["experiment.json"]);
    // Everything a file can say of a corpus, and it is right: that of secret.tsv.
    Corpus secret;
    secret.pairs = {{"user", "password"}};
    description["train"]["inside"] = false;
    description["train"]["pairs"] = 1;
    description["train"]["fingerprint"] = fingerprint(secret);
    description["train"]["origin"]["sourceColumn"] = 1;
    description["train"]["origin"]["targetColumn"] = 2;
    for (const char *kind : {"tsv", "aligned"}) {
        description["train"]["origin"]["kind"] = kind;
        description["train"]["origin"]["sourceFile"] = file.toStdString();
        description["train"]["origin"]["targetFile"] = file.toStdString();
        entries["experiment.json"] = description.dump();
        zipTo(m_path, entries);
        std::vector<Message> remarks;
        const Experiment loaded = loadExperiment(m_path, &remarks);
        QCOMPARE(loaded.train->size(), std::size_t{0});
        QCOMPARE(remarks.size(), std::size_t{1});
        // Nor is anything of it in what is saved.
        saveExperiment(loaded, m_path);
        for (const auto &[name, bytes] : unzip(m_path))
            QVERIFY2(bytes.find("password") == std::string::npos, name.c_str());
    }
}

void TestHostileOrigin::whatLiesBesideIsTakenForItsSentencesOnly()
{
    Entries entries = m_entries;
    json description = json::parse(entries["experiment.json"]);
    Corpus own;
    own.pairs = {{"a", "b"}, {"c", "d"}};
    description["train"]["inside"] = false;
    description["train"]["pairs"] = own.size();
    description["train"]["fingerprint"] = fingerprint(own);
    description["train"]["origin"]["kind"] = "tsv";
    description["train"]["origin"]["sourceColumn"] = 1;
    description["train"]["origin"]["targetColumn"] = 2;
    description["train"]["origin"]["sourceFile"] = "/home/author/beside.tsv";
    entries["experiment.json"] = description.dump();
    zipTo(m_path, entries);
    const std::string beside = m_folder.filePath("beside.tsv").toStdString();
    const auto pairsFound = [&] {
        std::vector<Message> remarks;
        return loadExperiment(m_path, &remarks).train->size();
    };
    QCOMPARE(pairsFound(), std::size_t{0});
    writeQuickly(beside, "a\tb\nc\tD\n");
    QCOMPARE(pairsFound(), std::size_t{0});
    writeQuickly(beside, "a\tb\nc\td\n");
    QCOMPARE(pairsFound(), std::size_t{2});
    // A pipe would never end, and a link into /proc leads to what the kernel makes up.
    std::filesystem::remove(beside);
    QCOMPARE(mkfifo(beside.c_str(), 0600), 0);
    QCOMPARE(pairsFound(), std::size_t{0});
    std::filesystem::remove(beside);
    std::filesystem::create_symlink("/proc/kmsg", beside);
    QCOMPARE(pairsFound(), std::size_t{0});
    std::filesystem::remove(beside);
}

QTEST_APPLESS_MAIN(TestHostileOrigin)
#include "tst_hostile_origin.moc"
