// SPDX-License-Identifier: GPL-3.0-or-later
// The Translate workspace: what it asks for, and what it shows of an answer.
#include "tests/ui/made_up_trace.h"
#include "tests/ui/translate/translate_fixture.h"
#include "ui/translate/translate_view.h"
#include "ui/widgets/card.h"
#include "ui/widgets/heatmap_view.h"
#include "ui/widgets/probability_bars.h"
#include "ui/widgets/selection.h"
#include "ui/widgets/theme.h"
#include "ui/widgets/token_strip.h"

#include <QAbstractSpinBox>
#include <QCheckBox>
#include <QLabel>
#include <QLineEdit>
#include <QMenu>
#include <QPushButton>
#include <QSignalSpy>
#include <QSpinBox>
#include <QTest>
#include <QTreeWidget>

using namespace seq2seq;
using namespace seq2seq::ui;
using namespace seq2seq::ui::test;

class TestTranslateView : public QObject {
    Q_OBJECT

private slots:
    void init()
    {
        m_selection = std::make_unique<Selection>();
        m_view = shownTranslateView(m_selection.get(), {1188, 629});
        m_asked = std::make_unique<QSignalSpy>(m_view.get(), &TranslateView::translateRequested);
        m_target = std::make_unique<QSignalSpy>(m_view.get(), &TranslateView::targetRequested);
    }

    void typingAsksOnceAfterAPause()
    {
        QTest::keyClicks(child<QLineEdit>("source"), QStringLiteral("ni hao"));
        QCOMPARE(m_asked->count(), 0); // not at every key
        QTRY_COMPARE_WITH_TIMEOUT(m_asked->count(), 1, 2000);
        const QVariantList arguments = m_asked->takeFirst();
        QCOMPARE(arguments.at(0).toString(), QStringLiteral("ni hao"));
        QCOMPARE(arguments.at(1).value<SearchOptions>().beam, 5);
        QCOMPARE(arguments.at(1).value<SearchOptions>().nBest, 5);
        QVERIFY(arguments.at(2).value<QVector<int>>().isEmpty());
    }

    void returnAsksAtOnce()
    {
        child<QCheckBox>("live")->setChecked(false);
        QTest::keyClicks(child<QLineEdit>("source"), QStringLiteral("hi"));
        QTest::keyClick(child<QLineEdit>("source"), Qt::Key_Return);
        QCOMPARE(m_asked->count(), 1);
        QTest::mouseClick(child<QPushButton>("translate"), Qt::LeftButton);
        QCOMPARE(m_asked->count(), 2);
    }

    void optionsTravelWithTheRequest()
    {
        m_view->setSource(QStringLiteral("x"));
        QCOMPARE(m_asked->count(), 0); // setting is not asking
        SearchOptions options;
        options.beam = 3;
        options.lengthPenalty = 1.2;
        options.minLength = 2;
        options.maxLength = 40;
        m_view->setOptions(options);
        child<QSpinBox>("beam")->setValue(2);
        QTRY_COMPARE_WITH_TIMEOUT(m_asked->count(), 1, 2000);
        const auto sent = m_asked->takeFirst().at(1).value<SearchOptions>();
        QCOMPARE(sent.beam, 2);
        QCOMPARE(sent.lengthPenalty, 1.2);
        QCOMPARE(sent.minLength, 2);
        QCOMPARE(sent.maxLength, 40);
    }

    void theBeamIsAsWideAsItWasTyped()
    {
        auto *beam = child<QSpinBox>("beam");
        beam->setFocus();
        beam->selectAll();
        QTest::keyClicks(beam, QStringLiteral("20"));
        QCOMPARE(m_view->options().beam, 20);
        QCOMPARE(m_view->options().nBest, 20);
    }

    void onlyTheWordsThePersonChoseCountAsForced()
    {
        const auto result = madeUpResult();
        m_view->setSource(QString::fromStdString(result->trace.source));
        m_view->setResult(result);
        const auto force = [&](int step) {
            const std::vector<int> &ids = result->trace.targetIds;
            QVector<int> prefix(ids.begin(), ids.begin() + step);
            m_view->force(prefix << 4);
            m_view->setResult(result);
            QString text = child<QPushButton>("release")->text();
            return text.left(text.indexOf(u' ')).toInt();
        };
        QCOMPARE(force(2), 1); // the two words before it are the model's own
        QCOMPARE(force(5), 2);
        QCOMPARE(force(3), 2); // the one at 5 is gone with what followed
    }

