// SPDX-License-Identifier: GPL-3.0-or-later
// "Which part carries this word?" on the real window with the shipped model, by mouse alone and in
// under eight clicks from the start; and what is known when.
#include "app/session.h"
#include "core/metrics/alignment_error.h"
#include "core/metrics/bleu.h"
#include "fake_engine.h"
#include "real_window.h"
#include "ui/translate/aligned_rows.h"
#include "ui/translate/bleu_card.h"
#include "ui/translate/compare_card.h"
#include "ui/translate/links_card.h"
#include "ui/translate/page_stack.h"
#include "ui/translate/what_if.h"
#include "ui/widgets/format.h"
#include "ui/widgets/number_table.h"

#include <QLabel>
#include <QMenu>
#include <QPushButton>
#include <QSignalSpy>
#include <QTabBar>
#include <QTemporaryDir>
#include <QTest>
#include <QTimer>

#include <cmath>

using namespace seq2seq;
using namespace seq2seq::app;

namespace {

constexpr int kLongMs = 60'000;

/// log P of a word at a step, among the likeliest that a trace lists; NaN: it is not among them.
double logProbability(const Trace &trace, int step, int id)
{
    for (const WordProbability &word : trace.topWords.at(std::size_t(step)))
        if (word.id == id)
            return std::log(word.probability);
    return std::nan("");
}

} // namespace

class TestCompare : public QObject {
    Q_OBJECT

private slots:
    void init()
    {
        m_folder = std::make_unique<QTemporaryDir>();
        m_session = std::make_unique<Session>(realWindow(*m_folder));
        m_problems
            = std::make_unique<QSignalSpy>(&m_session->bridge(), &EngineBridge::problemArrived);
        m_session->show();
        m_session->start();
        QVERIFY(QTest::qWaitForWindowActive(&m_session->window()));
        QTRY_VERIFY_WITH_TIMEOUT(m_session->lastResult() != nullptr, kLongMs);
        m_clicks = 0;
    }
    void cleanup()
    {
        QVERIFY2(m_problems->isEmpty(), "the engine reported a problem");
        m_session.reset();
    }

    void whichPartCarriesThisWord()
    {
        const auto a = m_session->lastResult();
        click("pin");
        clickExample(4); // each says both words among its likeliest ten
        click("whichPart");
        auto *grid = find<ui::NumberTable>("patchGrid");
        QTRY_VERIFY_WITH_TIMEOUT(grid->isVisible() && grid->rowCount() > 0, kLongMs);
        QVERIFY2(m_clicks < 8, qPrintable(QString::number(m_clicks)));
        const auto b = m_session->lastResult();
        QVERIFY(a->trace.source != b->trace.source);

        // The shipped model: a layer of LSTM with attention.
        QCOMPARE(grid->rowCount(), 6);
        const auto [inA, inB] = std::mismatch(a->trace.targetIds.begin(), a->trace.targetIds.end(),
            b->trace.targetIds.begin(), b->trace.targetIds.end());
        const int step = int(inA - a->trace.targetIds.begin());
        QCOMPARE(grid->numbers().columns.size(), step + 1);
        const double annotations = grid->numbers().rows[1].cells.front().value;
        const QString reading = find<QLabel>("patchReading")->text();
        QVERIFY2(reading.contains(ui::fixedNumber(annotations, 2)), qPrintable(reading));
        QVERIFY(annotations > 0.5); // the word comes through attention

        // A click on the annotations shows what the model says with them.
        QTest::mouseClick(grid->viewport(), Qt::LeftButton, {}, grid->numberRect(1, 0).center());
        QTRY_VERIFY_WITH_TIMEOUT(m_session->lastResult() != b, kLongMs);
        const Trace &patched = m_session->lastResult()->trace;
        QCOMPARE(patched.source, b->trace.source);
        QVERIFY(std::equal(patched.targetIds.begin(), patched.targetIds.begin() + step + 1,
            a->trace.targetIds.begin())); // A's word
        QCOMPARE(patched.targetIds[std::size_t(step)], *inA);
        const double word = logProbability(patched, step, *inA);
        const double other = logProbability(patched, step, *inB);
        const double ofA
            = logProbability(a->trace, step, *inA) - logProbability(a->trace, step, *inB);
        const double ofB
            = logProbability(b->trace, step, *inA) - logProbability(b->trace, step, *inB);
        // The cell, counted again from what the three translations say.
        const double effect = (word - other - ofB) / (ofA - ofB);
        QVERIFY2(std::abs(effect - annotations) < 1e-5, qPrintable(QString::number(effect)));

        // The grid stays, the change is listed and can be taken back.
        QCOMPARE(m_session->translateView().whatIf().list().size(), 1);
        const QString change = m_session->translateView().whatIf().list().front().text;
        const QString weights
            = QLocale().toString(qlonglong(b->step)); // of the numbers that were put in
        QVERIFY2(change.contains(QStringLiteral("(weights of step %1)").arg(weights)),
            qPrintable(change));
        QVERIFY(grid->isVisible());
        QCOMPARE(grid->numbers().rows[1].cells.front().value, annotations);
        click("undoEdit");
        QTRY_COMPARE_WITH_TIMEOUT(
            m_session->lastResult()->trace.targetIds, b->trace.targetIds, kLongMs);
    }

