// SPDX-License-Identifier: GPL-3.0-or-later
// The table of runs: what stands in it, how it is sorted, filtered and grouped, and what a person
// changes.
#include "ui/compare/run_model.h"

#include "made_up_study.h"
#include "ui/compare/run_texts.h"
#include "ui/compare/study_book.h"
#include "ui/compare/teachers_table.h"

#include <QAbstractItemModelTester>
#include <QSignalSpy>
#include <QTest>
#include <QWidget>

#include <cmath>

using namespace seq2seq;
using namespace seq2seq::ui;
using seq2seq::test::madeUpRun;
using seq2seq::test::madeUpStudy;

class TestRunModel : public QObject {
    Q_OBJECT

private:
    struct Table {
        StudyBook book;
        RunModel runs{book};
        RunSorter sorter{&runs};
        QAbstractItemModelTester runsTester{
            &runs, QAbstractItemModelTester::FailureReportingMode::Fatal};
        QAbstractItemModelTester sorterTester{
            &sorter, QAbstractItemModelTester::FailureReportingMode::Fatal};

        QString text(int row, const char *column)
        {
            return sorter.index(row, runs.columnNamed(column)).data().toString();
        }
        QStringList texts(const char *column)
        {
            QStringList all;
            for (int row = 0; row < sorter.rowCount(); ++row)
                all << text(row, column);
            return all;
        }
    };

private slots:
    void columnsAreWhatDiffersAndWhatWasMeasured()
    {
        Table table;
        QCOMPARE(table.runs.rowCount(), 0);
        table.book.setStudy(QStringLiteral("/a"), madeUpStudy());
        QCOMPARE(table.runs.rowCount(), 12);
        QVERIFY(table.runs.columnNamed("attention") > 0);
        QVERIFY(table.runs.columnNamed("hidden") > 0);
        QCOMPARE(table.runs.columnNamed("learning-rate"), -1); // the same in all
        QCOMPARE(table.text(0, "attention"), QStringLiteral("general"));
        QCOMPARE(table.text(0, "perplexity"),
            QString::number(std::exp(0.2 - 0.064 + 0.01 + 0.4), 'f', 2));
        QCOMPARE(table.text(0, "exact_match"), QStringLiteral("50 %"));
        QCOMPARE(table.text(11, "bleu"), QStringLiteral("–"));
        QCOMPARE(table.text(10, "state"), QStringLiteral("training 62 %"));
        const QModelIndex broken = table.runs.index(9, table.runs.columnNamed("state"));
        QVERIFY(broken.data(Qt::ToolTipRole).toString().contains(QStringLiteral("not a number")));
        QVERIFY(!broken.data(Qt::ToolTipRole).toString().contains(QStringLiteral("<b>")));
    }

    /// The best first, then the worst, then as it was; what has no number is last both ways.
    void aClickSortsTheBestFirst()
    {
        Table table;
        table.book.setStudy(QStringLiteral("/a"), madeUpStudy());
        const QStringList asRead = table.texts("file");
        const int bleu = table.runs.columnNamed("bleu");
        table.sorter.cycleOrder(bleu);
        QCOMPARE(table.text(0, "file"), QStringLiteral("general-128-1.s2s"));
        QCOMPARE(table.texts("bleu").last(), QStringLiteral("–"));
        QVERIFY(table.sorter.headerData(bleu, Qt::Horizontal, Qt::DisplayRole)
                    .toString()
                    .endsWith(QStringLiteral("▾")));
        table.sorter.cycleOrder(bleu);
        QCOMPARE(table.text(0, "file"), QStringLiteral("none-128-2.s2s")); // six evaluations only
        QCOMPARE(table.texts("bleu").last(), QStringLiteral("–"));
        table.sorter.cycleOrder(bleu);
        QCOMPARE(table.texts("file"), asRead);
        table.sorter.cycleOrder(table.runs.columnNamed("perplexity"));
        QCOMPARE(table.text(0, "file"), QStringLiteral("general-128-1.s2s"));
        table.sorter.cycleOrder(table.runs.columnNamed("hidden")); // by size, not by letter
        QCOMPARE(table.text(0, "hidden"), QStringLiteral("64"));
    }

