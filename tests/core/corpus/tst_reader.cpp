// SPDX-License-Identifier: GPL-3.0-or-later
// Files as people have them: every encoding, every line end, every kind of untidiness, and what is
// said about it.
#include "core/corpus/reader.h"
#include "core/error.h"

#include <QtTest>

#include <ctime>

using namespace seq2seq;

namespace {

const QString kUntidy = QStringLiteral(SEQ2SEQ_SOURCE_DIR "/../shared/corpora/untidy/");

QByteArray utf16(const QString &text, bool littleEndian)
{
    QStringEncoder encoder(littleEndian ? QStringConverter::Utf16LE : QStringConverter::Utf16BE,
        QStringConverter::Flag::WriteBom);
    return encoder(text);
}

SentencePairs pairs(std::initializer_list<SentencePair> list)
{
    return list;
}

} // namespace

class TestReader : public QObject {
    Q_OBJECT

private slots:
    void init() { m_folder = std::make_unique<QTemporaryDir>(); }

    void readsEveryEncodingAndLineEnd_data();
    void readsEveryEncodingAndLineEnd();
    void reportsEachSkippedLineAndWhy();
    void choosesColumns();
    void recognisesTatoebaLayouts();
    void cleansSentences();
    void longLinesAreReportedAndOthersKept();
    void aFewBrokenLinesAreSkipped();
    void aCutOffLastCharacterIsDropped();
    void refusesWithFileAndReason_data();
    void refusesWithFileAndReason();
    void charactersAcrossChunksStayWhole();
    void progressCanCancel();
    void stopsAtTheNumberOfPairsAskedFor();

    void readsAlignedFiles();
    void unequalFilesAreRefusedWithBothCounts();
    void blankLinesAtTheEndOfOneFileAreNoDifference();

    void readsAndWritesAlignments();
    void badAlignmentsAreRefusedByLine();
    void guessesLanguagesFromLetters_data();
    void guessesLanguagesFromLetters();

    void untidyFilesGiveThePairsTheirManifestNames();

private:
    std::string write(const QString &name, const QByteArray &bytes)
    {
        QFile file(m_folder->filePath(name));
        if (!file.open(QIODevice::WriteOnly) || file.write(bytes) != bytes.size())
            qFatal("cannot write a file for the test");
        return file.fileName().toStdString();
    }
    SentencePairs read(const QByteArray &bytes)
    {
        return readTsv(write("file.tsv", bytes), {}, m_report).pairs;
    }

    std::unique_ptr<QTemporaryDir> m_folder;
    ReadReport m_report;
};

void TestReader::readsEveryEncodingAndLineEnd_data()
{
    QTest::addColumn<QByteArray>("bytes");
    QTest::addColumn<QString>("encoding");
    QTest::addColumn<QString>("lineEnds");
    const QString text = "Hi.\t嗨。\nRun 😀!\t跑！\n";
    const QString crlf = QString(text).replace("\n", "\r\n");
    const QString cr = QString(text).replace("\n", "\r");
    QTest::newRow("UTF-8") << text.toUtf8() << "UTF-8"
                           << "LF";
    QTest::newRow("no end of the last line") << text.trimmed().toUtf8() << "UTF-8"
                                             << "LF";
    QTest::newRow("CRLF") << crlf.toUtf8() << "UTF-8"
                          << "CRLF";
    QTest::newRow("CR") << cr.toUtf8() << "UTF-8"
                        << "CR";
    QTest::newRow("mixed") << QByteArray("Hi.\t嗨。\r\nRun 😀!\t跑！\n") << "UTF-8"
                           << "mixed";
    QTest::newRow("byte order mark")
        << QByteArray("\xEF\xBB\xBF") + text.toUtf8() << "UTF-8 with BOM"
        << "LF";
    QTest::newRow("UTF-16LE") << utf16(crlf, true) << "UTF-16LE"
                              << "CRLF";
    QTest::newRow("UTF-16BE") << utf16(text, false) << "UTF-16BE"
                              << "LF";
}

