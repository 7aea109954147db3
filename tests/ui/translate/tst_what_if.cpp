// SPDX-License-Identifier: GPL-3.0-or-later
// Changes in the middle of the model: what is asked for, undo, and how the answer stands beside the
// model's own.
#include "tests/ui/made_up_trace.h"
#include "tests/ui/translate/translate_fixture.h"
#include "ui/translate/translate_view.h"
#include "ui/translate/what_if.h"
#include "ui/translate/what_if_card.h"
#include "ui/translate/what_if_menus.h"
#include "ui/widgets/heatmap_view.h"
#include "ui/widgets/selection.h"
#include "ui/widgets/theme.h"

#include <QCheckBox>
#include <QLabel>
#include <QLineEdit>
#include <QMenu>
#include <QPushButton>
#include <QSignalSpy>
#include <QTableWidget>
#include <QTest>
#include <QToolButton>

using namespace seq2seq;
using namespace seq2seq::ui;
using namespace seq2seq::ui::test;

class TestWhatIf : public QObject {
    Q_OBJECT

private slots:
    void init()
    {
        m_selection = std::make_unique<Selection>();
        m_view = shownTranslateView(m_selection.get(), {1188, 700});
        m_view->setEnabledForModel(true);
        m_asked = std::make_unique<QSignalSpy>(m_view.get(), &TranslateView::translateRequested);
        const auto result = madeUpResult();
        m_view->setSource(QString::fromStdString(result->trace.source));
        m_view->setResult(result);
        m_trace = result->trace;
    }

    void attentionOfOneStepKeepsTheBeginning()
    {
        m_selection->set(2, 3); // word 3 of the source, step 4
        trigger(QStringLiteral("uniform"), 0);
        const Edits edits = m_view->whatIf().edits();
        QCOMPARE(edits.attention.size(), std::size_t(1));
        QCOMPARE(edits.attention[0].kind, AttentionEdit::Kind::Uniform);
        QVERIFY(edits.attention[0].steps == (StepRange{3, 3}));
        QCOMPARE(m_asked->count(), 1);
        const auto prefix = m_asked->takeFirst().at(2).value<QVector<int>>();
        QCOMPARE(prefix, QVector<int>(m_trace.targetIds.begin(), m_trace.targetIds.begin() + 3));
    }

    void attentionOfEveryStepBeginsAnew()
    {
        trigger(QStringLiteral("hard"), 0); // nothing is picked: every step
        QCOMPARE(m_view->whatIf().edits().attention[0].kind, AttentionEdit::Kind::Hard);
        QVERIFY(m_asked->takeFirst().at(2).value<QVector<int>>().isEmpty());
    }

    void aUnitThatIsHeldAtSomeWordsGoesWhenWordsMove()
    {
        WhatIf &whatIf = m_view->whatIf();
        Clamp clamp;
        clamp.place.kind = PlaceKind::EncoderHidden;
        clamp.units = {3};
        whatIf.add({clamp, QStringLiteral("every word")});
        clamp.steps = {2, 2};
        whatIf.add({clamp, QStringLiteral("word 3")});
        clamp.place.kind = PlaceKind::DecoderHidden;
        whatIf.add({clamp, QStringLiteral("step 3")});
        SourceEdit drop;
        drop.kind = SourceEdit::Kind::Drop;
        whatIf.add({drop, QStringLiteral("without the first word")});
        QStringList left;
        for (const WhatIfEdit &edit : whatIf.list())
            left << edit.text;
        QCOMPARE(left,
            (QStringList{QStringLiteral("every word"), QStringLiteral("step 3"),
                QStringLiteral("without the first word")}));
    }

    void aUnitThatIsHeldOtherwiseIsOneChange()
    {
        WhatIf &whatIf = m_view->whatIf();
        Clamp clamp;
        clamp.place.kind = PlaceKind::DecoderHidden;
        clamp.units = {3};
        whatIf.add({clamp, QStringLiteral("zero")});
        clamp.values = {0.5F};
        whatIf.add({clamp, QStringLiteral("half")}); // in place of it
        QCOMPARE(whatIf.edits().clamps, std::vector<Clamp>{clamp});
        clamp.steps = {2, 2};
        whatIf.add({clamp, QStringLiteral("half, once")}); // beside it
        clamp.units = {4};
        whatIf.add({clamp, QStringLiteral("another, once")});
        QCOMPARE(whatIf.list().size(), 3);
        for (int undone = 0; undone < 3; ++undone)
            whatIf.undoStack()->undo();
        QCOMPARE(whatIf.edits().clamps.front().values, std::vector<float>{0.0F});
    }

