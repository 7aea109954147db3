// SPDX-License-Identifier: GPL-3.0-or-later
// The tables of the Data workspace, and the search that never blocks.
#include "tests/ui/look.h"
#include "ui/data/chunked_search.h"
#include "ui/data/pair_model.h"
#include "ui/data/preview_model.h"
#include "ui/data/problem_model.h"
#include "ui/data/vocabulary_model.h"

#include <QAbstractItemModelTester>
#include <QSignalSpy>
#include <QTest>
#include <QTextDocument>

using namespace seq2seq;
using namespace seq2seq::ui;

namespace {

std::shared_ptr<const Corpus> makeCorpus(int count)
{
    auto corpus = std::make_shared<Corpus>();
    corpus->sourceLanguage = "zh";
    for (int i = 0; i < count; ++i)
        corpus->pairs.push_back({"句子" + std::to_string(i), "Sentence " + std::to_string(i)});
    return corpus;
}

/// Rows of the data that match, found to the end.
std::vector<int> search(int count, const std::function<bool(int)> &matches)
{
    ChunkedSearch search;
    std::vector<int> rows;
    QObject::connect(
        &search, &ChunkedSearch::found, &search, [&rows](const std::vector<int> &found) {
            rows.insert(rows.end(), found.begin(), found.end());
        });
    QSignalSpy finished(&search, &ChunkedSearch::finished);
    search.start(count, matches);
    if (!finished.wait(20'000))
        rows = {-1};
    return rows;
}

} // namespace

class DataModelsTest : public QObject {
    Q_OBJECT

private slots:
    void tooltipsDoNotObeyTheText();
    void pairsAreSound();
    void filterShowsDataRows();
    void searchIgnoresCaseAndFindsBothSides();
    void searchOfAMillionPairsNeverBlocks();
    void newSearchReplacesTheOld();
    void vocabularyKnowsItsCoverage();
    void wordIsFoundByTextAndId();
    void problemsCarryLineNumbers();
    void previewColoursChosenColumns();
};

void DataModelsTest::pairsAreSound()
{
    PairModel model;
    QAbstractItemModelTester tester(&model, QAbstractItemModelTester::FailureReportingMode::QtTest);
    QCOMPARE(model.rowCount(), 0);
    model.setCorpus(makeCorpus(1500));
    QCOMPARE(model.rowCount(), 1500);
    QCOMPARE(model.index(9, PairModel::Number).data().toString(), QStringLiteral("10"));
    QCOMPARE(model.index(9, PairModel::Source).data().toString(), QStringLiteral("句子9"));
    // Lengths are those of the histogram beside the table: tokens.
    QVERIFY(model.index(9, PairModel::SourceLength).data().toString().isEmpty());
    model.setTokenCounter([](Side side, const std::string &sentence) {
        return sentence.size() + (side == Side::Target ? 1000 : 0);
    });
    QCOMPARE(model.index(9, PairModel::SourceLength).data().toString(), QStringLiteral("7"));
    QCOMPARE(model.index(9, PairModel::TargetLength).data().toString(), QLocale().toString(1010));
    for (const auto column : {PairModel::SourceLength, PairModel::TargetLength}) {
        const QString title = model.headerData(column, Qt::Horizontal, Qt::DisplayRole).toString();
        const QString meaning
            = model.headerData(column, Qt::Horizontal, Qt::ToolTipRole).toString();
        QVERIFY2(title.contains(QStringLiteral("token")), qPrintable(title));
        QVERIFY2(!meaning.contains(QStringLiteral("character"), Qt::CaseInsensitive),
            qPrintable(meaning));
    }
    QCOMPARE(model.headerData(PairModel::Source, Qt::Horizontal, Qt::DisplayRole).toString(),
        QStringLiteral("source (zh)"));
    model.setCorpus(nullptr);
    QCOMPARE(model.rowCount(), 0);
}

void DataModelsTest::filterShowsDataRows()
{
    PairModel model;
    QAbstractItemModelTester tester(&model, QAbstractItemModelTester::FailureReportingMode::QtTest);
    model.setCorpus(makeCorpus(100));
    model.showNone();
    QCOMPARE(model.rowCount(), 0);
    model.appendShown({3, 50});
    model.appendShown({});
    model.appendShown({99});
    QCOMPARE(model.rowCount(), 3);
    QCOMPARE(model.dataRow(1), 50);
    QCOMPARE(model.index(2, PairModel::Target).data().toString(), QStringLiteral("Sentence 99"));
    QCOMPARE(model.toCsv().trimmed().split('\n').size(), 4);
    model.showAll();
    QCOMPARE(model.rowCount(), 100);
    model.showNone();
    model.setCorpus(makeCorpus(7)); // a new corpus is shown whole
    QCOMPARE(model.rowCount(), 7);
}

void DataModelsTest::searchIgnoresCaseAndFindsBothSides()
{
    PairModel model;
    model.setCorpus(makeCorpus(200));
    QCOMPARE(search(200, model.matcher(QStringLiteral("sENTENCE 19"))).size(), 11u); // 19, 190..199
    QCOMPARE(search(200, model.matcher(QStringLiteral("子7"))).size(), 11u);
    QCOMPARE(search(200, model.matcher(QStringLiteral("nowhere"))).size(), 0u);
}

void DataModelsTest::searchOfAMillionPairsNeverBlocks()
{
    constexpr int kMillion = 1'000'000;
    PairModel model;
    model.setCorpus(makeCorpus(kMillion));
    ChunkedSearch search;
    QSignalSpy finished(&search, &ChunkedSearch::finished);
    // A timer that wants to run all the time shows how long the search keeps the event loop from
    // it.
    double last = test::cpuMs();
    QList<double> gaps;
    QTimer pulse;
    connect(&pulse, &QTimer::timeout, this, [&] {
        const double now = test::cpuMs();
        gaps << now - last;
        last = now;
    });
    pulse.start(0);
    const double before = test::cpuMs();
    search.start(kMillion, model.matcher(QStringLiteral("sentence 77777")));
    QVERIFY(finished.wait(60'000));
    qInfo("a million pairs searched in %.0f ms, longest gap %.1f ms of processor time",
        test::cpuMs() - before, *std::max_element(gaps.begin(), gaps.end()));
    QVERIFY(gaps.size() > 10); // events came through
    QVERIFY(*std::max_element(gaps.begin(), gaps.end()) <= 16);
}

void DataModelsTest::newSearchReplacesTheOld()
{
    ChunkedSearch search;
    std::vector<int> rows;
    connect(&search, &ChunkedSearch::found, this,
        [&rows](const std::vector<int> &found) { rows = found; });
    QSignalSpy finished(&search, &ChunkedSearch::finished);
    search.start(10, [](int) { return true; });
    search.start(10, [](int row) { return row == 4; });
    QVERIFY(finished.wait());
    QCOMPARE(rows, std::vector<int>{4});
    QCOMPARE(finished.count(), 1);
    search.start(10, [](int) { return true; });
    search.stop();
    QVERIFY(!search.isRunning());
}

void DataModelsTest::vocabularyKnowsItsCoverage()
{
    VocabularyModel model;
    QAbstractItemModelTester tester(&model, QAbstractItemModelTester::FailureReportingMode::QtTest);
    model.setRows({{0, "<pad>", 0}, {1, "<s>", 0}, {2, "</s>", 500}, {3, "<unk>", 10},
        {4, "the", 60}, {5, "cat", 30}});
    QCOMPARE(model.rowCount(), 6);
    QCOMPARE(model.coverage(), 0.9); // 90 of 100 running words; </s> is none
    QCOMPARE(model.index(4, VocabularyModel::Covered).data().toString(), QStringLiteral("60.0 %"));
    QCOMPARE(model.index(5, VocabularyModel::Covered).data().toString(), QStringLiteral("90.0 %"));
    QVERIFY(model.index(3, VocabularyModel::Covered).data().toString().isEmpty());
    QCOMPARE(model.index(5, VocabularyModel::Word).data().toString(), QStringLiteral("cat"));
    model.setRows({});
    QCOMPARE(model.coverage(), 0.0);
}

void DataModelsTest::wordIsFoundByTextAndId()
{
    VocabularyModel model;
    model.setRows({{0, "<pad>", 0}, {1, "<s>", 0}, {2, "</s>", 0}, {3, "<unk>", 0}, {4, "the", 9},
        {5, "Other", 3}, {6, "cat", 1}});
    QCOMPARE(search(7, model.matcher(QStringLiteral("the"))), (std::vector<int>{4, 5}));
    QCOMPARE(search(7, model.matcher(QStringLiteral("6"))), (std::vector<int>{6}));
}

void DataModelsTest::problemsCarryLineNumbers()
{
    ProblemModel model;
    QAbstractItemModelTester tester(&model, QAbstractItemModelTester::FailureReportingMode::QtTest);
    QVERIFY(model.summary().isEmpty());
    ReadReport report;
    report.encoding = "UTF-8";
    report.lineEnds = "CRLF";
    report.lines = 103;
    report.kept = 100;
    report.skipped = {{LineProblem::EmptySide, 2}, {LineProblem::MissingColumn, 1}};
    report.listed = {{"/a/b.tsv", 12, LineProblem::EmptySide, "line 12 has an empty target"},
        {"/a/b.tsv", 101, LineProblem::MissingColumn, "line 101 has 1 column, 2 are needed"}};
    report.remarks = {"The last line was cut off."};
    model.setReport(report);
    QCOMPARE(model.rowCount(), 3);
    QCOMPARE(model.index(0, ProblemModel::Problem).data().toString(),
        QStringLiteral("The last line was cut off."));
    QCOMPARE(model.index(2, ProblemModel::Line).data().toString(), QStringLiteral("101"));
    QVERIFY(model.index(2, ProblemModel::Problem)
                .data(Qt::ToolTipRole)
                .toString()
                .contains(QStringLiteral("/a/b.tsv")));
    QCOMPARE(
        model.summary(), QStringLiteral("103 lines · 100 pairs kept · 3 skipped · UTF-8, CRLF"));
    QVERIFY(model.toCsv().contains("/a/b.tsv,101,\"line 101 has 1 column, 2 are needed\""));
}

void DataModelsTest::previewColoursChosenColumns()
{
    PreviewModel model;
    QAbstractItemModelTester tester(&model, QAbstractItemModelTester::FailureReportingMode::QtTest);
    PairPreview shown;
    shown.columns.resize(3);
    shown.rows = {{"Hi.", "你好。", "CC-BY"}, {"Run!"}};
    shown.lines = {7, 9};
    model.setPreview(shown);
    model.setChosen(1, 0);
    QCOMPARE(model.columnCount(), 3);
    QCOMPARE(model.headerData(1, Qt::Horizontal, Qt::DisplayRole).toString(),
        QStringLiteral("2 · source"));
    QVERIFY(model.index(0, 1).data(Qt::BackgroundRole).isValid());
    QVERIFY(!model.index(0, 2).data(Qt::BackgroundRole).isValid());
    QCOMPARE(model.index(1, 1).data().toString(), QString()); // a short line
    QCOMPARE(model.headerData(1, Qt::Vertical, Qt::DisplayRole).toString(), QStringLiteral("9"));
    QCOMPARE(model.markLine(8), 0); // a row may go on over several lines
    QCOMPARE(model.headerData(0, Qt::Vertical, Qt::DisplayRole).toString(), QStringLiteral("▸ 7"));
    QVERIFY(model.index(0, 0).data(Qt::FontRole).value<QFont>().bold());
    QCOMPARE(model.markLine(6), -1);
}

void DataModelsTest::tooltipsDoNotObeyTheText()
{
    auto corpus = std::make_shared<Corpus>();
    corpus->pairs.push_back({"<img src=\"/dev/zero\"> a", "<b>b</b> & c"});
    corpus->pairs.push_back({"a < b & c", "d"});
    PairModel model;
    model.setCorpus(corpus);
    for (int row = 0; row < 2; ++row) {
        for (int column = 0; column < model.columnCount(); ++column) {
            const QModelIndex index = model.index(row, column);
            const QString tip = model.data(index, Qt::ToolTipRole).toString();
            if (tip.isEmpty())
                continue;
            QTextDocument shown; // as the tooltip makes of it
            if (Qt::mightBeRichText(tip))
                shown.setHtml(tip);
            else
                shown.setPlainText(tip);
            QCOMPARE(shown.toPlainText(), model.data(index, Qt::DisplayRole).toString());
        }
    }
}

QTEST_MAIN(DataModelsTest)
#include "tst_data_models.moc"
