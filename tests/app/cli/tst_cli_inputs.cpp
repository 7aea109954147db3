// SPDX-License-Identifier: GPL-3.0-or-later
// Files that go wrong elsewhere, given to the headless program as a person gives them: each is read
// rightly or refused by name, line and remedy.
#include "cli_fixture.h"

class TestCliInputs : public QObject {
    Q_OBJECT

private:
    [[nodiscard]] QString path(const QString &name) const { return m_folder.filePath(name); }
    QString file(const QString &name, const QByteArray &bytes)
    {
        write(path(name), bytes);
        return path(name);
    }
    /// Trains for ten updates; `what` names the pairs.
    Outcome train(const QStringList &what)
    {
        return run(QStringList{u"train"_s} + what
            + QStringList{u"--embedding"_s, u"16"_s, u"--hidden"_s, u"16"_s, u"--threads"_s, u"1"_s,
                u"--max-steps"_s, u"10"_s, u"--out"_s,
                path(QStringLiteral("run%1.s2s").arg(m_runs++))});
    }

    QTemporaryDir m_folder;
    int m_runs = 0;

private slots:
    void carriageReturnsInsideLinesAreBlanks();
    void equalPairsNeverStandOnBothSides();
    void columnsWithoutSentencesArePassedOver();
    void linesWithAnotherNumberOfColumnsAreNamed();
    void everyFormatIsTrainedOn_data();
    void everyFormatIsTrainedOn();
    void columnsAreChosenByName();
    void otherFormatsAreNamed_data();
    void otherFormatsAreNamed();
    void aLineThatIsTooLongIsCalledSo();
    void otherEncodingsAreTrainedOn();
    void theChosenEncodingIsKept();
    void sentencesInAnotherEncodingAreRefused();
    void twoFilesMayBeInTwoEncodings();
    void metricsReadEachFileInItsOwnEncoding();
    void metricsGuessNoEncoding();
    void aByteOrderMarkIsNoText();
};

#define VERIFY_HOLDS(text, part) QVERIFY2((text).contains(part), (text).constData())

void TestCliInputs::carriageReturnsInsideLinesAreBlanks()
{
    const QString source = file(u"f.en"_s, "One apple.\nTwo\rapples.\nThree pears.\nFour plums.\n");
    const QString target
        = file(u"f.de"_s, "Ein Apfel.\nZwei Äpfel.\nDrei Birnen.\nVier\rPflaumen.\n");
    Outcome outcome = train({u"--source"_s, source, u"--target"_s, target});
    QVERIFY2(outcome.exitCode == 0, outcome.words);
    VERIFY_HOLDS(outcome.words, "4 pairs from 4 lines");
    VERIFY_HOLDS(outcome.words, "f.en, line 2: a carriage return");
    VERIFY_HOLDS(outcome.words, "f.de, line 4: a carriage return");

    outcome = train({u"--pairs"_s,
        file(u"f.tsv"_s,
            "One apple.\tEin Apfel.\nTwo big\rapples.\tZwei große Äpfel.\nThree "
            "pears.\tDrei\rreife "
            "Birnen.\nFour plums.\tVier Pflaumen.\n")});
    QVERIFY2(outcome.exitCode == 0, outcome.words);
    VERIFY_HOLDS(outcome.words, "4 pairs from 4 lines");
    VERIFY_HOLDS(outcome.words, "inside 2 lines, the first of them line 2");
}

