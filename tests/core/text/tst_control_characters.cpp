// SPDX-License-Identifier: GPL-3.0-or-later
// What a terminal would obey is written out; everything else stays as it is.
#include "core/text/control_characters.h"

#include <QtTest>

using namespace seq2seq;

class TestControlCharacters : public QObject {
    Q_OBJECT

private slots:
    void controlsAreWrittenOut_data()
    {
        QTest::addColumn<QByteArray>("text");
        QTest::addColumn<QByteArray>("shown");
        QTest::newRow("escape") << QByteArray("a\x1b[2Jb") << QByteArray("a\\x1B[2Jb");
        QTest::newRow("bell") << QByteArray("\x07") << QByteArray("\\x07");
        QTest::newRow("zero") << QByteArray("a\0b", 3) << QByteArray("a\\x00b");
        QTest::newRow("carriage return") << QByteArray("safe\rharm") << QByteArray("safe\\x0Dharm");
        QTest::newRow("delete") << QByteArray("\x7f") << QByteArray("\\x7F");
        QTest::newRow("C1") << QByteArray("\xC2\x9B") << QByteArray("\\x9B");
        QTest::newRow("C1 as a byte") << QByteArray("\x9B") << QByteArray("\\x9B");
        QTest::newRow("cut off") << QByteArray("\xE4\xB8") << QByteArray("\\xE4\\xB8");
        for (const char *text : {"", "tab\tstays", "我喜欢喝茶。", "café \u00A0", "العربية", "😀"})
            QTest::newRow(text) << QByteArray(text) << QByteArray(text);
    }
    void controlsAreWrittenOut()
    {
        QFETCH(const QByteArray, text);
        QFETCH(const QByteArray, shown);
        QCOMPARE(QByteArray::fromStdString(withoutControls(text.toStdString(), false)), shown);
    }
    void lineEndsStayWhereTheyAreWanted()
    {
        QCOMPARE(withoutControls("a\nb", true), std::string("a\nb"));
        QCOMPARE(withoutControls("a\nb", false), std::string("a\\x0Ab"));
    }
};

QTEST_APPLESS_MAIN(TestControlCharacters)
#include "tst_control_characters.moc"