void TestReader::readsEveryEncodingAndLineEnd()
{
    QFETCH(QByteArray, bytes);
    QFETCH(QString, encoding);
    QFETCH(QString, lineEnds);
    const std::string path = write("pairs.tsv", bytes);
    const Corpus corpus = readTsv(path, {}, m_report);
    QCOMPARE(corpus.pairs, pairs({{"Hi.", "嗨。"}, {"Run 😀!", "跑！"}}));
    QCOMPARE(QString::fromStdString(m_report.encoding), encoding);
    QCOMPARE(QString::fromStdString(m_report.lineEnds), lineEnds);
    QCOMPARE(m_report.lines, std::size_t(2));
    QCOMPARE(m_report.kept, std::size_t(2));
    QCOMPARE(corpus.origin.kind, CorpusOrigin::Kind::Tsv);
    QCOMPARE(corpus.origin.name, std::string("pairs.tsv"));
    QCOMPARE(corpus.origin.sourceFile, path);
    QCOMPARE(corpus.sourceLanguage, std::string("en"));
    QCOMPARE(corpus.targetLanguage, std::string("zh"));
}

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
    QCOMPARE(m_report.listed[0].message, std::string("line 3 has 1 column, 2 are needed"));
    QCOMPARE(m_report.listed[1].message, std::string("line 4 has an empty target"));
    QCOMPARE(m_report.listed[2].message, std::string("line 5 has an empty source"));
}

void TestReader::choosesColumns()
{
    const std::string path = write("three.tsv", "1\tHello.\t你好。\n2\tBye.\t再见。\n");
    ReadOptions options;
    options.sourceColumn = 3;
    options.targetColumn = 2;
    QCOMPARE(
        readTsv(path, options, m_report).pairs, pairs({{"你好。", "Hello."}, {"再见。", "Bye."}}));
    options.targetColumn = 4;
    try {
        (void)readTsv(path, options, m_report);
        QFAIL("a column that does not exist was read");
    } catch (const Error &error) {
        QCOMPARE(error.code(), ErrorCode::MissingColumn);
        QVERIFY2(QString(error.what()).contains("has 3 columns, 4 are needed"), error.what());
    }
    options.targetColumn.reset();
    options.sourceColumn = 2; // the other one is meant then
    QCOMPARE(readTsv(path, options, m_report).pairs, pairs({{"Hello.", "1"}, {"Bye.", "2"}}));
    options.targetColumn = 0;
    QVERIFY_THROWS_EXCEPTION(Error, (void)readTsv(path, options, m_report));
}

void TestReader::recognisesTatoebaLayouts()
{
    const std::string manyThings = write("cmn.txt",
        "Hi.\t嗨。\tCC-BY 2.0 (France) Attribution: tatoeba.org #1\nRun.\t跑！\tCC-BY 2.0 (France) "
        "Attribution: #2\n");
    const TsvPreview preview = previewTsv(manyThings);
    QVERIFY(preview.isManyThings);
    QCOMPARE(preview.columns, std::size_t(3));
    QCOMPARE(preview.rows.size(), std::size_t(2));
    QCOMPARE(preview.rows[0][1], std::string("嗨。"));
    QCOMPARE(preview.languages[0], std::string("en"));
    QCOMPARE(preview.languages[1], std::string("zh"));
    QCOMPARE(readTsv(manyThings, {}, m_report).pairs, pairs({{"Hi.", "嗨。"}, {"Run.", "跑！"}}));

    const std::string download
        = write("links.tsv", "1276\tLet's try.\t2\t我們試試看！\n1277\tHi.\t5\t嗨。\n");
    QVERIFY(!previewTsv(download).isManyThings);
    const Corpus corpus = readTsv(download, {}, m_report);
    QCOMPARE(corpus.pairs, pairs({{"Let's try.", "我們試試看！"}, {"Hi.", "嗨。"}}));
    QCOMPARE(corpus.origin.targetColumn, 4);
    QCOMPARE(m_report.remarks.size(), std::size_t(1));
}