    void aDraggedCellIsOneChange()
    {
        auto *matrix = m_view->findChild<HeatmapView *>(QStringLiteral("attention"));
        QTest::mouseClick(button("dragWeights"), Qt::LeftButton);
        const QPoint at = matrix->cellRect(1, 2).center();
        QTest::mousePress(matrix, Qt::LeftButton, {}, at);
        const double before = double(m_trace.attention.at(1, 2));
        QTest::mouseMove(matrix, at - QPoint(0, 12));
        QTest::mouseMove(matrix, at - QPoint(0, 24));
        QTest::mouseRelease(matrix, Qt::LeftButton, {}, at - QPoint(0, 24));
        const Edits edits = m_view->whatIf().edits();
        QCOMPARE(edits.attention.size(), std::size_t(1));
        const std::vector<double> &weights = edits.attention[0].weights;
        QVERIFY(std::abs(weights[2] - std::min(before + 0.2, 1.0)) < 1e-6); // 24 of 120 pixels
        double sum = 0;
        for (const double weight : weights)
            sum += weight;
        QVERIFY(std::abs(sum - 1) < 1e-6);
        // The others keep their proportions.
        QVERIFY(std::abs(weights[0] / weights[1]
                    - double(m_trace.attention.at(1, 0)) / double(m_trace.attention.at(1, 1)))
            < 1e-3);
        m_view->whatIf().undoStack()->undo();
        QVERIFY(m_view->whatIf().isEmpty()); // the whole drag at once
    }

    void keysChangeAWeightToo()
    {
        auto *matrix = m_view->findChild<HeatmapView *>(QStringLiteral("attention"));
        QTest::mouseClick(button("dragWeights"), Qt::LeftButton);
        m_selection->set(2, 1);
        QTest::keyClick(matrix, Qt::Key_Minus);
        QVERIFY(std::abs(m_view->whatIf().edits().attention.at(0).weights[2]
                    - std::max(double(m_trace.attention.at(1, 2)) - 0.1, 0.0))
            < 1e-6);
    }

    void theCardShowsBothAnswersAndMarksWhatDiffers()
    {
        QVERIFY(!card()->isVisible());
        trigger(QStringLiteral("uniform"), 0);
        auto changed = std::make_shared<TranslateResult>(*madeUpResult());
        changed->trace.targetIds[1] = 4711;
        changed->trace.targetTokens[1] = "<b>other</b>";
        m_view->setResult(changed);
        QVERIFY(card()->isVisible());
        auto *table = card()->findChild<QTableWidget *>(QStringLiteral("whatIfTable"));
        QCOMPARE(table->rowCount(), 3); // as it is, the change, with it
        const auto html
            = [&](int row) { return qobject_cast<QLabel *>(table->cellWidget(row, 1))->text(); };
        QVERIFY(!html(0).contains(QStringLiteral("<b")));
        QCOMPARE(table->item(0, 0)->text(), QStringLiteral("as it is"));
        QCOMPARE(html(2).count(QStringLiteral("<b style")), 1);
        QVERIFY(html(2).contains(QStringLiteral("&lt;b&gt;other&lt;/b&gt;"))); // text, no markup
        QVERIFY(table->item(2, 3)->text().startsWith(QStringLiteral("1 word")));
        QVERIFY(m_view->findChild<HeatmapView *>(QStringLiteral("originalAttention"))->isVisible());
    }

    void anAnswerOfOlderWeightsSaysSo()
    {
        trigger(QStringLiteral("uniform"), 0);
        auto later = std::make_shared<TranslateResult>(*madeUpResult());
        later->weights += 1; // training went on, and the changed answer is newer
        m_view->setResult(later);
        auto *table = card()->findChild<QTableWidget *>(QStringLiteral("whatIfTable"));
        QVERIFY(table->item(0, 0)->text().startsWith(QStringLiteral("as it was at step")));
    }

    void switchesAndCrossesAskAgain()
    {
        trigger(QStringLiteral("uniform"), 0);
        m_view->setResult(madeUpResult());
        m_asked->clear();
        auto *table = card()->findChild<QTableWidget *>(QStringLiteral("whatIfTable"));
        QTest::mouseClick(
            table->cellWidget(1, 0)->findChild<QCheckBox *>(), Qt::LeftButton, {}, QPoint(8, 8));
        QTRY_COMPARE(m_asked->count(), 1);
        QVERIFY(!m_view->whatIf().isActive());
        QTest::mouseClick(qobject_cast<QToolButton *>(table->cellWidget(1, 4)), Qt::LeftButton);
        QTRY_VERIFY(m_view->whatIf().isEmpty());
        QTest::mouseClick(button("undoEdit"), Qt::LeftButton);
        QCOMPARE(m_view->whatIf().list().size(), 1);
        QVERIFY(!m_view->whatIf().list().first().isOn);
        QTest::mouseClick(button("undoEdit"), Qt::LeftButton);
        QVERIFY(m_view->whatIf().isActive());
        QTest::mouseClick(button("removeEdits"), Qt::LeftButton);
        QVERIFY(m_view->whatIf().isEmpty());
    }

