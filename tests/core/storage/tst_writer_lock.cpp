// SPDX-License-Identifier: GPL-3.0-or-later
// One program at a time saves to a file, and a lock that nobody holds any more keeps nobody out.
#include "core/error.h"
#include "core/storage/atomic_file.h"
#include "core/storage/writer_lock.h"

#include <QTemporaryDir>
#include <QtTest>

#include <sys/wait.h>
#include <unistd.h>

#include <csignal>
#include <filesystem>
#include <fstream>

using namespace seq2seq;
namespace fs = std::filesystem;

class TestWriterLock : public QObject {
    Q_OBJECT

private slots:
    void init();
    void theSecondIsToldWhoHoldsIt();
    void aLinkIsItsTarget();
    void aKilledProgramKeepsNobodyOut();
    void anotherMachinesLockIsBelieved();
    void thisMachinesLockOfBeforeARestartIsNot();
    void aFileThatIsNoLockIsKept();
    void anEmptyLockIsTaken();
    void devicesAndReadOnlyFoldersNeedNone();

private:
    [[nodiscard]] std::string lockFile() const { return m_path + ".lock"; }
    [[nodiscard]] std::string refusal() const;

    std::unique_ptr<QTemporaryDir> m_folder;
    std::string m_path;
};

void TestWriterLock::init()
{
    m_folder = std::make_unique<QTemporaryDir>();
    m_path = fs::canonical(m_folder->path().toStdString()) / "run.s2s";
}

/// Why a lock is refused; empty when it is not.
std::string TestWriterLock::refusal() const
{
    try {
        const WriterLock lock(m_path);
        return {};
    } catch (const Error &error) {
        return error.what();
    }
}

void TestWriterLock::theSecondIsToldWhoHoldsIt()
{
    {
        const WriterLock first(m_path);
        QVERIFY(first.isHeld());
        const QString words = QString::fromStdString(refusal());
        QVERIFY2(words.contains(QStringLiteral("Process %1 on %2")
                                    .arg(QString::number(getpid()), QSysInfo::machineHostName())),
            qPrintable(words));
        QVERIFY2(words.contains(QDate::currentDate().toString(QStringLiteral("yyyy-"))),
            qPrintable(words));
        const WriterLock copy = first; // NOLINT: holds it together with the first
        QVERIFY(copy.covers(m_path));
    }
    QCOMPARE(refusal(), std::string());
    QVERIFY(!fs::exists(lockFile()));
}

void TestWriterLock::aLinkIsItsTarget()
{
    writeFileAtomically(m_path, "x");
    const std::string link = m_path + "-link";
    fs::create_symlink(m_path, link);
    const WriterLock lock(link);
    QVERIFY(lock.covers(m_path));
    QVERIFY(!refusal().empty());
}

void TestWriterLock::aKilledProgramKeepsNobodyOut()
{
    int pipes[2];
    QCOMPARE(pipe(pipes), 0);
    const pid_t child = fork();
    if (child == 0) {
        const WriterLock lock(m_path);
        const char byte = 0;
        if (::write(pipes[1], &byte, 1) != 1)
            _exit(1);
        pause();
    }
    char byte = 0;
    QCOMPARE(::read(pipes[0], &byte, 1), ssize_t{1});
    const std::string told = refusal();
    QVERIFY2(told.find("Process " + std::to_string(child)) != std::string::npos, told.c_str());
    kill(child, SIGKILL);
    waitpid(child, nullptr, 0);
    close(pipes[0]);
    close(pipes[1]);
    QVERIFY(fs::exists(lockFile()));
    QCOMPARE(refusal(), std::string());
    QVERIFY(!fs::exists(lockFile()));
}

/// On a shared folder whose locks end at the machine.
void TestWriterLock::anotherMachinesLockIsBelieved()
{
    std::ofstream(lockFile())
        << "Seq2Seq Explorer\n4711\nroom-12\nanother-boot\n2026-01-02 03:04\n";
    const std::string told = refusal();
    for (const char *part : {"4711", "room-12", "2026-01-02 03:04", "remove"})
        QVERIFY2(told.find(part) != std::string::npos, told.c_str());
    QVERIFY(fs::exists(lockFile()));
}

void TestWriterLock::thisMachinesLockOfBeforeARestartIsNot()
{
    std::ofstream(lockFile()) << "Seq2Seq Explorer\n1\n"
                              << QSysInfo::machineHostName().toStdString()
                              << "\nthe-boot-before\n2026-01-02 03:04\n";
    QCOMPARE(refusal(), std::string());
}

void TestWriterLock::aFileThatIsNoLockIsKept()
{
    std::ofstream(lockFile()) << "somebody's notes on locks\n";
    QVERIFY(!refusal().empty());
    QCOMPARE(readWholeFile(lockFile()), std::string("somebody's notes on locks\n"));
}

void TestWriterLock::anEmptyLockIsTaken()
{
    std::ofstream(lockFile()) << "";
    QCOMPARE(refusal(), std::string()); // its writer found the disk full, and is gone
}

void TestWriterLock::devicesAndReadOnlyFoldersNeedNone()
{
    QVERIFY(!WriterLock("/dev/null").isHeld());
    QVERIFY(!WriterLock(m_path + "/no/such/folder").isHeld());
    QVERIFY(!fs::exists("/dev/null.lock"));
}

QTEST_APPLESS_MAIN(TestWriterLock)
#include "tst_writer_lock.moc"
