// SPDX-License-Identifier: GPL-3.0-or-later
// A pinned translation beside the one that is shown: what is asked for, what is refused, what a
// click on the grid changes.
#include "tests/ui/made_up_trace.h"
#include "tests/ui/translate/translate_fixture.h"
#include "ui/translate/aligned_rows.h"
#include "ui/translate/compare_card.h"
#include "ui/translate/page_stack.h"
#include "ui/translate/patch_panel.h"
#include "ui/translate/patch_words.h"
#include "ui/translate/translate_view.h"
#include "ui/translate/what_if.h"
#include "ui/widgets/heatmap_view.h"
#include "ui/widgets/number_table.h"
#include "ui/widgets/selection.h"

#include <QLabel>
#include <QPushButton>
#include <QRadioButton>
#include <QSignalSpy>
#include <QSpinBox>
#include <QTest>

using namespace seq2seq;
using namespace seq2seq::ui;
using namespace seq2seq::ui::test;

Q_DECLARE_METATYPE(seq2seq::PatchTask)

namespace {

/// Another sentence: its second source word is another, and so is the fourth of its translation.
std::shared_ptr<const TranslateResult> otherResult()
{
    auto other = std::make_shared<TranslateResult>(*madeUpResult());
    Trace &trace = other->trace;
    trace.source = "我今天在图书馆读了一本有趣的书。";
    trace.sourceIds[1] += 1;
    trace.targetIds[3] = 4000;
    trace.targetTokens[3] = "dull";
    other->step = 77;
    other->weights = 5;
    return other;
}

Patch patchOf(PlaceKind kind, int row)
{
    Patch patch;
    patch.place.kind = kind;
    patch.row = row;
    patch.values = Matrix(1, 4);
    return patch;
}

/// Start state, annotations, and for each step h, c, both, o.
PatchGrid madeUpGrid(int step, double start, double annotations)
{
    PatchGrid grid;
    grid.ofA = 4;
    grid.ofB = -3;
    grid.step = step;
    const auto add = [&](std::vector<Place> places, int at, double effect) {
        std::vector<Patch> patches;
        for (const Place &place : places)
            patches.push_back(patchOf(place.kind, std::max(at, 0)));
        grid.effects.push_back({std::move(places), std::move(patches), at, effect});
    };
    add({{PlaceKind::StartHidden}, {PlaceKind::StartCell}}, -1, start);
    add({{PlaceKind::Annotations}}, -1, annotations);
    for (int t = 0; t <= step; ++t) {
        add({{PlaceKind::DecoderHidden}}, t, 0.01 * t);
        add({{PlaceKind::DecoderCell}}, t, 0.02 * t);
        add({{PlaceKind::DecoderHidden}, {PlaceKind::DecoderCell}}, t, 0.1 * t);
        add({{PlaceKind::Output}}, t, t == step ? 1 : 0);
    }
    return grid;
}

} // namespace

class TestCompareCard : public QObject {
    Q_OBJECT

private slots:
    void init()
    {
        m_selection = std::make_unique<Selection>();
        m_view = shownTranslateView(m_selection.get(), {1188, 700});
        m_view->setEnabledForModel(true);
        m_asked
            = std::make_unique<QSignalSpy>(&m_view->compareCard().patchPanel(), &PatchPanel::asked);
        m_a = madeUpResult();
        m_b = otherResult();
        show(m_a);
    }

    void thePinnedStandsAgainstTheNext()
    {
        QVERIFY(find<QLabel>("compareHint"));
        pinAndShowOther();
        auto *pages = m_view->findChild<PageStack *>();
        QCOMPARE(pages->currentPage(), &m_view->compareCard());
        const auto *rows = find<AlignedRows>("alignedRows");
        QCOMPARE(rows->columns().size(), m_a->trace.targetTokens.size());
        for (std::size_t t = 0; t < rows->columns().size(); ++t)
            QCOMPARE(rows->columns()[t], (AlignedWords{int(t), int(t), t != 3}));
        QCOMPARE(find<HeatmapView>("pinnedAttention")->weights(), m_a->trace.attention);
        QCOMPARE(find<HeatmapView>("comparedAttention")->weights(), m_b->trace.attention);
        const QString info = m_view->compareCard().info();
        QVERIFY2(info.contains(QStringLiteral("77")), qPrintable(info)); // B's weights
        QVERIFY(info.contains(QStringLiteral("step %1").arg(m_a->step)));
    }

