// SPDX-License-Identifier: GPL-3.0-or-later
// The list of formats: whoever names, proposes or recognises one follows it; what is none of them
// is named as what it is.
#include "core/corpus/pair_format.h"
#include "tests/core/corpus/pair_files.h"

#include <QFile>

#include <set>

using namespace seq2seq;
using namespace seq2seq::test;

class TestPairFormats : public QObject {
    Q_OBJECT

private slots:
    void init() { m_files = std::make_unique<PairFiles>(); }

    void everyFormatIsNamedOnceAndHasAnEnding();
    void everyReadmeListsThem_data();
    void everyReadmeListsThem();
    void aFormatThatIsNamedIsTaken();
    void aFileOfBothSidesIsNoneOfTwo();
    void otherFilesAreNamedAsWhatTheyAre_data();
    void otherFilesAreNamedAsWhatTheyAre();
    void theColumnsAreKept();
    void previewsSayWhatColumnsHold();
    void previewsShowAnyLine();
    void aLookAtTheProblemsKeepsNoPairs();

private:
    std::unique_ptr<PairFiles> m_files;
};

void TestPairFormats::everyFormatIsNamedOnceAndHasAnEnding()
{
    std::set<std::string> names;
    for (const PairFormat &format : pairFormats()) {
        QVERIFY(names.insert(format.name).second);
        QVERIFY(!format.label.isEmpty());
        QVERIFY(!format.extensions.empty());
        QCOMPARE(&pairFormat(format.name), &format);
    }
    const std::vector<std::string> endings = pairExtensions();
    for (const char *ending : {"tsv", "csv", "tmx", "po", "jsonl", "txt", "tmx.gz"})
        QVERIFY2(std::ranges::find(endings, ending) != endings.end(), ending);
    QVERIFY(hasExtension("/a/B.TMX", "tmx") && hasExtension("a.tmx.gz", "tmx"));
    QVERIFY_THROWS_EXCEPTION(Error, (void)pairFormat("klingon"));
}

void TestPairFormats::everyReadmeListsThem_data()
{
    QTest::addColumn<QString>("file");
    QTest::newRow("English") << "README.md";
    QTest::newRow("Chinese") << "README.zh-CN.md";
}

/// A row "| `tmx` | ..." for each of them, and none for others.
void TestPairFormats::everyReadmeListsThem()
{
    QFETCH(QString, file);
    QFile readme(QStringLiteral(SEQ2SEQ_SOURCE_DIR "/") + file);
    QVERIFY(readme.open(QIODevice::ReadOnly));
    const QString text = QString::fromUtf8(readme.readAll());
    const qsizetype begin = text.indexOf(QLatin1String("| `--format` |"));
    QVERIFY(begin > 0);
    const QString table = text.mid(begin, text.indexOf(QLatin1String("\n\n"), begin) - begin);
    for (const PairFormat &format : pairFormats()) {
        const QString name = QString::fromStdString(format.name);
        const QRegularExpression row(QStringLiteral("\n\\| `%1` \\|([^\n]*)").arg(name));
        const QRegularExpressionMatch found = row.match(table);
        QVERIFY2(found.hasMatch(), qPrintable(name));
        for (const std::string &extension : format.extensions)
            QVERIFY2(found.captured(1).contains(
                         QStringLiteral("`.%1`").arg(QString::fromStdString(extension))),
                qPrintable(name));
    }
    QCOMPARE(table.count(QLatin1String("\n| `")), qsizetype(pairFormats().size()));
}

void TestPairFormats::aFormatThatIsNamedIsTaken()
{
    ReadOptions options;
    options.format = "tsv";
    const QByteArray html = "A <b>cat</b>\tdie Katze\n";
    QCOMPARE(m_files->read("a.txt", html, options).front().source, std::string("A <b>cat</b>"));
    QCOMPARE(m_files->read("a.txt", html).front().source, std::string("A cat"));
    options.format = "csv";
    QCOMPARE(m_files->read("a.txt", "\"a\tb\"\t\"c\"\n", options), pairs({{"a b", "c"}}));
    options.format = "klingon";
    QVERIFY(m_files->refusal("a.txt", html, options).contains(QStringLiteral("Choose one of ")));
}