    void anAnswerSaysOfWhichWeightsItIs()
    {
        const auto *notice = child<AnswerNotice>("answerNotice");
        const auto *again = child<QPushButton>("answerAgain");
        m_view->setResult(madeUpResult());
        m_view->setAnswerAge(AnswerAge{0, 0, true});
        QCOMPARE(notice->text(), QStringLiteral("not trained: random words"));
        m_view->setAnswerAge(AnswerAge{120, 120, true});
        QCOMPARE(notice->text(), QStringLiteral("of step 120"));
        QVERIFY(!again->isVisible());
        const int height = m_view->findChild<HeatmapView *>()->height();
        m_view->setAnswerAge(AnswerAge{120, 340, false});
        QCOMPARE(notice->text(), QStringLiteral("of step 120; the model is at step 340 now"));
        QTRY_VERIFY(again->isVisible());
        QCOMPARE(m_view->findChild<HeatmapView *>()->height(), height); // nothing jumps
        QSignalSpy asked(m_view.get(), &TranslateView::againRequested);
        QTest::mouseClick(child<QPushButton>("answerAgain"), Qt::LeftButton);
        QCOMPARE(asked.count(), 1);
        m_view->setAnswerAge(AnswerAge{120, 120, false}); // another model at the same step
        QVERIFY(notice->text().contains(QStringLiteral("other weights")));
    }

    void anEmptySentenceClearsAndAsksNothing()
    {
        m_view->setSource(QStringLiteral("x"));
        m_view->setResult(madeUpResult());
        QCOMPARE(child<TokenStrip>("targetTokens")->tokens().size(), 11);
        child<QLineEdit>("source")->clear();
        QTest::keyClick(child<QLineEdit>("source"), Qt::Key_Return);
        QCOMPARE(m_asked->count(), 0);
        QVERIFY(child<TokenStrip>("targetTokens")->tokens().isEmpty());
        QCOMPARE(child<QTreeWidget>("hypotheses")->topLevelItemCount(), 0);
    }

    void unknownWordsAreCounted()
    {
        auto *label = child<QLabel>("unknownWords");
        TranslateResult result = *madeUpResult();
        result.translation.sourceLanguage = "zh";
        result.translation.sourceIds = {4, 5, 6, kEos};
        m_view->setResult(std::make_shared<const TranslateResult>(result));
        QVERIFY(label->isHidden());
        result.translation.sourceIds = {kUnk, 5, kUnk, kEos};
        m_view->setResult(std::make_shared<const TranslateResult>(result));
        QVERIFY(label->isVisible());
        QCOMPARE(label->text(),
            QStringLiteral("2 of 3 words are unknown to this model, which reads Chinese"));
        result.translation.sourceIds = {kUnk, 5, 6, kEos};
        m_view->setResult(std::make_shared<const TranslateResult>(result));
        QCOMPARE(label->text(),
            QStringLiteral("1 of 3 words is unknown to this model, which reads Chinese"));
        m_view->setResult(nullptr);
        QVERIFY(label->isHidden());
    }

    void aQuickAnswerIsNotCalledInstant()
    {
        TranslateResult quick = *madeUpResult();
        quick.translation.milliseconds = 0.31;
        quick.trace.milliseconds = 0.2;
        m_view->setResult(std::make_shared<const TranslateResult>(quick));
        QVERIFY(child<QLabel>("numbers")->text().endsWith(QStringLiteral("0.3 ms")));
    }

    void aForcedAnswerStandsBesideTheModelsOwn()
    {
        m_view->setSource(QStringLiteral("x"));
        m_view->setResult(madeUpResult());
        auto *original = child<HeatmapView>("originalAttention");
        QVERIFY(!original->isVisible());
        m_selection->setTargetIndex(2);
        auto *bars = child<ProbabilityBars>("alternatives");
        QTest::mouseClick(bars, Qt::LeftButton, {}, bars->rowRect(1).center());
        QCOMPARE(m_asked->count(), 1);
        TranslateResult forced = *madeUpResult();
        forced.trace.targetIds[2] += 1;
        forced.trace.targetTokens[2] = "another";
        forced.trace.attention.at(2, 0) = 0.125F;
        m_view->setResult(std::make_shared<const TranslateResult>(forced));
        QVERIFY(original->isVisible());
        QVERIFY(original->weights() == madeUpResult()->trace.attention);
        QVERIFY(child<HeatmapView>("attention")->weights() == forced.trace.attention);
        QCOMPARE(child<HeatmapView>("attention")->rowLabels().at(2), QStringLiteral("another"));
        QTest::mouseClick(child<QPushButton>("release"), Qt::LeftButton); // free again
        m_view->setResult(madeUpResult());
        QVERIFY(!original->isVisible());
    }

