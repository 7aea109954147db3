// SPDX-License-Identifier: GPL-3.0-or-later
// A draft in the Model workspace: undone, applied, refused, and what it will take.
#include "core/model/engine_choice.h"
#include "core/run/memory_need.h"
#include "core/run/recipe.h"
#include "tests/ui/look.h"
#include "tests/ui/model/model_fixture.h"
#include "ui/model/model_view.h"
#include "ui/model/network_box.h"
#include "ui/model/network_view.h"
#include "ui/model/share_bar.h"
#include "ui/model/vectors_field.h"
#include "ui/widgets/equation_label.h"
#include "ui/widgets/figure.h"

#include <QAccessible>
#include <QCheckBox>
#include <QComboBox>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QSignalSpy>
#include <QSpinBox>
#include <QToolButton>
#include <QUndoStack>
#include <memory>

using namespace seq2seq;
using namespace seq2seq::ui;
using test::presets;
using test::smallRun;
using test::smallText;

class ModelDraftTest : public QObject, private test::ModelWorkspace {
    Q_OBJECT

private slots:
    void init() { show(); }
    void changesAreUndoneOneByOne();
    void theDraftIsAppliedOrDiscarded();
    void theButtonSaysWhetherWeightsAreKept();
    void aDraftOutlivesTheSameRunButNotAnother();
    void anImpossibleModelSaysWhyAndCannotBeApplied();
    void closedChoicesAreOpenedByTheButtonsBesideTheReason();
    void aPresetThatCutsOtherwiseIsCountedWithItsOwnWords();
    void memoryIsThatOfTheFormulaAndOfTheMachine();
    void speedIsAskedForShownAndCancelled();
};

void ModelDraftTest::changesAreUndoneOneByOne()
{
    QUndoStack *undo = m_view->undoStack();
    QVERIFY(!undo->canUndo());
    const ModelChoice run = m_view->draft();
    type("hidden", QStringLiteral("48"));
    type("hidden", QStringLiteral("64")); // one field, one step back
    QCOMPARE(undo->count(), 1);
    QVERIFY2(undo->undoText().contains(QStringLiteral("32 → 64")), qPrintable(undo->undoText()));
    choose("cell", 1);
    QCOMPARE(undo->count(), 2);
    auto *preset = find<QComboBox>("preset");
    preset->setFocus();
    QTest::keyClick(preset, Qt::Key_Up); // luong2015
    QCOMPARE(undo->count(), 3);
    undo->undo();
    QCOMPARE(m_view->draft().preset, std::string("cs224n"));
    QCOMPARE(m_view->draft().model.cell, CellKind::Gru);
    undo->undo();
    QCOMPARE(m_view->draft().model.cell, CellKind::Lstm);
    QCOMPARE(find<QComboBox>("cell")->currentIndex(), 0);
    undo->undo();
    QVERIFY(m_view->draft() == run);
    QVERIFY(!m_view->isChanged());
    undo->redo();
    QCOMPARE(find<QSpinBox>("hidden")->value(), 64);
    type("hidden", QStringLiteral("32")); // back by hand is no change
    QVERIFY(!undo->canUndo());
}

void ModelDraftTest::theDraftIsAppliedOrDiscarded()
{
    QSignalSpy applied(m_view.get(), &ModelView::applyRequested);
    QVERIFY(!find<QPushButton>("applyDraft")->isEnabled());
    QVERIFY(!find<QPushButton>("discardDraft")->isEnabled());
    type("hidden", QStringLiteral("64"));
    bool isSaid = false;
    for (const QLabel *label : m_view->findChildren<QLabel *>(QStringLiteral("cardInfo")))
        isSaid = isSaid || label->text().contains(QStringLiteral("32 → 64"));
    QVERIFY(isSaid);
    QTest::mouseClick(find<QPushButton>("discardDraft"), Qt::LeftButton);
    QCOMPARE(m_view->draft().model.hiddenSize, 32);
    QVERIFY(!find<QPushButton>("applyDraft")->isEnabled());
    m_view->undoStack()->undo(); // discarding is a change too
    QCOMPARE(m_view->draft().model.hiddenSize, 64);
    QTest::mouseClick(find<QPushButton>("applyDraft"), Qt::LeftButton);
    QCOMPARE(applied.count(), 1);
    QCOMPARE(applied[0][0].value<ModelChoice>().model.hiddenSize, 64);
}

