// SPDX-License-Identifier: GPL-3.0-or-later
// Translation memories: languages are columns, units are read one by one, hostile files end in a
// sentence.
#include "tests/core/corpus/pair_files.h"

using namespace seq2seq;
using namespace seq2seq::test;

namespace {

QByteArray tmx(const QByteArray &units, const QByteArray &srclang = "en")
{
    return "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<!DOCTYPE tmx SYSTEM \"tmx14.dtd\">\n"
           "<tmx version=\"1.4\"><header srclang=\""
        + srclang + "\" segtype=\"sentence\"/><body>\n" + units + "</body></tmx>\n";
}

QByteArray unit(const QByteArray &en, const QByteArray &de)
{
    return "<tu><tuv xml:lang=\"en\"><seg>" + en + "</seg></tuv><tuv xml:lang=\"de\"><seg>" + de
        + "</seg></tuv></tu>\n";
}

} // namespace

class TestTmx : public QObject {
    Q_OBJECT

private slots:
    void init() { m_files = std::make_unique<PairFiles>(); }

    void theReportedMemoryIsRead();
    void languagesComeFromTheFile();
    void oneOfSeveralLanguagesIsChosen();
    void markupOfOtherProgramsIsNoText();
    void aFileOnOneLineIsRead();
    void everyEncodingIsRead();
    void brokenUnitsAreNamedByLine();
    void aFileThatWasCutOffGivesWhatIsWhole();
    void entitiesAreNotExpanded();
    void deepNestingIsNoTrouble();
    void commentsHoldNoUnits();

private:
    std::unique_ptr<PairFiles> m_files;
};

/// R14 of shared/reports.
void TestTmx::theReportedMemoryIsRead()
{
    QByteArray bytes = reported(SEQ2SEQ_SOURCE_DIR, "f13.tmx");
    if (bytes.isEmpty())
        QSKIP("the shared reports are not here");
    QCOMPARE(m_files->read("f13.tmx", bytes),
        pairs({{"One apple", "Ein Apfel"}, {"One pear", "Ein Birne"}, {"One plum", "Ein Pflaume"},
            {"One nut", "Ein Nuss"}, {"One cherry", "Ein Kirsche"}}));
    QCOMPARE(m_files->corpus.sourceLanguage, std::string("en"));
    QCOMPARE(m_files->corpus.targetLanguage, std::string("de"));
}

void TestTmx::languagesComeFromTheFile()
{
    // The language translated from comes first, wherever it stands; TMX 1.1 wrote "lang".
    const QByteArray bytes = tmx("<tu><tuv lang=\"DE-at\"><seg>Ja &amp; nein</seg></tuv>"
                                 "<tuv lang=\"EN_us\"><seg>Yes &#38; no</seg></tuv></tu>\n");
    QCOMPARE(m_files->read("a.tmx", bytes), pairs({{"Yes & no", "Ja & nein"}}));
    QCOMPARE(m_files->corpus.sourceLanguage, std::string("en-US"));
    QCOMPARE(m_files->corpus.targetLanguage, std::string("de-AT"));
    QCOMPARE(m_files->report.format, std::string("tmx"));
    // Where no language is the source, the first comes first.
    QCOMPARE(
        m_files->read("a.tmx", QByteArray(bytes).replace("srclang=\"en\"", "srclang=\"*all*\""))
            .front()
            .source,
        std::string("Ja & nein"));
}

void TestTmx::oneOfSeveralLanguagesIsChosen()
{
    const QByteArray three = tmx("<tu><tuv xml:lang=\"en\"><seg>Yes.</seg></tuv><tuv "
                                 "xml:lang=\"de\"><seg>Ja.</seg></tuv></tu>\n"
                                 "<tu><tuv xml:lang=\"fr\"><seg>Non.</seg></tuv><tuv "
                                 "xml:lang=\"en\"><seg>No.</seg></tuv></tu>\n");
    QCOMPARE(m_files->read("a.tmx", three), pairs({{"Yes.", "Ja."}}));
    QCOMPARE(m_files->problems(), QStringList{QStringLiteral("line 5 has an empty target")});
    QVERIFY2(
        m_files->remarks().contains(QStringLiteral(
            "Source and target were taken from en and de (columns 1 and 2); there are also fr.")),
        qPrintable(m_files->remarks().join(u'\n')));
    ReadOptions options;
    options.sourceName = "fr";
    options.targetName = "en";
    QCOMPARE(m_files->read("a.tmx", three, options), pairs({{"Non.", "No."}}));
    const PairPreview preview = previewPairs(m_files->write("a.tmx", three));
    QCOMPARE(preview.columns.size(), std::size_t(3));
    QCOMPARE(preview.columns[2].name, std::string("fr"));
    QCOMPARE(preview.columns[2].language, std::string("fr"));
    QCOMPARE(preview.lines, (std::vector<std::size_t>{4, 5}));
}

