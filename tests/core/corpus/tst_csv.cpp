// SPDX-License-Identifier: GPL-3.0-or-later
// Tables with any separator, with quotes, with names in their first line.
#include "core/corpus/pair_format.h"
#include "tests/core/corpus/pair_files.h"

using namespace seq2seq;
using namespace seq2seq::test;

class TestCsv : public QObject {
    Q_OBJECT

private slots:
    void init() { m_files = std::make_unique<PairFiles>(); }

    void anySeparatorIsFoundOut_data();
    void anySeparatorIsFoundOut();
    void quotesHoldSeparatorsQuotesAndLineEnds();
    void whatASpreadsheetWroteIsRead();
    void theFirstLineMayNameTheColumns();
    void wordsInTheFirstLineAreAPair();
    void aSeparatorTooManyIsNamedByLine();
    void aQuoteThatIsNotClosedTakesItsOwnLineAlone();
    void sentencesWithCommasAreNoTable();
    void otherEncodingsAreRead();
    void barsBetweenSentencesAreRead();
    void columnsAreChosenByName();

private:
    std::unique_ptr<PairFiles> m_files;
};

void TestCsv::anySeparatorIsFoundOut_data()
{
    QTest::addColumn<QByteArray>("separator");
    for (const char *separator : {";", ",", "|", "^", "~", "\t", "\x1F"})
        QTest::newRow(separator) << QByteArray(separator);
}

void TestCsv::anySeparatorIsFoundOut()
{
    QFETCH(QByteArray, separator);
    const QByteArray table = "One apple.sEin Apfel.\nOne pear.sEine Birne.\n";
    QCOMPARE(m_files->read("a.csv", QByteArray(table).replace("s", separator)),
        pairs({{"One apple.", "Ein Apfel."}, {"One pear.", "Eine Birne."}}));
    QCOMPARE(m_files->report.format, std::string("csv"));
    // Any other as Excel has it named, and the name of the file does not matter.
    QCOMPARE(m_files->read("a.txt", "sep=#\r\nOne apple.#Ein Apfel.\r\n"),
        pairs({{"One apple.", "Ein Apfel."}}));
}

void TestCsv::quotesHoldSeparatorsQuotesAndLineEnds()
{
    QCOMPARE(m_files->read("a.csv",
                 "\"One, two\",\"Eins, zwei\"\n"
                 "\"He said \"\"hi\"\".\",\"Er sagte \"\"hallo\"\".\"\n"
                 "\"Two\nlines\",\"Zwei\r\nZeilen\"\n"
                 "She said \"no\",Sie sagte \"nein\"\n"),
        pairs({{"One, two", "Eins, zwei"}, {"He said \"hi\".", "Er sagte \"hallo\"."},
            {"Two lines", "Zwei Zeilen"}, {"She said \"no\"", "Sie sagte \"nein\""}}));
    QVERIFY(m_files->report.listed.empty());
    QCOMPARE(m_files->remarks(), QStringList());
}

/// R14 of shared/reports.
void TestCsv::whatASpreadsheetWroteIsRead()
{
    QByteArray bytes = reported(SEQ2SEQ_SOURCE_DIR, "f13_excel.csv");
    if (bytes.isEmpty())
        QSKIP("the shared reports are not here");
    const SentencePairs read = m_files->read("f13_excel.csv", bytes);
    QCOMPARE(read.size(), std::size_t(bytes.count('\n')));
    QCOMPARE(read.front(), (SentencePair{"One apple", "Ein Apfel"}));
    QCOMPARE(m_files->report.encoding, std::string("UTF-8 with BOM"));
}

void TestCsv::theFirstLineMayNameTheColumns()
{
    QCOMPARE(m_files->read("a.csv", "id,German,English\n1,Ein Apfel.,One apple.\n2,Ja.,Yes.\n"),
        pairs({{"Ein Apfel.", "One apple."}, {"Ja.", "Yes."}}));
    QCOMPARE(m_files->corpus.sourceLanguage, std::string("de"));
    QCOMPARE(m_files->corpus.targetLanguage, std::string("en"));
    QVERIFY2(m_files->remarks().contains(
                 QStringLiteral("Line 1 names the columns and was not taken as a pair.")),
        qPrintable(m_files->remarks().join(u'\n')));
    // The names say which side is which.
    QCOMPARE(m_files->read("a.tsv", "target\tsource\nEin Apfel.\tOne apple.\nJa.\tYes.\n").front(),
        (SentencePair{"One apple.", "Ein Apfel."}));
}