void ModelDraftTest::theButtonSaysWhetherWeightsAreKept()
{
    QTest::mouseClick(find<QAbstractButton>("trainingPage"), Qt::LeftButton);
    type("batch", QStringLiteral("7"));
    auto *apply = find<QPushButton>("applyDraft");
    const QString keeps = apply->text();
    QVERIFY2(apply->toolTip().contains(QStringLiteral("keeps its weights")),
        qPrintable(apply->toolTip()));
    QTest::mouseClick(find<QAbstractButton>("networkPage"), Qt::LeftButton);
    type("hidden", QStringLiteral("34"));
    QVERIFY(apply->text() != keeps);
    QVERIFY(apply->toolTip().contains(QStringLiteral("starts anew")));
    m_view->undoStack()->undo();
    QCOMPARE(apply->text(), keeps);
    auto *seed = find<QLineEdit>("seed");
    seed->setText(QStringLiteral("77")); // other weights
    QVERIFY(apply->text() != keeps);
}

void ModelDraftTest::aDraftOutlivesTheSameRunButNotAnother()
{
    type("hidden", QStringLiteral("64"));
    m_view->setRun(smallRun(), smallText()); // a reset of the run
    QCOMPARE(m_view->draft().model.hiddenSize, 64);
    ModelChoice other = smallRun();
    other.model.embeddingSize = 20;
    m_view->setRun(other, smallText());
    QVERIFY(m_view->draft() == other);
    QVERIFY(!m_view->undoStack()->canUndo());
}

void ModelDraftTest::anImpossibleModelSaysWhyAndCannotBeApplied()
{
    ModelChoice run = smallRun();
    run.model.bidirectional = false;
    run.model.attention = AttentionKind::Dot;
    m_view->setRun(run, smallText());
    QVERIFY(!find<QLabel>("draftProblem")->isVisible());
    choose("directions", 1); // both, h each: dot has no longer one size
    QVERIFY(find<QLabel>("draftProblem")->isVisible());
    QVERIFY2(textOf("draftProblem").contains(QStringLiteral("Dot attention")),
        qPrintable(textOf("draftProblem")));
    QVERIFY(!find<QPushButton>("applyDraft")->isEnabled());
    QTest::mouseClick(find<QPushButton>("dotGeneral"), Qt::LeftButton);
    QTRY_VERIFY(m_view->draft().model.attention == AttentionKind::General);
    QVERIFY(find<QPushButton>("applyDraft")->isEnabled());
    QVERIFY(!find<QLabel>("draftProblem")->isVisible());
}

void ModelDraftTest::closedChoicesAreOpenedByTheButtonsBesideTheReason()
{
    auto *attention = find<QComboBox>("attention");
    const int dot = attention->findData(int(AttentionKind::Dot));
    const auto isOpen = [&] {
        return bool(
            attention->model()->flags(attention->model()->index(dot, 0)) & Qt::ItemIsEnabled);
    };
    QVERIFY(!isOpen());
    QVERIFY(attention->itemData(dot, Qt::ToolTipRole).toString().contains(QStringLiteral("64")));
    const QString reason = textOf("why-attention.dot");
    QVERIFY2(reason.contains(QStringLiteral("32")) && reason.contains(QStringLiteral("64")),
        qPrintable(reason));
    attention->setFocus();
    while (attention->currentIndex() > dot + 1)
        QTest::keyClick(attention, Qt::Key_Up);
    QTest::keyClick(attention, Qt::Key_Up); // goes past it
    QVERIFY(m_view->draft().model.attention != AttentionKind::Dot);
    for (const char *way : {"dotOneWay", "dotHalves"}) {
        m_view->setRun(smallRun(), smallText());
        m_view->undoStack()->setIndex(0);
        QTest::mouseClick(find<QPushButton>(way), Qt::LeftButton);
        QTRY_VERIFY(m_view->draft().model.attention == AttentionKind::Dot);
        QCOMPARE(m_view->draft().model.encoderStateSize(), 32);
        QCOMPARE(m_view->draft().model.bidirectional, way == QByteArray("dotHalves"));
        QVERIFY(isOpen());
        QVERIFY(!m_view->findChild<QLabel *>(QStringLiteral("why-attention.dot")));
    }
    m_view->undoStack()->setIndex(0);
    // A check box that is closed says why, too.
    QVERIFY(!find<QCheckBox>("tied")->isEnabled());
    QVERIFY(find<QCheckBox>("tied")->toolTip().contains(QStringLiteral("e = 16")));
    QTest::mouseClick(find<QPushButton>("tiedOneSize"), Qt::LeftButton);
    QTRY_VERIFY(m_view->draft().model.tiedEmbeddings);
    QCOMPARE(m_view->draft().model.embeddingSize, 32);
    auto *oneHot = find<QCheckBox>("oneHot");
    QTest::mouseClick(oneHot, Qt::LeftButton, {}, QPoint(8, oneHot->height() / 2));
    QVERIFY(!find<QSpinBox>("embedding")->isEnabled());
    QVERIFY(!find<QCheckBox>("convolution")->isEnabled());
    QTest::mouseClick(find<QPushButton>("convolutionWithEmbeddings"), Qt::LeftButton);
    QTRY_VERIFY(m_view->draft().model.convolution);
    QVERIFY(!m_view->draft().model.oneHot);
}