    void theKeyPinsToo()
    {
        QVERIFY(!m_view->compareCard().pinned());
        QVERIFY(QTest::qWaitForWindowActive(m_view.get()));
        QTest::keyClick(m_view.get(), Qt::Key_P, Qt::ControlModifier);
        QTRY_COMPARE(m_view->compareCard().pinned(), m_a); // a button stays down for a moment
        QTest::mouseClick(find<QPushButton>("unpin"), Qt::LeftButton);
        QVERIFY(!m_view->compareCard().pinned());
    }

    void theQuestionIsAboutTheFirstDifference()
    {
        pinAndShowOther();
        QCOMPARE(m_asked->count(), 0); // nobody looks at it yet
        click("whichPart");
        QCOMPARE(m_asked->count(), 1);
        const auto task = m_asked->takeFirst().at(0).value<PatchTask>();
        QCOMPARE(task.a, m_a->trace.sourceIds);
        QCOMPARE(task.b, m_b->trace.sourceIds);
        QCOMPARE(task.prefix,
            std::vector<int>(m_a->trace.targetIds.begin(), m_a->trace.targetIds.begin() + 3));
        QCOMPARE(task.word, m_a->trace.targetIds[3]);
        QCOMPARE(task.ratherThan, 4000);
        QVERIFY(task.units.empty());
        QVERIFY(find<QLabel>("patchQuestion")->text().contains(QStringLiteral("dull")));
    }

    void clickedWordsAreAskedAbout()
    {
        pinAndShowOther();
        click("whichPart");
        m_asked->clear();
        auto *rows = find<AlignedRows>("alignedRows");
        QTest::mouseClick(rows, Qt::LeftButton, {}, rows->wordRect(5, true).center());
        QCOMPARE(m_selection->targetIndex(), 5); // the word under it
        auto task = m_asked->takeFirst().at(0).value<PatchTask>();
        QCOMPARE(task.word, m_a->trace.targetIds[5]);
        QCOMPARE(task.prefix.size(), std::size_t(5));
        QCOMPARE(task.ratherThan, 4000); // an equal word below says nothing
        QTest::mouseClick(rows, Qt::LeftButton, {}, rows->wordRect(2, false).center());
        QCOMPARE(m_selection->targetIndex(), 2);
        task = m_asked->takeFirst().at(0).value<PatchTask>();
        QCOMPARE(task.ratherThan, m_b->trace.targetIds[2]);
        QCOMPARE(task.word, m_a->trace.targetIds[5]);
        // The same word on both sides is refused on the page.
        QTest::mouseClick(rows, Qt::LeftButton, {}, rows->wordRect(5, false).center());
        QVERIFY(m_asked->isEmpty());
        QVERIFY(reading().contains(QStringLiteral("the same")));
        // By keyboard: to the left, the upper row, Return.
        rows->setFocus();
        QTest::keyClick(rows, Qt::Key_Left);
        QTest::keyClick(rows, Qt::Key_Up);
        QTest::keyClick(rows, Qt::Key_Return);
        QCOMPARE(m_asked->takeFirst().at(0).value<PatchTask>().word, m_a->trace.targetIds[4]);
    }

    void aUnitIsAskedForAlone()
    {
        pinAndShowOther();
        click("whichPart");
        m_asked->clear();
        auto *unit = find<QSpinBox>("patchUnit");
        QVERIFY(unit->isVisible());
        QCOMPARE(unit->maximum(), m_b->trace.config.hiddenSize - 1);
        unit->setFocus();
        QTest::keyClick(unit, Qt::Key_Up);
        QCOMPARE(m_asked->takeFirst().at(0).value<PatchTask>().units, std::vector<int>{0});
    }