void TestCliInputs::equalPairsNeverStandOnBothSides()
{
    QByteArray pairs;
    for (int i = 0; i < 200; ++i)
        pairs
            += "One " + QByteArray::number(i % 10) + ".\tEin " + QByteArray::number(i % 10) + ".\n";
    Outcome outcome = train({u"--pairs"_s, file(u"dup.tsv"_s, pairs), u"--dev-count"_s, u"50"_s});
    QVERIFY2(outcome.exitCode == 0, outcome.words);
    VERIFY_HOLDS(outcome.words, "50 pairs to measure on were asked for, 40 could be had");
    VERIFY_HOLDS(outcome.words, "160 pairs to train on, 40 to measure on");

    outcome = train({u"--pairs"_s, file(u"one.tsv"_s, "One apple.\tEin Apfel.\n")});
    QCOMPARE(outcome.exitCode, 1);
    VERIFY_HOLDS(outcome.words, "1 pair from 1 line (");
    VERIFY_HOLDS(outcome.words, "there is one pair alone");
    outcome = train({u"--pairs"_s, path(u"one.tsv"_s), u"--dev-pairs"_s, path(u"one.tsv"_s)});
    QVERIFY2(outcome.exitCode == 0, outcome.words);
    VERIFY_HOLDS(outcome.words, "1 pair to train on, 1 to measure on");
    VERIFY_HOLDS(outcome.words, "; 1 step an epoch");

    // With a file to measure on, the person decides, and is told.
    outcome = train({u"--pairs"_s, path(u"dup.tsv"_s), u"--dev-pairs"_s, path(u"one.tsv"_s)});
    QVERIFY2(outcome.exitCode == 0, outcome.words);
    QVERIFY(!outcome.words.contains("also trained on"));
    outcome = train({u"--pairs"_s, path(u"dup.tsv"_s), u"--dev-pairs"_s, path(u"dup.tsv"_s)});
    VERIFY_HOLDS(outcome.words, "10 of 10 different pairs to measure on are also trained on");
}

void TestCliInputs::columnsWithoutSentencesArePassedOver()
{
    QByteArray scores;
    QByteArray ids;
    for (const char *fruit : {"apple", "pear", "plum", "nut", "cherry", "fig"}) {
        const QByteArray number = QByteArray::number(ids.size());
        scores += "1." + number + "\tOne " + fruit + "\tEin " + fruit + "\n";
        ids += "1" + number + "\tOne " + fruit + "\t2" + number + "\tEin " + fruit + "\n";
    }
    Outcome outcome = train({u"--pairs"_s, file(u"scores.tsv"_s, scores)});
    QVERIFY2(outcome.exitCode == 0, outcome.words);
    VERIFY_HOLDS(outcome.words, "taken from columns 2 and 3: column 1 holds numbers");
    const QString table = file(u"ids.tsv"_s, ids);
    outcome = train({u"--pairs"_s, table, u"--dev-pairs"_s, table});
    QVERIFY2(outcome.exitCode == 0, outcome.words);
    VERIFY_HOLDS(outcome.words, "taken from columns 2 and 4: columns 1, 3 hold numbers, ids");
    // Who names them gets them.
    outcome
        = train({u"--pairs"_s, table, u"--source-column"_s, u"1"_s, u"--target-column"_s, u"2"_s});
    QVERIFY2(outcome.exitCode == 0, outcome.words);
    QVERIFY(!outcome.words.contains("taken from columns"));
}

void TestCliInputs::linesWithAnotherNumberOfColumnsAreNamed()
{
    const Outcome outcome = train({u"--pairs"_s,
        file(u"tab.tsv"_s,
            "One apple\tEin Apfel\nTwo big\tapples\tZwei große Äpfel\nThree pears\tDrei "
            "Birnen\nFour plums\tVier Pflaumen\n")});
    QVERIFY2(outcome.exitCode == 0, outcome.words);
    VERIFY_HOLDS(outcome.words, "3 pairs from 4 lines");
    VERIFY_HOLDS(outcome.words, "skipped: line 2 has 3 columns, but the file has 2");
}

void TestCliInputs::everyFormatIsTrainedOn_data()
{
    QTest::addColumn<QString>("name");
    QTest::addColumn<QByteArray>("bytes");
    QTest::newRow("anki") << u"deck.txt"_s
                          << QByteArray(
                                 "#separator:tab\n#html:true\nThe <b>cat</b>\tdie Katze<br>\n"
                                 "\"the dog\n(animal)\"\t\"der Hund\n(Tier)\"\n");
    QTest::newRow("csv") << u"a.csv"_s
                         << QByteArray(
                                "\xEF\xBB\xBFOne apple;Ein Apfel\r\nOne pear;Eine Birne\r\n");
    QTest::newRow("tmx") << u"a.tmx"_s
                         << QByteArray("<?xml version=\"1.0\"?>\n<tmx version=\"1.4\"><body>\n")
            + QByteArray("<tu><tuv xml:lang=\"en\"><seg>One</seg></tuv><tuv "
                         "xml:lang=\"de\"><seg>Ein</seg></tuv></tu>\n")
                  .repeated(2);
    QTest::newRow("po") << u"a.po"_s
                        << QByteArray("msgid \"\"\nmsgstr \"\"\n\nmsgid \"One\"\nmsgstr "
                                      "\"Ein\"\n\nmsgid \"Two\"\nmsgstr \"Zwei\"\n");
    QTest::newRow("jsonl") << u"a.jsonl"_s
                           << QByteArray(
                                  "{\"translation\": {\"en\": \"One\", \"de\": \"Ein\"}}\n"
                                  "{\"translation\": {\"en\": \"Two\", \"de\": \"Zwei\"}}\n");
    QTest::newRow("bars") << u"a.txt"_s << QByteArray("One ||| Ein\nTwo ||| Zwei\n");
}

