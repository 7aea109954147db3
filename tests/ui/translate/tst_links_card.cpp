// SPDX-License-Identifier: GPL-3.0-or-later
// Gold links set by mouse and keys, and what attention and Model 1 score against them.
#include "core/metrics/alignment_error.h"
#include "tests/ui/made_up_trace.h"
#include "ui/translate/links_card.h"
#include "ui/widgets/format.h"

#include <QLabel>
#include <QSignalSpy>
#include <QTest>
#include <QToolButton>

using namespace seq2seq;
using namespace seq2seq::ui;
using namespace seq2seq::ui::test;

class TestLinksCard : public QObject {
    Q_OBJECT

private slots:
    void init()
    {
        m_card = std::make_unique<LinksCard>();
        m_card->resize(600, 460);
        m_asked = std::make_unique<QSignalSpy>(m_card.get(), &LinksCard::asked);
        m_result = madeUpResult();
    }

    void itAsksWhileItIsLookedAt()
    {
        m_card->setShown(m_result);
        QVERIFY(m_asked->isEmpty());
        m_card->show();
        QCOMPARE(m_asked->count(), 1);
        answer({}, 10);
        m_card->setShown(m_result);
        QCOMPARE(m_asked->count(), 1);
        QVERIFY(rates().contains(QStringLiteral("No gold links")));
    }

    void aCellTurnsFromSureToPossibleToNone()
    {
        show();
        click(1, 0);
        QCOMPARE(grid()->gold(), (Alignment{{0, 1, true}}));
        click(1, 0);
        QCOMPARE(grid()->gold(), (Alignment{{0, 1, false}}));
        click(1, 0);
        QVERIFY(grid()->gold().empty());
        grid()->setFocus();
        QTest::keyClick(grid(), Qt::Key_Down);
        QTest::keyClick(grid(), Qt::Key_Space);
        QCOMPARE(grid()->gold(), (Alignment{{0, 2, true}}));
    }

    void theRatesAreThoseOfTheMetric()
    {
        show();
        const Alignment modelled{{0, 0, true}, {1, 1, true}};
        answer(modelled, 1234);
        const Alignment attended
            = linksFromAttention(m_result->trace.attention, m_result->trace.config.reverseSource);
        QCOMPARE(grid()->content().attended, attended);
        QVERIFY(!attended.empty());
        click(attended[0].target, attended[0].source);
        click(1, 1 == attended[0].source ? 0 : 1);
        click(2, 0); // and once more: possible
        click(2, 0);
        for (const Alignment &links : {attended, modelled}) {
            AlignmentErrorRate rate;
            rate.add(links, grid()->gold());
            QVERIFY2(
                rates().contains(QStringLiteral("<b>%1</b>").arg(fixedNumber(rate.value(), 2))),
                qPrintable(rates()));
        }
        QVERIFY(rates().contains(QStringLiteral("1,234")));
    }

    void marksStayWithTheirPair()
    {
        show();
        answer({}, 10);
        click(0, 1);
        const Alignment marked = grid()->gold();
        auto other = std::make_shared<TranslateResult>(*m_result);
        other->trace.source += " too";
        m_card->setShown(other);
        QVERIFY(grid()->gold().empty());
        m_card->setLinks({other->trace.source, other->trace.target, {}, 10, {{1, 1, true}}});
        QCOMPARE(grid()->gold(), (Alignment{{1, 1, true}})); // the corpus's
        m_card->setShown(m_result);
        QCOMPARE(grid()->gold(), marked);
        QTest::mouseClick(m_card->findChild<QToolButton *>("clearGold"), Qt::LeftButton);
        QVERIFY(grid()->gold().empty());
    }

    void aCellIsReadAndSaved()
    {
        show();
        answer({{0, 0, true}}, 10);
        QTest::mouseMove(grid(), grid()->cellRect(0, 0).center());
        QTRY_VERIFY(m_card->findChild<QLabel *>("linkTold")->text().contains("Model 1"));
        QCOMPARE(m_card->figures().size(), std::size_t(1));
        QVERIFY(m_card->figures().front().csv().contains("IBM Model 1"));
    }

    void withoutAttentionTheRestRemains()
    {
        auto plain = std::make_shared<TranslateResult>(*m_result);
        plain->trace.attention = {};
        m_card->setShown(plain);
        m_card->show();
        m_card->setLinks({plain->trace.source, plain->trace.target, {{0, 0, true}}, 10, {}});
        click(0, 0);
        QVERIFY(rates().contains(QStringLiteral("no attention")));
        QVERIFY(!m_card->grab().isNull());
    }

private:
    void show()
    {
        m_card->setShown(m_result);
        m_card->show();
        QVERIFY(QTest::qWaitForWindowExposed(m_card.get()));
    }
    void answer(Alignment modelled, std::size_t pairs)
    {
        m_card->setLinks(
            {m_result->trace.source, m_result->trace.target, std::move(modelled), pairs, {}});
    }
    void click(int target, int source)
    {
        QTest::mouseClick(grid(), Qt::LeftButton, {}, grid()->cellRect(target, source).center());
    }
    LinkGrid *grid() { return m_card->findChild<LinkGrid *>("linkGrid"); }
    QString rates() { return m_card->findChild<QLabel *>("linkRates")->text(); }

    std::unique_ptr<LinksCard> m_card;
    std::unique_ptr<QSignalSpy> m_asked;
    std::shared_ptr<const TranslateResult> m_result;
};

QTEST_MAIN(TestLinksCard)
#include "tst_links_card.moc"