void TestPairFormats::aFileOfBothSidesIsNoneOfTwo()
{
    const std::string memory = m_files->write("a.tmx", "<tmx><body>\n");
    const std::string lines = m_files->write("a.de", "Ja.\n");
    try {
        (void)readAligned(memory, lines, {}, m_files->report);
        QFAIL("it was read as lines");
    } catch (const Error &error) {
        const QString told = QString::fromUtf8(error.what());
        QVERIFY2(
            told.contains(QStringLiteral("it holds both sides of its pairs (Translation memory "
                                         "(TMX)). Open it alone")),
            qPrintable(told));
    }
    // A sentence with commas, or with a tab, is one all the same.
    const std::string commas = m_files->write("b.en", "Yes, I do.\nNo, I do not.\n");
    const std::string others = m_files->write("b.de", "Ja, gern.\nNein, danke.\n");
    QCOMPARE(readAligned(commas, others, {}, m_files->report).size(), std::size_t(2));
}

void TestPairFormats::otherFilesAreNamedAsWhatTheyAre_data()
{
    QTest::addColumn<QString>("name");
    QTest::addColumn<QByteArray>("bytes");
    QTest::addColumn<QString>("what");
    QTest::addColumn<QString>("remedy");
    QTest::newRow("xlsx") << "a.xlsx" << QByteArray("PK\x03\x04[Content_Types].xml xl/workbook.xml")
                          << "a spreadsheet (.xlsx or .ods)"
                          << "Save it as tab-separated text";
    QTest::newRow("docx") << "a.docx"
                          << QByteArray("PK\x03\x04[Content_Types].xml word/document.xml")
                          << "a text document (.docx or .odt)"
                          << "Save it as plain text in UTF-8";
    QTest::newRow("sgm") << "newstest2014-deen-src.de.sgm"
                         << QByteArray("<srcset setid=\"newstest2014\" srclang=\"any\">\n<doc "
                                       "docid=\"1\">\n<p>\n<seg id=\"1\">Ja.</seg>\n")
                         << "a test set in SGML (.sgm)"
                         << "sed -n 's/<seg[^>]*>\\(.*\\)<.seg>/\\1/p'";
    QTest::newRow("IWSLT's test set")
        << "IWSLT17.TED.dev2010.de-en.de.xml"
        << QByteArray("<?xml version=\"1.0\"?>\n<mteval>\n<srcset setid=\"dev2010\">\n<seg "
                      "id=\"1\"> Ja. </seg>\n")
        << "a test set in SGML (.sgm)"
        << "sed -n";
    QTest::newRow("IWSLT's training text")
        << "train.tags.de-en.de"
        << QByteArray("<url>http://www.ted.com/1</url>\n<keywords>talks</keywords>\n"
                      "<speaker>X</speaker>\n<talkid>1</talkid>\n<title>T</title>\n"
                      "Ja, gern.\nNein, danke.\n")
        << "a text of IWSLT with tags"
        << "grep -v '^ *<'";
    QTest::newRow("XLIFF") << "a.xliff" << QByteArray("<?xml version=\"1.0\"?>\n<xliff>\n")
                           << "an XLIFF file"
                           << "translation memory (TMX)";
    QTest::newRow("web page") << "a.html" << QByteArray("<!DOCTYPE html>\n<html>\n") << "a web page"
                              << "Export its pairs";
}

