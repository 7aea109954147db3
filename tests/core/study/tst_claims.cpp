// SPDX-License-Identifier: GPL-3.0-or-later
// Several processes on one folder: a run is trained by one at a time, and that of a process that
// died is taken again, by one.
#include "core/error.h"
#include "core/storage/writer_lock.h"
#include "core/study/claims.h"

#include <QDir>
#include <QFile>
#include <QTemporaryDir>
#include <QTest>

#include <nlohmann/json.hpp>

#include <fcntl.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>

#include <algorithm>
#include <array>
#include <thread>

using namespace seq2seq;
using namespace std::chrono_literals;

namespace {

constexpr const char *kRun = "hidden-8.s2s";

/// Takes the run in a process of its own that ends without giving it back.
void takeAndDie(const std::string &folder)
{
    const pid_t child = ::fork();
    if (child == 0) {
        // What was claimed outlives its process: nothing is cleared up.
        std::optional<Claim> claim = Claims(folder).take(kRun);
        ::_exit(claim ? 0 : 1);
    }
    int status = 0;
    QCOMPARE(::waitpid(child, &status, 0), child);
    QCOMPARE(WEXITSTATUS(status), 0);
}

QStringList claimsIn(const QTemporaryDir &folder)
{
    return QDir(folder.filePath(QStringLiteral(".claims"))).entryList(QDir::Files);
}

/// The claim as it were that of another computer, renewed so long ago.
void moveElsewhere(const QTemporaryDir &folder, std::chrono::seconds age)
{
    const QString path = folder.filePath(QStringLiteral(".claims/") + claimsIn(folder).constLast());
    QFile file(path);
    QVERIFY(file.open(QIODevice::ReadWrite));
    nlohmann::json claim = nlohmann::json::parse(file.readAll().toStdString());
    claim["boot"] = "that of another computer";
    claim["machine"] = "lab-pc-07";
    file.resize(0);
    file.write(QByteArray::fromStdString(claim.dump()));
    file.close();
    struct stat status { };
    QCOMPARE(::stat(QFile::encodeName(path).constData(), &status), 0);
    std::array<timespec, 2> times{status.st_atim, status.st_mtim};
    times[1].tv_sec -= age.count();
    QCOMPARE(::utimensat(AT_FDCWD, QFile::encodeName(path).constData(), times.data(), 0), 0);
}

} // namespace

class TestClaims : public QObject {
    Q_OBJECT

private:
    std::unique_ptr<QTemporaryDir> m_folder;
    [[nodiscard]] std::string folder() const { return m_folder->path().toStdString(); }

private slots:
    void init() { m_folder = std::make_unique<QTemporaryDir>(); }

    void aRunIsTakenOnce()
    {
        const Claims claims(folder());
        QVERIFY(!claims.ownerOf(kRun));
        std::optional<Claim> claim = claims.take(kRun);
        QVERIFY(claim);
        QCOMPARE(claim->run(), std::string(kRun));
        QVERIFY(!Claims(folder()).take(kRun));
        QVERIFY(claims.take("hidden-8.s2s.s2s")); // another name that begins alike
        QVERIFY(claims.ownerOf(kRun) == thisProcess());
        claim.reset();
        QVERIFY(!claims.ownerOf(kRun));
        QVERIFY(claims.take(kRun));
        QVERIFY(!QDir(m_folder->filePath(QStringLiteral(".claims"))).exists());
    }

    void manyAtOnceAndOneWins()
    {
        constexpr int kThreads = 8;
        for (int round = 0; round < 50; ++round) {
            std::array<std::optional<Claim>, kThreads> taken;
            {
                std::vector<std::jthread> threads;
                for (std::optional<Claim> &claim : taken)
                    threads.emplace_back([&] { claim = Claims(folder()).take(kRun); });
            }
            QCOMPARE(std::count_if(taken.begin(), taken.end(),
                         [](const auto &claim) { return claim.has_value(); }),
                1);
        }
    }