    void theFilterLooksIntoEveryCell()
    {
        Table table;
        table.book.setStudy(QStringLiteral("/a"), madeUpStudy());
        table.sorter.setFilterText(QStringLiteral("NONE"));
        QCOMPARE(table.sorter.rowCount(), 6);
        table.sorter.setFilterText(QStringLiteral("reference"));
        QCOMPARE(table.texts("file"), QStringList(QStringLiteral("general-64-3.s2s")));
        table.sorter.setFilterText({});
        QCOMPARE(table.sorter.rowCount(), 12);
    }

    /// Against the sums written out.
    void seedsAreOneRow()
    {
        Table table;
        table.book.setStudy(QStringLiteral("/a"), madeUpStudy());
        table.runs.setGrouped(true);
        QCOMPARE(table.runs.rowCount(), 5); // of the last one nothing is measured
        const std::vector<int> &runs = table.runs.runsOf(0);
        QCOMPARE(runs, (std::vector<int>{0, 1, 2}));
        double sum = 0;
        for (const int run : runs)
            sum += *table.book.run(run).bleu;
        const double mean = sum / 3;
        double squares = 0;
        for (const int run : runs)
            squares += std::pow(*table.book.run(run).bleu - mean, 2);
        QCOMPARE(table.text(0, "bleu"),
            QStringLiteral("%1 ± %2").arg(mean, 0, 'f', 1).arg(std::sqrt(squares / 2), 0, 'f', 1));
        QCOMPARE(table.text(0, "seed"), QStringLiteral("1, 2, 3"));
        table.sorter.cycleOrder(table.runs.columnNamed("bleu"));
        QCOMPARE(table.text(0, "hidden"), QStringLiteral("128"));
        // A tick is one for all of them.
        const QModelIndex tick = table.runs.index(0, RunModel::kTickColumn);
        QVERIFY(table.runs.setData(tick, Qt::Unchecked, Qt::CheckStateRole));
        QVERIFY(!table.book.isTicked(0) && !table.book.isTicked(2));
        table.book.setTicked({1}, true);
        QCOMPARE(tick.data(Qt::CheckStateRole).toInt(), int(Qt::PartiallyChecked));
    }

    void ticksOfAStudyStayWhileItGrows()
    {
        Table table;
        table.book.setStudy(QStringLiteral("/a"), madeUpStudy());
        QCOMPARE(table.book.tickedRuns().size(), 11U); // at first: those with numbers
        table.book.tickOnly({1, 3});
        QSignalSpy resets(&table.runs, &QAbstractItemModel::modelReset);
        auto more = madeUpStudy();
        more->runs[10].progress = 0.7;
        table.book.setStudy(QStringLiteral("/a"), more);
        QCOMPARE(resets.count(), 0); // the same rows: selection and place stay
        QCOMPARE(table.text(10, "state"), QStringLiteral("training 70 %"));
        QCOMPARE(table.book.tickedRuns(), (std::vector<int>{1, 3}));
        more = std::make_shared<Study>(*more);
        more->runs.insert(more->runs.begin(), madeUpRun(true, 32, 1));
        table.book.setStudy(QStringLiteral("/a"), more);
        QCOMPARE(table.book.tickedRuns(), (std::vector<int>{2, 4}));
        table.book.setStudy(QStringLiteral("/b"), madeUpStudy());
        QCOMPARE(table.book.tickedRuns().size(), 11U);
    }