    void clickedWordsAndSwap()
    {
        const auto a = m_session->lastResult();
        click("pin");
        clickExample(7);
        click("whichPart");
        auto *grid = find<ui::NumberTable>("patchGrid");
        QTRY_VERIFY_WITH_TIMEOUT(grid->isVisible() && grid->rowCount() > 0, kLongMs);
        auto *rows = find<ui::AlignedRows>("alignedRows");
        int column = 0; // the last one in which both have another word
        for (int k = 0; k < int(rows->columns().size()); ++k)
            if (!rows->columns()[std::size_t(k)].isEqual
                && rows->columns()[std::size_t(k)].first >= 0
                && rows->columns()[std::size_t(k)].second >= 0)
                column = k;
        const int wanted = rows->columns()[std::size_t(column)].first;
        QTest::mouseClick(rows, Qt::LeftButton, {}, rows->wordRect(column, true).center());
        QTRY_COMPARE_WITH_TIMEOUT(grid->numbers().columns.size(), wanted + 1, kLongMs);

        const auto b = m_session->lastResult();
        click("swapPinned");
        QTRY_COMPARE_WITH_TIMEOUT(m_session->lastResult()->trace.source, a->trace.source, kLongMs);
        QCOMPARE(m_session->translateView().compareCard().pinned(), b);
        QCOMPARE(m_session->lastResult()->trace.targetIds, a->trace.targetIds);
    }

    void pinTrainAndCompare()
    {
        const std::int64_t step = m_session->bridge().status().step;
        click("pin");
        const std::uint64_t weights = m_session->lastResult()->weights;
        click("oneStepToolButton");
        QTRY_VERIFY_WITH_TIMEOUT(m_session->lastResult()->weights != weights
                && m_session->bridge().status().state == EngineState::Ready,
            kLongMs);
        const ui::CompareCard &card = m_session->translateView().compareCard();
        QCOMPARE(card.pinned()->step, step);
        const QLocale english(QLocale::English);
        QTRY_VERIFY_WITH_TIMEOUT(card.info().contains(english.toString(step))
                && card.info().contains(english.toString(step + 1)),
            kLongMs);
    }

    void knownWhen()
    {
        auto *pages = m_session->translateView().findChild<ui::PageStack *>();
        QTest::mouseClick(pages->tabs(), Qt::LeftButton, {},
            pages->tabs()->tabRect(pages->indexOf(QStringLiteral("knownWhen"))).center());
        auto *table = find<ui::NumberTable>("knownWhen");
        QTRY_VERIFY_WITH_TIMEOUT(table->isVisible() && table->rowCount() > 0, kLongMs);
        const TranslateResult &result = *m_session->lastResult();
        const Trace &trace = result.trace;
        QCOMPARE(table->rowCount(), int(trace.sourceLength()) - 1);
        // The whole sentence: what the translation itself says.
        const ui::NumberRow &last = table->numbers().rows.back();
        for (std::size_t t = 0; t < trace.targetLength(); ++t)
            QVERIFY(std::abs(last.cells[t].value - std::exp(trace.logProbabilities[t])) < 1e-5);
        QCOMPARE(last.remarks.constFirst().toStdString(), result.translation.text());
        // One word alone says little of the last ones.
        QVERIFY(table->numbers().rows.front().remarks != last.remarks);
    }