    void anAnswerShowsTokensNumbersAndAttention()
    {
        m_view->setResult(madeUpResult());
        QCOMPARE(child<TokenStrip>("sourceTokens")->tokens().at(1).id, 4961);
        QCOMPARE(child<QLabel>("numbers")->text(), QStringLiteral("log p −2.32 · 7 ms"));
        auto *heatmap = child<HeatmapView>("attention");
        QCOMPARE(heatmap->rowLabels().at(8), QStringLiteral("yesterday"));
        QCOMPARE(heatmap->columnLabels().at(1), QStringLiteral("昨天"));
        QTest::mouseClick(heatmap, Qt::LeftButton, {}, heatmap->cellRect(8, 1).center());
        QCOMPARE(m_selection->targetIndex(), 8);
        QCOMPARE(child<TokenStrip>("targetTokens")->current(), 8);
        QCOMPARE(child<TokenStrip>("sourceTokens")->current(), 1);
    }

    void aClickedAlternativeForcesThePrefix()
    {
        const auto result = madeUpResult();
        m_view->setSource(QString::fromStdString(result->trace.source));
        m_view->setResult(result);
        auto *words = child<ProbabilityBars>("alternatives");
        QVERIFY(!words->isVisible()); // nothing is picked yet
        auto *tokens = child<TokenStrip>("targetTokens");
        QTest::mouseClick(tokens, Qt::LeftButton, {}, tokens->tokenRect(2).center());
        QTRY_VERIFY(words->isVisible());
        QCOMPARE(words->words().front().word, QStringLiteral("an"));
        QCOMPARE(words->chosen(), 0);
        QTRY_VERIFY(words->rowRect(1).bottom() < words->height());
        QTest::mouseClick(words, Qt::LeftButton, {}, words->rowRect(1).center());
        QCOMPARE(m_asked->count(), 1);
        const auto &ids = result->trace.targetIds;
        QCOMPARE(m_asked->takeFirst().at(2).value<QVector<int>>(),
            (QVector<int>{ids[0], ids[1], result->trace.topWords[2][1].id}));

        m_view->setResult(result);
        auto *release = child<QPushButton>("release");
        QTRY_VERIFY(release->isVisible());
        QTest::mouseClick(release, Qt::LeftButton);
        QVERIFY(m_asked->takeFirst().at(2).value<QVector<int>>().isEmpty());
    }

    void aClickedHypothesisIsLookedAtAndTheListStays()
    {
        const auto result = madeUpResult();
        m_view->setSource(QString::fromStdString(result->trace.source));
        m_view->setResult(result);
        auto *list = child<QTreeWidget>("hypotheses");
        QCOMPARE(list->topLevelItemCount(), 3);
        QCOMPARE(list->currentItem(), list->topLevelItem(0));
        QTest::mouseClick(list->viewport(), Qt::LeftButton, {},
            list->visualItemRect(list->topLevelItem(1)).center());
        QVERIFY(!m_target->isEmpty());
        const std::vector<int> &ids = result->translation.hypotheses[1].ids;
        QCOMPARE(
            m_target->first().at(2).value<QVector<int>>(), QVector<int>(ids.begin(), ids.end()));

        auto forced = std::make_shared<TranslateResult>(*result);
        forced->trace.isForced = true;
        forced->trace.targetIds = result->translation.hypotheses[1].ids;
        forced->translation.hypotheses = {result->translation.hypotheses[1]};
        m_view->setResult(forced);
        QCOMPARE(list->topLevelItemCount(), 3);
        QCOMPARE(list->currentItem(), list->topLevelItem(1));
        QVERIFY(child<QPushButton>("release")->isVisible());
    }

    void withoutAttentionASentenceSaysWhy()
    {
        ModelConfig config;
        config.attention = AttentionKind::None;
        m_view->setResult(madeUpResult(config));
        QVERIFY(child<HeatmapView>("attention")->weights().isEmpty());
        QVERIFY(child<HeatmapView>("attention")
                    ->accessibleDescription()
                    .contains(QStringLiteral("no attention")));
    }

