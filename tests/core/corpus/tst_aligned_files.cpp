// SPDX-License-Identifier: GPL-3.0-or-later
// Two files whose lines belong together, and files of the links between their words.
#include "tests/core/corpus/reader_fixture.h"

#include <tuple>

using namespace seq2seq;
using namespace seq2seq::test;

class TestAlignedFiles : public QObject, private ReaderFixture {
    Q_OBJECT

private slots:
    void init() { renewFolder(); }

    void readsAlignedFiles();
    void unequalFilesAreRefusedWithBothCounts();
    void blankLinesAtTheEndOfOneFileAreNoDifference();
    void readsAndWritesAlignments();
    void badAlignmentsAreRefusedByLine();
};

void TestAlignedFiles::readsAlignedFiles()
{
    const std::string source = write("a.zh", "嗨。\n\n\n跑！\n");
    const std::string target = write("a.en", "Hi.\r\nalone\r\n\r\nRun!\r\n");
    const Corpus corpus = readAligned(source, target, {}, m_report);
    QCOMPARE(corpus.pairs, pairs({{"嗨。", "Hi."}, {"跑！", "Run!"}}));
    QCOMPARE(m_report.lines, std::size_t(4));
    QCOMPARE(m_report.skipped.at(LineProblem::EmptySide), std::size_t(1));
    QCOMPARE(m_report.skipped.at(LineProblem::Blank), std::size_t(1));
    QCOMPARE(m_report.listed.front().file, source);
    QCOMPARE(m_report.listed.front().line, std::size_t(2));
    QCOMPARE(corpus.origin.kind, CorpusOrigin::Kind::Aligned);
    QCOMPARE(corpus.origin.targetFile, target);
    QCOMPARE(corpus.sourceLanguage, std::string("zh"));
}

void TestAlignedFiles::unequalFilesAreRefusedWithBothCounts()
{
    const std::string source = write("a.zh", "嗨。\n跑！\n走。\n");
    const std::string target = write("a.en", "Hi.\nRun!\n");
    for (const auto &[first, second, counts] : {std::tuple(source, target, "it has 3 lines, but"),
             std::tuple(target, source, "it has 2 lines, but")}) {
        try {
            (void)readAligned(first, second, {}, m_report);
            QFAIL("unequal files were taken");
        } catch (const Error &error) {
            QCOMPARE(error.code(), ErrorCode::UnequalLines);
            QVERIFY2(QString(error.what()).contains(counts), error.what());
            QVERIFY2(QString(error.what()).contains(QString::fromStdString(second) + " has "),
                error.what());
        }
    }
}

void TestAlignedFiles::blankLinesAtTheEndOfOneFileAreNoDifference()
{
    const std::string source = write("a.zh", "嗨。\n跑！\n");
    const std::string target = write("a.en", "Hi.\nRun!\n\n \n");
    QCOMPARE(readAligned(source, target, {}, m_report).size(), std::size_t(2));
}

void TestAlignedFiles::readsAndWritesAlignments()
{
    const std::string path = write("gold.align", "0-0 1-2 2?3\n\n10-11\r\n4p5\n");
    const std::vector<Alignment> alignments = readAlignments(path);
    QCOMPARE(alignments.size(), std::size_t(4));
    QCOMPARE(alignments[3], (Alignment{{4, 5, false}})); // another way to write a possible link
    QCOMPARE(alignments[0], (Alignment{{0, 0, true}, {1, 2, true}, {2, 3, false}}));
    QVERIFY(alignments[1].empty());
    QCOMPARE(alignments[2], (Alignment{{10, 11, true}}));
    QCOMPARE(formatAlignment(alignments[0]), std::string("0-0 1-2 2?3"));
    QCOMPARE(formatAlignment({}), std::string());
}

void TestAlignedFiles::badAlignmentsAreRefusedByLine()
{
    for (const char *bad :
        {"0", "0-", "-1-2", "a-b", "0--1", "0-1x", "0s1", "0p", "p1", "99999999999-1"}) {
        try {
            (void)readAlignments(write("bad.align", QByteArray("0-0\n") + bad + "\n"));
            QFAIL(bad);
        } catch (const Error &error) {
            QCOMPARE(error.place().line, std::size_t(2));
        }
    }
}

QTEST_APPLESS_MAIN(TestAlignedFiles)
#include "tst_aligned_files.moc"
