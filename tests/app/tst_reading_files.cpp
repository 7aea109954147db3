// SPDX-License-Identifier: GPL-3.0-or-later
// Any file of pairs, dropped on the window: what it is stands in the dialog before anything is
// taken, each problem shows its line, and what is imported is what was chosen.
#include "stage.h"
#include "ui/data/import_dialog.h"
#include "ui/frame/main_window.h"

#include <QComboBox>
#include <QDropEvent>
#include <QLabel>
#include <QMimeData>
#include <QPointer>
#include <QPushButton>
#include <QTableView>
#include <QTest>

#include <zlib.h>

using namespace seq2seq;
using namespace seq2seq::app;

namespace {

template <typename Widget> Widget *in(const ui::ImportDialog *dialog, const char *name)
{
    auto *found = dialog->findChild<Widget *>(QLatin1String(name));
    if (!found)
        qFatal("there is no %s", name);
    return found;
}

/// Writes a file packed by gzip, and drops it on the window.
void drop(Stage &stage, const QString &name, const QByteArray &bytes)
{
    const QString path = stage.folder.filePath(name);
    const gzFile file = gzopen(path.toUtf8().constData(), "wb");
    QVERIFY(file);
    QCOMPARE(gzwrite(file, bytes.constData(), unsigned(bytes.size())), int(bytes.size()));
    QCOMPARE(gzclose(file), Z_OK);
    QMimeData data;
    data.setUrls({QUrl::fromLocalFile(path)});
    // Qt gives a drop to what took the drag.
    QDragEnterEvent enter({50, 50}, Qt::CopyAction, &data, Qt::LeftButton, Qt::NoModifier);
    QCoreApplication::sendEvent(&stage.window(), &enter);
    QVERIFY(enter.isAccepted());
    QDropEvent event(QPointF(50, 50), Qt::CopyAction, &data, Qt::LeftButton, Qt::NoModifier);
    QCoreApplication::sendEvent(&stage.window(), &event);
    QVERIFY(event.isAccepted());
}

QByteArray unit(int number)
{
    const QByteArray n = QByteArray::number(number);
    const QByteArray fr = number == 700
        ? QByteArray()
        : "<tuv xml:lang=\"fr\"><seg>Une pomme " + n + ".</seg></tuv>";
    return "<tu><tuv xml:lang=\"en\"><seg>One apple " + n
        + ".</seg></tuv><tuv xml:lang=\"de\"><seg>Ein Apfel " + n + ".</seg></tuv>" + fr
        + "</tu>\n";
}

} // namespace

class TestReadingFiles : public QObject {
    Q_OBJECT

private slots:
    void aTranslationMemoryIsTakenAsItWasChosen();
    void aTableWithTrappingsIsUnderstood();
    void documentsAreNamedAsWhatTheyAre();
};