    void whatCannotBeAskedIsSaid()
    {
        click("pin");
        click("whichPart");
        QVERIFY(m_asked->isEmpty());
        QVERIFY(reading().contains(QStringLiteral("same sentence")));
        show(m_b);
        QCOMPARE(m_asked->count(), 1);
        m_asked->clear();
        m_view->compareCard().setOtherModel();
        QVERIFY(m_asked->isEmpty());
        QVERIFY(reading().contains(QStringLiteral("another model")));
        auto same = std::make_shared<TranslateResult>(*m_b); // another sentence, no other word
        same->trace.targetIds = m_a->trace.targetIds;
        same->trace.targetTokens = m_a->trace.targetTokens;
        show(m_a);
        click("pin");
        show(same);
        QVERIFY(reading().contains(QStringLiteral("translated the same")));
        QVERIFY(!find<NumberTable>("patchGrid")->isVisible());
    }

    void theRefusalOfTheEngineIsShown()
    {
        pinAndShowOther();
        click("whichPart");
        PatchAnswer answer{askedTask(), {}, message("core", "There is no road")};
        m_view->compareCard().patchPanel().setAnswer(answer, 77);
        QCOMPARE(reading(), QStringLiteral("There is no road"));
        QVERIFY(m_view->compareCard().patchPanel().figures().empty());
    }

    void theGridIsShownAndReadAloud()
    {
        pinAndShowOther();
        click("whichPart");
        answer(0.06, 0.94);
        const auto *grid = find<NumberTable>("patchGrid");
        QVERIFY(grid->isVisible());
        QCOMPARE(grid->rowCount(), 6);
        QCOMPARE(grid->numbers().columns.size(), 4);
        QCOMPARE(grid->item(1, 1)->text(), QStringLiteral("0.94"));
        QCOMPARE(grid->item(4, 3)->text(), QStringLiteral("0.20")); // whole state, step 3
        QCOMPARE(grid->item(5, 4)->text(), QStringLiteral("1.00"));
        QVERIFY(reading().contains(QStringLiteral("through attention, not through the start")));
        QVERIFY(reading().contains(QStringLiteral("step 4 gives most, 0.30")));
        QVERIFY(grid->toCsv().contains("annotations,0.94"));
        QCOMPARE(m_view->compareCard().figures().size(), std::size_t(3));
        // The same answer once more is not asked for: what is picked in the grid stays.
        m_asked->clear();
        show(m_b);
        QVERIFY(m_asked->isEmpty());
        auto later = std::make_shared<TranslateResult>(*m_b); // other weights are
        later->weights = 6;
        show(later);
        QCOMPARE(m_asked->count(), 1);
    }

    void readings()
    {
        QVERIFY(PatchWords::reading(madeUpGrid(2, 0.8, 0.1))
                    .contains(QStringLiteral("through the start state, not through attention")));
        QVERIFY(PatchWords::reading(madeUpGrid(2, 0.8, 0.7)).contains(QStringLiteral("either")));
        QVERIFY(PatchWords::reading(madeUpGrid(2, 0.2, 0.3)).contains(QStringLiteral("neither")));
        QVERIFY(PatchWords::reading(madeUpGrid(0, 0.2, 0.9))
                    .contains(QStringLiteral("No state of the decoder")));
        PatchGrid without = madeUpGrid(2, 1, 0);
        without.effects.erase(without.effects.begin() + 1);
        QVERIFY(PatchWords::reading(without).contains(QStringLiteral("no attention")));
        QVERIFY(PatchWords::reading({}).isEmpty());
    }