    void namesNotesAndColoursAreUndone()
    {
        Table table;
        table.book.setStudy(QStringLiteral("/a"), madeUpStudy());
        QSignalSpy edits(&table.book, &StudyBook::edited);
        const QModelIndex notes = table.runs.index(0, table.runs.columnNamed("notes"));
        const QModelIndex name = table.runs.index(0, table.runs.columnNamed("name"));
        const QModelIndex bleu = table.runs.index(0, table.runs.columnNamed("bleu"));
        QVERIFY(notes.flags() & Qt::ItemIsEditable);
        QVERIFY(!(bleu.flags() & Qt::ItemIsEditable));
        QVERIFY(table.runs.setData(notes, QStringLiteral("  better than hoped "), Qt::EditRole));
        QCOMPARE(notes.data().toString(), QStringLiteral("better than hoped"));
        QVERIFY(!table.runs.setData(name, QStringLiteral("  "), Qt::EditRole));
        QVERIFY(table.runs.setData(name, QStringLiteral("baseline"), Qt::EditRole));
        table.book.edit({table.book.fileOf(0), RunField::Colour, QStringLiteral("#123456")});
        QCOMPARE(table.book.colorOf(0, false), QColor(0x12, 0x34, 0x56));
        QCOMPARE(edits.count(), 3);
        QCOMPARE(edits[1][0].value<RunEdit>(),
            (RunEdit{
                QStringLiteral("general-64-1.s2s"), RunField::Name, QStringLiteral("baseline")}));
        for (int i = 0; i < 3; ++i)
            table.book.undoStack()->undo();
        QCOMPARE(notes.data().toString(), QString());
        QCOMPARE(name.data().toString(), QStringLiteral("general 64"));
        QVERIFY(table.book.colorOf(0, false) != QColor(0x12, 0x34, 0x56));
        QCOMPARE(edits.count(), 6);
        table.book.undoStack()->redo();
        QCOMPARE(notes.data().toString(), QStringLiteral("better than hoped"));
    }

    void aSweepsNamesAreShortened()
    {
        StudyRun run = madeUpRun(true, 64, 2);
        run.settings.push_back({"reverse-source", "true"});
        run.name = "attention general, hidden 64, reverse-source true, seed 2";
        QCOMPARE(shortName(run), QStringLiteral("general 64 source reversed"));
        run.name = "attention general, but better";
        QCOMPARE(shortName(run), QStringLiteral("attention general, but better"));
        run.name = "with attention, seed 2"; // of a ready-made experiment
        QCOMPARE(shortName(run), QStringLiteral("with attention"));
        Study study;
        for (const int seed : {1, 2}) {
            study.runs.push_back(madeUpRun(false, 128, seed));
            study.runs.back().name = "attention none, hidden 128, seed " + std::to_string(seed);
        }
        QCOMPARE(runTitle(study, 1), QStringLiteral("none 128 / 2"));
    }

    /// Mean and deviation a configuration, the best of a column marked.
    void theTeachersTable()
    {
        StudyBook book;
        book.setStudy(QStringLiteral("/a"), madeUpStudy());
        std::vector<int> all;
        for (int i = 0; i < book.runCount(); ++i)
            all.push_back(i);
        book.tickOnly(all);
        const TeachersTable table = teachersTableOf(book);
        QCOMPARE(table.rows.size(), 4U);
        const auto bleu = std::size_t(table.header.indexOf(columnTitle("bleu")));
        QVERIFY(table.rows[1][bleu].isBest); // general, 128 units
        QVERIFY(!table.rows[0][bleu].isBest);
        const QList<QByteArray> lines = table.toCsv().trimmed().split('\n');
        QCOMPARE(lines.size(), 5);
        QVERIFY(lines[1].contains("\"1, 2, 3\""));
        QVERIFY(lines[1].contains(" ± "));
        book.tickOnly({0});
        QCOMPARE(teachersTableOf(book).rows.size(), 1U);
        const QWidget widget;
        for (const PictureFormat format : kPictureFormats)
            QVERIFY(!table.toPicture(format, &widget, QStringLiteral("study")).isEmpty());
    }
};

QTEST_MAIN(TestRunModel)
#include "tst_run_model.moc"
