// SPDX-License-Identifier: GPL-3.0-or-later
// Pairs that are edited, added, removed and split anew by mouse and keys on the real window, and
// what becomes of a model that was trained before.
#include "core/storage/experiment.h"
#include "real_window.h"
#include "ui/data/pair_edits.h"
#include "ui/data/pair_model.h"
#include "ui/data/split_dialog.h"

#include <QAction>
#include <QApplication>
#include <QComboBox>
#include <QDoubleSpinBox>
#include <QLabel>
#include <QLineEdit>
#include <QMenu>
#include <QPushButton>
#include <QSpinBox>
#include <QTableView>
#include <QTest>
#include <QToolButton>

using namespace seq2seq;
using namespace seq2seq::app;

namespace {

constexpr int kLongMs = 60'000;

} // namespace

class TestPairChanges : public QObject {
    Q_OBJECT

private slots:
    void init();
    void cleanup();
    void aPairIsEditedByKeysAndUndone();
    void pairsAreAddedAndRemoved();
    void anEmptySideIsRefused();
    void theModelGoesOnWithChangedPairs();
    void theModelBeginsAnewWithChangedPairs();
    void suspiciousPairsAreShownAndRemoved();
    void splitAnewAndListedWithTheReason();
    void nothingIsLostUnasked();
    void longPairsAreUsedNowhere();

private:
    template <typename T> T *find(const char *name) const
    {
        return widgetOf<T>(m_session->window(), name);
    }
    void use(Experiment experiment);
    void train();
    void key(QWidget *widget, Qt::Key key, Qt::KeyboardModifiers modifiers = {})
    {
        QTest::keyClick(widget, key, modifiers);
    }
    void click(const char *name) { QTest::mouseClick(find<QWidget>(name), Qt::LeftButton); }
    void clickOn(int line, int column = ui::PairModel::Source);
    /// Writes into the cell that is current, and leaves it by Return.
    void write(const QString &text);
    [[nodiscard]] QTableView *table() const { return find<QTableView>("pairs"); }
    [[nodiscard]] int lines() const { return table()->model()->rowCount(); }
    [[nodiscard]] QString cell(int line, int column) const
    {
        return table()->model()->index(line, column).data().toString();
    }
    [[nodiscard]] bool isOffered(const char *button) const
    {
        return find<QPushButton>(button)->isVisible();
    }
    [[nodiscard]] std::shared_ptr<const Experiment> experiment() const
    {
        return m_session->experiments().experiment();
    }

    std::unique_ptr<QTemporaryDir> m_folder;
    std::shared_ptr<Answers> m_answers;
    std::unique_ptr<Session> m_session;
};

void TestPairChanges::init()
{
    m_folder = std::make_unique<QTemporaryDir>();
    Session::Options options = realWindow(*m_folder);
    m_answers = std::make_shared<Answers>();
    m_answers->toSave = SaveAnswer::Discard;
    options.questions = m_answers;
    m_session = std::make_unique<Session>(std::move(options));
    m_session->show();
    m_session->window().showWorkspace(ui::Workspace::Data);
    use(lettersExperiment(briefLetters()));
}

void TestPairChanges::cleanup()
{
    m_session.reset();
}

void TestPairChanges::use(Experiment experiment)
{
    const auto before = this->experiment();
    m_session->bridge().engine().use(std::move(experiment), {});
    QTRY_VERIFY_WITH_TIMEOUT(this->experiment() != before, kLongMs);
    m_session->window().activateWindow();
    QVERIFY(QTest::qWaitForWindowActive(&m_session->window()));
}

void TestPairChanges::train()
{
    find<QAction>("trainAction")->trigger();
    QTRY_COMPARE_WITH_TIMEOUT(m_session->bridge().status().step, 30, kLongMs);
    QTRY_VERIFY_WITH_TIMEOUT(m_session->bridge().status().state == EngineState::Ready, kLongMs);
}

void TestPairChanges::clickOn(int line, int column)
{
    table()->scrollTo(table()->model()->index(line, column));
    QTest::mouseClick(table()->viewport(), Qt::LeftButton, {},
        table()->visualRect(table()->model()->index(line, column)).center());
}

void TestPairChanges::write(const QString &text)
{
    key(table(), Qt::Key_F2);
    auto *editor = table()->viewport()->findChild<QLineEdit *>();
    QVERIFY(editor != nullptr);
    editor->selectAll();
    QTest::keyClicks(editor, text);
    key(editor, Qt::Key_Return);
    QCoreApplication::processEvents(); // the table is told once the key is done with
}

