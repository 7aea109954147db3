// SPDX-License-Identifier: GPL-3.0-or-later
// Whatever happens while a file is written, the old one or the new one is there.
#include "core/error.h"
#include "core/storage/atomic_file.h"

#include <QTemporaryDir>
#include <QtTest>

#include <sys/resource.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>

#include <csignal>
#include <filesystem>
#include <fstream>
#include <functional>
#include <stdexcept>
#include <thread>
#include <vector>

using namespace seq2seq;
namespace fs = std::filesystem;

namespace {

ErrorCode codeOf(const std::function<void()> &call)
{
    try {
        call();
    } catch (const Error &error) {
        qInfo("%s", error.what());
        return error.code();
    }
    return ErrorCode::Internal; // nothing was thrown
}

std::size_t filesIn(const fs::path &folder)
{
    return static_cast<std::size_t>(
        std::distance(fs::directory_iterator(folder), fs::directory_iterator()));
}

} // namespace

class TestAtomicFile : public QObject {
    Q_OBJECT

private slots:
    void init();
    void writesAndReadsBack();
    void replacesAndKeepsPermissions();
    void aNewFileGetsWhatTheUmaskAllows();
    void halfWrittenFilesAreNoMoreOpenThanTheTarget();
    void followsALink();
    void refusesALinkToNothing();
    void leavesFilesOfOthersAlone();
    void piecesLandWhereTheyBelong();
    void whatAWriterThrowsLeavesTheOldOne();
    void fullDeviceIsReported();
    void tooLargeFileLeavesTheOldOne();
    void killedWriterLeavesTheOldOrTheNewOne();
    void twoWritersDoNotMix();
    void impossibleTargetsAreRefused();
    void unreadableFilesAreReported();

private:
    std::unique_ptr<QTemporaryDir> m_folder;
    std::string m_path;
};

void TestAtomicFile::init()
{
    m_folder = std::make_unique<QTemporaryDir>();
    m_path = m_folder->filePath("run.s2s").toStdString();
}

void TestAtomicFile::writesAndReadsBack()
{
    const std::string bytes("\0binary\n\xff", 9);
    writeFileAtomically(m_path, bytes);
    QCOMPARE(readWholeFile(m_path), bytes);
    writeFileAtomically(m_path, "");
    QCOMPARE(readWholeFile(m_path), std::string());
    QCOMPARE(filesIn(m_folder->path().toStdString()), std::size_t{1});
}

void TestAtomicFile::replacesAndKeepsPermissions()
{
    writeFileAtomically(m_path, "old");
    fs::permissions(m_path, fs::perms::owner_read | fs::perms::owner_write);
    writeFileAtomically(m_path, "new");
    QCOMPARE(readWholeFile(m_path), std::string("new"));
    QCOMPARE(fs::status(m_path).permissions(), fs::perms::owner_read | fs::perms::owner_write);
}

void TestAtomicFile::aNewFileGetsWhatTheUmaskAllows()
{
    const mode_t before = umask(0027);
    writeFileAtomically(m_path, "new");
    umask(before);
    QCOMPARE(static_cast<unsigned>(fs::status(m_path).permissions()), 0640U);
}

void TestAtomicFile::halfWrittenFilesAreNoMoreOpenThanTheTarget()
{
    writeFileAtomically(m_path, "old");
    fs::permissions(m_path, fs::perms(0600));
    std::vector<unsigned> modes;
    writeFileAtomically(m_path, [&](const WriteAt &file) {
        file(0, "secret");
        for (const auto &entry : fs::directory_iterator(m_folder->path().toStdString()))
            modes.push_back(static_cast<unsigned>(entry.status().permissions()));
    });
    QCOMPARE(modes, (std::vector<unsigned>{0600, 0600}));
}

void TestAtomicFile::followsALink()
{
    const std::string link = m_folder->filePath("link.s2s").toStdString();
    writeFileAtomically(m_path, "old");
    fs::create_symlink(m_path, link);
    writeFileAtomically(link, "new");
    QVERIFY(fs::is_symlink(link));
    QCOMPARE(readWholeFile(m_path), std::string("new"));
}

void TestAtomicFile::refusesALinkToNothing()
{
    const std::string link = m_folder->filePath("link.s2s").toStdString();
    fs::create_symlink(m_path, link);
    QCOMPARE(codeOf([&] { writeFileAtomically(link, "new"); }), ErrorCode::FileUnwritable);
    QVERIFY(fs::is_symlink(link)); // neither replaced nor followed
    QVERIFY(!fs::exists(m_path));
}

void TestAtomicFile::leavesFilesOfOthersAlone()
{
    for (const char *name : {".part", ".tmp", "~"}) {
        std::ofstream(m_path + name) << "somebody's";
    }
    writeFileAtomically(m_path, "new");
    writeFileAtomically(m_path, "newer");
    for (const char *name : {".part", ".tmp", "~"})
        QCOMPARE(readWholeFile(m_path + name), std::string("somebody's"));
    QCOMPARE(readWholeFile(m_path), std::string("newer"));
    QCOMPARE(filesIn(m_folder->path().toStdString()), std::size_t{4});
}