    void aShorterAnswerDropsAStaleSelection()
    {
        m_view->setResult(madeUpResult());
        m_selection->set(12, 10);
        auto shorter = std::make_shared<TranslateResult>(*madeUpResult());
        shorter->trace.targetTokens.resize(3);
        shorter->trace.targetIds.resize(3);
        m_view->setResult(shorter);
        QCOMPARE(m_selection->targetIndex(), -1);
        QCOMPARE(m_selection->sourceIndex(), 12);
    }

    void examplesAreOfferedAndAsked()
    {
        QVERIFY(!child<QPushButton>("examples")->isVisible());
        m_view->setExamples({QStringLiteral("你好。"), QStringLiteral("A & B")});
        QVERIFY(child<QPushButton>("examples")->isVisible());
        QCOMPARE(child<QLineEdit>("source")->placeholderText(), QStringLiteral("你好。"));
        child<QPushButton>("examples")->menu()->actions().at(1)->trigger();
        QCOMPARE(m_asked->takeFirst().at(0).toString(), QStringLiteral("A & B"));
    }

    void withoutAModelNothingCanBeAsked()
    {
        m_view->setSource(QStringLiteral("x"));
        m_view->setEnabledForModel(false);
        QTest::keyClick(child<QLineEdit>("source"), Qt::Key_Return);
        QVERIFY(!child<QPushButton>("translate")->isEnabled());
        QCOMPARE(m_asked->count(), 0);
        m_view->setEnabledForModel(true);
        QVERIFY(child<QPushButton>("translate")->isEnabled());
    }

    void aSlowAnswerIsAnnounced()
    {
        m_view->setResult(madeUpResult());
        m_view->setBusy(true);
        QTRY_VERIFY(child<QLabel>("numbers")->text().startsWith(QStringLiteral("translating")));
        m_view->setBusy(false);
        QVERIFY(child<QLabel>("numbers")->text().startsWith(QStringLiteral("log p")));
    }

    void everyControlHasANameAndATooltip()
    {
        for (QWidget *widget : m_view->findChildren<QWidget *>()) {
            const bool isControl = widget->focusPolicy() != Qt::NoFocus
                && widget->objectName().size() > 0
                && !widget->objectName().startsWith(QLatin1String("qt_"));
            if (!isControl)
                continue;
            QVERIFY2(!widget->accessibleName().isEmpty(), qPrintable(widget->objectName()));
        }
        for (const char *name : {"source", "examples", "translate", "beam", "lengthPenalty",
                 "minLength", "maxLength", "live"})
            QVERIFY2(!child<QWidget>(name)->toolTip().isEmpty(), name);
    }

    void everythingGrowsForAProjector()
    {
        m_view->setResult(madeUpResult());
        const QFont before = QApplication::font();
        const int chip = child<TokenStrip>("targetTokens")->tokenRect(0).height();
        QFont large = before;
        large.setPointSizeF(before.pointSizeF() * 2);
        QApplication::setFont(large);
        QTRY_VERIFY(child<QLineEdit>("source")->font().pointSizeF() > large.pointSizeF());
        QTRY_VERIFY(child<TokenStrip>("targetTokens")->tokenRect(0).height() > chip * 3 / 2);
        QApplication::setFont(before);
        QTRY_COMPARE(child<TokenStrip>("targetTokens")->tokenRect(0).height(), chip);
    }

    void looksRightInTheDark()
    {
        m_view->setResult(madeUpResult());
        m_selection->setTargetIndex(8);
        m_view->setPalette(darkPalette());
        const QImage image = m_view->grab().toImage();
        const auto *tokens = child<TokenStrip>("targetTokens");
        const QPoint inside
            = tokens->mapTo(m_view.get(), tokens->tokenRect(8).topLeft() + QPoint(4, 4));
        QCOMPARE(image.pixel(inside), Theme(darkPalette()).accentFill.rgb());
    }

private:
    template <typename T> T *child(const char *name)
    {
        auto *found = m_view->findChild<T *>(QLatin1String(name));
        Q_ASSERT(found);
        return found;
    }

    std::unique_ptr<Selection> m_selection;
    std::unique_ptr<TranslateView> m_view;
    std::unique_ptr<QSignalSpy> m_asked;
    std::unique_ptr<QSignalSpy> m_target;
};

QTEST_MAIN(TestTranslateView)
#include "tst_translate_view.moc"