void TestPairChanges::aPairIsEditedByKeysAndUndone()
{
    const QString before = cell(3, ui::PairModel::Target);
    clickOn(3, ui::PairModel::Target);
    write(QStringLiteral("xyz"));
    QCOMPARE(cell(3, ui::PairModel::Target), QStringLiteral("xyz"));
    QTRY_VERIFY(find<QLabel>("pairChanges")->isVisible());
    QVERIFY(find<QLabel>("pairChanges")->text().contains(QStringLiteral("1 edited")));
    // The pair is shown as the model reads it, as it is now.
    QVERIFY(
        find<QWidget>("targetOneHot")->accessibleDescription().startsWith(QStringLiteral("x = ")));
    auto *undo = find<QAction>("undoAction");
    QVERIFY2(undo->text().contains(QStringLiteral("edit pair")), qPrintable(undo->text()));
    undo->trigger();
    QCOMPARE(cell(3, ui::PairModel::Target), before);
    QTRY_VERIFY(!find<QLabel>("pairChanges")->isVisible());
    find<QAction>("redoAction")->trigger();
    QCOMPARE(cell(3, ui::PairModel::Target), QStringLiteral("xyz"));
    // In another workspace Undo is about something else.
    m_session->window().showWorkspace(ui::Workspace::Translate);
    QVERIFY(!undo->isEnabled());
    m_session->window().showWorkspace(ui::Workspace::Data);
    QVERIFY(undo->isEnabled());
    click("takeBack");
    QCOMPARE(cell(3, ui::PairModel::Target), before);
}

void TestPairChanges::pairsAreAddedAndRemoved()
{
    const int before = lines();
    click("openAddPair");
    auto *source = find<QLineEdit>("newSource");
    QVERIFY(!find<QPushButton>("addPair")->isEnabled());
    QTest::keyClicks(source, QStringLiteral("neu"));
    key(source, Qt::Key_Return);
    QTest::keyClicks(find<QLineEdit>("newTarget"), QStringLiteral("uen"));
    key(find<QLineEdit>("newTarget"), Qt::Key_Return);
    QCOMPARE(lines(), before + 1);
    QCOMPARE(cell(before, ui::PairModel::Source), QStringLiteral("neu"));
    QCOMPARE(table()->currentIndex().row(), before);
    key(source, Qt::Key_Escape);
    QVERIFY(!source->isVisible());

    clickOn(2);
    key(table(), Qt::Key_Down, Qt::ShiftModifier);
    const QString third = cell(4, ui::PairModel::Source);
    key(table(), Qt::Key_Delete);
    QCOMPARE(lines(), before - 1);
    QCOMPARE(cell(2, ui::PairModel::Source), third);
    QVERIFY(find<QComboBox>("part")->itemText(0).endsWith(QLocale().toString(before - 1)));
    const QString said = find<QLabel>("pairChanges")->text();
    QVERIFY2(said.contains(QStringLiteral("1 added")) && said.contains(QStringLiteral("2 removed")),
        qPrintable(said));
    find<QAction>("undoAction")->trigger();
    QCOMPARE(lines(), before + 1);
    QCOMPARE(cell(4, ui::PairModel::Source), third); // each came back in its place
}

void TestPairChanges::anEmptySideIsRefused()
{
    const QString before = cell(1, ui::PairModel::Source);
    clickOn(1);
    write(QStringLiteral("  "));
    QCOMPARE(cell(1, ui::PairModel::Source), before);
    QVERIFY(find<QLabel>("pairChanges")->isVisible());
    QVERIFY(find<QLabel>("pairChanges")->text().contains(QStringLiteral("cannot be empty")));
    QVERIFY(!isOffered("beginAnew"));
}