void TestTmx::markupOfOtherProgramsIsNoText()
{
    QCOMPARE(m_files->read("a.tmx",
                 tmx(unit("Press <bpt i=\"1\">&lt;b&gt;</bpt>OK<ept i=\"1\">&lt;/b&gt;</ept> "
                          "<hi>now</hi><ph>{1}</ph>.",
                     "<![CDATA[Jetzt <OK>]]>\n  dr&#252;cken<ut>x</ut>."))),
        pairs({{"Press OK now.", "Jetzt <OK>   drücken."}}));
    QCOMPARE(m_files->read("a.tmx", tmx(unit("<hi>big</hi> <hi>cat</hi>", "x"))).front().source,
        std::string("big cat"));
}

/// Also one that is longer than a line may be.
void TestTmx::aFileOnOneLineIsRead()
{
    constexpr int kUnits = 60'000;
    QByteArray units;
    for (int i = 0; i < kUnits; ++i)
        units += unit("One " + QByteArray::number(i), "Eins " + QByteArray::number(i)).trimmed();
    const QByteArray bytes = tmx(units).replace('\n', ' ');
    QVERIFY(bytes.size() > 5'000'000);
    QCOMPARE(m_files->read("a.tmx", bytes).size(), std::size_t(kUnits));
    QCOMPARE(m_files->corpus.pairs.back(), (SentencePair{"One 59999", "Eins 59999"}));
}

void TestTmx::everyEncodingIsRead()
{
    const QString text = QString::fromUtf8(tmx(unit("café", "咖啡")));
    QStringEncoder utf16(QStringConverter::Utf16LE, QStringConverter::Flag::WriteBom);
    const QByteArray wide = utf16(QString(text).replace("UTF-8", "UTF-16").replace("\n", "\r\n"));
    QCOMPARE(m_files->read("a.tmx", wide), pairs({{"café", "咖啡"}}));
    QCOMPARE(m_files->report.encoding, std::string("UTF-16LE"));
    const QByteArray latin
        = QString::fromUtf8(tmx(unit("café", "Kaffee"))).replace("UTF-8", "ISO-8859-1").toLatin1();
    QCOMPARE(m_files->read("a.tmx", latin), pairs({{"café", "Kaffee"}}));
    QCOMPARE(m_files->remarks(), QStringList()); // it says itself what it is in
}

void TestTmx::brokenUnitsAreNamedByLine()
{
    QCOMPARE(m_files->read("a.tmx",
                 tmx(unit("Yes.", "Ja.") + "<tu><tuv xml:lang=\"en\"><seg>No.<b></seg></tuv></tu>\n"
                     + unit("Perhaps.", "Vielleicht."))),
        pairs({{"Yes.", "Ja."}, {"Perhaps.", "Vielleicht."}}));
    QCOMPARE(m_files->problems(),
        QStringList{QStringLiteral("line 5 begins a unit that is no well-formed XML")});
    const QString told = m_files->refusal("a.tmx", tmx("<tu><tuv><seg></tu>\n"));
    QVERIFY2(told.contains(QStringLiteral("a.tmx, line 4: there is no usable pair: line 4 begins a "
                                          "unit that is no well-formed XML")),
        qPrintable(told));
}

void TestTmx::aFileThatWasCutOffGivesWhatIsWhole()
{
    const QByteArray whole = tmx(unit("Yes.", "Ja.") + unit("No.", "Nein."));
    QCOMPARE(m_files->read("a.tmx", whole.left(whole.indexOf("Nein"))), pairs({{"Yes.", "Ja."}}));
    QCOMPARE(m_files->problems(),
        QStringList{
            QStringLiteral("line 5 begins a unit that does not end: the file was cut off")});
}

/// A billion laughs, and a file of the reader's own machine.
void TestTmx::entitiesAreNotExpanded()
{
    const QByteArray bomb = "<?xml version=\"1.0\"?>\n<!DOCTYPE tmx [\n<!ENTITY a \"aaaaaaaaaa\">\n"
                            "<!ENTITY b \"&a;&a;&a;&a;&a;\">\n]>\n<tmx><body>"
        + unit("&b;", "x") + "</body></tmx>";
    const QString told = m_files->refusal("a.tmx", bomb);
    QVERIFY2(told.contains(QStringLiteral("a.tmx, line 3: it declares entities of its own")),
        qPrintable(told));
    QVERIFY(told.contains(QStringLiteral("Take the declarations out")));
    QCOMPARE(m_files->read("a.tmx", tmx(unit("&unknown; thing", "x"))).front().source,
        std::string("&unknown; thing"));
}

void TestTmx::deepNestingIsNoTrouble()
{
    const QByteArray deep
        = QByteArray("<hi>").repeated(100'000) + "deep" + QByteArray("</hi>").repeated(100'000);
    QCOMPARE(m_files->read("a.tmx", tmx(unit("Yes.", "Ja.") + unit(deep, "tief"))).size(),
        std::size_t(1));
}

void TestTmx::commentsHoldNoUnits()
{
    QCOMPARE(m_files->read("a.tmx",
                 tmx("<!-- " + unit("Old.", "Alt.") + unit("Older.", "Älter.") + " -->\n"
                     + unit("New.", "Neu."))),
        pairs({{"New.", "Neu."}}));
}

QTEST_APPLESS_MAIN(TestTmx)
#include "tst_tmx.moc"
