// SPDX-License-Identifier: GPL-3.0-or-later
// The import dialog: previews are asked for, what is chosen comes out, and what cannot work says
// why.
#include "tests/ui/answering_file_dialog.h"
#include "tests/ui/data/import_previews.h"
#include "tests/ui/look.h"
#include "ui/widgets/theme.h"

#include <QCheckBox>
#include <QComboBox>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QSpinBox>
#include <QTableView>

#include <memory>

using namespace seq2seq;
using namespace seq2seq::ui;
using namespace seq2seq::test;

class ImportDialogTest : public QObject {
    Q_OBJECT

private slots:
    void init();
    void previewIsAskedForAndShown();
    void manyThingsLayoutProposesColumns();
    void choiceIsEmittedOnAccept();
    void settingsComeOutAsTheyWentIn();
    void columnsAreExchanged();
    void sameColumnTwiceIsRefused();
    void oneColumnIsRefusedWithARemedy();
    void unreadableFileSaysWhy();
    void theEncodingIsShownAndCanBeChosen();
    void anEncodingThatIsNotCertainHasToBeChosen();
    void linesThatAreNotOfTheEncodingForbidImporting();
    void columnsOfSentencesAreProposed();
    void twoFilesBelongTogether();
    void browseUsesTheSeam();
    void devFileSwitchesHoldingBackOff();
    void everyControlIsNamed();
    void looks_data();
    void looks();

private:
    template <typename Widget> Widget *find(const char *name) const
    {
        return m_dialog->findChild<Widget *>(QLatin1String(name));
    }

    std::unique_ptr<ImportDialog> m_dialog;
    std::shared_ptr<test::AnsweringFileDialog> m_files;
};

void ImportDialogTest::init()
{
    m_dialog = std::make_unique<ImportDialog>();
    m_files = std::make_shared<test::AnsweringFileDialog>();
    m_dialog->setFileDialog(m_files);
    m_dialog->show();
    QVERIFY(QTest::qWaitForWindowExposed(m_dialog.get()));
}

void ImportDialogTest::previewIsAskedForAndShown()
{
    QSignalSpy spy(m_dialog.get(), &ImportDialog::previewRequested);
    QVERIFY(!find<QPushButton>("import")->isEnabled());
    m_dialog->setFiles({QStringLiteral("/data/cmn.txt")});
    QCOMPARE(spy.count(), 1);
    QCOMPARE(asked(spy, 0).path, QStringLiteral("/data/cmn.txt"));
    QVERIFY(!find<QPushButton>("import")->isEnabled()); // not before it is known what is in it
    m_dialog->setPreview(fileOf(QStringLiteral("/data/cmn.txt")), manyThings());
    QCOMPARE(find<QTableView>("preview")->model()->rowCount(), 4);
    QCOMPARE(find<QTableView>("preview")->model()->columnCount(), 3);
    QVERIFY(find<QPushButton>("import")->isEnabled());
}

void ImportDialogTest::manyThingsLayoutProposesColumns()
{
    m_dialog->setFiles({QStringLiteral("/data/cmn.txt")});
    m_dialog->setPreview(fileOf(QStringLiteral("/data/cmn.txt")), manyThings());
    const ImportChoice choice = m_dialog->choice();
    QCOMPARE(choice.origin.sourceColumn, 2); // English comes first in these files
    QCOMPARE(choice.origin.targetColumn, 1);
    QCOMPARE(QString::fromStdString(choice.sourceLanguage), QStringLiteral("zh"));
    QCOMPARE(QString::fromStdString(choice.targetLanguage), QStringLiteral("en"));
    QVERIFY(find<QLabel>("previewNote")->text().contains(QStringLiteral("Tatoeba")));
}

void ImportDialogTest::choiceIsEmittedOnAccept()
{
    m_dialog->setFiles({QStringLiteral("/data/cmn.txt")});
    m_dialog->setPreview(fileOf(QStringLiteral("/data/cmn.txt")), manyThings());
    auto *column = find<QComboBox>("sourceColumn");
    column->setFocus();
    QTest::keyClick(column, Qt::Key_Up); // column 1, and the target takes column 2
    auto *vocabulary = find<QSpinBox>("vocabulary");
    vocabulary->selectAll();
    QTest::keyClicks(vocabulary, QStringLiteral("8000"));
    QSignalSpy spy(m_dialog.get(), &ImportDialog::importRequested);
    QTest::mouseClick(find<QPushButton>("import"), Qt::LeftButton);
    QCOMPARE(spy.count(), 1);
    const auto choice = spy[0][0].value<ImportChoice>();
    QVERIFY(choice.origin.kind == CorpusOrigin::Kind::Tsv);
    QCOMPARE(choice.origin.sourceColumn, 1);
    QCOMPARE(choice.origin.targetColumn, 2);
    QCOMPARE(QString::fromStdString(choice.origin.sourceFile), QStringLiteral("/data/cmn.txt"));
    QCOMPARE(QString::fromStdString(choice.origin.name), QStringLiteral("cmn.txt"));
    QVERIFY(choice.devOrigin.kind == CorpusOrigin::Kind::None);
    QCOMPARE(choice.vocabulary.size, std::size_t(8000));
    QCOMPARE(m_dialog->result(), int(QDialog::Accepted));
}