void TestReadingFiles::aTranslationMemoryIsTakenAsItWasChosen()
{
    Stage stage;
    stage.session->show();
    stage.publish(smallExperiment(), ready());
    QByteArray memory = "<tmx version=\"1.4\"><header srclang=\"en\"/><body>\n";
    for (int i = 2; i <= 1001; ++i) // each on the line of its number
        memory += unit(i);
    drop(stage, QStringLiteral("memory.tmx.gz"), memory + "</body></tmx>\n");
    const QPointer<ui::ImportDialog> dialog = stage.window().findChild<ui::ImportDialog *>();
    QVERIFY(dialog);
    const auto *preview = in<QTableView>(dialog, "preview")->model();
    QTRY_COMPARE_WITH_TIMEOUT(preview->columnCount(), 3, 10000);
    QVERIFY(in<QLabel>(dialog, "previewNote")->text().contains(QStringLiteral("(TMX)")));
    QCOMPARE(preview->headerData(0, Qt::Horizontal).toString(), QStringLiteral("1 · en · source"));
    QCOMPARE(preview->index(0, 0).data().toString(), QStringLiteral("One apple 2."));

    // French instead of German; then one line of a thousand has no translation.
    auto *target = in<QComboBox>(dialog, "targetColumn");
    target->setFocus();
    QTest::keyClick(target, Qt::Key_End);
    QCOMPARE(target->currentText(), QStringLiteral("3 · fr"));
    auto *problems = in<QTableView>(dialog, "problems");
    QTRY_VERIFY_WITH_TIMEOUT(problems->isVisible(), 10000);
    QCOMPARE(problems->model()->rowCount(), 1);
    QTest::mouseClick(problems->viewport(), Qt::LeftButton, {},
        problems->visualRect(problems->model()->index(0, 1)).center());
    QTRY_COMPARE_WITH_TIMEOUT(
        preview->headerData(3, Qt::Vertical).toString(), QStringLiteral("▸ 700"), 10000);
    QCOMPARE(preview->index(3, 0).data().toString(), QStringLiteral("One apple 700."));
    QCOMPARE(preview->index(3, 2).data().toString(), QString());

    QTest::mouseClick(in<QPushButton>(dialog, "import"), Qt::LeftButton);
    QTRY_VERIFY_WITH_TIMEOUT(stage.script->used.has_value(), 20000);
    const Experiment &experiment = *stage.script->used;
    QCOMPARE(experiment.train->size() + experiment.dev->size(), std::size_t(999));
    QVERIFY(experiment.train->pairs.front().target.starts_with("Une pomme "));
    QCOMPARE(experiment.source.code, std::string("en"));
    QCOMPARE(experiment.target.code, std::string("fr"));
}

void TestReadingFiles::aTableWithTrappingsIsUnderstood()
{
    Stage stage;
    stage.session->show();
    stage.publish(smallExperiment(), ready());
    QByteArray table = "id;url;German;English\n";
    for (int i = 0; i < 60; ++i) {
        const QByteArray n = QByteArray::number(i);
        table += n + ";https://a.org/" + n + ";\"Ein Apfel; rot " + n + ".\";One apple, red " + n
            + ".\n";
    }
    drop(stage, QStringLiteral("table.csv.gz"), table);
    const QPointer<ui::ImportDialog> dialog = stage.window().findChild<ui::ImportDialog *>();
    QVERIFY(dialog);
    const auto *preview = in<QTableView>(dialog, "preview")->model();
    QTRY_COMPARE_WITH_TIMEOUT(preview->columnCount(), 4, 10000);
    QCOMPARE(preview->headerData(0, Qt::Horizontal).toString(), QStringLiteral("1 · id · numbers"));
    QCOMPARE(
        preview->headerData(1, Qt::Horizontal).toString(), QStringLiteral("2 · url · addresses"));
    QCOMPARE(
        preview->headerData(2, Qt::Horizontal).toString(), QStringLiteral("3 · German · source"));
    QTest::mouseClick(in<QPushButton>(dialog, "import"), Qt::LeftButton);
    QTRY_VERIFY_WITH_TIMEOUT(stage.script->used.has_value(), 20000);
    const Experiment &experiment = *stage.script->used;
    QCOMPARE(experiment.train->size() + experiment.dev->size(), std::size_t(60));
    QVERIFY(experiment.train->pairs.front().source.starts_with("Ein Apfel; rot "));
    QCOMPARE(experiment.source.code, std::string("de"));
}

void TestReadingFiles::documentsAreNamedAsWhatTheyAre()
{
    Stage stage;
    stage.session->show();
    stage.publish(smallExperiment(), ready());
    drop(stage, QStringLiteral("book.xlsx.gz"),
        QByteArray("PK\x03\x04[Content_Types].xml xl/workbook.xml"));
    const QPointer<ui::ImportDialog> dialog = stage.window().findChild<ui::ImportDialog *>();
    QVERIFY(dialog);
    auto *obstacle = in<QLabel>(dialog, "obstacle");
    QTRY_VERIFY_WITH_TIMEOUT(obstacle->text().contains(QStringLiteral("a spreadsheet")), 10000);
    QVERIFY(obstacle->text().contains(QStringLiteral("Save it as tab-separated text")));
    QVERIFY(!in<QPushButton>(dialog, "import")->isEnabled());
}

QTEST_MAIN(TestReadingFiles)
#include "tst_reading_files.moc"