    void theRunOfADeadProcessIsTakenByOne()
    {
        constexpr int kThreads = 8;
        takeAndDie(folder());
        QCOMPARE(claimsIn(*m_folder).size(), 1);
        QVERIFY(!Claims(folder()).ownerOf(kRun));
        std::array<std::optional<Claim>, kThreads> taken;
        {
            std::vector<std::jthread> threads;
            for (std::optional<Claim> &claim : taken)
                threads.emplace_back([&] { claim = Claims(folder()).take(kRun); });
        }
        QCOMPARE(std::count_if(taken.begin(), taken.end(),
                     [](const auto &claim) { return claim.has_value(); }),
            1);
        for (std::optional<Claim> &claim : taken)
            claim.reset();
        QCOMPARE(claimsIn(*m_folder), QStringList()); // that of the dead one as well
    }

    void anotherComputersRunIsLeftWhileItsHeartBeats()
    {
        takeAndDie(folder());
        moveElsewhere(*m_folder, 60s);
        QVERIFY(!Claims(folder()).take(kRun));
        QCOMPARE(Claims(folder()).ownerOf(kRun)->machine, std::string("lab-pc-07"));
    }

    void aComputerThatFellSilentLosesItsRun()
    {
        takeAndDie(folder());
        moveElsewhere(*m_folder, 200s);
        QVERIFY(!Claims(folder()).ownerOf(kRun));
        QVERIFY(Claims(folder()).take(kRun));
    }

    /// Its lock on the file goes too, or the run could not be saved.
    void theLockOfASilentComputerIsRemoved()
    {
        takeAndDie(folder());
        moveElsewhere(*m_folder, 200s);
        const QString lock = m_folder->filePath(QLatin1String(kRun) + QStringLiteral(".lock"));
        QFile file(m_folder->filePath(QStringLiteral(".claims/") + claimsIn(*m_folder).first()));
        QVERIFY(file.open(QIODevice::ReadOnly));
        const auto claim = nlohmann::json::parse(file.readAll().toStdString());
        QFile lockFile(lock);
        QVERIFY(lockFile.open(QIODevice::WriteOnly));
        lockFile.write("Seq2Seq Explorer\n"
            + QByteArray::number(claim.at("process").get<qlonglong>())
            + "\nlab-pc-07\nthat of another computer\n2026-11-30 08:00\n");
        lockFile.close();
        const std::string run = folder() + "/" + kRun;
        QVERIFY_THROWS_EXCEPTION(Error, static_cast<void>(WriterLock(run).isHeld()));
        const std::optional<Claim> taken = Claims(folder()).take(kRun);
        QVERIFY(taken);
        QVERIFY(WriterLock(run).isHeld());
    }

    void aHeartBeats()
    {
        const Claims claims(folder(), {.heartbeat = 20ms, .deadAfter = 1s});
        const std::optional<Claim> claim = claims.take(kRun);
        moveElsewhere(*m_folder, 3600s); // an hour ago
        QTRY_VERIFY(Claims(folder()).ownerOf(kRun));
    }

    /// A laptop that slept must not write over what another one trains meanwhile.
    void whoStoodStillLearnsThatTheRunIsAnothers()
    {
        const Claims claims(folder(), {.heartbeat = 200ms, .deadAfter = 1h});
        const std::optional<Claim> claim = claims.take(kRun);
        moveElsewhere(*m_folder, 7200s);
        const std::optional<Claim> other = claims.take(kRun);
        QVERIFY(other);
        QTRY_VERIFY(claim->isLost());
        QVERIFY(!other->isLost());
    }

    void remembersHowARunEnded()
    {
        const Claims claims(folder());
        QVERIFY(!claims.ended(kRun));
        claims.markEnded(kRun, "The loss became infinite.");
        QCOMPARE(claims.ended(kRun), std::string("The loss became infinite."));
        claims.markEnded("other.s2s", "");
        QCOMPARE(claims.ended("other.s2s"), std::string());
    }

    void saysWhereItCannotWrite()
    {
        QVERIFY_THROWS_EXCEPTION(Error, Claims(folder() + "/missing/study").take(kRun).reset());
    }
};

QTEST_GUILESS_MAIN(TestClaims)
#include "tst_claims.moc"