void TestAtomicFile::piecesLandWhereTheyBelong()
{
    const std::function<void(const WriteAt &)> write = [](const WriteAt &file) {
        file(0, "head");
        file(6, "tail");
        file(1, "EA");
    };
    writeFileAtomically(m_path, write);
    QCOMPARE(readWholeFile(m_path), std::string("hEAd\0\0tail", 10));
    writeFileAtomically("/dev/null", write); // collected first, as a device has no positions
}

void TestAtomicFile::whatAWriterThrowsLeavesTheOldOne()
{
    writeFileAtomically(m_path, "old");
    QVERIFY_EXCEPTION_THROWN(writeFileAtomically(m_path,
                                 [](const WriteAt &file) {
                                     file(0, "half of the new one");
                                     throw std::length_error("no more");
                                 }),
        std::length_error);
    QCOMPARE(readWholeFile(m_path), std::string("old"));
    QCOMPARE(filesIn(m_folder->path().toStdString()), std::size_t{1});
}

void TestAtomicFile::fullDeviceIsReported()
{
    if (!fs::exists("/dev/full"))
        QSKIP("This system has no /dev/full");
    QCOMPARE(codeOf([] { writeFileAtomically("/dev/full", "text"); }), ErrorCode::DiskFull);
    QVERIFY(fs::is_character_file("/dev/full")); // it was not replaced
}

void TestAtomicFile::tooLargeFileLeavesTheOldOne()
{
    writeFileAtomically(m_path, "old");
    rlimit before{};
    QCOMPARE(getrlimit(RLIMIT_FSIZE, &before), 0);
    const auto oldHandler = std::signal(SIGXFSZ, SIG_IGN);
    const rlimit small{100'000, before.rlim_max};
    QCOMPARE(setrlimit(RLIMIT_FSIZE, &small), 0);
    const ErrorCode code
        = codeOf([&] { writeFileAtomically(m_path, std::string(1'000'000, 'x')); });
    setrlimit(RLIMIT_FSIZE, &before);
    std::signal(SIGXFSZ, oldHandler);
    QCOMPARE(code, ErrorCode::DiskFull);
    QCOMPARE(readWholeFile(m_path), std::string("old"));
    QCOMPARE(filesIn(m_folder->path().toStdString()), std::size_t{1});
}

void TestAtomicFile::killedWriterLeavesTheOldOrTheNewOne()
{
    constexpr std::size_t kSize = 2'000'000;
    writeFileAtomically(m_path, std::string(kSize, 'a'));
    for (int round = 0; round < 12; ++round) {
        int pipes[2];
        QCOMPARE(pipe(pipes), 0);
        const pid_t child = fork();
        if (child == 0) {
            for (char letter = 'a';; letter = letter == 'z' ? 'a' : static_cast<char>(letter + 1)) {
                writeFileAtomically(m_path, std::string(kSize, letter));
                if (::write(pipes[1], &letter, 1) != 1)
                    _exit(1);
            }
        }
        char letter = 0;
        for (int written = 0; written <= round % 3; ++written)
            QCOMPARE(::read(pipes[0], &letter, 1), ssize_t{1});
        kill(child, SIGKILL); // somewhere in the middle of the next one
        waitpid(child, nullptr, 0);
        close(pipes[0]);
        close(pipes[1]);
        const std::string found = readWholeFile(m_path);
        QCOMPARE(found.size(), kSize);
        QCOMPARE(found, std::string(kSize, found.front()));
        QVERIFY(filesIn(m_folder->path().toStdString())
            <= 2); // at most one leftover, however often it is killed
    }
}

void TestAtomicFile::twoWritersDoNotMix()
{
    const auto write = [this](char letter) {
        for (int i = 0; i < 20; ++i)
            writeFileAtomically(m_path, std::string(100'000, letter));
    };
    {
        const std::jthread first(write, 'a');
        const std::jthread second(write, 'b');
    }
    const std::string found = readWholeFile(m_path);
    QCOMPARE(found, std::string(100'000, found.front()));
    QCOMPARE(filesIn(m_folder->path().toStdString()), std::size_t{1});
}

void TestAtomicFile::impossibleTargetsAreRefused()
{
    const std::string folder = m_folder->path().toStdString();
    QCOMPARE(codeOf([&] { writeFileAtomically(folder, "x"); }), ErrorCode::FileUnwritable);
    QCOMPARE(codeOf([&] { writeFileAtomically(folder + "/missing/run.s2s", "x"); }),
        ErrorCode::FileUnwritable);
    QCOMPARE(codeOf([&] { writeFileAtomically(folder + "/" + std::string(300, 'n'), "x"); }),
        ErrorCode::FileUnwritable);
}

void TestAtomicFile::unreadableFilesAreReported()
{
    QCOMPARE(codeOf([&] { (void)readWholeFile(m_path); }), ErrorCode::FileNotFound);
    QCOMPARE(codeOf([&] { (void)readWholeFile(m_folder->path().toStdString()); }),
        ErrorCode::FileUnreadable);
    const std::string pipe = m_folder->filePath("pipe").toStdString();
    QCOMPARE(mkfifo(pipe.c_str(), 0600), 0);
    QCOMPARE(codeOf([&] { (void)readWholeFile(pipe); }),
        ErrorCode::FileUnreadable); // at once, without waiting for a writer
}

QTEST_APPLESS_MAIN(TestAtomicFile)
#include "tst_atomic_file.moc"
