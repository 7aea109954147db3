// SPDX-License-Identifier: GPL-3.0-or-later
// gettext's PO files: entries become pairs, the header none, guesses are reported.
#include "tests/core/corpus/pair_files.h"

using namespace seq2seq;
using namespace seq2seq::test;

class TestPo : public QObject {
    Q_OBJECT

private slots:
    void init() { m_files = std::make_unique<PairFiles>(); }

    void theReportedFileIsRead();
    void stringsGoOnOverLinesWithEscapes();
    void pluralFormsArePairs();
    void guessesAndMissingTranslationsAreReported();
    void theHeaderNamesLanguageAndEncoding();
    void whatIsNoPoIsNamedByLine();
    void aTemplateHasNoPair();

private:
    std::unique_ptr<PairFiles> m_files;
};

/// R14 of shared/reports.
void TestPo::theReportedFileIsRead()
{
    QByteArray bytes = reported(SEQ2SEQ_SOURCE_DIR, "f13.po");
    if (bytes.isEmpty())
        QSKIP("the shared reports are not here");
    QCOMPARE(m_files->read("f13.po", bytes),
        pairs({{"One apple", "Ein Apfel"}, {"One pear", "Ein Birne"}, {"One plum", "Ein Pflaume"},
            {"One nut", "Ein Nuss"}, {"One cherry", "Ein Kirsche"}}));
    QCOMPARE(m_files->report.format, std::string("po"));
    QVERIFY(m_files->report.listed.empty());
}

void TestPo::stringsGoOnOverLinesWithEscapes()
{
    QCOMPARE(m_files->read("a.po",
                 "# a translator's note\n#: main.c:12\n#, c-format\nmsgctxt \"menu\"\n"
                 "msgid \"\"\n\"Say \\\"hi\\\" \"\n\"to %s,\\nplease\"\n"
                 "msgstr \"Sage %s\\tbitte \"\n\"\\\"hallo\\\"\"\n"
                 "#~ msgid \"old\"\n#~ msgstr \"alt\"\n"
                 "msgid \"C:\\\\x\"\nmsgstr \"C:\\\\y\"\n"),
        pairs({{"Say \"hi\" to %s, please", "Sage %s bitte \"hallo\""}, {"C:\\x", "C:\\y"}}));
    QCOMPARE(m_files->remarks(), QStringList());
}

void TestPo::pluralFormsArePairs()
{
    QCOMPARE(m_files->read("pl.po",
                 "msgid \"one file\"\nmsgid_plural \"%d files\"\nmsgstr[0] \"jeden plik\"\n"
                 "msgstr[1] \"%d pliki\"\nmsgstr[2] \"%d plików\"\n"),
        pairs({{"one file", "jeden plik"}, {"%d files", "%d pliki"}, {"%d files", "%d plików"}}));
    // A language with one form for any number.
    QCOMPARE(m_files->read("zh.po",
                 "msgid \"one file\"\nmsgid_plural \"%d files\"\nmsgstr[0] \"%d 个文件\"\n"),
        pairs({{"%d files", "%d 个文件"}}));
}

void TestPo::guessesAndMissingTranslationsAreReported()
{
    QCOMPARE(m_files->read("a.po",
                 "msgid \"Yes\"\nmsgstr \"Ja\"\n\n#, fuzzy, c-format\n#| msgid \"Now\"\n"
                 "msgid \"No\"\nmsgstr \"Jetzt\"\n\nmsgid \"Maybe\"\nmsgstr \"\"\n\n"
                 "msgid \"Well\"\nmsgstr \"Nun\"\n"),
        pairs({{"Yes", "Ja"}, {"Well", "Nun"}}));
    QCOMPARE(m_files->problems(),
        (QStringList{QStringLiteral("line 6 is marked as fuzzy: its translation is a guess"),
            QStringLiteral("line 9 has an empty target")}));
    QCOMPARE(m_files->report.skipped.at(LineProblem::Unsure), std::size_t(1));
}

void TestPo::theHeaderNamesLanguageAndEncoding()
{
    const QByteArray header = "#, fuzzy\nmsgid \"\"\nmsgstr \"\"\n\"Project-Id-Version: x\\n\"\n"
                              "\"Language: fr_CA\\n\"\n"
                              "\"Content-Type: text/plain; charset=ISO-8859-1\\n\"\n\n";
    QCOMPARE(m_files->read("fr.po", header + "msgid \"coffee\"\nmsgstr \"caf\xE9\"\n"),
        pairs({{"coffee", "café"}}));
    QCOMPARE(m_files->corpus.targetLanguage, std::string("fr-CA"));
    QCOMPARE(m_files->report.lines, std::size_t(1)); // the header is no entry
    QCOMPARE(m_files->report.encoding, std::string("windows-1252"));
}

void TestPo::whatIsNoPoIsNamedByLine()
{
    QCOMPARE(m_files->read("a.po",
                 "msgid \"Yes\"\nmsgstr \"Ja\"\n\nmsgid \"No\nmsgstr \"Nein\"\n\n"
                 "msgid \"Well\"\nmsgstr \"Nun\"\n\nnonsense here\n"),
        pairs({{"Yes", "Ja"}, {"Well", "Nun"}}));
    QCOMPARE(m_files->problems(),
        (QStringList{QStringLiteral("line 4 begins an entry that has a line which is not PO"),
            QStringLiteral("line 10 begins an entry that has a line which is not PO")}));
}

void TestPo::aTemplateHasNoPair()
{
    const QString told
        = m_files->refusal("a.pot", "msgid \"\"\nmsgstr \"\"\n\nmsgid \"Yes\"\nmsgstr \"\"\n");
    QVERIFY2(told.contains(QStringLiteral("a.pot, line 4: there is no usable pair: 1 line has an "
                                          "empty side")),
        qPrintable(told));
}

QTEST_APPLESS_MAIN(TestPo)
#include "tst_po.moc"
