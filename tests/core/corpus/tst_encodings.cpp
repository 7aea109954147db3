// SPDX-License-Identifier: GPL-3.0-or-later
// Every encoding and every line end that files have, and what is said where it had to be guessed.
#include "tests/core/corpus/reader_fixture.h"

#include <unicode/ucnv.h>

#include <memory>

using namespace seq2seq;
using namespace seq2seq::test;

namespace {

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

} // namespace

class TestEncodings : public QObject, private ReaderFixture {
    Q_OBJECT

private slots:
    void init() { renewFolder(); }

    void readsEveryEncodingAndLineEnd_data();
    void readsEveryEncodingAndLineEnd();
    void aLoneCarriageReturnIsABlankWhereLinesEndInLf();
    void aFileWithoutLfHasLinesThatEndInCr();
    void readsOtherEncodings_data();
    void readsOtherEncodings();
    void readsTheEncodingThatIsNamed();
    void linesThatLoseCharactersAreLeftOutByNumber();
    void previewsShowWhatIsNotCertain();
    void linesToCompareAreNeverGuessedInSilence();
    void aFewBrokenLinesAreSkipped();
    void aCutOffLastCharacterIsDropped();
    void charactersAcrossChunksStayWhole();
};

void TestEncodings::readsEveryEncodingAndLineEnd_data()
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

void TestEncodings::readsEveryEncodingAndLineEnd()
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

void TestEncodings::aLoneCarriageReturnIsABlankWhereLinesEndInLf()
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

void TestEncodings::aFileWithoutLfHasLinesThatEndInCr()
{
    QCOMPARE(read("a\tb\rc\td\r"), pairs({{"a", "b"}, {"c", "d"}}));
    QCOMPARE(m_report.lineEnds, std::string("CR"));
    // An LF far behind the first chunk counts as well.
    QCOMPARE(read("a\rb" + QByteArray(1'200'000, 'x') + "\tc\nd\te\n"), pairs({{"d", "e"}}));
    QCOMPARE(m_report.listed.front().line, std::size_t(1));
}

void TestEncodings::readsOtherEncodings_data()
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

void TestEncodings::readsOtherEncodings()
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

void TestEncodings::readsTheEncodingThatIsNamed()
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

void TestEncodings::linesThatLoseCharactersAreLeftOutByNumber()
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

void TestEncodings::previewsShowWhatIsNotCertain()
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

void TestEncodings::linesToCompareAreNeverGuessedInSilence()
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

void TestEncodings::aFewBrokenLinesAreSkipped()
{
    QByteArray bytes;
    for (int i = 0; i < 100; ++i)
        bytes += i == 41 ? "caf\xE9\tx\n" : "a\tb\n";
    QCOMPARE(read(bytes).size(), std::size_t(99));
    QCOMPARE(m_report.skipped.at(LineProblem::BrokenEncoding), std::size_t(1));
    QCOMPARE(m_report.listed.front().line, std::size_t(42));
}

void TestEncodings::aCutOffLastCharacterIsDropped()
{
    const QByteArray whole = "a\tb\nc\t我。";
    QCOMPARE(read(whole.chopped(1)), pairs({{"a", "b"}, {"c", "我"}}));
    QVERIFY(m_report.remarks.front().english().find("ends in the middle of a character")
        != std::string::npos);
    QCOMPARE(read(utf16("a\tbc", true).chopped(1)), pairs({{"a", "b"}}));
    QCOMPARE(m_report.remarks.size(), std::size_t(1));
}

void TestEncodings::charactersAcrossChunksStayWhole()
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

QTEST_APPLESS_MAIN(TestEncodings)
#include "tst_encodings.moc"
