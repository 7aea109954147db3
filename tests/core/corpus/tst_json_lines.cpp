// SPDX-License-Identifier: GPL-3.0-or-later
// JSON lines: keys are columns, whatever way round and however deep a data set puts its texts.
#include "tests/core/corpus/pair_files.h"

using namespace seq2seq;
using namespace seq2seq::test;

class TestJsonLines : public QObject {
    Q_OBJECT

private slots:
    void init() { m_files = std::make_unique<PairFiles>(); }

    void keysAreFound_data();
    void keysAreFound();
    void languagesComeFromTheKeys();
    void keysMayComeInAnyOrderAndLater();
    void oneOfSeveralKeysIsChosen();
    void linesThatAreNoJsonAreNamed();
    void jsonThatIsNoLinesIsRefusedWithTheRemedy();
    void hostileLinesAreReportedOrRead();

private:
    std::unique_ptr<PairFiles> m_files;
};

void TestJsonLines::keysAreFound_data()
{
    QTest::addColumn<QByteArray>("line");
    QTest::newRow("languages") << QByteArray(R"({"en": "One apple.", "de": "Ein Apfel."})");
    QTest::newRow("translation") << QByteArray(
        R"({"id": "17-3", "translation": {"en": "One apple.", "de": "Ein Apfel."}})");
    QTest::newRow("source and target")
        << QByteArray(R"({"target": "Ein Apfel.", "lang": "en", "source": "One apple."})");
    QTest::newRow("numbers and addresses") << QByteArray(
        R"({"score": 0.97, "url": "https://a.org/1", "en": "One apple.", "de": "Ein Apfel."})");
    QTest::newRow("escapes") << QByteArray(R"({"en": "One \u0061pple.", "de": "Ein\nApfel."})");
    QTest::newRow("an array") << QByteArray(R"(["One apple.", "Ein Apfel."])");
}

void TestJsonLines::keysAreFound()
{
    QFETCH(QByteArray, line);
    const SentencePairs read = m_files->read("a.jsonl", (line + "\n").repeated(6));
    QCOMPARE(read.size(), std::size_t(6));
    QCOMPARE(read.front(), (SentencePair{"One apple.", "Ein Apfel."}));
    QCOMPARE(m_files->report.format, std::string("jsonl"));
    QCOMPARE(m_files->read("a.txt", line + "\n").size(), std::size_t(1)); // by what is in it
}

void TestJsonLines::languagesComeFromTheKeys()
{
    (void)m_files->read("a.jsonl", R"({"translation": {"fr": "Oui.", "pt_BR": "Sim."}})");
    QCOMPARE(m_files->corpus.sourceLanguage, std::string("fr"));
    QCOMPARE(m_files->corpus.targetLanguage, std::string("pt-BR"));
}

void TestJsonLines::keysMayComeInAnyOrderAndLater()
{
    QCOMPARE(m_files->read("a.jsonl",
                 "{\"en\": \"a\", \"de\": \"b\"}\n{\"de\": \"d\", \"en\": \"c\"}\n"
                 "{\"note\": \"x y\", \"en\": \"e\", \"de\": \"f\"}\n{\"en\": \"g\"}\n"),
        pairs({{"a", "b"}, {"c", "d"}, {"e", "f"}}));
    QCOMPARE(m_files->problems(), QStringList{QStringLiteral("line 4 has an empty target")});
}

void TestJsonLines::oneOfSeveralKeysIsChosen()
{
    ReadOptions options;
    options.sourceName = "fr";
    options.targetName = "translation.en";
    QCOMPARE(m_files->read("a.jsonl",
                 R"({"translation": {"en": "Yes.", "de": "Ja.", "fr": "Oui."}})", options),
        pairs({{"Oui.", "Yes."}}));
}

void TestJsonLines::linesThatAreNoJsonAreNamed()
{
    QCOMPARE(m_files->read("a.jsonl",
                 "{\"en\": \"a\", \"de\": \"b\"}\n{\"en\": \"a\", \"de\": \"b\"\n\n"
                 "{\"en\": \"c\", \"de\": \"d\"}\n"),
        pairs({{"a", "b"}, {"c", "d"}}));
    QCOMPARE(
        m_files->problems(), QStringList{QStringLiteral("line 2 is no JSON object of its own")});
    QCOMPARE(m_files->report.skipped.at(LineProblem::Blank), std::size_t(1));
}

void TestJsonLines::jsonThatIsNoLinesIsRefusedWithTheRemedy()
{
    for (const char *text : {"[\n  {\"en\": \"a\", \"de\": \"b\"}\n]\n", "[{\"en\": \"a\"}]\n",
             "{\n  \"data\": [{\"en\": \"a\"}]\n}\n"}) {
        const QString told = m_files->refusal("a.json", text);
        QVERIFY2(told.contains(QStringLiteral("it is JSON, but not an object a line")),
            qPrintable(told));
        QVERIFY(told.contains(QStringLiteral("jq -c")));
    }
}

void TestJsonLines::hostileLinesAreReportedOrRead()
{
    const QByteArray good = "{\"en\": \"a\", \"de\": \"b\"}\n";
    QByteArray keys = "{\"en\": \"c\", \"de\": \"d\"";
    for (int i = 0; i < 20'000; ++i)
        keys += ", \"k" + QByteArray::number(i) + "\": \"some text\"";
    const QByteArray deep = QByteArray("[").repeated(500'000) + QByteArray("]").repeated(500'000);
    const QByteArray nested
        = QByteArray("{\"a\":").repeated(100'000) + "1" + QByteArray("}").repeated(100'000);
    QCOMPARE(m_files->read("a.jsonl", good + keys + "}\n" + deep + "\n" + nested + "\n" + good),
        pairs({{"a", "b"}, {"c", "d"}, {"a", "b"}}));
}

QTEST_APPLESS_MAIN(TestJsonLines)
#include "tst_json_lines.moc"