    // A sentence of the corpus comes with its reference; one of nobody's has none.
    void bleuOfASentenceOfTheCorpus()
    {
        auto *pages = m_session->translateView().findChild<ui::PageStack *>();
        QTest::mouseClick(pages->tabs(), Qt::LeftButton, {},
            pages->tabs()->tabRect(pages->indexOf(QStringLiteral("bleu"))).center());
        const ui::BleuCard &card = m_session->translateView().bleuCard();
        const std::shared_ptr<const Experiment> experiment = m_session->experiments().experiment();
        const SentencePair pair = experiment->dev->pairs[7];
        m_session->translations().translate(QString::fromStdString(pair.source));
        QTRY_COMPARE_WITH_TIMEOUT(m_session->lastResult()->trace.source, pair.source, kLongMs);
        QTRY_VERIFY_WITH_TIMEOUT(card.dissection(), kLongMs);
        const std::vector<std::string> references{pair.target};
        QCOMPARE(card.dissection()->terms.score,
            sentenceBleu(m_session->lastResult()->trace.target, references).score);
        m_session->translations().translate(QStringLiteral("我"));
        QTRY_VERIFY_WITH_TIMEOUT(!card.dissection(), kLongMs);
    }

    // Gold links of the corpus where the translation is its reference, marks by hand, Model 1.
    void wordLinksOfTheCorpusAndByHand()
    {
        auto *pages = m_session->translateView().findChild<ui::PageStack *>();
        QTest::mouseClick(pages->tabs(), Qt::LeftButton, {},
            pages->tabs()->tabRect(pages->indexOf(QStringLiteral("links"))).center());
        auto *grid = find<ui::LinkGrid>("linkGrid");
        auto *rates = find<QLabel>("linkRates");
        const std::shared_ptr<const Experiment> experiment = m_session->experiments().experiment();
        std::size_t row = 0; // of a pair that the model writes to the letter
        do {
            const SentencePair pair = experiment->dev->pairs[row];
            m_session->translations().translate(QString::fromStdString(pair.source));
            QTRY_COMPARE_WITH_TIMEOUT(m_session->lastResult()->trace.source, pair.source, kLongMs);
        } while (m_session->lastResult()->trace.target != experiment->dev->pairs[row].target
            && ++row < 20);
        QVERIFY(row < 20);
        QTRY_VERIFY_WITH_TIMEOUT(!grid->content().modelled.empty(), kLongMs);
        const Trace &trace = m_session->lastResult()->trace;
        const Alignment attended = linksFromAttention(trace.attention, trace.config.reverseSource);
        const bool hasGold = !experiment->dev->alignments.empty();
        if (hasGold)
            QCOMPARE(grid->gold(), experiment->dev->alignments[row]);
        grid->setFocus();
        const Alignment before = grid->gold();
        QTest::mouseClick(grid, Qt::LeftButton, {}, grid->cellRect(0, 0).center());
        QVERIFY(grid->gold() != before);
        AlignmentErrorRate rate;
        rate.add(attended, grid->gold());
        QVERIFY2(
            rates->text().contains(ui::fixedNumber(rate.value(), 2)), qPrintable(rates->text()));
    }

private:
    template <typename T> T *find(const char *name)
    {
        return widgetOf<T>(m_session->window(), name);
    }
    void click(const char *button)
    {
        auto *widget = find<QAbstractButton>(button);
        QTRY_VERIFY_WITH_TIMEOUT(widget->isEnabled() && widget->isVisible(), kLongMs);
        QTest::mouseClick(widget, Qt::LeftButton);
        ++m_clicks;
    }
    /// Opens the menu of examples, clicks one and waits for its translation.
    void clickExample(int index)
    {
        auto *button = find<QPushButton>("examples");
        QMenu *menu = button->menu();
        const QString sentence = menu->actions().at(index)->text();
        QTimer::singleShot(0, menu, [menu, index] {
            QTest::mouseClick(
                menu, Qt::LeftButton, {}, menu->actionGeometry(menu->actions().at(index)).center());
        });
        QTest::mouseClick(button, Qt::LeftButton); // returns when the menu is closed
        m_clicks += 2;
        QTRY_COMPARE_WITH_TIMEOUT(
            QString::fromStdString(m_session->lastResult()->trace.source), sentence, kLongMs);
    }

    std::unique_ptr<QTemporaryDir> m_folder;
    std::unique_ptr<Session> m_session;
    std::unique_ptr<QSignalSpy> m_problems;
    int m_clicks = 0;
};

QTEST_MAIN(TestCompare)
#include "tst_compare.moc"