void TestPairFormats::otherFilesAreNamedAsWhatTheyAre()
{
    QFETCH(QString, name);
    QFETCH(QByteArray, bytes);
    QFETCH(QString, what);
    QFETCH(QString, remedy);
    const std::string path = m_files->write(name, bytes);
    const auto told = [](const std::function<void()> &read) {
        try {
            read();
        } catch (const Error &error) {
            return QString::fromUtf8(error.what());
        }
        return QStringLiteral("not refused");
    };
    for (const QString &sentence : {told([&] { (void)readPairs(path, {}, m_files->report); }),
             told([&] { (void)readAligned(path, path, {}, m_files->report); }),
             told([&] { (void)previewPairs(path); })}) {
        QVERIFY2(sentence.contains(name + QStringLiteral(": it is ") + what), qPrintable(sentence));
        QVERIFY2(sentence.contains(remedy), qPrintable(sentence));
    }
}

void TestPairFormats::theColumnsAreKept()
{
    ReadOptions options;
    options.format = "csv";
    options.sourceName = "de";
    (void)m_files->read("a.csv", "en,de\nYes.,Ja.\nNo.,Nein.\n", options);
    QCOMPARE(m_files->corpus.origin.kind, CorpusOrigin::Kind::Tsv);
    QCOMPARE(m_files->corpus.origin.sourceColumn, 2);
    QCOMPARE(m_files->corpus.origin.targetColumn, 1);
}

void TestPairFormats::previewsSayWhatColumnsHold()
{
    QByteArray table;
    for (int i = 0; i < 20; ++i) {
        const QByteArray n = QByteArray::number(i);
        table += "0." + n + "\tkey_" + QByteArray(i + 1, 'x') + "\thttps://a.org/" + n
            + "\tDer Fuß " + n + "\tTatoeba\t你好" + n + "\n";
    }
    const PairPreview preview = previewPairs(m_files->write("a.tsv", table));
    std::vector<ColumnKind> kinds;
    for (const PreviewColumn &column : preview.columns)
        kinds.push_back(column.kind);
    QVERIFY(kinds
        == (std::vector{ColumnKind::Numbers, ColumnKind::Ids, ColumnKind::Addresses,
            ColumnKind::Sentences, ColumnKind::OneText, ColumnKind::Sentences}));
    QCOMPARE(preview.sourceColumn, 4);
    QCOMPARE(preview.targetColumn, 6);
    QCOMPARE(preview.columns[5].language, std::string("zh"));
    QCOMPARE(preview.format, std::string("tsv"));
}

void TestPairFormats::previewsShowAnyLine()
{
    QByteArray table;
    for (int i = 1; i <= 5000; ++i)
        table += "line " + QByteArray::number(i) + "\tZeile\n";
    PreviewOptions options;
    options.fromLine = 4321;
    options.rows = 10;
    const PairPreview preview = previewPairs(m_files->write("a.tsv", table), options);
    QCOMPARE(preview.rows.size(), std::size_t(10));
    QCOMPARE(preview.lines.front(), std::size_t(4318)); // with some before it
    QCOMPARE(preview.rows[3][0], std::string("line 4321"));
    options.format = kLinesFormat;
    QCOMPARE(previewPairs(m_files->write("b.en", "Yes, I do.\nNo, no.\n"), options).columns.size(),
        std::size_t(0)); // it has no such line
    options.fromLine = 1;
    QCOMPARE(previewPairs(m_files->write("b.en", "Yes, I do.\nNo, no.\n"), options).rows,
        (std::vector<std::vector<std::string>>{{"Yes, I do."}, {"No, no."}}));
}

void TestPairFormats::aLookAtTheProblemsKeepsNoPairs()
{
    ReadOptions options;
    options.keepsPairs = false;
    QByteArray table;
    for (int i = 0; i < 3000; ++i)
        table += i % 2 == 0 ? "a\tb\n" : "alone\n";
    QVERIFY(m_files->read("a.tsv", table, options).empty());
    QCOMPARE(m_files->report.kept, std::size_t(1500));
    QCOMPARE(m_files->report.listed.size(), std::size_t(1500)); // all of them
    QCOMPARE(m_files->report.listed.back().line, std::size_t(3000));
}

QTEST_APPLESS_MAIN(TestPairFormats)
#include "tst_pair_formats.moc"
