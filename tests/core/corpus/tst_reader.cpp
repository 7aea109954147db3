// SPDX-License-Identifier: GPL-3.0-or-later
// Files as people have them: every encoding, every line end, every kind of untidiness, and what is
// said about it.
// It is one file because all cases share one way of making files.
#include "core/corpus/reader.h"
#include "core/error.h"
#include "tests/core/address_limit.h"

#include <QtTest>

#include <unicode/ucnv.h>

#include <ctime>
#include <filesystem>
#include <functional>
#include <memory>

using namespace seq2seq;

namespace {

// Beside the checkout, or beside the folder of worktrees.
const QString kUntidy = QDir(QStringLiteral(SEQ2SEQ_SOURCE_DIR "/../shared")).exists()
    ? QStringLiteral(SEQ2SEQ_SOURCE_DIR "/../shared/corpora/untidy/")
    : QStringLiteral(SEQ2SEQ_SOURCE_DIR "/../../shared/corpora/untidy/");

QByteArray utf16(const QString &text, bool littleEndian)
{
    QStringEncoder encoder(littleEndian ? QStringConverter::Utf16LE : QStringConverter::Utf16BE,
        QStringConverter::Flag::WriteBom);
    return encoder(text);
}

// By ICU, as the readers do, but the other way round.
QByteArray encoded(const QString &text, const QByteArray &name)
{
    UErrorCode status = U_ZERO_ERROR;
    const std::unique_ptr<UConverter, decltype(&ucnv_close)> converter(
        ucnv_open(name.constData(), &status), &ucnv_close);
    QByteArray bytes(4 * text.size() + 4, '\0');
    const int32_t length = ucnv_fromUChars(converter.get(), bytes.data(), int32_t(bytes.size()),
        reinterpret_cast<const UChar *>(text.utf16()), int32_t(text.size()), &status);
    if (U_FAILURE(status))
        qFatal("the text does not fit into the encoding");
    return bytes.left(length);
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
    void passesOverColumnsWithoutSentences_data();
    void passesOverColumnsWithoutSentences();
    void namesLinesWithAnotherNumberOfColumns();
    void emptyCellsAtTheEndAreNoColumns();
    void aLoneCarriageReturnIsABlankWhereLinesEndInLf();
    void aFileWithoutLfHasLinesThatEndInCr();
    void readsOtherEncodings_data();
    void readsOtherEncodings();
    void readsTheEncodingThatIsNamed();
    void linesThatLoseCharactersAreLeftOutByNumber();
    void previewsShowWhatIsNotCertain();
    void linesToCompareAreNeverGuessedInSilence();
    void recognisesTatoebaLayouts();
    void cleansSentences();
    void longLinesAreReportedAndOthersKept();
    void aFewBrokenLinesAreSkipped();
    void aCutOffLastCharacterIsDropped();
    void refusesWithFileAndReason_data();
    void refusesWithFileAndReason();
    void quotesAndFewTagsAreRead();
    void charactersAcrossChunksStayWhole();
    void progressCanCancel();
    void stopsAtTheNumberOfPairsAskedFor();
    void whatDoesNotFitIntoMemoryIsRefused();

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
        return readPairs(write("file.tsv", bytes), {}, m_report).pairs;
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
    const Corpus corpus = readPairs(path, {}, m_report);
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
    QCOMPARE(
        m_report.listed[0].message.english(), std::string("line 3 has 1 column, 2 are needed"));
    QCOMPARE(m_report.listed[1].message.english(), std::string("line 4 has an empty target"));
    QCOMPARE(m_report.listed[2].message.english(), std::string("line 5 has an empty source"));
}

void TestReader::choosesColumns()
{
    const std::string path = write("three.tsv", "1\tHello.\t你好。\n2\tBye.\t再见。\n");
    ReadOptions options;
    options.sourceColumn = 3;
    options.targetColumn = 2;
    QCOMPARE(readPairs(path, options, m_report).pairs,
        pairs({{"你好。", "Hello."}, {"再见。", "Bye."}}));
    options.targetColumn = 4;
    try {
        (void)readPairs(path, options, m_report);
        QFAIL("a column that does not exist was read");
    } catch (const Error &error) {
        QCOMPARE(error.code(), ErrorCode::MissingColumn);
        QVERIFY2(QString(error.what()).contains("has 3 columns, 4 are needed"), error.what());
    }
    options.targetColumn.reset();
    options.sourceColumn = 2; // the other one is meant then
    QCOMPARE(readPairs(path, options, m_report).pairs, pairs({{"Hello.", "1"}, {"Bye.", "2"}}));
    options.targetColumn = 0;
    QVERIFY_THROWS_EXCEPTION(Error, (void)readPairs(path, options, m_report));
}

void TestReader::passesOverColumnsWithoutSentences_data()
{
    QTest::addColumn<QByteArray>("bytes");
    QTest::addColumn<int>("source");
    QTest::addColumn<int>("target");
    QTest::addColumn<QString>("remark");
    const auto table = [](QString row) {
        QByteArray bytes;
        const QStringList fruits{"apple", "pear", "plum", "nut", "cherry", "quince", "fig"};
        for (int i = 0; i < fruits.size(); ++i)
            bytes
                += QString(row).replace("%1", QString::number(i)).replace("%2", fruits[i]).toUtf8();
        return bytes;
    };
    QTest::newRow("scores") << table("1.%1\tOne %2\tEin %2\n") << 2 << 3
                            << "column 1 holds numbers";
    QTest::newRow("ids") << table("100%1\tOne %2\t200%1\tEin %2\n") << 2 << 4
                         << "columns 1, 3 hold numbers, ids";
    QTest::newRow("addresses") << table("https://example.org/%1\tOne %2\tEin %2\n") << 2 << 3
                               << "addresses";
    QTest::newRow("names of documents") << table("doc-%1.txt\tOne %2\tEin %2\n") << 2 << 3 << "ids";
    QTest::newRow("codes of languages")
        << table("en\tOne %2\tde\tEin %2, %1\n") << 2 << 4 << "one and the same";
    QTest::newRow("alignments come last") << table("One %2\tEin %2\t0-0 1-%1\n") << 1 << 2 << "";
    QTest::newRow("dates are the target") << table("May %1, 2001\t2001-05-0%1\n") << 1 << 2 << "";
    QTest::newRow("numbers are all there is") << table("%1 + 1\t%1\n") << 1 << 2 << "";
}

void TestReader::passesOverColumnsWithoutSentences()
{
    QFETCH(QByteArray, bytes);
    QFETCH(QString, remark);
    const std::string path = write("table.tsv", bytes);
    const Corpus corpus = readPairs(path, {}, m_report);
    QTEST(corpus.origin.sourceColumn, "source");
    QTEST(corpus.origin.targetColumn, "target");
    QCOMPARE(corpus.size(), std::size_t(7));
    QCOMPARE(m_report.remarks.size(), std::size_t(remark.isEmpty() ? 0 : 1));
    if (!remark.isEmpty())
        QVERIFY2(QString::fromStdString(m_report.remarks[0].english()).contains(remark),
            m_report.remarks[0].english().c_str());
    const PairPreview preview = previewPairs(path); // the dialog proposes the same
    QTEST(preview.sourceColumn, "source");
    QTEST(preview.targetColumn, "target");
}

void TestReader::namesLinesWithAnotherNumberOfColumns()
{
    QCOMPARE(read("One apple\tEin Apfel\nTwo big\tapples\tZwei Äpfel\nThree\tDrei\nFour\tVier\n"),
        pairs({{"One apple", "Ein Apfel"}, {"Three", "Drei"}, {"Four", "Vier"}}));
    QCOMPARE(m_report.skipped.at(LineProblem::OddColumns), std::size_t(1));
    QCOMPARE(m_report.listed.front().line, std::size_t(2));
    QVERIFY(m_report.listed.front().message.english().starts_with(
        "line 2 has 3 columns, but the file has 2"));
    // Without the first column the others would move up.
    QByteArray ids = "Two\t9x\tZwei\n";
    for (int i = 0; i < 20; ++i)
        ids += "7x\tOne\t8x\tEins\n4x\tThree\t5x\tDrei\n";
    QCOMPARE(read(ids).size(), std::size_t(40));
    QCOMPARE(m_report.listed.front().line, std::size_t(1));
}

void TestReader::emptyCellsAtTheEndAreNoColumns()
{
    QCOMPARE(read("a\tb\t\nc\td\ne\tf\t\t\ng\th\t\n").size(), std::size_t(4));
    QCOMPARE(read("a\tb\tnote\nc\td\t\ne\tf\tnote\n").size(), std::size_t(3));
    // No number of columns is that of the file: all that have the two are taken.
    QCOMPARE(read("a\tb\tx\nc\td\ne\tf\tx\ty\n").size(), std::size_t(3));
}

void TestReader::aLoneCarriageReturnIsABlankWhereLinesEndInLf()
{
    QCOMPARE(read("One apple.\tEin Apfel.\nTwo big\rapples.\tZwei Äpfel.\nThree.\tDrei\rreife.\n"
                  "Four.\tVier.\n"),
        pairs({{"One apple.", "Ein Apfel."}, {"Two big apples.", "Zwei Äpfel."},
            {"Three.", "Drei reife."}, {"Four.", "Vier."}}));
    QCOMPARE(m_report.lineEnds, std::string("LF"));
    QCOMPARE(m_report.remarks.size(), std::size_t(1));
    QVERIFY2(QString::fromStdString(m_report.remarks[0].english())
                 .contains("inside 2 lines, the first of them line 2"),
        m_report.remarks[0].english().c_str());

    const std::string source
        = write("f.en", "One apple.\nTwo\rapples.\nThree pears.\nFour plums.\n");
    const std::string target
        = write("f.de", "Ein Apfel.\nZwei Äpfel.\nDrei Birnen.\nVier\rPflaumen.\n");
    QCOMPARE(readAligned(source, target, {}, m_report).pairs,
        pairs({{"One apple.", "Ein Apfel."}, {"Two apples.", "Zwei Äpfel."},
            {"Three pears.", "Drei Birnen."}, {"Four plums.", "Vier Pflaumen."}}));
    QVERIFY2(QString::fromStdString(m_report.remarks[0].english()).contains("f.en, line 2"),
        m_report.remarks[0].english().c_str());
    QVERIFY2(QString::fromStdString(m_report.remarks[1].english()).contains("f.de, line 4"),
        m_report.remarks[1].english().c_str());
    QCOMPARE(read("a\tb\r\r\nc\td\r\r\n"), pairs({{"a", "b"}, {"c", "d"}}));
    QVERIFY(m_report.remarks.empty()); // CRLF that became CRCRLF
}

void TestReader::aFileWithoutLfHasLinesThatEndInCr()
{
    QCOMPARE(read("a\tb\rc\td\r"), pairs({{"a", "b"}, {"c", "d"}}));
    QCOMPARE(m_report.lineEnds, std::string("CR"));
    // An LF far behind the first chunk counts as well.
    QCOMPARE(read("a\rb" + QByteArray(1'200'000, 'x') + "\tc\nd\te\n"), pairs({{"d", "e"}}));
    QCOMPARE(m_report.listed.front().line, std::size_t(1));
}

void TestReader::readsOtherEncodings_data()
{
    QTest::addColumn<QByteArray>("name");
    QTest::addColumn<QString>("line");
    const QString chinese = "他昨天在学校看书，今天去公园。";
    const QString taiwan = "他昨天在學校看書，今天去公園。";
    QTest::newRow("GBK") << QByteArray("GB18030") << chinese;
    QTest::newRow("GB18030 with four bytes") << QByteArray("GB18030") << chinese + "𠀀㐀";
    QTest::newRow("Big5") << QByteArray("Big5") << taiwan;
    QTest::newRow("Shift-JIS") << QByteArray("Shift_JIS") << "私は昨日学校で本を読みました。";
    QTest::newRow("EUC-JP") << QByteArray("EUC-JP") << "私は昨日学校で本を読みました。";
    QTest::newRow("EUC-KR") << QByteArray("EUC-KR") << "나는 어제 학교에서 책을 읽었습니다.";
    QTest::newRow("Windows-1252") << QByteArray("windows-1252")
                                  << "J'ai passé un bel été à la mer, où il faisait très chaud…";
    QTest::newRow("Windows-1251")
        << QByteArray("windows-1251")
        << "Вчера я читал книгу в школе, а сегодня мы гуляли в парке. Он сказал, что это хорошая "
           "погода, и потом они пошли домой, потому что было поздно.";
    QTest::newRow("Windows-1253")
        << QByteArray("windows-1253")
        << "Άκουσα ότι ο καιρός είναι καλός σήμερα και πήγα στο σχολείο με τον φίλο μου.";
    QTest::newRow("UTF-16LE without a mark") << QByteArray("UTF-16LE") << chinese;
    QTest::newRow("UTF-16BE without a mark") << QByteArray("UTF-16BE") << chinese;
}

void TestReader::readsOtherEncodings()
{
    QFETCH(QByteArray, name);
    QFETCH(QString, line);
    QString text;
    for (int i = 0; i < 40; ++i)
        text += "I have what you need.\t" + line + "\n";
    const Corpus corpus = readPairs(write("pairs.tsv", encoded(text, name)), {}, m_report);
    QCOMPARE(corpus.size(), std::size_t(40));
    QCOMPARE(QString::fromStdString(corpus.pairs[39].target), line);
    QCOMPARE(m_report.encoding, name.toStdString());
    QVERIFY(!m_report.remarks.empty()); // which says what it was read as
    QVERIFY(m_report.remarks.front().english().find(name.toStdString()) != std::string::npos);

    ReadOptions options; // as it is named, however short the file is
    options.sourceEncoding = name.toStdString();
    const QString pair = "I.\t" + line.left(4) + "\n";
    QCOMPARE(readPairs(write("short.tsv", encoded(pair, name)), options, m_report).pairs,
        pairs({{"I.", line.left(4).toStdString()}}));
    QCOMPARE(previewPairs(write("pairs.tsv", encoded(text, name))).rows[0][1], line.toStdString());
}

void TestReader::readsTheEncodingThatIsNamed()
{
    ReadOptions options;
    options.sourceEncoding = "gbk";
    QCOMPARE(readPairs(write("one.tsv", encoded("I.\t我。\n", "GB18030")), options, m_report).pairs,
        pairs({{"I.", "我。"}}));
    QCOMPARE(m_report.encoding, std::string("GB18030"));
    options.sourceEncoding = "latin1";
    QCOMPARE(readPairs(write("one.tsv", "I.\tcaf\xE9\n"), options, m_report).pairs,
        pairs({{"I.", "café"}}));
    options.sourceEncoding = "klingon";
    QVERIFY_THROWS_EXCEPTION(Error, (void)readPairs(write("one.tsv", "a\tb\n"), options, m_report));
    options = {};
    options.sourceEncoding = "GB18030";
    options.targetEncoding = "Big5";
    QCOMPARE(readAligned(write("a.cn", encoded("学校\n", "GB18030")),
                 write("a.tw", encoded("學校\n", "Big5")), options, m_report)
                 .pairs,
        pairs({{"学校", "學校"}}));
}

void TestReader::linesThatLoseCharactersAreLeftOutByNumber()
{
    QByteArray bytes;
    for (int i = 0; i < 60; ++i)
        bytes += i == 30 ? QByteArray("cut\t\xCE\n")
                         : encoded("I read.\t我昨天在学校看书。\n", "GB18030");
    QCOMPARE(read(bytes).size(), std::size_t(59));
    QCOMPARE(m_report.skipped.at(LineProblem::BrokenEncoding), std::size_t(1));
    QCOMPARE(m_report.listed.front().message.english(),
        std::string("line 31 has bytes that are not GB18030"));
    // Half of a surrogate pair
    QCOMPARE(read(utf16("a\tb\nc\t", true) + QByteArray("\x00\xD8\n\x00", 4)
                 + utf16("e\tf\n", true).mid(2).repeated(30))
                 .size(),
        std::size_t(31));
    QCOMPARE(m_report.listed.front().line, std::size_t(2));
    // Another encoding than the one named
    ReadOptions options;
    options.sourceEncoding = "UTF-8";
    try {
        (void)readPairs(write("file.tsv", bytes), options, m_report);
        QFAIL("GBK was taken for UTF-8");
    } catch (const Error &error) {
        QCOMPARE(error.code(), ErrorCode::WrongEncoding);
        QVERIFY2(QString(error.what()).contains("--encoding GB18030"), error.what());
        QVERIFY2(QString(error.what()).contains("iconv -f GB18030"), error.what());
        QVERIFY2(!QString(error.what()).contains("dialog"), error.what()); // the window's word
    }
}

void TestReader::previewsShowWhatIsNotCertain()
{
    const std::string path = write("short.tsv", encoded("I know.\t我知道了。\n", "GB18030"));
    const PairPreview preview = previewPairs(path);
    QCOMPARE(preview.encoding, std::string("GB18030"));
    QVERIFY(!preview.isEncodingCertain);
    QCOMPARE(preview.rows[0][1], std::string("我知道了。"));
    const PairPreview wrong = previewPairs(path, {{}, "UTF-8"});
    QCOMPARE(wrong.brokenLines, std::size_t(1));
    QCOMPARE(wrong.firstBroken, std::size_t(1));
    QVERIFY(previewPairs(path, {{}, "gbk"}).isEncodingCertain); // as it was named
}

void TestReader::linesToCompareAreNeverGuessedInSilence()
{
    QCOMPARE(readTextLines(write("a", "\xEF\xBB\xBFone\n\ntwo")),
        (std::vector<std::string>{"one", "", "two"})); // a byte order mark is no text
    QCOMPARE(readTextLines(write("a", utf16("one\r\ntwo\r\n", true))),
        (std::vector<std::string>{"one", "two"}));
    QCOMPARE(readTextLines(write("a", encoded("学校\n", "GB18030")), {.encoding = "gb18030"}),
        std::vector<std::string>{"学校"});
    // However plain the bytes of another encoding are: a measured number depends on it.
    const QByteArray chinese = encoded("他昨天在学校看书。今天去公园。\n", "GB18030");
    QVERIFY_THROWS_EXCEPTION(Error, (void)readTextLines(write("a", chinese.repeated(20))));
    try {
        (void)readTextLines(write("a", "one\n" + encoded("学校。\n", "GB18030")),
            {.encoding = {}, .encodingOption = "--their-encoding"});
        QFAIL("GBK was taken for UTF-8");
    } catch (const Error &error) {
        QCOMPARE(error.code(), ErrorCode::WrongEncoding);
        QCOMPARE(error.place().line, std::size_t(2));
        QVERIFY2(QString(error.what()).contains("--their-encoding GB18030"), error.what());
    }
    QVERIFY_THROWS_EXCEPTION(Error, (void)readTextLines(write("a", QByteArray(5'000'000, 'x'))));
}

void TestReader::recognisesTatoebaLayouts()
{
    const std::string manyThings = write("cmn.txt",
        "Hi.\t嗨。\tCC-BY 2.0 (France) Attribution: tatoeba.org #1\nRun.\t跑！\tCC-BY 2.0 (France) "
        "Attribution: #2\n");
    const PairPreview preview = previewPairs(manyThings);
    QVERIFY(preview.isManyThings);
    QCOMPARE(preview.columns.size(), std::size_t(3));
    QCOMPARE(preview.rows.size(), std::size_t(2));
    QCOMPARE(preview.rows[0][1], std::string("嗨。"));
    QCOMPARE(preview.columns[0].language, std::string("en"));
    QCOMPARE(preview.columns[1].language, std::string("zh"));
    QCOMPARE(readPairs(manyThings, {}, m_report).pairs, pairs({{"Hi.", "嗨。"}, {"Run.", "跑！"}}));

    const std::string download
        = write("links.tsv", "1276\tLet's try.\t2\t我們試試看！\n1277\tHi.\t5\t嗨。\n");
    QVERIFY(!previewPairs(download).isManyThings);
    const Corpus corpus = readPairs(download, {}, m_report);
    QCOMPARE(corpus.pairs, pairs({{"Let's try.", "我們試試看！"}, {"Hi.", "嗨。"}}));
    QCOMPARE(corpus.origin.targetColumn, 4);
    QCOMPARE(m_report.remarks.size(), std::size_t(1));
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
    QVERIFY(m_report.remarks.front().english().find("ends in the middle of a character")
        != std::string::npos);
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