void ImportDialogTest::settingsComeOutAsTheyWentIn()
{
    ImportChoice given;
    given.sourceLanguage = "ja";
    given.targetLanguage = "pt-BR";
    given.sourceTokenizer = {TokenizerKind::Character, Normalization::Nfkc, true, false, 700};
    given.targetTokenizer = {TokenizerKind::Subword, Normalization::Nfc, false, false, 2500};
    given.vocabulary = {12'000, 3};
    given.maxLength = 60;
    given.devCount = 250;
    m_dialog->setChoice(given);
    const ImportChoice choice = m_dialog->choice();
    QVERIFY(choice.sourceTokenizer == given.sourceTokenizer);
    QVERIFY(choice.targetTokenizer == given.targetTokenizer);
    QVERIFY(choice.vocabulary == given.vocabulary);
    QCOMPARE(choice.sourceLanguage, given.sourceLanguage);
    QCOMPARE(choice.targetLanguage, given.targetLanguage);
    QCOMPARE(choice.maxLength, 60);
    QCOMPARE(choice.devCount, std::size_t(250));
}

/// Whoever takes the column of the other side wants the two exchanged.
void ImportDialogTest::columnsAreExchanged()
{
    PairPreview two = manyThings();
    two.columns = columns({"en", "zh"});
    two.isManyThings = false;
    m_dialog->setFiles({QStringLiteral("/data/two.tsv")});
    m_dialog->setPreview(fileOf(QStringLiteral("/data/two.tsv")), two);
    auto *source = find<QComboBox>("sourceColumn");
    auto *target = find<QComboBox>("targetColumn");
    QCOMPARE(source->currentText() + target->currentText(), QStringLiteral("12"));
    source->setFocus();
    QTest::keyClick(source, Qt::Key_Down);
    QCOMPARE(source->currentText() + target->currentText(), QStringLiteral("21"));
    QCOMPARE(QString::fromStdString(m_dialog->choice().sourceLanguage), QStringLiteral("zh"));
    QCOMPARE(QString::fromStdString(m_dialog->choice().targetLanguage), QStringLiteral("en"));
    QVERIFY(find<QPushButton>("import")->isEnabled());
    target->setFocus();
    QTest::keyClick(target, Qt::Key_Down);
    QCOMPARE(source->currentText() + target->currentText(), QStringLiteral("12"));
}

/// As when columns 1 and 3 were chosen and then a file of two is taken.
void ImportDialogTest::sameColumnTwiceIsRefused()
{
    m_dialog->setFiles({QStringLiteral("/data/cmn.txt")});
    m_dialog->setPreview(fileOf(QStringLiteral("/data/cmn.txt")), manyThings());
    auto *column = find<QComboBox>("targetColumn"); // the source is column 2
    column->setFocus();
    QTest::keyClick(column, Qt::Key_End); // column 3
    PairPreview two = manyThings();
    two.columns = columns({"en", "zh"});
    m_dialog->setPreview(fileOf(QStringLiteral("/data/cmn.txt")), two);
    QVERIFY(!find<QPushButton>("import")->isEnabled());
    QVERIFY(find<QLabel>("obstacle")->text().contains(QStringLiteral("same column")));
    QSignalSpy spy(m_dialog.get(), &ImportDialog::importRequested);
    m_dialog->accept();
    QCOMPARE(spy.count(), 0);
}

void ImportDialogTest::oneColumnIsRefusedWithARemedy()
{
    m_dialog->setFiles({QStringLiteral("/data/a.zh")});
    m_dialog->setPreview(fileOf(QStringLiteral("/data/a.zh")), oneColumn("zh", "你好。"));
    QVERIFY(!find<QPushButton>("import")->isEnabled());
    QVERIFY(find<QLabel>("obstacle")->text().contains(QStringLiteral("two files")));
}

void ImportDialogTest::unreadableFileSaysWhy()
{
    m_dialog->setFiles({QStringLiteral("/data/x.tsv")});
    m_dialog->setPreviewProblem(
        fileOf(QStringLiteral("/data/x.tsv")), QStringLiteral("/data/x.tsv: the file is Big5."));
    QVERIFY(!find<QPushButton>("import")->isEnabled());
    QCOMPARE(find<QLabel>("obstacle")->text(), QStringLiteral("/data/x.tsv: the file is Big5."));
}

void ImportDialogTest::theEncodingIsShownAndCanBeChosen()
{
    QSignalSpy spy(m_dialog.get(), &ImportDialog::previewRequested);
    const QString path = QStringLiteral("/data/cmn.txt");
    m_dialog->setFiles({path});
    QCOMPARE(asked(spy, 0).encoding, QString()); // to be found out
    PairPreview found = manyThings();
    found.encoding = "Big5";
    m_dialog->setPreview(fileOf(path), found);
    QVERIFY(find<QLabel>("previewNote")->text().contains(QStringLiteral("Big5, found out")));
    QVERIFY(m_dialog->choice().sourceEncoding.empty());

    auto *box = find<QComboBox>("sourceEncoding");
    box->setFocus();
    while (box->currentData().toString() != QStringLiteral("GB18030"))
        QTest::keyClick(box, Qt::Key_Down);
    QCOMPARE(asked(spy, int(spy.size()) - 1).path, path);
    QCOMPARE(asked(spy, int(spy.size()) - 1).encoding, QStringLiteral("GB18030"));
    QVERIFY(!find<QPushButton>("import")->isEnabled()); // not before it is known how it looks
    m_dialog->setPreview(
        fileOf(path, QStringLiteral("Big5")), manyThings()); // an answer to another question
    QVERIFY(!find<QPushButton>("import")->isEnabled());
    found.encoding = "GB18030";
    m_dialog->setPreview(fileOf(path, QStringLiteral("GB18030")), found);
    QVERIFY(find<QPushButton>("import")->isEnabled());
    const ImportChoice choice = m_dialog->choice();
    QCOMPARE(choice.sourceEncoding, std::string("GB18030"));
    ImportDialog again;
    again.setChoice(choice);
    QCOMPARE(again.choice().sourceEncoding, std::string("GB18030"));
}

void ImportDialogTest::anEncodingThatIsNotCertainHasToBeChosen()
{
    const QString path = QStringLiteral("/data/short.tsv");
    m_dialog->setFiles({path});
    PairPreview found = manyThings();
    found.encoding = "GB18030";
    found.isEncodingCertain = false;
    m_dialog->setPreview(fileOf(path), found);
    QVERIFY(find<QTableView>("preview")->model()->rowCount() > 0); // to judge it by
    QVERIFY(!find<QPushButton>("import")->isEnabled());
    QVERIFY(find<QLabel>("obstacle")
                ->text()
                .contains(QStringLiteral("not certain that it is GB18030")));
}

void ImportDialogTest::linesThatAreNotOfTheEncodingForbidImporting()
{
    const QString path = QStringLiteral("/data/wrong.tsv");
    m_dialog->setFiles({path});
    PairPreview found = manyThings();
    found.brokenLines = 1;
    found.firstBroken = 3;
    m_dialog->setPreview(fileOf(path), found);
    QVERIFY(!find<QPushButton>("import")->isEnabled());
    QVERIFY(find<QLabel>("obstacle")->text().contains(QStringLiteral("Line 3 is not UTF-8 text")));
}

void ImportDialogTest::columnsOfSentencesAreProposed()
{
    PairPreview found = manyThings();
    found.isManyThings = false;
    found.columns = columns({"", "en", "", "zh"});
    found.sourceColumn = 2;
    found.targetColumn = 4;
    m_dialog->setFiles({QStringLiteral("/data/ids.tsv")});
    m_dialog->setPreview(fileOf(QStringLiteral("/data/ids.tsv")), found);
    QCOMPARE(m_dialog->choice().origin.sourceColumn, 2);
    QCOMPARE(m_dialog->choice().origin.targetColumn, 4);
}

void ImportDialogTest::twoFilesBelongTogether()
{
    QSignalSpy spy(m_dialog.get(), &ImportDialog::previewRequested);
    m_dialog->setFiles({QStringLiteral("/data/a.zh"), QStringLiteral("/data/a.en")});
    QCOMPARE(spy.count(), 2);
    QVERIFY(find<QLineEdit>("targetFile")->isVisible());
    m_dialog->setPreview(linesOf(QStringLiteral("/data/a.en")), oneColumn("en", "Hello."));
    QVERIFY(!find<QPushButton>("import")->isEnabled());
    m_dialog->setPreview(linesOf(QStringLiteral("/data/a.zh")), oneColumn("zh", "你好。"));
    QVERIFY(find<QPushButton>("import")->isEnabled());
    const auto *model = find<QTableView>("preview")->model();
    QCOMPARE(model->index(0, 0).data().toString(), QStringLiteral("你好。"));
    QCOMPARE(model->index(0, 1).data().toString(), QStringLiteral("Hello."));
    const ImportChoice choice = m_dialog->choice();
    QVERIFY(choice.origin.kind == CorpusOrigin::Kind::Aligned);
    QCOMPARE(QString::fromStdString(choice.origin.targetFile), QStringLiteral("/data/a.en"));
    QCOMPARE(QString::fromStdString(choice.sourceLanguage), QStringLiteral("zh"));
}

void ImportDialogTest::browseUsesTheSeam()
{
    QSignalSpy spy(m_dialog.get(), &ImportDialog::previewRequested);
    m_files->nextOpen = QStringLiteral("/data/chosen.tsv");
    const auto buttons
        = find<QLineEdit>("sourceFile")->parentWidget()->findChildren<QPushButton *>();
    QCOMPARE(buttons.size(), 1);
    QTest::mouseClick(buttons[0], Qt::LeftButton);
    QCOMPARE(find<QLineEdit>("sourceFile")->text(), QStringLiteral("/data/chosen.tsv"));
    QCOMPARE(spy.count(), 1);
}

void ImportDialogTest::devFileSwitchesHoldingBackOff()
{
    m_dialog->setFiles({QStringLiteral("/data/cmn.txt")});
    m_dialog->setPreview(fileOf(QStringLiteral("/data/cmn.txt")), manyThings());
    auto *dev = find<QLineEdit>("devSourceFile");
    dev->setFocus();
    QTest::keyClicks(dev, QStringLiteral("/data/dev.tsv"));
    QTest::keyClick(dev, Qt::Key_Tab);
    QTRY_VERIFY(!find<QSpinBox>("devCount")->isEnabled());
    const ImportChoice choice = m_dialog->choice();
    QVERIFY(choice.devOrigin.kind == CorpusOrigin::Kind::Tsv);
    QCOMPARE(QString::fromStdString(choice.devOrigin.sourceFile), QStringLiteral("/data/dev.tsv"));
    QCOMPARE(choice.devOrigin.sourceColumn, 2); // as in the training file
}

void ImportDialogTest::everyControlIsNamed()
{
    for (const char *name : {"layout", "format", "problems", "sourceFile", "targetFile",
             "devSourceFile", "devTargetFile", "sourceColumn", "targetColumn", "preview",
             "vocabulary", "minimumCount", "maxLength", "devCount", "sourceEncoding",
             "targetEncoding", "language", "tokenizer", "pieces", "normalization"}) {
        QVERIFY2(find<QWidget>(name), name);
        QVERIFY2(!find<QWidget>(name)->accessibleName().isEmpty(), name);
        QVERIFY2(!find<QWidget>(name)->toolTip().isEmpty(), name);
    }
}

void ImportDialogTest::looks_data()
{
    QTest::addColumn<bool>("isDark");
    QTest::newRow("light") << false;
    QTest::newRow("dark") << true;
}

void ImportDialogTest::looks()
{
    QFETCH(bool, isDark);
    m_dialog->setPalette(isDark ? test::darkPalette() : test::lightPalette());
    m_dialog->setFiles({QStringLiteral("/home/class/tatoeba/cmn.txt")});
    m_dialog->setPreview(fileOf(QStringLiteral("/home/class/tatoeba/cmn.txt")), manyThings());
    ReadReport report;
    report.lines = 29'909;
    report.kept = 29'906;
    report.skipped[LineProblem::MissingColumn] = 3;
    report.encoding = "UTF-8";
    report.lineEnds = "LF";
    for (const std::size_t line : {std::size_t(17), std::size_t(812), std::size_t(20'001)})
        report.listed.push_back({"/home/class/tatoeba/cmn.txt", line, LineProblem::MissingColumn,
            "line " + std::to_string(line) + " has 1 column, 2 are needed"});
    m_dialog->setReport(m_dialog->choice(), report);
    const QImage image
        = test::grab(*m_dialog, QStringLiteral("import-") + QLatin1String(QTest::currentDataTag()));
    QVERIFY(image.width() <= 1280 && image.height() <= 720);
    const Theme theme(m_dialog->palette());
    QVERIFY(test::countColor(image, theme.sourceFill) > 1000); // the chosen columns
    QVERIFY(test::countColor(image, theme.targetFill) > 1000);
}

QTEST_MAIN(ImportDialogTest)
#include "tst_import_dialog.moc"