void TestReader::cleansSentences()
{
    const QByteArray nul("I h\0ave\tit\n", 11);
    QCOMPARE(read(nul), pairs({{"I have", "it"}}));
    QVERIFY(m_report.remarks.front().find("control characters") != std::string::npos);
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

void TestReader::aFewBrokenLinesAreSkipped()
{
    QByteArray bytes;
    for (int i = 0; i < 100; ++i)
        bytes += i == 41 ? "caf\xE9\tx\n" : "a\tb\n";
    QCOMPARE(read(bytes).size(), std::size_t(99));
    QCOMPARE(m_report.skipped.at(LineProblem::BrokenEncoding), std::size_t(1));
    QCOMPARE(m_report.listed.front().line, std::size_t(42));
}

void TestReader::aCutOffLastCharacterIsDropped()
{
    const QByteArray whole = "a\tb\nc\t我。";
    QCOMPARE(read(whole.chopped(1)), pairs({{"a", "b"}, {"c", "我"}}));
    QVERIFY(
        m_report.remarks.front().find("ends in the middle of a character") != std::string::npos);
    QCOMPARE(read(utf16("a\tbc", true).chopped(1)), pairs({{"a", "b"}}));
    QCOMPARE(m_report.remarks.size(), std::size_t(1));
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
    QByteArray windows;
    for (int i = 0; i < 20; ++i)
        windows += "I like the summer.\tJ'ai pass\xE9 un bel \xE9t\xE9 \xE0 la mer, o\xF9 il "
                   "faisait tr\xE8s chaud.\n";
    row("Windows-1252", windows, ErrorCode::WrongEncoding,
        "line 1: this is not UTF-8 text; it may be");
    row("UTF-16 without mark", utf16("Hello there.\tBonjour.\n", true).mid(2),
        ErrorCode::WrongEncoding, "UTF-16 without a byte order mark");
    row("UTF-32", QByteArray("\xFF\xFE\0\0a\0\0\0", 8), ErrorCode::WrongEncoding, "UTF-32");
    row("ZIP", QByteArray("PK\x03\x04 and more"), ErrorCode::WrongEncoding, "ZIP");
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
        Error, (void)readTsv(m_folder->filePath("missing").toStdString(), {}, m_report));
    QVERIFY_THROWS_EXCEPTION(Error, (void)readTsv(m_folder->path().toStdString(), {}, m_report));
}

void TestReader::charactersAcrossChunksStayWhole()
{
    // Characters of 2 to 4 bytes and CRLF at every offset of the 1 MiB chunks the file is read in.
    QString text;
    for (int i = 0; text.size() < 1'300'000; ++i)
        text += QString("é%1😀\t我%2。\r\n").arg(i).arg(QString(i % 7, 'x'));
    const QByteArray utf8 = text.toUtf8();
    const auto expected = read(utf8);
    QCOMPARE(m_report.lineEnds, std::string("CRLF"));
    QCOMPARE(expected.size(), static_cast<std::size_t>(text.count('\n')));
    QVERIFY(m_report.skipped.empty());
    for (std::size_t i = 0; i < expected.size(); i += 997)
        QCOMPARE(expected[i].source, "é" + std::to_string(i) + "😀");
    QCOMPARE(read(utf16(text, true)), expected);
    QCOMPARE(read(utf16(text, false)), expected);
    QCOMPARE(read("\xEF\xBB\xBF" + utf8), expected);
}

