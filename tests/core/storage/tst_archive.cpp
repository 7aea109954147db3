// SPDX-License-Identifier: GPL-3.0-or-later
// The zip container: what was put in comes out, one entry is in memory at a time, and whatever goes
// wrong is said.
#include "core/error.h"
#include "core/storage/archive_p.h"
#include "tests/core/address_limit.h"

#include <QTemporaryDir>
#include <QtTest>

#include <stdexcept>

using namespace seq2seq;

class TestArchive : public QObject {
    Q_OBJECT

private slots:
    void initTestCase() { m_path = m_folder.filePath("run.s2s").toStdString(); }

    void whatWasPutInComesOut()
    {
        const std::string text(100'000, 'a');
        const std::string numbers("\0\1\2\377", 4);
        ArchiveWriter writer;
        writer.add(
            "text", [&] { return text; }, Packing::Deflated);
        writer.add(
            "numbers", [&] { return numbers; }, Packing::Stored);
        writer.add(
            "nothing", [] { return std::string(); }, Packing::Deflated);
        write(writer);
        QVERIFY(readWholeFile(m_path).size() < 2000); // deflated
        const ArchiveReader reader(m_path);
        QCOMPARE(reader.read("text", text.size()), text);
        QCOMPARE(reader.read("numbers", 4), numbers);
        QCOMPARE(reader.read("nothing", 4), std::string());
        QVERIFY(!reader.has("something"));
    }

    /// Each entry is made when those before it are in the file, and each only once.
    void entriesAreMadeOneAfterTheOther()
    {
        constexpr std::size_t kSize = 1 << 20;
        constexpr int kEntries = 4;
        std::uint64_t inFile = 0;
        std::vector<std::uint64_t> before;
        ArchiveWriter writer;
        for (int i = 0; i < kEntries; ++i)
            writer.add(
                std::to_string(i),
                [&] {
                    before.push_back(inFile);
                    return std::string(kSize, 'x');
                },
                Packing::Stored);
        writer.write([&](std::uint64_t position, std::string_view bytes) {
            inFile = std::max<std::uint64_t>(inFile, position + bytes.size());
        });
        QCOMPARE(before.size(), std::size_t{kEntries});
        for (std::size_t i = 0; i < before.size(); ++i)
            QVERIFY(before[i] >= i * kSize);
    }

    void anEntryThatDoesNotFitIntoMemoryIsRefused()
    {
        if (!test::kCanLimitAddresses)
            QSKIP("Sanitizers need more addresses than the limit leaves");
        constexpr std::size_t kSize = 100'000'000;
        ArchiveWriter writer;
        writer.add(
            "weights", [] { return std::string(kSize, 'x'); }, Packing::Stored);
        write(writer);
        const ArchiveReader reader(m_path);
        const test::AddressLimit limit(kSize + 50'000'000); // not what is made of it as well
        try {
            (void)reader.read("weights", kSize);
            QFAIL("it was read");
        } catch (const seq2seq::Error &error) {
            const std::string told = error.what();
            QCOMPARE(error.code(), ErrorCode::OutOfMemory);
            QVERIFY2(told.find("weights") != told.npos && told.find("200 MB") != told.npos,
                told.c_str());
        }
    }

    void whatAnEntryThrowsArrives()
    {
        ArchiveWriter writer;
        writer.add(
            "good", [] { return std::string("good"); }, Packing::Stored);
        writer.add(
            "bad", []() -> std::string { throw std::length_error("too long"); }, Packing::Deflated);
        QVERIFY_EXCEPTION_THROWN(write(writer), std::length_error);
    }

    void whatTheFileThrowsArrives()
    {
        ArchiveWriter writer;
        writer.add(
            "good", [] { return std::string("good"); }, Packing::Stored);
        QVERIFY_EXCEPTION_THROWN(writer.write([](std::uint64_t, std::string_view) {
            throw Error(ErrorCode::DiskFull, "full");
        }),
            seq2seq::Error);
    }

private:
    void write(const ArchiveWriter &writer)
    {
        writeFileAtomically(m_path, [&](const WriteAt &file) { writer.write(file); });
    }

    QTemporaryDir m_folder;
    std::string m_path;
};

QTEST_APPLESS_MAIN(TestArchive)
#include "tst_archive.moc"