void TestCliInputs::everyFormatIsTrainedOn()
{
    QFETCH(QString, name);
    QFETCH(QByteArray, bytes);
    const QString pairs = file(name, bytes);
    const Outcome found = train({u"--pairs"_s, pairs, u"--dev-pairs"_s, pairs});
    QVERIFY2(found.exitCode == 0, found.words);
    VERIFY_HOLDS(found.words, ": 2 pairs from 2 lines");
    const QString format = QString::fromLatin1(QTest::currentDataTag());
    const Outcome named
        = train({u"--pairs"_s, pairs, u"--dev-pairs"_s, pairs, u"--format"_s, format});
    QVERIFY2(named.exitCode == 0, named.words);
    VERIFY_HOLDS(named.words, ": 2 pairs from 2 lines");
}

void TestCliInputs::columnsAreChosenByName()
{
    const QString pairs
        = file(u"a.jsonl"_s, "{\"en\": \"One\", \"de\": \"Ein\", \"fr\": \"Un\"}\n");
    const Outcome found = train({u"--pairs"_s, pairs, u"--dev-pairs"_s, pairs});
    VERIFY_HOLDS(found.words, "taken from en and de (columns 1 and 2); there are also fr");
    const Outcome wrong = train({u"--pairs"_s, pairs, u"--source-column"_s, u"it"_s});
    QCOMPARE(wrong.exitCode, 1);
    VERIFY_HOLDS(wrong.words, "it has no column called \"it\". Choose one of en, de, fr.");
    QCOMPARE(train({u"--pairs"_s, pairs, u"--source-column"_s, u"0"_s}).exitCode, 2);
    QCOMPARE(train({u"--pairs"_s, pairs, u"--format"_s, u"klingon"_s}).exitCode, 2);
    const Outcome chosen = train({u"--pairs"_s, pairs, u"--dev-pairs"_s, pairs,
        u"--source-column"_s, u"fr"_s, u"--target-column"_s, u"en"_s});
    QVERIFY2(chosen.exitCode == 0, chosen.words);
    QVERIFY(!chosen.words.contains("taken from"));
}

void TestCliInputs::otherFormatsAreNamed_data()
{
    QTest::addColumn<QByteArray>("bytes");
    QTest::addColumn<QByteArray>("name");
    QTest::newRow("xlsx") << QByteArray("PK\x03\x04 [Content_Types].xml xl/workbook.xml")
                          << QByteArray("a spreadsheet (.xlsx or .ods): not read yet");
    QTest::newRow("docx") << QByteArray("PK\x03\x04 [Content_Types].xml word/document.xml")
                          << QByteArray("a text document (.docx or .odt): not read yet");
}

void TestCliInputs::otherFormatsAreNamed()
{
    QFETCH(QByteArray, bytes);
    QFETCH(QByteArray, name);
    const Outcome outcome = train({u"--pairs"_s, file(u"other"_s, bytes)});
    QCOMPARE(outcome.exitCode, 1);
    VERIFY_HOLDS(outcome.words, name);
    QVERIFY(outcome.words.trimmed().endsWith('.')); // with a remedy
}

