// SPDX-License-Identifier: GPL-3.0-or-later
// Which columns of a table are the sentences, and the lines that have others.
#include "tests/core/corpus/reader_fixture.h"

using namespace seq2seq;
using namespace seq2seq::test;

class TestColumns : public QObject, private ReaderFixture {
    Q_OBJECT

private slots:
    void init() { renewFolder(); }

    void choosesColumns();
    void passesOverColumnsWithoutSentences_data();
    void passesOverColumnsWithoutSentences();
    void namesLinesWithAnotherNumberOfColumns();
    void emptyCellsAtTheEndAreNoColumns();
    void recognisesTatoebaLayouts();
};

void TestColumns::choosesColumns()
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

void TestColumns::passesOverColumnsWithoutSentences_data()
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

void TestColumns::passesOverColumnsWithoutSentences()
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

void TestColumns::namesLinesWithAnotherNumberOfColumns()
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

void TestColumns::emptyCellsAtTheEndAreNoColumns()
{
    QCOMPARE(read("a\tb\t\nc\td\ne\tf\t\t\ng\th\t\n").size(), std::size_t(4));
    QCOMPARE(read("a\tb\tnote\nc\td\t\ne\tf\tnote\n").size(), std::size_t(3));
    // No number of columns is that of the file: all that have the two are taken.
    QCOMPARE(read("a\tb\tx\nc\td\ne\tf\tx\ty\n").size(), std::size_t(3));
}

void TestColumns::recognisesTatoebaLayouts()
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

QTEST_APPLESS_MAIN(TestColumns)
#include "tst_columns.moc"
