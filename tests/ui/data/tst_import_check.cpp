// SPDX-License-Identifier: GPL-3.0-or-later
// What the import dialog knows of a file before anything is taken: its format, what its columns
// hold, every line that gives no pair.
#include "core/corpus/pair_format.h"
#include "tests/ui/data/import_previews.h"

#include <QComboBox>
#include <QLabel>
#include <QLocale>
#include <QPushButton>
#include <QTableView>
#include <QTest>

#include <memory>

using namespace seq2seq;
using namespace seq2seq::ui;
using namespace seq2seq::test;

class ImportCheckTest : public QObject {
    Q_OBJECT

private slots:
    void init();
    void theFormatIsShownAndCanBeChosen();
    void columnsAreCalledByWhatTheyHold();
    void aProblemShowsItsLine();
    void aFileThatCannotBeReadToItsEndIsNotImported();

private:
    template <typename Widget> Widget *find(const char *name) const
    {
        return m_dialog->findChild<Widget *>(QLatin1String(name));
    }

    std::unique_ptr<ImportDialog> m_dialog;
};

void ImportCheckTest::init()
{
    m_dialog = std::make_unique<ImportDialog>();
    m_dialog->show();
    QVERIFY(QTest::qWaitForWindowExposed(m_dialog.get()));
}

void ImportCheckTest::theFormatIsShownAndCanBeChosen()
{
    QSignalSpy spy(m_dialog.get(), &ImportDialog::previewRequested);
    const QString path = QStringLiteral("/data/memory.tmx");
    m_dialog->setFiles({path});
    PairPreview found = manyThings();
    found.format = "tmx";
    found.isManyThings = false;
    m_dialog->setPreview(fileOf(path), found);
    QVERIFY(find<QLabel>("previewNote")->text().contains(QStringLiteral("(TMX)")));
    QVERIFY(m_dialog->choice().format.empty()); // it is recognised once more
    auto *box = find<QComboBox>("format");
    QCOMPARE(box->count(), int(pairFormats().size()) + 1);
    box->setFocus();
    QTest::keyClick(box, Qt::Key_End); // tab-separated text
    QCOMPARE(asked(spy, int(spy.size()) - 1).format, QStringLiteral("tsv"));
    QVERIFY(!find<QPushButton>("import")->isEnabled());
    found.format = "tsv";
    m_dialog->setPreview({path, {}, QStringLiteral("tsv"), 1}, found);
    QVERIFY(find<QPushButton>("import")->isEnabled());
    const ImportChoice choice = m_dialog->choice();
    QCOMPARE(choice.format, std::string("tsv"));
    ImportDialog again;
    again.setChoice(choice);
    QCOMPARE(again.choice().format, std::string("tsv"));
}

/// What columns hold and are called stands over them, and where they are chosen.
void ImportCheckTest::columnsAreCalledByWhatTheyHold()
{
    const QString path = QStringLiteral("/data/a.jsonl");
    m_dialog->setFiles({path});
    PairPreview found = manyThings();
    found.isManyThings = false;
    found.columns = {{"score", {}, ColumnKind::Numbers}, {"en", "en", ColumnKind::Sentences},
        {"zh", "zh", ColumnKind::Sentences}};
    found.sourceColumn = 2;
    found.targetColumn = 3;
    m_dialog->setPreview(fileOf(path), found);
    const auto *model = find<QTableView>("preview")->model();
    QCOMPARE(
        model->headerData(0, Qt::Horizontal).toString(), QStringLiteral("1 · score · numbers"));
    QCOMPARE(model->headerData(1, Qt::Horizontal).toString(), QStringLiteral("2 · en · source"));
    QCOMPARE(model->headerData(2, Qt::Horizontal).toString(), QStringLiteral("3 · zh · target"));
    QCOMPARE(find<QComboBox>("sourceColumn")->currentText(), QStringLiteral("2 · en"));
    QCOMPARE(find<QComboBox>("sourceColumn")->itemText(0), QStringLiteral("1 · score · numbers"));
}