void TestCliInputs::aLineThatIsTooLongIsCalledSo()
{
    const QByteArray fewPairs = QByteArray("a b\tc d\ne f\tg h\nk\tl\n");
    const QString mixed = file(u"long.tsv"_s, fewPairs + QByteArray(50'000'000, 'x') + "\n");
    Outcome outcome = train({u"--pairs"_s, mixed});
    QVERIFY2(outcome.exitCode == 0, outcome.words);
    VERIFY_HOLDS(outcome.words, "skipped: line 4 is too long");
    outcome = run({u"metrics"_s, u"--hypotheses"_s, mixed, u"--references"_s, mixed});
    QCOMPARE(outcome.exitCode, 1);
    VERIFY_HOLDS(outcome.words, "long.tsv, line 4: the line is too long");
    outcome = run(
        {u"translate"_s, path(u"run0.s2s"_s)}, QByteArray("a\n") + QByteArray(50'000'000, 'x'));
    QCOMPARE(outcome.exitCode, 1);
    VERIFY_HOLDS(outcome.words, "standard input, line 2: the line is too long");
}

void TestCliInputs::otherEncodingsAreTrainedOn()
{
    // "I read.", "我昨天在学校看书。" and a number, in GBK
    QByteArray pairs;
    for (int i = 0; i < 30; ++i)
        pairs += "I read " + QByteArray::number(i)
            + ".\t\xCE\xD2\xD7\xF2\xCC\xEC\xD4\xDA\xD1\xA7\xD0\xA3\xBF\xB4\xCA\xE9"
            + QByteArray::number(i) + "\xA1\xA3\n";
    const QString table = file(u"gbk.tsv"_s, pairs);
    Outcome outcome = train({u"--pairs"_s, table});
    QVERIFY2(outcome.exitCode == 0, outcome.words);
    VERIFY_HOLDS(outcome.words, "30 pairs from 30 lines (GB18030, LF)");
    VERIFY_HOLDS(outcome.words, "by its bytes it is GB18030");
    outcome = train({u"--pairs"_s, table, u"--encoding"_s, u"utf-8"_s});
    QCOMPARE(outcome.exitCode, 1);
    VERIFY_HOLDS(outcome.words, "gbk.tsv, line 1: this is not UTF-8 text; it may be GB18030");
    outcome = train({u"--pairs"_s, file(u"short.tsv"_s, pairs.left(31).replace("0", "") + "a\tb\n"),
        u"--encoding"_s, u"gbk"_s});
    QVERIFY2(outcome.exitCode == 0, outcome.words);
    QCOMPARE(train({u"--pairs"_s, table, u"--encoding"_s, u"klingon"_s}).exitCode, 2);
}

/// Of a corpus that does not travel in the file: it is read again as it was.
void TestCliInputs::theChosenEncodingIsKept()
{
    QByteArray pairs;
    for (int i = 0; i < 9000; ++i) // more than 16 MiB, in few words
        pairs += "caf\x8e " + QByteArray::number(i % 90) + QByteArray(2000, 'x') + "\tna\x95ve "
            + QByteArray::number(i % 100) + " \n";
    const QString table = file(u"macintosh.tsv"_s, pairs);
    const QString model = path(u"macintosh.s2s"_s);
    Outcome outcome = run({u"train"_s, u"--pairs"_s, table, u"--encoding"_s, u"macintosh"_s,
        u"--embedding"_s, u"4"_s, u"--hidden"_s, u"4"_s, u"--batch"_s, u"1"_s, u"--dev-count"_s,
        u"1"_s, u"--max-steps"_s, u"1"_s, u"--out"_s, model});
    QVERIFY2(outcome.exitCode == 0, outcome.words);
    outcome = run({u"resume"_s, model, u"--max-steps"_s, u"2"_s});
    QVERIFY2(outcome.exitCode == 0, outcome.words);
    VERIFY_HOLDS(outcome.words, "Going on at step 1.");

    // Elsewhere, and in another encoding than before: both are named.
    QFile again(path(u"again.tsv"_s));
    QVERIFY(again.open(QIODevice::WriteOnly));
    again.write(QByteArray(pairs).replace("caf\x8e", "caf\xE9").replace("na\x95ve", "na\xEFve"));
    again.close();
    QVERIFY(QFile::remove(table));
    outcome = run({u"resume"_s, model, u"--max-steps"_s, u"3"_s, u"--pairs"_s, again.fileName(),
        u"--encoding"_s, u"latin1"_s});
    QVERIFY2(outcome.exitCode == 0, outcome.words);
    QVERIFY2(!outcome.words.contains("have changed"), outcome.words); // the same sentences
}