    void aWordOfTheSourceIsReplaced()
    {
        m_selection->set(1, -1);
        m_view->setAskWord([](const QString &) { return QStringLiteral("cat"); });
        m_view->setSourceIds([](const QString &word) { return word == u"cat" ? 77 : int(kUnk); });
        trigger(QStringLiteral("Replace this word…"), 0);
        const Edits edits = m_view->whatIf().edits();
        QCOMPARE(edits.source.size(), std::size_t(1));
        QVERIFY(edits.source[0] == (SourceEdit{SourceEdit::Kind::Replace, 1, 77}));
        m_view->setAskWord([](const QString &) { return QStringLiteral("xyzzy"); });
        trigger(QStringLiteral("Replace this word…"), 0);
        QVERIFY(m_view->whatIf().list().last().text.contains(QStringLiteral("unknown")));
    }

    void aWordLeftOutMovesTheOthers()
    {
        m_selection->set(1, 2);
        trigger(QStringLiteral("nothing for"), 0); // names a word by its place
        QCOMPARE(m_view->whatIf().list().size(), 1);
        trigger(QStringLiteral("Leave it out"), 0);
        QCOMPARE(m_view->whatIf().list().size(), 1);
        QVERIFY(m_view->whatIf().edits().attention.empty());
        QCOMPARE(m_view->whatIf().edits().source[0].word, 1);
        // What now stands at place 1 was word 3 of the sentence.
        m_selection->set(1, -1);
        trigger(QStringLiteral("Read it twice"), 0);
        QCOMPARE(m_view->whatIf().edits().source[1].word, 2);
        m_view->whatIf().undoStack()->undo();
        m_view->whatIf().undoStack()->undo();
        QCOMPARE(m_view->whatIf().edits().attention.size(), std::size_t(1));
    }

    void anotherSentenceHasNoChanges()
    {
        trigger(QStringLiteral("uniform"), 0);
        m_asked->clear();
        m_view->setSource(QStringLiteral("another"));
        QVERIFY(m_view->whatIf().isEmpty());
        QVERIFY(!m_view->whatIf().undoStack()->canUndo());
        QCOMPARE(m_asked->count(), 0);
    }

    void markedWordsAreThoseOutsideTheCommonOnes_data()
    {
        QTest::addColumn<QVector<int>>("original");
        QTest::addColumn<QVector<int>>("changed");
        QTest::addColumn<int>("count");
        QTest::newRow("same") << QVector<int>{1, 2, 3} << QVector<int>{1, 2, 3} << 0;
        QTest::newRow("one other") << QVector<int>{1, 2, 3} << QVector<int>{1, 9, 3} << 1;
        QTest::newRow("one more") << QVector<int>{1, 2, 3} << QVector<int>{1, 7, 2, 3} << 1;
        QTest::newRow("one less") << QVector<int>{1, 2, 3} << QVector<int>{1, 3} << 0;
        QTest::newRow("empty") << QVector<int>{} << QVector<int>{4, 4} << 2;
    }
    void markedWordsAreThoseOutsideTheCommonOnes()
    {
        QFETCH(QVector<int>, original);
        QFETCH(QVector<int>, changed);
        QFETCH(int, count);
        const auto answer = [](const QVector<int> &ids) {
            WhatIfAnswer made;
            for (const int id : ids) {
                made.ids.push_back(id);
                made.words << QString::number(id);
            }
            return made;
        };
        QCOMPARE(markedWords(answer(original), answer(changed), Qt::red).second, count);
    }

private:
    QPushButton *button(const char *name) const
    {
        return m_view->findChild<QPushButton *>(QLatin1String(name));
    }
    WhatIfCard *card() const { return m_view->findChild<WhatIfCard *>(); }

    /// Chooses the `number`th entry of the menu above the matrix that begins so.
    void trigger(const QString &entry, int number)
    {
        QMenu *menu = button("changeAttention")->menu();
        emit menu->aboutToShow();
        for (QAction *action : menu->actions()) {
            if (!action->text().startsWith(entry) || number-- > 0)
                continue;
            QVERIFY(action->isEnabled());
            action->trigger();
            return;
        }
        QFAIL("there is no such entry");
    }

    std::unique_ptr<Selection> m_selection;
    std::unique_ptr<TranslateView> m_view;
    std::unique_ptr<QSignalSpy> m_asked;
    Trace m_trace;
};

QTEST_MAIN(TestWhatIf)
#include "tst_what_if.moc"
