// SPDX-License-Identifier: GPL-3.0-or-later
// The tables of the Data workspace, and the search that never blocks.
#include "core/corpus/suspects.h"
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

#include <ctime>

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

/// Processor time of this thread alone: workers have their own.
double threadMs()
{
    timespec time{};
    clock_gettime(CLOCK_THREAD_CPUTIME_ID, &time);
    return 1e3 * double(time.tv_sec) + double(time.tv_nsec) / 1e6;
}

void show(PairEdits &edits, PairModel &model, const std::shared_ptr<const Corpus> &corpus)
{
    edits.load({corpus, nullptr});
    model.setShown(edits.table().rows(PairPlace::Train));
}

PairData dataOf(const std::shared_ptr<const Corpus> &corpus)
{
    PairData data;
    data.table = {corpus, nullptr};
    return data;
}

PairQuery textQuery(const char *text)
{
    PairQuery query;
    query.text = QString::fromUtf8(text);
    return query;
}

/// Rows of the table, found to the end.
std::vector<int> found(const PairData &data, const PairQuery &query)
{
    PairFinder finder;
    std::vector<int> rows;
    QObject::connect(&finder, &PairFinder::found, &finder, [&rows](const std::vector<int> &some) {
        rows.insert(rows.end(), some.begin(), some.end());
    });
    QSignalSpy finished(&finder, &PairFinder::finished);
    finder.start(data, query);
    if (finished.isEmpty() && !finished.wait(20'000))
        rows = {-1};
    return rows;
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
    void rowsComeAndGo();
    void searchIgnoresCaseAndFindsBothSides();
    void expressionsAreFound();
    void lengthsBoundAndSort();
    void textSortsByItsCharacters();
    void placesAndOddities();
    void searchOfAMillionPairsNeverBlocks();
    void editsAreUndone();
    void emptySidesAreRefused();
    void newSearchReplacesTheOld();
    void vocabularyKnowsItsCoverage();
    void wordIsFoundByTextAndId();
    void problemsCarryLineNumbers();
    void previewColoursChosenColumns();
};

void DataModelsTest::pairsAreSound()
{
    PairEdits edits;
    PairModel model(edits);
    QAbstractItemModelTester tester(&model, QAbstractItemModelTester::FailureReportingMode::Fatal);
    QCOMPARE(model.rowCount(), 0);
    show(edits, model, makeCorpus(1500));
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
    // Those that were counted beside the window take their place, but for pairs that were edited.
    model.setLengths(
        std::make_shared<const std::vector<PairLengths>>(1500, PairLengths{3, 4}), 100);
    QCOMPARE(model.index(9, PairModel::TargetLength).data().toString(), QStringLiteral("4"));
    QVERIFY(edits.edit(9, {"ab", "c"}));
    QCOMPARE(model.index(9, PairModel::SourceLength).data().toString(), QStringLiteral("2"));
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
    edits.load({});
    QCOMPARE(model.rowCount(), 0);
}

void DataModelsTest::rowsComeAndGo()
{
    PairEdits edits;
    PairModel model(edits);
    QAbstractItemModelTester tester(&model, QAbstractItemModelTester::FailureReportingMode::Fatal);
    show(edits, model, makeCorpus(100));
    model.setShown({});
    QCOMPARE(model.rowCount(), 0);
    model.appendShown({3, 50});
    model.appendShown({});
    model.appendShown({99});
    QCOMPARE(model.rowCount(), 3);
    QCOMPARE(model.tableRow(1), 50);
    QCOMPARE(model.index(2, PairModel::Target).data().toString(), QStringLiteral("Sentence 99"));
    QCOMPARE(model.toCsv().trimmed().split('\n').size(), 4);
    model.insertShown({60, 1}); // each in its place
    QCOMPARE(model.shown(), (std::vector<int>{1, 3, 50, 60, 99}));
    model.takeShown({50});
    QCOMPARE(model.shown(), (std::vector<int>{1, 3, 60, 99}));
    model.insertShown({5, 6, 7, 8, 9, 98}); // many at once
    QCOMPARE(model.shown(), (std::vector<int>{1, 3, 5, 6, 7, 8, 9, 60, 98, 99}));
    model.takeShown({1, 5, 6, 7, 8, 9, 42});
    QCOMPARE(model.shown(), (std::vector<int>{3, 60, 98, 99}));
    model.setOrder(PairQuery::Order::Source, true);
    model.insertShown({4}); // nobody knows its place: at the end
    QCOMPARE(model.shown(), (std::vector<int>{3, 60, 98, 99, 4}));
}

void DataModelsTest::searchIgnoresCaseAndFindsBothSides()
{
    const PairData data = dataOf(makeCorpus(200));
    QCOMPARE(found(data, textQuery("sENTENCE 19")).size(), 11u); // 19, 190..199
    QCOMPARE(found(data, textQuery("子7")).size(), 11u);
    QCOMPARE(found(data, textQuery("nowhere")).size(), 0u);
}

void DataModelsTest::expressionsAreFound()
{
    const PairData data = dataOf(makeCorpus(200));
    PairQuery query = textQuery("^句子1.$");
    QCOMPARE(found(data, query).size(), 0u); // as plain text
    query.isExpression = true;
    QCOMPARE(found(data, query), (std::vector<int>{10, 11, 12, 13, 14, 15, 16, 17, 18, 19}));
    query.text = QStringLiteral("^sentence"); // upper and lower case differ
    QCOMPARE(found(data, query).size(), 0u);
    QVERIFY(expressionProblem(QStringLiteral("a+b")).isEmpty());
    QVERIFY(!expressionProblem(QStringLiteral("(a")).isEmpty());
}

void DataModelsTest::lengthsBoundAndSort()
{
    auto corpus = std::make_shared<Corpus>();
    for (const char *text : {"aaaa", "a", "aaa", "aa"})
        corpus->pairs.push_back({text, "bb"});
    PairData data = dataOf(corpus);
    data.countTokens = [](Side, const std::string &sentence) { return sentence.size(); };
    PairQuery query;
    query.shortest = 2;
    query.longest = 3;
    QCOMPARE(found(data, query), (std::vector<int>{2, 3}));
    query = {};
    query.order = PairQuery::Order::SourceLength;
    QCOMPARE(found(data, query), (std::vector<int>{1, 3, 2, 0}));
    query.isDescending = true;
    QCOMPARE(found(data, query), (std::vector<int>{0, 2, 3, 1}));
    query.order = PairQuery::Order::TargetLength; // equal ones stay in their order
    QCOMPARE(found(data, query), (std::vector<int>{0, 1, 2, 3}));
    // Pairs that are too long to be trained on are used nowhere.
    data.longest = 3;
    query = {};
    query.place = PairPlace::Nowhere;
    QCOMPARE(found(data, query), (std::vector<int>{0}));
    QVERIFY(!query.isPlain());
    QVERIFY(PairQuery().isPlain());
}

void DataModelsTest::textSortsByItsCharacters()
{
    auto corpus = std::make_shared<Corpus>();
    for (const char *text : {"b", "书", "a", "B"})
        corpus->pairs.push_back({text, "x"});
    PairQuery query;
    query.order = PairQuery::Order::Source;
    QCOMPARE(found(dataOf(corpus), query), (std::vector<int>{3, 2, 0, 1}));
    query.order = PairQuery::Order::AsLoaded;
    query.isDescending = true;
    QCOMPARE(found(dataOf(corpus), query), (std::vector<int>{3, 2, 1, 0}));
}

void DataModelsTest::placesAndOddities()
{
    auto train = std::make_shared<Corpus>();
    train->pairs = {{"a", "b"}, {"c", "d"}, {"a", "b"}, {"x", "x"}};
    auto dev = std::make_shared<Corpus>();
    dev->pairs = {{"e", "f"}};
    auto unused = std::make_shared<Corpus>();
    unused->pairs = {{"e", "g"}};
    PairEdits edits;
    PairModel model(edits);
    QAbstractItemModelTester tester(&model, QAbstractItemModelTester::FailureReportingMode::Fatal);
    edits.load({train, dev, nullptr, unused});
    model.setSuspects(std::make_shared<const Suspects>(findSuspects(edits.table())));
    PairQuery query;
    query.oddity = Oddity::Duplicate;
    QCOMPARE(found(model.known(), query), (std::vector<int>{2}));
    query.oddity = Oddity::SameSides;
    QCOMPARE(found(model.known(), query), (std::vector<int>{3}));
    query = {};
    query.place = PairPlace::Dev;
    QCOMPARE(found(model.known(), query), (std::vector<int>{4}));
    query.place = PairPlace::Nowhere;
    QCOMPARE(found(model.known(), query), (std::vector<int>{5}));
    model.setShown({2, 5});
    QCOMPARE(model.index(0, PairModel::Remark).data().toString(), QStringLiteral("duplicate"));
    QCOMPARE(model.index(1, PairModel::Remark).data().toString(), nameOf(Oddity::SharedSource));
}

void DataModelsTest::searchOfAMillionPairsNeverBlocks()
{
    PairData data = dataOf(makeCorpus(1'000'000));
    PairEdits edits;
    PairModel model(edits);
    edits.load(data.table);
    PairFinder finder;
    connect(&finder, &PairFinder::found, &model, &PairModel::appendShown);
    QSignalSpy finished(&finder, &PairFinder::finished);
    // A timer that wants to run all the time shows how long the search keeps the event loop from
    // it.
    double last = threadMs();
    QList<double> gaps;
    QTimer pulse;
    connect(&pulse, &QTimer::timeout, this, [&] {
        const double now = threadMs();
        gaps << now - last;
        last = now;
    });
    pulse.start(0);
    finder.start(data, textQuery("sentence 77777"));
    QVERIFY(finished.wait(120'000));
    QCOMPARE(model.rowCount(), 11); // 77777 and 777770..777779
    qInfo("a million pairs searched, longest gap %.1f ms of processor time",
        *std::max_element(gaps.begin(), gaps.end()));
    QVERIFY(gaps.size() > 10); // events came through
    QVERIFY(*std::max_element(gaps.begin(), gaps.end()) <= 16);
}

void DataModelsTest::editsAreUndone()
{
    PairEdits edits;
    PairModel model(edits);
    QAbstractItemModelTester tester(&model, QAbstractItemModelTester::FailureReportingMode::Fatal);
    show(edits, model, makeCorpus(10));
    connect(&edits, &PairEdits::rowsAdded, &model, &PairModel::insertShown);
    connect(&edits, &PairEdits::rowsRemoved, &model, &PairModel::takeShown);
    QSignalSpy changed(&edits, &PairEdits::changed);
    QVERIFY(model.setData(
        model.index(4, PairModel::Target), QStringLiteral("  better\ttext "), Qt::EditRole));
    QVERIFY(
        model.index(4, PairModel::Target).data().toString().startsWith(QStringLiteral("better")));
    QVERIFY(edits.add({"new", "pair"}, PairPlace::Train));
    QCOMPARE(model.rowCount(), 11);
    edits.remove({0, 1, 2, 3, 5, 6});
    QCOMPARE(model.rowCount(), 5);
    auto places = std::make_shared<std::vector<PairPlace>>(11, PairPlace::Train);
    (*places)[7] = PairPlace::Dev;
    edits.splitAnew(places);
    QCOMPARE(changed.count(), 4);
    QCOMPARE(edits.table().count(PairPlace::Dev), std::size_t(1));
    QCOMPARE(edits.undoStack()->count(), 4);
    QVERIFY(edits.undoStack()->undoText().contains(QStringLiteral("split")));

    edits.undoStack()->undo();
    QCOMPARE(edits.table().count(PairPlace::Dev), std::size_t(0));
    edits.undoStack()->undo();
    QCOMPARE(model.rowCount(), 11);
    QCOMPARE(model.shown(), (std::vector<int>{0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10}));
    edits.undoStack()->undo();
    edits.undoStack()->undo();
    QCOMPARE(model.index(4, PairModel::Target).data().toString(), QStringLiteral("Sentence 4"));
    QVERIFY(edits.table().changes().isEmpty());

    edits.undoStack()->setIndex(3);
    QCOMPARE(model.rowCount(), 5);
    QCOMPARE(edits.table().changes().removed, std::size_t(6));
    edits.takeBackAll();
    QVERIFY(edits.table().changes().isEmpty());
    QVERIFY(edits.undoStack()->canRedo());
    edits.load({});
    QVERIFY(!edits.undoStack()->canRedo());
}

void DataModelsTest::emptySidesAreRefused()
{
    PairEdits edits;
    PairModel model(edits);
    show(edits, model, makeCorpus(3));
    QSignalSpy refused(&model, &PairModel::refused);
    QVERIFY(!model.setData(model.index(1, PairModel::Source), QStringLiteral(" \t"), Qt::EditRole));
    QCOMPARE(refused.count(), 1);
    QVERIFY(!edits.add({"a", " "}, PairPlace::Train));
    QCOMPARE(edits.undoStack()->count(), 0);
    // The same text is no change.
    QVERIFY(
        model.setData(model.index(1, PairModel::Source), QStringLiteral("句子1"), Qt::EditRole));
    QCOMPARE(edits.undoStack()->count(), 0);
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
    QAbstractItemModelTester tester(&model, QAbstractItemModelTester::FailureReportingMode::Fatal);
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
    QAbstractItemModelTester tester(&model, QAbstractItemModelTester::FailureReportingMode::Fatal);
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
    QAbstractItemModelTester tester(&model, QAbstractItemModelTester::FailureReportingMode::Fatal);
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
    PairEdits edits;
    PairModel model(edits);
    show(edits, model, corpus);
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
