// SPDX-License-Identifier: GPL-3.0-or-later
// Text from a pipe: the lines are the same whatever pieces it comes in, and nothing is lost.
#include "core/corpus/text_stream.h"
#include "core/error.h"

#include <QtTest>

using namespace seq2seq;

class TestTextStream : public QObject {
    Q_OBJECT

private slots:
    void piecesMakeNoDifference_data();
    void piecesMakeNoDifference();
    void whatEndsWithinACharacterIsRefused_data();
    void whatEndsWithinACharacterIsRefused();
};

namespace {

QStringList linesOf(const QByteArray &bytes, const std::string &encoding, qsizetype piece)
{
    TextStream stream("standard input", encoding);
    QStringList lines;
    const auto take = [&] {
        while (const std::optional<std::string> line = stream.takeLine())
            lines += QString::fromStdString(*line);
    };
    for (qsizetype i = 0; i < bytes.size(); i += piece) {
        const QByteArray part = bytes.mid(i, piece);
        stream.append({part.constData(), std::size_t(part.size())});
        take();
    }
    stream.end();
    take();
    return lines;
}

QByteArray utf16(const char16_t *text, std::size_t count)
{
    return {reinterpret_cast<const char *>(text), qsizetype(2 * count)};
}

} // namespace

void TestTextStream::piecesMakeNoDifference_data()
{
    QTest::addColumn<QByteArray>("bytes");
    QTest::addColumn<QString>("encoding");
    QTest::addColumn<QStringList>("lines");
    const auto list = [](const char *text) { return QString::fromUtf8(text).split(u'|'); };
    QTest::newRow("LF") << QByteArray("a b\nc\n") << QString() << list("a b|c");
    QTest::newRow("no last line end") << QByteArray("a\nb") << QString() << list("a|b");
    QTest::newRow("CRLF") << QByteArray("a\r\n\r\nb\r\n") << QString() << list("a||b");
    QTest::newRow("CR") << QByteArray("a\rb\r") << QString() << list("a|b");
    QTest::newRow("CR inside") << QByteArray("a\rb\nc\n") << QString() << list("a b|c");
    QTest::newRow("byte order mark") << QByteArray("\xEF\xBB\xBF"
                                                   "a\n")
                                     << QString() << list("a");
    QTest::newRow("a part of a mark") << QByteArray("\xEF\xBC\x8C\n") << QString() << list("，");
    constexpr char16_t kText[] = u"\uFEFF我 😀\r\ny\n";
    QTest::newRow("UTF-16") << utf16(kText, std::size(kText) - 1) << QString() << list("我 😀|y");
    QTest::newRow("GB18030") << QByteArray("\xCE\xD2\n\xCE\xD2") << QStringLiteral("GB18030")
                             << list("我|我");
}

void TestTextStream::piecesMakeNoDifference()
{
    QFETCH(const QByteArray, bytes);
    QFETCH(const QString, encoding);
    QFETCH(const QStringList, lines);
    for (const qsizetype piece : {1, 2, 3, 1000})
        QCOMPARE(linesOf(bytes, encoding.toStdString(), piece), lines);
}

void TestTextStream::whatEndsWithinACharacterIsRefused_data()
{
    QTest::addColumn<QByteArray>("bytes");
    QTest::addColumn<QString>("encoding");
    constexpr char16_t kText[] = u"\uFEFFab\n😀";
    const QByteArray text = utf16(kText, std::size(kText) - 1);
    QTest::newRow("UTF-8") << QByteArray("ab\n\xE6\x88") << QString();
    QTest::newRow("half a unit") << text.chopped(3) << QString();
    QTest::newRow("half a pair") << text.chopped(2) << QString();
    QTest::newRow("GB18030") << QByteArray("ab\n\xCE") << QStringLiteral("GB18030");
}

void TestTextStream::whatEndsWithinACharacterIsRefused()
{
    QFETCH(const QByteArray, bytes);
    QFETCH(const QString, encoding);
    try {
        (void)linesOf(bytes, encoding.toStdString(), 1000);
        QFAIL("it is taken");
    } catch (const Error &error) {
        QCOMPARE(error.code(), ErrorCode::WrongEncoding);
        QCOMPARE(error.place().line, std::size_t{2});
    }
}

QTEST_APPLESS_MAIN(TestTextStream)
#include "tst_text_stream.moc"