void TestCliInputs::sentencesInAnotherEncodingAreRefused()
{
    const QByteArray gbk = "\xD2\xD7\xF2\xCC\xEC\xD4\xDA\xD1\xA7\xD0\xA3\xBF\xB4\xCA\xE9\xA1\xA3\n";
    const QString model = path(u"run0.s2s"_s);
    Outcome outcome = run({u"translate"_s, model}, "One apple.\n\xCE" + gbk);
    QCOMPARE(outcome.exitCode, 1);
    QCOMPARE(outcome.out.count('\n'), 1); // the line before is answered
    VERIFY_HOLDS(
        outcome.words, "standard input, line 2: this is not UTF-8 text; it may be GB18030");
    VERIFY_HOLDS(outcome.words, "--encoding GB18030");
    VERIFY_HOLDS(outcome.words, "iconv -f GB18030 -t UTF-8");
    outcome = run({u"translate"_s, model, u"--encoding"_s, u"gb18030"_s, u"--json"_s},
        "One apple.\n\xCE" + gbk);
    QVERIFY2(outcome.exitCode == 0, outcome.words);
    QCOMPARE(jsonLines(outcome.out)[1]["source"].get<std::string>(), "我昨天在学校看书。");
}

void TestCliInputs::twoFilesMayBeInTwoEncodings()
{
    const QString source = file(u"two.fr"_s, "gar\xE7on ici\ngar\xE7on l\xE0\n");
    const QString target = file(u"two.zh"_s, "\xC4\xD0\xBA\xA2\n\xC4\xD0\xBA\xA2\n");
    const QString model = path(u"two.s2s"_s);
    const QStringList train{u"train"_s, u"--source"_s, source, u"--target"_s, target,
        u"--encoding"_s, u"latin1"_s, u"--embedding"_s, u"4"_s, u"--hidden"_s, u"4"_s,
        u"--dev-count"_s, u"1"_s, u"--max-steps"_s, u"1"_s, u"--out"_s, model};
    Outcome outcome = run(train + QStringList{u"--target-encoding"_s, u"gbk"_s});
    QVERIFY2(outcome.exitCode == 0, outcome.words);
    outcome = run(
        {u"inspect"_s, model, u"--source"_s, u"garçon"_s, u"--target"_s, u"男孩"_s, u"--json"_s});
    QVERIFY2(outcome.exitCode == 0, outcome.words);
    QVERIFY2(!outcome.words.contains("unknown"), outcome.words);
    // Without it the other file is what cannot be read, and its option is named.
    outcome = run({u"train"_s, u"--source"_s, file(u"plain.en"_s, "one\ntwo\n"), u"--target"_s,
        target, u"--max-steps"_s, u"1"_s, u"--out"_s, path(u"none.s2s"_s)});
    QCOMPARE(outcome.exitCode, 1);
    VERIFY_HOLDS(outcome.words, "--target-encoding");
}

void TestCliInputs::metricsReadEachFileInItsOwnEncoding()
{
    const QString hypotheses = file(u"hyp.txt"_s, "le garçon est là ce soir\n");
    const QString references = file(u"ref.txt"_s, "le gar\xE7on est l\xE0 ce soir\n");
    const QStringList command{
        u"metrics"_s, u"--hypotheses"_s, hypotheses, u"--references"_s, references};
    Outcome outcome = run(command + QStringList{u"--json"_s});
    QCOMPARE(outcome.exitCode, 1);
    QVERIFY(outcome.out.isEmpty());
    VERIFY_HOLDS(outcome.words, "ref.txt, line 1: this is not UTF-8 text; it may be windows-1252");
    const QString two = file(u"two.txt"_s, "one\ntwo\n");
    const QString doubtful = file(u"doubtful.txt"_s, "one\n\xD1\xA7\xD0\xA3\xA1\xA3\n");
    outcome = run({u"metrics"_s, u"--hypotheses"_s, two, u"--references"_s, doubtful});
    QCOMPARE(outcome.exitCode, 1);
    QVERIFY(outcome.out.isEmpty());
    VERIFY_HOLDS(outcome.words, "doubtful.txt, line 2: this is not UTF-8 text");
    VERIFY_HOLDS(outcome.words, "--reference-encoding"); // the option of that file
    outcome = run(command + QStringList{u"--reference-encoding"_s, u"latin1"_s, u"--json"_s});
    QVERIFY2(outcome.exitCode == 0, outcome.words);
    QCOMPARE(jsonLines(outcome.out)[0]["bleu"].get<double>(), 100.0);
    outcome = run({u"metrics"_s, u"--hypotheses"_s, references, u"--references"_s, hypotheses,
        u"--encoding"_s, u"latin1"_s, u"--json"_s});
    QVERIFY2(outcome.exitCode == 0, outcome.words);
    QCOMPARE(jsonLines(outcome.out)[0]["bleu"].get<double>(), 100.0); // not that of the references
    outcome = run({u"metrics"_s, u"--alignments"_s, hypotheses, u"--gold"_s, hypotheses});
    QCOMPARE(outcome.exitCode, 1);
    VERIFY_HOLDS(outcome.words, "hyp.txt, line 1: \"le\" is not a link");
}