void TestReader::progressCanCancel()
{
    const std::string path = write("many.tsv", QByteArray("a\tb\n").repeated(100'000));
    double last = 0;
    bool grows = true;
    (void)readTsv(path, {}, m_report, [&](double done) {
        grows = grows && done >= last && done <= 1;
        last = done;
        return true;
    });
    QVERIFY(grows);
    QCOMPARE(last, 1.0);
    try {
        (void)readTsv(path, {}, m_report, [](double) { return false; });
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
    QCOMPARE(readTsv(path, options, m_report).pairs, pairs({{"a", "b"}, {"c", "d"}}));
}

void TestReader::readsAlignedFiles()
{
    const std::string source = write("a.zh", "嗨。\n\n\n跑！\n");
    const std::string target = write("a.en", "Hi.\r\nalone\r\n\r\nRun!\r\n");
    const Corpus corpus = readAligned(source, target, {}, m_report);
    QCOMPARE(corpus.pairs, pairs({{"嗨。", "Hi."}, {"跑！", "Run!"}}));
    QCOMPARE(m_report.lines, std::size_t(4));
    QCOMPARE(m_report.skipped.at(LineProblem::EmptySide), std::size_t(1));
    QCOMPARE(m_report.skipped.at(LineProblem::Blank), std::size_t(1));
    QCOMPARE(m_report.listed.front().file, source);
    QCOMPARE(m_report.listed.front().line, std::size_t(2));
    QCOMPARE(corpus.origin.kind, CorpusOrigin::Kind::Aligned);
    QCOMPARE(corpus.origin.targetFile, target);
    QCOMPARE(corpus.sourceLanguage, std::string("zh"));
}

void TestReader::unequalFilesAreRefusedWithBothCounts()
{
    const std::string source = write("a.zh", "嗨。\n跑！\n走。\n");
    const std::string target = write("a.en", "Hi.\nRun!\n");
    for (const auto &[first, second, counts] : {std::tuple(source, target, "it has 3 lines, but"),
             std::tuple(target, source, "it has 2 lines, but")}) {
        try {
            (void)readAligned(first, second, {}, m_report);
            QFAIL("unequal files were taken");
        } catch (const Error &error) {
            QCOMPARE(error.code(), ErrorCode::UnequalLines);
            QVERIFY2(QString(error.what()).contains(counts), error.what());
            QVERIFY2(QString(error.what()).contains(QString::fromStdString(second) + " has "),
                error.what());
        }
    }
}

void TestReader::blankLinesAtTheEndOfOneFileAreNoDifference()
{
    const std::string source = write("a.zh", "嗨。\n跑！\n");
    const std::string target = write("a.en", "Hi.\nRun!\n\n \n");
    QCOMPARE(readAligned(source, target, {}, m_report).size(), std::size_t(2));
}

void TestReader::readsAndWritesAlignments()
{
    const std::string path = write("gold.align", "0-0 1-2 2?3\n\n10-11\r\n4p5\n");
    const std::vector<Alignment> alignments = readAlignments(path);
    QCOMPARE(alignments.size(), std::size_t(4));
    QCOMPARE(alignments[3], (Alignment{{4, 5, false}})); // another way to write a possible link
    QCOMPARE(alignments[0], (Alignment{{0, 0, true}, {1, 2, true}, {2, 3, false}}));
    QVERIFY(alignments[1].empty());
    QCOMPARE(alignments[2], (Alignment{{10, 11, true}}));
    QCOMPARE(formatAlignment(alignments[0]), std::string("0-0 1-2 2?3"));
    QCOMPARE(formatAlignment({}), std::string());
}

void TestReader::badAlignmentsAreRefusedByLine()
{
    for (const char *bad :
        {"0", "0-", "-1-2", "a-b", "0--1", "0-1x", "0s1", "0p", "p1", "99999999999-1"}) {
        try {
            (void)readAlignments(write("bad.align", QByteArray("0-0\n") + bad + "\n"));
            QFAIL(bad);
        } catch (const Error &error) {
            QCOMPARE(error.place().line, std::size_t(2));
        }
    }
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
    const QStringList mayBeRefused
        = {"08-big5.tsv", "10-cp1252-french.tsv", "16-only-newlines.tsv"};
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
            const Corpus corpus = readTsv(path, {}, m_report);
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