/// All lines are looked at before anything is taken; a click on a problem shows its line.
void ImportCheckTest::aProblemShowsItsLine()
{
    QSignalSpy spy(m_dialog.get(), &ImportDialog::previewRequested);
    QSignalSpy checks(m_dialog.get(), &ImportDialog::checkRequested);
    const QString path = QStringLiteral("/data/cmn.txt");
    m_dialog->setFiles({path});
    QCOMPARE(checks.count(), 0); // not before it is known that it can be read
    m_dialog->setPreview(fileOf(path), manyThings());
    QCOMPARE(checks.count(), 1);
    const auto choice = checks[0][0].value<ImportChoice>();
    QCOMPARE(choice.origin.sourceColumn, 2);
    auto *table = find<QTableView>("problems");
    QVERIFY(!table->isVisible());

    ReadReport report;
    report.lines = 9000;
    report.kept = 8998;
    report.skipped[LineProblem::EmptySide] = 2;
    report.encoding = "UTF-8";
    report.lineEnds = "LF";
    for (const std::size_t line : {std::size_t(17), std::size_t(8123)})
        report.listed.push_back({path.toStdString(), line, LineProblem::EmptySide,
            "line " + std::to_string(line) + " has an empty target"});
    m_dialog->setReport(ImportChoice(), report); // of another choice
    QVERIFY(!table->isVisible());
    m_dialog->setReport(choice, report);
    QVERIFY(table->isVisible());
    QVERIFY(find<QLabel>("checkNote")
                ->text()
                .contains(QLocale().toString(8998) + QStringLiteral(" pairs kept")));
    QVERIFY(find<QPushButton>("import")->isEnabled()); // problems of lines forbid nothing

    const QModelIndex problem = table->model()->index(1, 1);
    table->scrollTo(problem);
    QTest::mouseClick(table->viewport(), Qt::LeftButton, {}, table->visualRect(problem).center());
    QCOMPARE(asked(spy, int(spy.size()) - 1).fromLine, 8123ULL);
    PairPreview further = manyThings();
    further.rows[3][1] = "";
    further.lines = {8120, 8121, 8122, 8123};
    m_dialog->setPreview({path, {}, {}, 8123}, further);
    const auto *model = find<QTableView>("preview")->model();
    QCOMPARE(model->headerData(3, Qt::Vertical).toString(), QStringLiteral("▸ 8123"));
    QCOMPARE(model->headerData(0, Qt::Vertical).toString(), QStringLiteral("8120"));
    QCOMPARE(m_dialog->choice().origin.sourceColumn, 2); // nothing else changed
    QTest::mouseClick(find<QPushButton>("toStart"), Qt::LeftButton);
    QCOMPARE(model->headerData(0, Qt::Vertical).toString(), QStringLiteral("1"));
    QVERIFY(!find<QPushButton>("toStart")->isVisible());
    QCOMPARE(checks.count(), 1); // the same files and columns
}

/// What would stop the import halfway is known before.
void ImportCheckTest::aFileThatCannotBeReadToItsEndIsNotImported()
{
    QSignalSpy checks(m_dialog.get(), &ImportDialog::checkRequested);
    const QString path = QStringLiteral("/data/a.tsv.gz");
    m_dialog->setFiles({path});
    m_dialog->setPreview(fileOf(path), manyThings());
    const auto first = checks[0][0].value<ImportChoice>();
    m_dialog->setCheckProblem(first, QStringLiteral("a.tsv.gz, line 812: it ends too early."));
    QVERIFY(!find<QPushButton>("import")->isEnabled());
    QCOMPARE(
        find<QLabel>("obstacle")->text(), QStringLiteral("a.tsv.gz, line 812: it ends too early."));
    // Other columns may do better.
    auto *column = find<QComboBox>("sourceColumn");
    column->setFocus();
    QTest::keyClick(column, Qt::Key_End);
    QCOMPARE(checks.count(), 2);
    QVERIFY(find<QPushButton>("import")->isEnabled());
}

QTEST_MAIN(ImportCheckTest)
#include "tst_import_check.moc"
