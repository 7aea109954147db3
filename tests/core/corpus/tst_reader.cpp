// SPDX-License-Identifier: GPL-3.0-or-later
// Files as people have them: every kind of untidiness, and what is said about it.
#include "tests/core/address_limit.h"
#include "tests/core/corpus/reader_fixture.h"

#include <ctime>
#include <filesystem>
#include <functional>

using namespace seq2seq;
using namespace seq2seq::test;

namespace {

// Beside the checkout, or beside the folder of worktrees.
const QString kUntidy = QDir(QStringLiteral(SEQ2SEQ_SOURCE_DIR "/../shared")).exists()
    ? QStringLiteral(SEQ2SEQ_SOURCE_DIR "/../shared/corpora/untidy/")
    : QStringLiteral(SEQ2SEQ_SOURCE_DIR "/../../shared/corpora/untidy/");

} // namespace

class TestReader : public QObject, private ReaderFixture {
    Q_OBJECT

private slots:
    void init() { renewFolder(); }

    void reportsEachSkippedLineAndWhy();
    void cleansSentences();
    void longLinesAreReportedAndOthersKept();
    void refusesWithFileAndReason_data();
    void refusesWithFileAndReason();
    void quotesAndFewTagsAreRead();
    void progressCanCancel();
    void stopsAtTheNumberOfPairsAskedFor();
    void whatDoesNotFitIntoMemoryIsRefused();
    void guessesLanguagesFromLetters_data();
    void guessesLanguagesFromLetters();
    void untidyFilesGiveThePairsTheirManifestNames();
};

void TestReader::reportsEachSkippedLineAndWhy()
{
    QCOMPARE(read("a\tb\n\nonly one column\nc\t \u00A0\u200B\n\td\ne\tf\n"),
        pairs({{"a", "b"}, {"e", "f"}}));
    QCOMPARE(m_report.lines, std::size_t(6));
    QCOMPARE(m_report.kept, std::size_t(2));
    QCOMPARE(m_report.skipped.at(LineProblem::Blank), std::size_t(1));
    QCOMPARE(m_report.skipped.at(LineProblem::MissingColumn), std::size_t(1));
    QCOMPARE(m_report.skipped.at(LineProblem::EmptySide), std::size_t(2));
    QCOMPARE(m_report.listed.size(), std::size_t(3)); // blank lines are counted only
    QCOMPARE(m_report.listed[0].line, std::size_t(3));
    QCOMPARE(
        m_report.listed[0].message.english(), std::string("line 3 has 1 column, 2 are needed"));
    QCOMPARE(m_report.listed[1].message.english(), std::string("line 4 has an empty target"));
    QCOMPARE(m_report.listed[2].message.english(), std::string("line 5 has an empty source"));
}

void TestReader::cleansSentences()
{
    const QByteArray nul("I h\0ave\tit\n", 11);
    QCOMPARE(read(nul), pairs({{"I have", "it"}}));
    QVERIFY(m_report.remarks.front().english().find("Control characters") != std::string::npos);
    QCOMPARE(read("\u3000 a\u00A0b \u200B\tc\x0B"
                  "d\n"),
        pairs({{"a\u00A0b", "c d"}}));
}