void TestPairChanges::theModelGoesOnWithChangedPairs()
{
    train();
    const auto before = experiment();
    const std::size_t evaluations = m_session->experiments().history().evaluations.size();
    clickOn(0, ui::PairModel::Target);
    write(QStringLiteral("ab7")); // a letter the model does not know
    clickOn(5);
    key(table(), Qt::Key_Delete);
    QVERIFY(
        find<QLabel>("pairChanges")->text().contains(QStringLiteral("not been trained on this")));
    QVERIFY(isOffered("goOn") && isOffered("beginAnew"));
    QVERIFY(find<QPushButton>("goOn")->toolTip().contains(QStringLiteral("<unk>")));
    click("goOn");
    QVERIFY(!find<QPushButton>("goOn")->isEnabled()); // until the run has them
    QTRY_VERIFY_WITH_TIMEOUT(experiment() != before, kLongMs);
    QCOMPARE(experiment()->train->size(), before->train->size() - 1);
    QCOMPARE(experiment()->train->pairs[0].target, std::string("ab7"));
    QVERIFY(experiment()->target.vocabulary == before->target.vocabulary);
    QCOMPARE(m_session->experiments().history().losses.size(), std::size_t(30));
    QCOMPARE(m_session->experiments().history().evaluations.size(), evaluations);
    QTRY_VERIFY(!find<QLabel>("pairChanges")->isVisible());
    QVERIFY(!find<QAction>("undoAction")->isEnabled());
    QTRY_VERIFY(m_session->window().messages().text().contains(QStringLiteral("kept")));
    find<QAction>("oneStepAction")->trigger();
    QTRY_COMPARE_WITH_TIMEOUT(m_session->bridge().status().step, 31, kLongMs);

    // The file has the pairs as they are now.
    const std::string path = m_folder->filePath(QStringLiteral("changed.s2s")).toStdString();
    m_session->bridge().engine().save(path);
    QTRY_COMPARE_WITH_TIMEOUT(m_session->bridge().status().savedPath, path, kLongMs);
    QCOMPARE(loadExperiment(path).train->pairs[0].target, std::string("ab7"));
}

void TestPairChanges::theModelBeginsAnewWithChangedPairs()
{
    train();
    const auto before = experiment();
    clickOn(0, ui::PairModel::Target);
    write(QStringLiteral("ab7"));
    m_answers->asked.clear();
    click("beginAnew");
    QTRY_VERIFY_WITH_TIMEOUT(experiment() != before, kLongMs);
    QVERIFY(!m_answers->asked.filter(QStringLiteral("save")).isEmpty()); // training would be lost
    QVERIFY(m_answers->asked.filter(QStringLiteral("drop")).isEmpty());
    QVERIFY(experiment()->target.vocabulary.id("7") != kUnk);
    QCOMPARE(experiment()->train->size(), before->train->size());
    QVERIFY(experiment()->dev->pairs == before->dev->pairs);
    QVERIFY(m_session->experiments().history().losses.empty());
    QCOMPARE(experiment()->model.hiddenSize, before->model.hiddenSize);
}

void TestPairChanges::suspiciousPairsAreShownAndRemoved()
{
    Experiment odd = lettersExperiment(briefLetters());
    Corpus train = *odd.train;
    const std::size_t before = train.size();
    for (int i = 0; i < 7; ++i)
        train.pairs.push_back(train.pairs[std::size_t(i)]);
    train.alignments.clear();
    odd.train = std::make_shared<const Corpus>(train);
    use(std::move(odd));
    auto *oddity = find<QComboBox>("oddity");
    QTRY_VERIFY_WITH_TIMEOUT(oddity->itemText(1).endsWith(QStringLiteral("7")), kLongMs);
    oddity->setFocus();
    key(oddity, Qt::Key_Down);
    QTRY_COMPARE(lines(), 7);
    QVERIFY(!table()->isColumnHidden(ui::PairModel::Remark));
    QCOMPARE(cell(0, ui::PairModel::Remark), QStringLiteral("duplicate"));
    QTRY_COMPARE(cell(0, ui::PairModel::Number), QLocale().toString(qulonglong(before + 1)));
    QContextMenuEvent menu(
        QContextMenuEvent::Mouse, {20, 20}, table()->mapToGlobal(QPoint(20, 20)));
    QCoreApplication::sendEvent(table()->viewport(), &menu);
    QTRY_VERIFY(QApplication::activePopupWidget() != nullptr);
    find<QAction>("removeShown")->trigger();
    QApplication::activePopupWidget()->close();
    QCOMPARE(lines(), 0);
    QCOMPARE(m_session->dataView().edits().table().count(PairPlace::Train), before);
    QTRY_VERIFY_WITH_TIMEOUT(oddity->itemText(1).endsWith(QStringLiteral("· 0")), kLongMs);
    find<QAction>("undoAction")->trigger();
    QCOMPARE(lines(), 7);
}

