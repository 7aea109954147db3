// SPDX-License-Identifier: GPL-3.0-or-later
// Files that gzip packed are read as if they were not; what is damaged or made to do harm is
// refused by line.
#include "tests/core/address_limit.h"
#include "tests/core/corpus/pair_files.h"

#include <zlib.h>

using namespace seq2seq;
using namespace seq2seq::test;

namespace {

QByteArray packed(const QByteArray &bytes, int repeated = 1)
{
    z_stream stream{};
    if (deflateInit2(&stream, 9, Z_DEFLATED, 15 + 16, 9, Z_DEFAULT_STRATEGY) != Z_OK)
        qFatal("zlib does not work");
    QByteArray result;
    QByteArray buffer(1 << 16, '\0');
    for (int i = 0; i < repeated; ++i) {
        QByteArray input = bytes;
        stream.next_in = reinterpret_cast<Bytef *>(input.data());
        stream.avail_in = uInt(input.size());
        const int flush = i + 1 == repeated ? Z_FINISH : Z_NO_FLUSH;
        do {
            stream.next_out = reinterpret_cast<Bytef *>(buffer.data());
            stream.avail_out = uInt(buffer.size());
            deflate(&stream, flush);
            result.append(buffer.constData(), buffer.size() - stream.avail_out);
        } while (stream.avail_out == 0);
    }
    deflateEnd(&stream);
    return result;
}

} // namespace

class TestPackedFiles : public QObject {
    Q_OBJECT

private slots:
    void init() { m_files = std::make_unique<PairFiles>(); }

    void everyFormatIsReadPacked_data();
    void everyFormatIsReadPacked();
    void twoFilesMayBePacked();
    void severalPartsAreOneFile();
    void longFilesStayWhole();
    void aFileThatWasCutOffIsRefusedByLine();
    void damagedDataAreRefused();
    void archivesInsideAreNamed();
    void whatUnpacksWithoutEndIsRefused();

private:
    std::unique_ptr<PairFiles> m_files;
};

void TestPackedFiles::everyFormatIsReadPacked_data()
{
    QTest::addColumn<QString>("name");
    QTest::addColumn<QByteArray>("bytes");
    QTest::newRow("tsv") << "a.tsv.gz" << QByteArray("Yes.\tJa.\n");
    QTest::newRow("csv") << "a.csv.gz" << QByteArray("Yes.,Ja.\n");
    QTest::newRow("jsonl") << "a.jsonl.gz" << QByteArray("{\"en\": \"Yes.\", \"de\": \"Ja.\"}\n");
    QTest::newRow("po") << "a.po.gz" << QByteArray("msgid \"Yes.\"\nmsgstr \"Ja.\"\n");
    QTest::newRow("anki") << "a.gz" << QByteArray("#separator:tab\n#html:true\nYes.\t<b>Ja.</b>\n");
    QTest::newRow("tmx") << "a.tmx.gz"
                         << QByteArray(
                                "<tmx><body><tu><tuv xml:lang=\"en\"><seg>Yes.</seg></tuv>"
                                "<tuv xml:lang=\"de\"><seg>Ja.</seg></tuv></tu></body></tmx>");
}

void TestPackedFiles::everyFormatIsReadPacked()
{
    QFETCH(QString, name);
    QFETCH(QByteArray, bytes);
    QCOMPARE(m_files->read(name, packed(bytes)), pairs({{"Yes.", "Ja."}}));
    QCOMPARE(m_files->report.format, std::string(QTest::currentDataTag()));
    QCOMPARE(previewPairs(m_files->write(name, packed(bytes))).format,
        std::string(QTest::currentDataTag()));
}

void TestPackedFiles::twoFilesMayBePacked()
{
    const std::string source = m_files->write("a.en.gz", packed("Yes.\nNo.\n"));
    const std::string target = m_files->write("a.de", "Ja.\nNein.\n");
    QCOMPARE(readAligned(source, target, {}, m_files->report).pairs,
        pairs({{"Yes.", "Ja."}, {"No.", "Nein."}}));
}

void TestPackedFiles::severalPartsAreOneFile()
{
    QCOMPARE(m_files->read("a.tsv.gz", packed("Yes.\tJa.\n") + packed("No.\tNein.\n")).size(),
        std::size_t(2));
}

void TestPackedFiles::longFilesStayWhole()
{
    QByteArray text;
    for (int i = 0; i < 200'000; ++i)
        text += "One " + QByteArray::number(i) + ".\tEins " + QByteArray::number(i) + ".\n";
    const SentencePairs read = m_files->read("a.tsv.gz", packed(text));
    QCOMPARE(read, m_files->read("a.tsv", text));
    QCOMPARE(read.size(), std::size_t(200'000));
}

void TestPackedFiles::aFileThatWasCutOffIsRefusedByLine()
{
    const QByteArray whole = packed("Yes.\tJa.\nNo.\tNein.\n");
    const QString told = m_files->refusal("a.tsv.gz", whole.chopped(12));
    QVERIFY2(told.contains(
                 QRegularExpression(QStringLiteral("a\\.tsv\\.gz, line [1-3]: it ends too early: "
                                                   "the packed file \\(gzip\\) was cut off"))),
        qPrintable(told));
    QVERIFY(told.contains(QStringLiteral("download it once more")));
}

void TestPackedFiles::damagedDataAreRefused()
{
    QByteArray bytes = packed("Yes.\tJa.\nNo.\tNein.\n");
    bytes[bytes.size() - 6] = char(bytes[bytes.size() - 6] ^ 0x55); // its checksum
    const QString told = m_files->refusal("a.tsv.gz", bytes);
    QVERIFY2(told.contains(QStringLiteral("its packed data (gzip) are damaged")), qPrintable(told));
    QVERIFY(m_files->refusal("a.gz", "\x1F\x8B no gzip at all")
                .contains(QStringLiteral("its packed data (gzip) are damaged")));
}

void TestPackedFiles::archivesInsideAreNamed()
{
    QByteArray tar(512, '\0');
    tar.replace(0, 5, "a.tsv");
    tar.replace(257, 5, "ustar");
    QVERIFY(m_files->refusal("a.tar.gz", packed(tar)).contains(QStringLiteral("(tar)")));
    QVERIFY(m_files->refusal("a.gz.gz", packed(packed("Yes.\tJa.\n")))
                .contains(QStringLiteral("it is compressed")));
}

/// Two gigabytes in two megabytes, without a line end: refused within 300 MB of memory.
void TestPackedFiles::whatUnpacksWithoutEndIsRefused()
{
    const QByteArray bomb = packed(QByteArray(1 << 20, 'x'), 2048);
    QVERIFY(bomb.size() < 4'000'000);
    const std::unique_ptr<AddressLimit> limit
        = kCanLimitAddresses ? std::make_unique<AddressLimit>(300'000'000) : nullptr;
    const QString told = m_files->refusal("a.gz", bomb);
    QVERIFY2(
        told.contains(QStringLiteral("unpacks to more than 300 times its size")), qPrintable(told));
}

QTEST_APPLESS_MAIN(TestPackedFiles)
#include "tst_packed_files.moc"