void TestCsv::wordsInTheFirstLineAreAPair()
{
    QCOMPARE(m_files->read("a.tsv", "the\tder\ncat\tKatze\n").size(), std::size_t(2));
    QCOMPARE(m_files->read("a.tsv", "source\tQuelle\ncat\tKatze\n").size(), std::size_t(2));
}

void TestCsv::aSeparatorTooManyIsNamedByLine()
{
    const QByteArray good = "One apple,Ein Apfel\n";
    QCOMPARE(m_files->read("a.csv", good + "Yes, please,Ja, bitte\n" + good + good).size(),
        std::size_t(3));
    QCOMPARE(m_files->problems(),
        QStringList{QStringLiteral("line 2 has 4 columns, but the file has 2: is there a separator "
                                   "inside a sentence (\",\")?")});
}

void TestCsv::aQuoteThatIsNotClosedTakesItsOwnLineAlone()
{
    QByteArray bytes = "One apple,Ein Apfel\n\"One pear,Eine Birne\n";
    for (int i = 0; i < 500; ++i)
        bytes += "One fig " + QByteArray::number(i) + ",Eine Feige\n";
    QCOMPARE(m_files->read("a.csv", bytes).size(), std::size_t(501));
    QCOMPARE(m_files->report.listed.size(), std::size_t(1));
    QCOMPARE(m_files->report.listed.front().line, std::size_t(2));
    QVERIFY(
        m_files->problems().first().contains(QStringLiteral("a quote (\") that is not closed")));
    QCOMPARE(m_files->corpus.pairs[1], (SentencePair{"One fig 0", "Eine Feige"}));
    // And at the end of the file.
    QCOMPARE(
        m_files->read("a.csv", "One apple,Ein Apfel\nTwo,Zwei\n\"One pear,Eine Birne\n").size(),
        std::size_t(2));
    QCOMPARE(m_files->report.listed.front().line, std::size_t(3));
}

void TestCsv::sentencesWithCommasAreNoTable()
{
    const QByteArray text = "Yes, I do.\nNo.\nWell, no, I do not.\nPerhaps.\n";
    QVERIFY(m_files->refusal("a.txt", text).contains(QStringLiteral("has 1 column, 2 are needed")));
    // Tabs are what parts the columns where there are some, whatever else there is.
    QCOMPARE(m_files->read("a.txt", "Yes, I do.\tJa, gern.\nNo, no.\tNein, nein.\n").front(),
        (SentencePair{"Yes, I do.", "Ja, gern."}));
}

void TestCsv::otherEncodingsAreRead()
{
    ReadOptions options;
    options.sourceEncoding = "windows-1252";
    QCOMPARE(m_files->read("a.csv", "caf\xE9;Kaffee\nth\xE9;Tee\n", options).front().source,
        std::string("café"));
}

void TestCsv::barsBetweenSentencesAreRead()
{
    QCOMPARE(m_files->read("a.txt", "One apple . ||| Ein Apfel .\nYes , no . ||| Ja , nein .\n"),
        pairs({{"One apple .", "Ein Apfel ."}, {"Yes , no .", "Ja , nein ."}}));
    QCOMPARE(m_files->report.format, std::string("bars"));
}

void TestCsv::columnsAreChosenByName()
{
    const QByteArray table = "en,de,fr\nYes.,Ja.,Oui.\nNo.,Nein.,Non.\n";
    ReadOptions options;
    options.sourceName = "fr";
    options.targetName = "German";
    QCOMPARE(m_files->read("a.csv", table, options).front(), (SentencePair{"Oui.", "Ja."}));
    options.targetName = "it";
    const QString told = m_files->refusal("a.csv", table, options);
    QVERIFY2(
        told.contains(QStringLiteral("it has no column called \"it\". Choose one of en, de, fr.")),
        qPrintable(told));
    options.targetName = "fr";
    QVERIFY(m_files->refusal("a.csv", table, options).contains(QStringLiteral("same column")));
    // Nobody chose: it is said what there is.
    (void)m_files->read("a.csv", table);
    QVERIFY2(
        m_files->remarks().contains(QStringLiteral(
            "Source and target were taken from en and de (columns 1 and 2); there are also fr.")),
        qPrintable(m_files->remarks().join(u'\n')));
}

QTEST_APPLESS_MAIN(TestCsv)
#include "tst_csv.moc"