void ModelDraftTest::aPresetThatCutsOtherwiseIsCountedWithItsOwnWords()
{
    m_view->setText("char-classic", std::nullopt);
    auto *preset = find<QComboBox>("preset");
    preset->setFocus();
    QTest::keyClick(preset, Qt::Key_Home);
    QVERIFY2(textOf("modelTotals").contains(QStringLiteral("counted")),
        qPrintable(textOf("modelTotals"))); // not a number that is not built
    TextFacts letters = smallText();
    letters.vocabulary = {30, 40};
    m_view->setText("char-classic", letters);
    QCOMPARE(m_view->draft().model.sourceVocabulary, 30);
    QVERIFY(textOf("modelTotals")
                .contains(QLocale().toString(
                    qlonglong(describeNetwork(m_view->draft().model).parameters()))));
    QTest::keyClick(preset, Qt::Key_End);
    QCOMPARE(m_view->draft().model.sourceVocabulary, 100);
}

void ModelDraftTest::memoryIsThatOfTheFormulaAndOfTheMachine()
{
    const ModelChoice draft = m_view->draft();
    const std::uint64_t need = trainingMemory(draft.model, draft.training,
        engineFor(draft.model, draft.training.compute()),
        largestBatch(smallText().lengths, std::size_t(draft.training.batchSize)))
                                   .total();
    const QString text = QLocale().formattedDataSize(qint64(need), 1, QLocale::DataSizeSIFormat);
    QVERIFY2(textOf("memoryEstimate").contains(text), qPrintable(textOf("memoryEstimate")));
    m_view->setAvailableMemory(need + 1);
    QVERIFY(textOf("memoryEstimate").contains(QStringLiteral("free")));
    QVERIFY(!textOf("memoryEstimate").contains(QStringLiteral("cannot")));
    m_view->setAvailableMemory(need - 1);
    QVERIFY(textOf("memoryEstimate").contains(QStringLiteral("cannot be trained")));
}

void ModelDraftTest::speedIsAskedForShownAndCancelled()
{
    QSignalSpy asked(m_view.get(), &ModelView::speedRequested);
    auto *measure = find<QPushButton>("measure");
    QTest::mouseClick(measure, Qt::LeftButton);
    QCOMPARE(asked.count(), 1);
    const auto question = asked[0][0].value<SpeedQuestion>();
    QVERIFY(question.model == m_view->draft().model);
    QCOMPARE(question.lengths.size(), std::size_t(10));
    const QString cancel = measure->text();
    QTest::mouseClick(measure, Qt::LeftButton);
    QCOMPARE(asked.count(), 2);
    QVERIFY(asked[1][0].value<SpeedQuestion>().lengths.empty());
    QVERIFY(measure->text() != cancel);

    QTest::mouseClick(measure, Qt::LeftButton);
    SpeedAnswer answer;
    answer.model = question.model;
    answer.training = question.training;
    answer.wordsPerSecond = 55;
    answer.engine = EngineKind::Fast;
    m_view->setSpeed(answer);
    // Ten pairs of 6 and 5 words: 110 words in two seconds.
    QVERIFY2(textOf("speedEstimate").contains(QStringLiteral("55 words/s"))
            && textOf("speedEstimate").contains(QStringLiteral("2 s")),
        qPrintable(textOf("speedEstimate")));
    type("hidden", QStringLiteral("64")); // another model: nobody knows
    QVERIFY(!textOf("speedEstimate").contains(QStringLiteral("55")));
    answer.model = m_view->draft().model;
    answer.wordsPerSecond = 11;
    m_view->setSpeed(answer);
    QVERIFY(textOf("speedEstimate").contains(QStringLiteral("11 words/s"))); // beside the run's
    QVERIFY(textOf("speedEstimate").contains(QStringLiteral("55 words/s")));
    answer.wordsPerSecond = 0;
    answer.refusal = Message("It does not fit.");
    m_view->setSpeed(answer);
    QVERIFY(textOf("speedEstimate").contains(QStringLiteral("It does not fit.")));
}

QTEST_MAIN(ModelDraftTest)
#include "tst_model_draft.moc"
