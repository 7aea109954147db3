// SPDX-License-Identifier: GPL-3.0-or-later
// Anki's notes in plain text become sentences: first lines obeyed, quotes and HTML undone.
#include "tests/core/corpus/pair_files.h"

using namespace seq2seq;
using namespace seq2seq::test;

class TestAnki : public QObject {
    Q_OBJECT

private slots:
    void init() { m_files = std::make_unique<PairFiles>(); }

    void theReportedDeckIsRead();
    void theFirstLinesSayHowTheRestIsWritten();
    void columnsOfTagsAndDecksHoldNoSentences();
    void htmlIsUndone_data();
    void htmlIsUndone();
    void htmlStaysWhereTheFileSaysThereIsNone();
    void decksWithoutFirstLinesAreRecognised();

private:
    std::unique_ptr<PairFiles> m_files;
};

/// R11 of shared/reports.
void TestAnki::theReportedDeckIsRead()
{
    QByteArray bytes = reported(SEQ2SEQ_SOURCE_DIR, "f10_anki.txt");
    if (bytes.isEmpty())
        QSKIP("the shared reports are not here");
    QCOMPARE(m_files->read("f10_anki.txt", bytes),
        pairs({{"The cat", "die Katze"}, {"the dog (animal)", "der Hund (Tier)"},
            {"the bird", "der Vogel"}}));
    QCOMPARE(m_files->report.format, std::string("anki"));
    QVERIFY(m_files->report.listed.empty());
}

void TestAnki::theFirstLinesSayHowTheRestIsWritten()
{
    QCOMPARE(m_files->read("deck.txt", "#separator:Semicolon\n#html:false\nYes;Ja\n\"a;b\";c\n"),
        pairs({{"Yes", "Ja"}, {"a;b", "c"}}));
    QCOMPARE(m_files->read("deck.txt", "#separator:|\nYes|Ja\nNo|Nein\n").front(),
        (SentencePair{"Yes", "Ja"}));
    // The line that is named is the one of the file.
    (void)m_files->read("deck.txt", "#separator:tab\n#html:true\nYes\tJa\nNo\t<br>\n");
    QCOMPARE(m_files->problems(), QStringList{QStringLiteral("line 4 has an empty target")});
}

void TestAnki::columnsOfTagsAndDecksHoldNoSentences()
{
    QCOMPARE(m_files->read("deck.txt",
                 "#separator:tab\n#html:true\n#guid column:1\n#notetype column:2\n#deck column:3\n"
                 "#tags column:6\n"
                 "k%Jn{\tBasic\tGerman words\tyes\tja\tA1 words\n"
                 "pQ*r^\tBasic\tGerman words\tno\tnein\tA1 words\n"),
        pairs({{"yes", "ja"}, {"no", "nein"}}));
    QCOMPARE(m_files->read("deck.txt",
                 "#separator:tab\n#columns:Tags\tBack\tFront\nA1 new\tja\tyes\nA1 old\tnein\tno\n"),
        pairs({{"yes", "ja"}, {"no", "nein"}}));
}

void TestAnki::htmlIsUndone_data()
{
    QTest::addColumn<QByteArray>("field");
    QTest::addColumn<QString>("sentence");
    QTest::newRow("marks") << QByteArray("The <b>big</b> <i class=\"x\">cat</i>") << "The big cat";
    QTest::newRow("breaks") << QByteArray("one<br>two<br />three") << "one two three";
    QTest::newRow("blocks") << QByteArray("<div>one</div><div>two</div>") << "one  two";
    QTest::newRow("references") << QByteArray("a &lt; b &amp;&nbsp;c &#252; &#x4F60;")
                                << "a < b & c ü 你";
    QTest::newRow("no reference") << QByteArray("R&D; &unknown; &#0; &#xD800;")
                                  << "R&D; &unknown; &#0; &#xD800;";
    QTest::newRow("no tag") << QByteArray("I <3 it, a < b > c") << "I <3 it, a < b > c";
    QTest::newRow("sound and picture")
        << QByteArray("cat[sound:cat.mp3]<img src=\"cat.jpg\">") << "cat";
    QTest::newRow("cloze") << QByteArray("{{c1::Paris::city}} is in {{c2::France}}")
                           << "Paris is in France";
    QTest::newRow("reading") << QByteArray("<ruby>漢<rt>かん</rt></ruby>") << "漢かん";
}

void TestAnki::htmlIsUndone()
{
    QFETCH(QByteArray, field);
    QFETCH(QString, sentence);
    const QByteArray quoted = "\"" + QByteArray(field).replace("\"", "\"\"") + "\"";
    QCOMPARE(QString::fromStdString(
                 m_files->read("deck.txt", "#separator:tab\n#html:true\n" + quoted + "\tx\n")
                     .front()
                     .source),
        sentence);
}

void TestAnki::htmlStaysWhereTheFileSaysThereIsNone()
{
    QCOMPARE(
        m_files->read("deck.txt", "#separator:tab\n#html:false\na <b> &lt;\tx\n").front().source,
        std::string("a <b> &lt;"));
}

void TestAnki::decksWithoutFirstLinesAreRecognised()
{
    QCOMPARE(
        m_files->read("deck.txt", "The cat.[sound:cat.mp3]\tdie Katze\nA <b>dog</b>\tein Hund\n"),
        pairs({{"The cat.", "die Katze"}, {"A dog", "ein Hund"}}));
    QCOMPARE(m_files->read("deck.txt", "\"\"\"Hi\"\", he says.\"\t\"\"\"Hallo\"\", sagt er.\"\n"),
        pairs({{"\"Hi\", he says.", "\"Hallo\", sagt er."}}));
    QCOMPARE(m_files->report.format, std::string("anki"));
}

QTEST_APPLESS_MAIN(TestAnki)
#include "tst_anki.moc"