    void aCellGoesIntoWhatIf()
    {
        pinAndShowOther();
        click("whichPart");
        answer(0.06, 0.94);
        QSignalSpy requests(m_view.get(), &TranslateView::translateRequested);
        auto *grid = find<NumberTable>("patchGrid");
        const auto clickNumber = [&](int row, int column) {
            QTest::mouseClick(
                grid->viewport(), Qt::LeftButton, {}, grid->numberRect(row, column).center());
        };
        clickNumber(1, 0);
        QCOMPARE(m_view->whatIf().list().size(), 1);
        QVERIFY(m_view->whatIf().list().constFirst().text.contains(QStringLiteral("annotations")));
        QCOMPARE(m_view->whatIf().edits().patches,
            std::vector<Patch>{patchOf(PlaceKind::Annotations, 0)});
        QCOMPARE(m_view->whatIf().firstStep(), 0);
        QCOMPARE(requests.count(), 1);
        clickNumber(1, 0); // it is there already
        QCOMPARE(m_view->whatIf().list().size(), 1);
        // With A's annotations B says what A says: the grid stays, it is about B as it was.
        auto changed = std::make_shared<TranslateResult>(*m_b);
        changed->trace.targetIds = m_a->trace.targetIds;
        changed->trace.targetTokens = m_a->trace.targetTokens;
        m_asked->clear();
        m_view->setResult(changed);
        QVERIFY(grid->isVisible());
        QVERIFY(m_asked->isEmpty());
        auto *rows = find<AlignedRows>("alignedRows");
        QVERIFY(std::ranges::all_of(
            rows->columns(), [](const AlignedWords &words) { return words.isEqual; }));
        m_view->whatIf().setOn(0, false);
        clickNumber(4, 2); // the whole state of step 3
        QCOMPARE(m_view->whatIf().edits().patches,
            (std::vector<Patch>{
                patchOf(PlaceKind::DecoderHidden, 2), patchOf(PlaceKind::DecoderCell, 2)}));
        QCOMPARE(m_view->whatIf().firstStep(), 2);
        m_view->whatIf().undoStack()->undo();
        m_view->whatIf().undoStack()->undo();
        QCOMPARE(m_view->whatIf().edits().patches.size(), std::size_t(1));
        // Words that come or go take patches of annotations with them.
        SourceEdit drop;
        drop.kind = SourceEdit::Kind::Drop;
        m_view->whatIf().add({drop, QStringLiteral("drop")});
        QVERIFY(m_view->whatIf().edits().patches.empty());
    }

    void swapAsksForTheOtherSentence()
    {
        pinAndShowOther();
        QSignalSpy swapped(&m_view->compareCard(), &CompareCard::swapRequested);
        click("swapPinned");
        QCOMPARE(swapped.takeFirst().at(0).toString(), QString::fromStdString(m_a->trace.source));
        QCOMPARE(m_view->compareCard().pinned(), m_b);
    }

private:
    template <typename T> T *find(const char *name)
    {
        return m_view->findChild<T *>(QLatin1String(name));
    }
    void click(const char *name) { QTest::mouseClick(find<QAbstractButton>(name), Qt::LeftButton); }
    void show(const std::shared_ptr<const TranslateResult> &result)
    {
        m_view->setSource(QString::fromStdString(result->trace.source));
        m_view->setResult(result);
    }
    void pinAndShowOther()
    {
        click("pin");
        show(m_b);
    }
    PatchTask askedTask() { return m_asked->constLast().at(0).value<PatchTask>(); }
    void answer(double start, double annotations)
    {
        m_view->compareCard().patchPanel().setAnswer(
            {askedTask(), madeUpGrid(3, start, annotations), {}}, 77);
    }
    QString reading() { return find<QLabel>("patchReading")->text(); }

    std::unique_ptr<Selection> m_selection;
    std::unique_ptr<TranslateView> m_view;
    std::unique_ptr<QSignalSpy> m_asked;
    std::shared_ptr<const TranslateResult> m_a;
    std::shared_ptr<const TranslateResult> m_b;
};

QTEST_MAIN(TestCompareCard)
#include "tst_compare_card.moc"
