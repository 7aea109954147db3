// SPDX-License-Identifier: GPL-3.0-or-later
// The staircase of what is known when: asked for while somebody looks, framed where a word becomes
// known, read aloud for the picked word.
#include "tests/ui/made_up_trace.h"
#include "ui/translate/known_when_card.h"
#include "ui/widgets/number_table.h"
#include "ui/widgets/selection.h"

#include <QLabel>
#include <QSignalSpy>
#include <QTest>

#include <cmath>

using namespace seq2seq;
using namespace seq2seq::ui;
using namespace seq2seq::ui::test;

Q_DECLARE_METATYPE(std::vector<int>)

namespace {

/// Word t becomes known with source word t + 2; the first at once, the last never.
KnownWhenAnswer answerTo(const Trace &trace)
{
    KnownWhenAnswer answer{trace.sourceIds, trace.targetIds, {}, {}};
    for (std::size_t i = 1; i < trace.sourceIds.size(); ++i) {
        KnownSoFar beginning{beginningOf(trace.sourceIds, i), {}};
        for (std::size_t t = 0; t < trace.targetIds.size(); ++t) {
            const bool isKnown = (t == 0 || i >= t + 2) && t + 1 < trace.targetIds.size();
            beginning.logProbabilities.push_back(std::log(isKnown ? 0.9 : 0.1));
        }
        answer.beginnings.push_back(std::move(beginning));
        answer.translations.push_back({"saying " + std::to_string(i), -double(i)});
    }
    return answer;
}

} // namespace

class TestKnownWhenCard : public QObject {
    Q_OBJECT

private slots:
    void init()
    {
        m_selection = std::make_unique<Selection>();
        m_card = std::make_unique<KnownWhenCard>(m_selection.get());
        m_card->resize(660, 380);
        m_asked = std::make_unique<QSignalSpy>(m_card.get(), &KnownWhenCard::asked);
        m_result = madeUpResult();
        m_selection->setLengths(
            int(m_result->trace.sourceLength()), int(m_result->trace.targetLength()));
    }

    void itAsksWhileItIsLookedAt()
    {
        m_card->setShown(m_result);
        QVERIFY(m_asked->isEmpty());
        m_card->show();
        QCOMPARE(m_asked->count(), 1);
        QCOMPARE(m_asked->at(0).at(0).value<std::vector<int>>(), m_result->trace.sourceIds);
        QCOMPARE(m_asked->at(0).at(1).value<std::vector<int>>(), m_result->trace.targetIds);
        m_card->setAnswer(answerTo(m_result->trace), 12);
        m_card->setShown(m_result);
        QCOMPARE(m_asked->count(), 1); // it has the answer
        auto later = std::make_shared<TranslateResult>(*m_result);
        later->weights = m_result->weights + 1;
        m_card->setShown(later);
        QCOMPARE(m_asked->count(), 2);
        QVERIFY(table()->isVisible()); // the old one stays until the new one comes
        m_card->setShown(nullptr);
        QVERIFY(!table()->isVisible());
    }

    void theStairsAreFramedAndRead()
    {
        showAnswered();
        QCOMPARE(table()->rowCount(), int(m_result->trace.sourceLength()) - 1);
        const auto &rows = table()->numbers().rows;
        QVERIFY(rows[0].cells[0].isMarked);
        QVERIFY(!rows[1].cells[1].isMarked && rows[2].cells[1].isMarked);
        QVERIFY(std::abs(rows[3].cells[1].value - 0.9) < 1e-12);
        QCOMPARE(rows[4].remarks.constFirst(), QStringLiteral("saying 5"));
        QVERIFY(m_card->info().contains(QStringLiteral("12")));

        QTest::mouseClick(
            table()->viewport(), Qt::LeftButton, {}, table()->numberRect(1, 1).center());
        QCOMPARE(m_selection->sourceIndex(), 1);
        QCOMPARE(m_selection->targetIndex(), 1);
        const QString word = QString::fromStdString(m_result->trace.targetTokens[1]);
        const QString read = QString::fromStdString(m_result->trace.sourceTokens[2]);
        QCOMPARE(reading(),
            QStringLiteral("“%1” is known once “%2” has been read: P goes from 0.10 to 0.90. "
                           "After “%3” it would say “saying 2”.")
                .arg(word, read, QString::fromStdString(m_result->trace.sourceTokens[1])));
        m_selection->set(-1, 0);
        QVERIFY(reading().contains(QStringLiteral("from the first word on")));
        m_selection->set(-1, int(m_result->trace.targetLength()) - 1);
        QVERIFY(reading().contains(QStringLiteral("never sure")));
    }

    void keysChooseACell()
    {
        showAnswered();
        table()->setFocus();
        table()->setCurrentCell(2, 3);
        QTest::keyClick(table(), Qt::Key_Right);
        QTest::keyClick(table(), Qt::Key_Return);
        QCOMPARE(m_selection->sourceIndex(), 2);
        QCOMPARE(m_selection->targetIndex(), 3);
    }

    void itSaysThatTheSentenceIsReadFromItsEnd()
    {
        auto reversed = std::make_shared<TranslateResult>(*m_result);
        reversed->trace.config.reverseSource = true;
        m_card->setShown(reversed);
        bool isSaid = false;
        for (const QLabel *label : m_card->findChildren<QLabel *>())
            isSaid = isSaid || label->text().contains(QStringLiteral("from its end"));
        QVERIFY(isSaid);
    }

    void itIsSavedAsATable()
    {
        QVERIFY(m_card->figures().empty());
        showAnswered();
        const std::vector<Figure> figures = m_card->figures();
        QCOMPARE(figures.size(), std::size_t(1));
        QVERIFY(figures.front().csv().contains("saying 3"));
        QVERIFY(!figures.front().picture(PictureFormat::Png).isEmpty());
    }

private:
    NumberTable *table() { return m_card->findChild<NumberTable *>(); }
    QString reading() { return m_card->findChild<QLabel *>("knownWhenReading")->text(); }
    void showAnswered()
    {
        m_card->setShown(m_result);
        m_card->show();
        QVERIFY(QTest::qWaitForWindowExposed(m_card.get()));
        m_card->setAnswer(answerTo(m_result->trace), 12);
    }

    std::unique_ptr<Selection> m_selection;
    std::unique_ptr<KnownWhenCard> m_card;
    std::unique_ptr<QSignalSpy> m_asked;
    std::shared_ptr<const TranslateResult> m_result;
};

QTEST_MAIN(TestKnownWhenCard)
#include "tst_known_when_card.moc"