void TestPairChanges::splitAnewAndListedWithTheReason()
{
    Experiment shared = lettersExperiment(briefLetters());
    Corpus train;
    for (int i = 0; i < 400; ++i) // four pairs to a target
        train.pairs.push_back({"s" + std::to_string(i), "t" + std::to_string(i / 4)});
    shared.train = std::make_shared<const Corpus>(train);
    use(std::move(shared));
    click("split");
    auto *dialog = find<ui::SplitDialog>("splitDialog");
    auto *outcome = widgetOf<QLabel>(*dialog, "splitOutcome");
    auto *take = widgetOf<QPushButton>(*dialog, "takeSplit");
    QTRY_VERIFY_WITH_TIMEOUT(take->isEnabled(), kLongMs);
    auto *dev = widgetOf<QDoubleSpinBox>(*dialog, "devShare");
    dev->setFocus();
    dev->selectAll();
    QTest::keyClicks(dev, QStringLiteral("10"));
    key(dev, Qt::Key_Tab);
    QTRY_VERIFY_WITH_TIMEOUT(take->isEnabled(), kLongMs);
    const QString told = outcome->text();
    QTest::mouseClick(take, Qt::LeftButton);

    const PairTable &pairs = m_session->dataView().edits().table();
    QVERIFY(pairs.changes().isSplitAnew);
    const auto counts = pairs.counts();
    QVERIFY2(counts[1] > 25 && counts[2] > 10 && counts[3] > 0, qPrintable(told));
    for (const std::size_t count : counts)
        QVERIFY2(told.contains(QLocale().toString(qulonglong(count))), qPrintable(told));
    auto *part = find<QComboBox>("part");
    QVERIFY(part->itemText(3).endsWith(QLocale().toString(qulonglong(counts[3]))));
    part->setFocus();
    for (int i = 0; i < 3; ++i)
        key(part, Qt::Key_Down);
    QTRY_COMPARE(lines(), int(counts[3]));
    QVERIFY(!table()->isColumnHidden(ui::PairModel::Remark));
    QTRY_COMPARE_WITH_TIMEOUT(
        cell(0, ui::PairModel::Remark), ui::nameOf(Oddity::SharedTarget), kLongMs);

    // A model must not be measured on what it was trained on.
    QVERIFY(isOffered("beginAnew"));
    const auto before = experiment();
    click("beginAnew");
    QTRY_VERIFY_WITH_TIMEOUT(experiment() != before, kLongMs);
    QCOMPARE(experiment()->train->size(), counts[0]);
    QCOMPARE(experiment()->dev->size(), counts[1]);
    QCOMPARE(experiment()->test->size(), counts[2]);
    QCOMPARE(experiment()->unused->size(), counts[3]);
    const std::string path = m_folder->filePath(QStringLiteral("split.s2s")).toStdString();
    m_session->bridge().engine().save(path);
    QTRY_COMPARE_WITH_TIMEOUT(m_session->bridge().status().savedPath, path, kLongMs);
    const Experiment loaded = loadExperiment(path);
    QVERIFY(loaded.test->pairs == experiment()->test->pairs);
    QVERIFY(loaded.unused->pairs == experiment()->unused->pairs);
}

void TestPairChanges::nothingIsLostUnasked()
{
    clickOn(0, ui::PairModel::Target);
    write(QStringLiteral("xyz"));
    const auto before = experiment();
    m_answers->toDropChanges = false;
    m_session->experiments().newFromBuiltin(QStringLiteral("reverse-letters"));
    QVERIFY(m_answers->asked.contains(QStringLiteral("drop changes")));
    m_session->window().close();
    QVERIFY(m_session->window().isVisible());
    QCOMPARE(experiment(), before);
    QCOMPARE(cell(0, ui::PairModel::Target), QStringLiteral("xyz"));
    // Training goes on, and says that it does so without them.
    find<QAction>("oneStepAction")->trigger();
    QTRY_COMPARE_WITH_TIMEOUT(m_session->bridge().status().step, 1, kLongMs);
    QCOMPARE(cell(0, ui::PairModel::Target), QStringLiteral("xyz"));
    find<QAction>("trainAction")->trigger();
    QVERIFY(m_session->window().messages().text().contains(QStringLiteral("without the changes")));
    m_answers->toDropChanges = true;
    m_session->window().close();
    QTRY_VERIFY_WITH_TIMEOUT(!m_session->window().isVisible(), kLongMs);
}

void TestPairChanges::longPairsAreUsedNowhere()
{
    Recipe recipe = briefLetters();
    recipe.training.maxLength = 6;
    use(lettersExperiment(recipe));
    std::size_t tooLong = 0;
    for (const SentencePair &pair : experiment()->train->pairs)
        tooLong += pair.source.size() > 6;
    QVERIFY(tooLong > 0);
    auto *part = find<QComboBox>("part");
    QTRY_VERIFY_WITH_TIMEOUT(
        part->itemText(3).endsWith(QLocale().toString(qulonglong(tooLong))), kLongMs);
    part->setCurrentIndex(3);
    QTRY_COMPARE(lines(), int(tooLong));
    QVERIFY(cell(0, ui::PairModel::Remark).contains(QStringLiteral("more than 6 tokens")));
}

QTEST_MAIN(TestPairChanges)
#include "tst_pair_changes.moc"
