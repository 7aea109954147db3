// SPDX-License-Identifier: GPL-3.0-or-later
// What the page "Why?" asks for, when, and which answers it shows. With a model: tests/app/tst_why.
#include "ui/translate/why_page.h"

#include "tests/ui/made_up_trace.h"
#include "ui/translate/what_if.h"
#include "ui/widgets/bar_rows.h"
#include "ui/widgets/selection.h"

#include <QComboBox>
#include <QLabel>
#include <QPushButton>
#include <QSignalSpy>
#include <QTest>

#include <algorithm>

using namespace seq2seq;
using namespace seq2seq::ui;
using namespace seq2seq::ui::test;

namespace {

std::shared_ptr<TranslateResult> made(std::uint64_t weights)
{
    auto result = std::make_shared<TranslateResult>(*madeUpResult());
    result->weights = weights;
    return result;
}

} // namespace

class TestWhyPage : public QObject {
    Q_OBJECT

private slots:
    void init()
    {
        m_selection = std::make_unique<Selection>();
        m_whatIf = std::make_unique<WhatIf>();
        m_page = std::make_unique<WhyPage>(m_selection.get(), m_whatIf.get());
        m_questions.clear();
        m_wishes.clear();
        connect(m_page.get(), &WhyPage::saliencyAsked, this,
            [this](const SaliencyQuestion &question) { m_questions.push_back(question); });
        connect(m_page.get(), &WhyPage::wishAsked, this,
            [this](const WishQuestion &question) { m_wishes.push_back(question); });
        m_page->resize(660, 380);
    }

    void asksOnceAndOnlyWhileItIsSeen()
    {
        give(1);
        m_selection->setTargetIndex(1);
        QVERIFY(m_questions.empty());
        m_page->show();
        QCOMPARE(m_questions.size(), std::size_t{1});
        QCOMPARE(m_questions[0].options.word, std::optional(1));
        QCOMPARE(m_questions[0].target, m_result->trace.targetIds);
        m_selection->setSourceIndex(2); // another column, the same question
        QCOMPARE(m_questions.size(), std::size_t{1});
        m_selection->setTargetIndex(2);
        QCOMPARE(m_questions.size(), std::size_t{2});
    }

    void showsTheAnswerToTheNewestQuestionOnly()
    {
        give(1);
        m_page->show();
        m_selection->setTargetIndex(1);
        m_selection->setTargetIndex(2);
        answer(m_questions[0]);
        QVERIFY(bars()->rows()[0].values.empty());
        answer(m_questions[1]);
        QCOMPARE(bars()->rows()[0].values.size(), m_result->trace.sourceLength());
        QVERIFY(m_page->info().isEmpty());
        // The same words from other weights: the old answer stands until the new one is there.
        give(2);
        QCOMPARE(m_questions.size(), std::size_t{3});
        QVERIFY(!bars()->rows()[0].values.empty());
        QVERIFY(m_page->info().contains(QStringLiteral("of step 40")));
        answer(m_questions[2], 2);
        QVERIFY(m_page->info().isEmpty());
    }

    void theOtherWordGoesWithItsStep()
    {
        give(1);
        m_page->show();
        m_selection->setTargetIndex(1);
        const std::vector<WordProbability> top = m_result->trace.topWords[1];
        const auto other = std::ranges::find_if(top, [this](const WordProbability &word) {
            return word.id != m_result->trace.targetIds[1];
        });
        m_page->askRatherThan(other->id);
        QCOMPARE(m_questions.back().options.ratherThan, std::optional(other->id));
        auto *wish = m_page->findChild<QPushButton *>(QStringLiteral("wish"));
        QTest::mouseClick(wish, Qt::LeftButton);
        QCOMPARE(m_wishes.size(), std::size_t{1});
        QCOMPARE(m_wishes[0].wish.word, other->id);
        QCOMPARE(m_wishes[0].wish.step, 1);
        give(2); // the same words from other weights: the same other word
        QCOMPARE(m_questions.back().options.ratherThan, std::optional(other->id));
        m_selection->setTargetIndex(2);
        QCOMPARE(m_questions.back().options.ratherThan, std::optional<int>());
        QVERIFY(!wish->isEnabled());
        m_page->setWish({m_wishes[0].wish, {}, {}}); // of a question that nobody has any more
        QCOMPARE(bars()->rows().size(), 2);
    }

    void whatCannotBeReachedIsSaidPlainly()
    {
        give(1);
        m_page->show();
        m_selection->setTargetIndex(1);
        m_page->askRatherThan(m_result->trace.topWords[1].back().id);
        QTest::mouseClick(m_page->findChild<QPushButton *>(QStringLiteral("wish")), Qt::LeftButton);
        WishedAttention found;
        found.own.assign(m_result->trace.sourceLength(), 0.1);
        found.weights = found.own;
        found.before = found.after = -5;
        m_page->setWish({m_wishes[0].wish, found, "tome"});
        const QString text = m_page->findChild<QLabel *>(QStringLiteral("wishAnswer"))->text();
        QVERIFY2(text.contains(QStringLiteral("no attention"))
                && text.contains(QStringLiteral("stays “tome”")),
            qPrintable(text));
        QVERIFY(!m_page->findChild<QPushButton *>(QStringLiteral("tryWish"))->isVisible());
        found.after = -4; // better, but not the likeliest: worth a try
        QTest::mouseClick(m_page->findChild<QPushButton *>(QStringLiteral("wish")), Qt::LeftButton);
        m_page->setWish({m_wishes[1].wish, found, "tome"});
        QTest::mouseClick(
            m_page->findChild<QPushButton *>(QStringLiteral("tryWish")), Qt::LeftButton);
        QCOMPARE(m_whatIf->edits().attention.at(0).weights, found.weights);
        m_whatIf->undoStack()->undo();
        QVERIFY(m_whatIf->isEmpty());
    }

    void savesWhatItShows()
    {
        QVERIFY(m_page->figures().empty());
        give(1);
        m_page->show();
        m_selection->setTargetIndex(1);
        answer(m_questions[0]);
        const std::vector<Figure> figures = m_page->figures();
        QCOMPARE(figures.size(), std::size_t{1});
        QCOMPARE(figures[0].csv(), bars()->toCsv());
        QVERIFY(figures[0].picture(PictureFormat::Svg).contains("<svg")
            && !figures[0].picture(PictureFormat::Png).isEmpty());
    }

private:
    BarRows *bars() { return m_page->findChild<BarRows *>(); }
    void give(std::uint64_t weights)
    {
        m_result = made(weights);
        m_result->step = 39 + qint64(weights);
        m_selection->setLengths(
            int(m_result->trace.sourceLength()), int(m_result->trace.targetLength()));
        m_page->setResult(m_result);
    }
    void answer(const SaliencyQuestion &question, std::uint64_t weights = 1)
    {
        Saliency saliency;
        saliency.words = {*question.options.word};
        saliency.scores = waves(1, m_result->trace.sourceLength(), 1, 1);
        saliency.quantities = {-0.5};
        saliency.differences = {1.5};
        Answer of;
        of.weights = weights;
        of.step = 39 + qint64(weights);
        m_page->setSaliency({question.options, saliency}, of);
    }

    std::unique_ptr<Selection> m_selection;
    std::unique_ptr<WhatIf> m_whatIf;
    std::unique_ptr<WhyPage> m_page;
    std::shared_ptr<TranslateResult> m_result;
    std::vector<SaliencyQuestion> m_questions;
    std::vector<WishQuestion> m_wishes;
};

QTEST_MAIN(TestWhyPage)
#include "tst_why_page.moc"