/// A score that hangs on a guess is no score.
void TestCliInputs::metricsGuessNoEncoding()
{
    const QByteArray utf8 = QByteArray("我昨天在学校看书。\n").repeated(30);
    const QByteArray gbk = QByteArray("\xCE\xD2\xD7\xF2\xCC\xEC\xD4\xDA\xD1\xA7\xD0\xA3\xBF"
                                      "\xB4\xCA\xE9\xA1\xA3\n")
                               .repeated(30);
    const QStringList command{u"metrics"_s, u"--hypotheses"_s, file(u"hyp.utf8"_s, utf8),
        u"--references"_s, file(u"ref.gbk"_s, gbk), u"--tokenize"_s, u"zh"_s, u"--json"_s};
    Outcome outcome = run(command);
    QCOMPARE(outcome.exitCode, 1);
    VERIFY_HOLDS(outcome.words, "ref.gbk, line 1: this is not UTF-8 text; it may be GB18030");
    VERIFY_HOLDS(outcome.words, "--reference-encoding GB18030");
    outcome = run(command + QStringList{u"--reference-encoding"_s, u"gb18030"_s});
    QVERIFY2(outcome.exitCode == 0, outcome.words);
    QCOMPARE(jsonLines(outcome.out)[0]["bleu"].get<double>(), 100.0);
}

void TestCliInputs::aByteOrderMarkIsNoText()
{
    const QByteArray mark = "\xEF\xBB\xBF";
    const QString plain = file(u"plain.txt"_s, "the cat sees a book\n");
    const QString marked = file(u"marked.txt"_s, mark + "the cat sees a book\n");
    Outcome outcome
        = run({u"metrics"_s, u"--hypotheses"_s, plain, u"--references"_s, marked, u"--json"_s});
    QVERIFY2(outcome.exitCode == 0, outcome.words);
    QCOMPARE(jsonLines(outcome.out)[0]["bleu"].get<double>(), 100.0);
    const QString links = file(u"links.txt"_s, "0-0 1-1\n");
    const QString markedLinks = file(u"marked-links.txt"_s, mark + "0-0 1-1\n");
    outcome = run({u"metrics"_s, u"--alignments"_s, markedLinks, u"--gold"_s, links, u"--json"_s});
    QVERIFY2(outcome.exitCode == 0, outcome.words);
    QCOMPARE(jsonLines(outcome.out)[0]["alignment_error_rate"].get<double>(), 0.0);

    const QString model = path(u"run0.s2s"_s);
    outcome = run({u"translate"_s, model, u"--json"_s}, mark + "One apple.\r\nTwo\rapples.\n");
    QVERIFY2(outcome.exitCode == 0, outcome.words);
    QCOMPARE(jsonLines(outcome.out)[0]["source"].get<std::string>(), "One apple.");
    QCOMPARE(jsonLines(outcome.out)[1]["source"].get<std::string>(), "Two apples.");
    const QByteArray utf16 = QByteArray("\xFF\xFEO\0n\0e\0\r\0\n\0T\0w\0o\0", 18);
    outcome = run({u"translate"_s, model, u"--json"_s}, utf16);
    QVERIFY2(outcome.exitCode == 0, outcome.words);
    QCOMPARE(jsonLines(outcome.out)[0]["source"].get<std::string>(), "One");
    QCOMPARE(jsonLines(outcome.out)[1]["source"].get<std::string>(), "Two");
}

QTEST_APPLESS_MAIN(TestCliInputs)
#include "tst_cli_inputs.moc"