void TestReader::longLinesAreReportedAndOthersKept()
{
    QCOMPARE(read(QByteArray(999'999, 'x') + "\ty\n" + QByteArray(1'000'001, 'x') + "\ty\na\tb\n")
                 .size(),
        std::size_t(2));
    QCOMPARE(m_report.skipped.at(LineProblem::TooLong), std::size_t(1));
    QCOMPARE(m_report.listed.front().line, std::size_t(2));
    QCOMPARE(read(QByteArray(20'000'000, 'x') + "\ty\na\tb\n"),
        pairs({{"a", "b"}})); // longer than a line may be
}

void TestReader::refusesWithFileAndReason_data()
{
    QTest::addColumn<QByteArray>("bytes");
    QTest::addColumn<int>("code");
    QTest::addColumn<QString>("reason");
    const auto row
        = [](const char *name, const QByteArray &bytes, ErrorCode code, const char *reason) {
              QTest::newRow(name) << bytes << static_cast<int>(code) << reason;
          };
    row("too short to be certain", QByteArray("I see.\t\xCE\xD2\xD6\xAA\xB5\xC0\xC1\xCB\xA1\xA3\n"),
        ErrorCode::WrongEncoding, "line 1: this is not UTF-8 text; it may be GB18030");
    row("UTF-32", QByteArray("\xFF\xFE\0\0a\0\0\0", 8), ErrorCode::WrongEncoding, "UTF-32");
    row("ZIP", QByteArray("PK\x03\x04 and more"), ErrorCode::FileUnreadable, "ZIP");
    row("xlsx", QByteArray("PK\x03\x04[Content_Types].xml xl/workbook.xml"),
        ErrorCode::FileUnreadable, "spreadsheet");
    row("docx", QByteArray("PK\x03\x04[Content_Types].xml word/document.xml"),
        ErrorCode::FileUnreadable, "text document");
    row("one long line", QByteArray(50'000'000, 'x'), ErrorCode::EmptyCorpus,
        "line 1: there is no usable pair: 1 line is too long");
    row("empty", "", ErrorCode::EmptyCorpus, "the file is empty");
    row("only line ends", "\n\n\r\n", ErrorCode::EmptyCorpus, "3 lines are empty");
    row("no tab", "a b\nc d\n", ErrorCode::MissingColumn, "line 1 has 1 column, 2 are needed");
    row("empty sides", "a\t\n\tb\n", ErrorCode::EmptyCorpus, "2 lines have an empty side");
}

void TestReader::refusesWithFileAndReason()
{
    QFETCH(QByteArray, bytes);
    QFETCH(int, code);
    QFETCH(QString, reason);
    try {
        (void)read(bytes);
        QFAIL("it was not refused");
    } catch (const Error &error) {
        QCOMPARE(error.code(), static_cast<ErrorCode>(code));
        QVERIFY2(QString(error.what()).contains("file.tsv"), error.what());
        QVERIFY2(QString(error.what()).contains(reason), error.what());
    }
    QVERIFY_THROWS_EXCEPTION(
        Error, (void)readPairs(m_folder->filePath("missing").toStdString(), {}, m_report));
    QVERIFY_THROWS_EXCEPTION(Error, (void)readPairs(m_folder->path().toStdString(), {}, m_report));
}

/// What people write themselves, and a line of HTML among many, is no reason to refuse a file.
void TestReader::quotesAndFewTagsAreRead()
{
    QCOMPARE(read("\"Hi.\"\t\"Hallo.\"\n\"No!\" he says\t\"Nein!\" sagt er\n").size(), 2u);
    QCOMPARE(read("a < b\tc > d\nI <3 it\tich <3 es\n").size(), 2u);
    QCOMPARE(read(QByteArray("One\tEins\n").repeated(20) + "A <b>cat</b>\tKatze\n").size(), 21u);
}

void TestReader::progressCanCancel()
{
    const std::string path = write("many.tsv", QByteArray("a\tb\n").repeated(100'000));
    double last = 0;
    bool grows = true;
    (void)readPairs(path, {}, m_report, [&](double done) {
        grows = grows && done >= last && done <= 1;
        last = done;
        return true;
    });
    QVERIFY(grows);
    QCOMPARE(last, 1.0);
    try {
        (void)readPairs(path, {}, m_report, [](double) { return false; });
        QFAIL("it was not cancelled");
    } catch (const Error &error) {
        QCOMPARE(error.code(), ErrorCode::Cancelled);
    }
}

void TestReader::stopsAtTheNumberOfPairsAskedFor()
{
    ReadOptions options;
    options.mostPairs = 2;
    const std::string path = write("many.tsv", "a\tb\n\nc\td\ne\tf\n");
    QCOMPARE(readPairs(path, options, m_report).pairs, pairs({{"a", "b"}, {"c", "d"}}));
}

/// Two gigabytes where 300 MB are left; the first pairs alone can be had.
void TestReader::whatDoesNotFitIntoMemoryIsRefused()
{
    if (!test::kCanLimitAddresses)
        QSKIP("Sanitizers need more addresses than the limit leaves");
    const std::string path = write("huge.tsv", QByteArray("a\tb\n").repeated(500'000));
    std::filesystem::resize_file(path, 2'000'000'000); // sparse
    const test::AddressLimit limit(300'000'000);
    const auto refusal = [&](const std::function<void()> &read) {
        try {
            read();
        } catch (const seq2seq::Error &error) {
            return QString::fromUtf8(error.what());
        }
        return QStringLiteral("not refused");
    };
    for (const QString &told : {refusal([&] { (void)readPairs(path, {}, m_report); }),
             refusal([&] { (void)readAligned(path, path, {}, m_report); })}) {
        QVERIFY2(told.contains(QStringLiteral("huge.tsv")), qPrintable(told));
        QVERIFY2(told.contains(QStringLiteral("needs about 2.0 GB of memory")), qPrintable(told));
    }
    ReadOptions first;
    first.mostPairs = 10;
    QCOMPARE(readPairs(path, first, m_report).size(), std::size_t{10});
}

void TestReader::guessesLanguagesFromLetters_data()
{
    QTest::addColumn<QString>("sentence");
    QTest::addColumn<QString>("language");
    QTest::newRow("Chinese") << "我喜欢Tom。"
                             << "zh";
    QTest::newRow("Japanese") << "私は日本人です。"
                              << "ja";
    QTest::newRow("Korean") << "안녕하세요"
                            << "ko";
    QTest::newRow("Russian") << "Привет, мир!"
                             << "ru";
    QTest::newRow("Ukrainian") << "Її ім'я Ганна, і він її брат."
                               << "uk";
    QTest::newRow("Arabic") << "مرحبا بالعالم"
                            << "ar";
    QTest::newRow("Persian") << "من گربه و پرنده می بینم چه"
                             << "fa";
    QTest::newRow("Hebrew") << "שלום עולם"
                            << "he";
    QTest::newRow("English") << "Hello, world."
                             << "en";
    QTest::newRow("French is not English") << "Où est la fenêtre de l'été ?"
                                           << "";
    QTest::newRow("numbers") << "1999-03-03"
                             << "";
    QTest::newRow("nothing") << ""
                             << "";
}

void TestReader::guessesLanguagesFromLetters()
{
    QFETCH(QString, sentence);
    QFETCH(QString, language);
    QCOMPARE(QString::fromStdString(guessLanguage({sentence.toStdString()})), language);
}

void TestReader::untidyFilesGiveThePairsTheirManifestNames()
{
    QFile manifest(kUntidy + "MANIFEST.tsv");
    if (!manifest.open(QIODevice::ReadOnly))
        QSKIP("the shared corpora are not here");
    const QStringList mayBeRefused = {"16-only-newlines.tsv"}; // it holds no pair
    manifest.readLine();
    while (!manifest.atEnd()) {
        const QStringList row = QString::fromUtf8(manifest.readLine()).split('\t');
        const std::string path = (kUntidy + row[0]).toStdString();
        const std::clock_t start = std::clock(); // of this process: the machine may be busy
        try {
            if (row[0].startsWith("30-unequal")) {
                (void)readAligned((kUntidy + "30-unequal.en").toStdString(),
                    (kUntidy + "30-unequal.zh").toStdString(), {}, m_report);
                QFAIL("unequal files were taken");
            }
            const Corpus corpus = readPairs(path, {}, m_report);
            QVERIFY2(!mayBeRefused.contains(row[0]), qPrintable(row[0]));
            QCOMPARE(corpus.size(), static_cast<std::size_t>(row[2].toInt()));
        } catch (const Error &error) {
            QVERIFY2(mayBeRefused.contains(row[0]) || error.code() == ErrorCode::UnequalLines,
                error.what());
            QVERIFY2(error.place().file.find(row[0].left(10).toStdString()) != std::string::npos,
                error.what());
        }
        QVERIFY((std::clock() - start) / CLOCKS_PER_SEC < 10);
    }
}

QTEST_APPLESS_MAIN(TestReader)
#include "tst_reader.moc"
