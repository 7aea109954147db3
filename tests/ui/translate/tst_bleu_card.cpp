// SPDX-License-Identifier: GPL-3.0-or-later
// BLEU taken apart: what is shown are the terms that score, and typing moves them.
#include "tests/ui/made_up_trace.h"
#include "ui/translate/bleu_card.h"
#include "ui/translate/ngram_lanes.h"
#include "ui/widgets/format.h"

#include <QLabel>
#include <QLineEdit>
#include <QPlainTextEdit>
#include <QTest>
#include <QToolButton>

#include <algorithm>

using namespace seq2seq;
using namespace seq2seq::ui;
using namespace seq2seq::ui::test;

class TestBleuCard : public QObject {
    Q_OBJECT

private slots:
    void init()
    {
        m_card = std::make_unique<BleuCard>();
        m_card->resize(700, 420);
        auto result = std::make_shared<TranslateResult>(*madeUpResult());
        result->trace.source = "die Katze";
        result->trace.target = "the the cat sat";
        m_card->setShown(result);
        m_card->show();
        m_result = result;
    }

    void withoutAReferenceThereIsNoScore()
    {
        QVERIFY(!m_card->dissection());
        QVERIFY(!lanes()->isVisible());
        m_card->setReferences("another sentence", {"the cat sat"}, "en");
        QVERIFY(!m_card->dissection());
        m_card->setReferences("die Katze", {"the cat sat"}, "en");
        QVERIFY(lanes()->isVisible());
    }

    void itsTermsAreThoseThatScore()
    {
        m_card->setReferences("die Katze", {"the cat sat"}, "en");
        const std::vector<std::string> references{"the cat sat"};
        const BleuScore score = sentenceBleu("the the cat sat", references);
        const QString shown = fixedNumber(score.score, 1);
        QVERIFY2(m_card->info().contains(shown), qPrintable(m_card->info()));
        QVERIFY(label("bleuFormula").contains(shown));
        for (const double precision : score.precisions)
            QVERIFY2(label("bleuOrders").contains(fixedNumber(precision, 1)),
                qPrintable(label("bleuOrders")));
        // "the" twice, allowed once: the second is clipped; "the the" is in no reference.
        const auto &bars = lanes()->bars();
        QCOMPARE(bars.size(), std::size_t(4 + 3 + 2 + 1));
        QCOMPARE(bars[0].mark, NgramLanes::Mark::Counted);
        QCOMPARE(bars[1].mark, NgramLanes::Mark::Clipped);
        QCOMPARE(bars[4].mark, NgramLanes::Mark::Missing);
        for (std::size_t order = 1; order <= kBleuOrders; ++order) {
            const auto counted = std::ranges::count_if(bars, [&](const NgramLanes::Bar &bar) {
                return bar.order == order && bar.mark == NgramLanes::Mark::Counted;
            });
            QCOMPARE(counted, m_card->dissection()->counts.correct[order - 1]);
        }
        for (std::size_t a = 0; a < bars.size(); ++a)
            for (std::size_t b = a + 1; b < bars.size(); ++b)
                QVERIFY(!lanes()->barRect(a).intersects(lanes()->barRect(b)));
    }

    void typingMovesTheScore()
    {
        m_card->setReferences("die Katze", {"the cat sat"}, "en");
        const double before = m_card->dissection()->terms.score;
        auto *hypothesis = m_card->findChild<QLineEdit *>("bleuHypothesis");
        hypothesis->setFocus();
        hypothesis->setCursorPosition(3);
        for (int i = 0; i < 4; ++i)
            QTest::keyClick(hypothesis, Qt::Key_Delete);
        QCOMPARE(hypothesis->text(), QStringLiteral("the cat sat"));
        QCOMPARE(m_card->dissection()->terms.score, 100.0);
        QVERIFY(m_card->dissection()->terms.score > before);
        QTest::mouseClick(m_card->findChild<QToolButton *>("bleuReset"), Qt::LeftButton);
        QCOMPARE(m_card->dissection()->terms.score, before);
        // Too short: the brevity penalty is written out.
        hypothesis->setFocus();
        hypothesis->selectAll();
        QTest::keyClicks(hypothesis, "the cat");
        QVERIFY(label("bleuFormula").contains(QStringLiteral("0.607"))); // exp(1 - 3/2)
    }

    void aSecondReferenceAllowsMore()
    {
        m_card->setReferences("die Katze", {"the cat sat"}, "en");
        auto *references = m_card->findChild<QPlainTextEdit *>("bleuReferences");
        references->setFocus();
        references->moveCursor(QTextCursor::End);
        QTest::keyClick(references, Qt::Key_Return);
        QTest::keyClicks(references, "the the cat");
        QCOMPARE(m_card->dissection()->references.size(), std::size_t(2));
        QCOMPARE(lanes()->bars()[1].mark, NgramLanes::Mark::Counted);
        // The same sentence translated anew keeps what was typed.
        m_card->setShown(std::make_shared<TranslateResult>(*m_result));
        QCOMPARE(m_card->dissection()->references.size(), std::size_t(2));
    }

    void aBarIsReadByMouseAndKeys()
    {
        m_card->setReferences("die Katze", {"the cat sat"}, "en");
        QTest::mouseMove(lanes(), lanes()->barRect(1).center());
        QTRY_VERIFY(label("ngramTold").contains(QStringLiteral("“the”")));
        QVERIFY(label("ngramTold").contains(QStringLiteral("clipped")));
        lanes()->setFocus();
        QTest::keyClick(lanes(), Qt::Key_End);
        QVERIFY(label("ngramTold").contains(QStringLiteral("“the the cat sat”")));
        QTest::keyClick(lanes(), Qt::Key_Home);
        QVERIFY(label("ngramTold").contains(QStringLiteral("counted")));
    }

    void itIsSaved()
    {
        QVERIFY(m_card->figures().empty());
        m_card->setReferences("die Katze", {"the cat sat"}, "en");
        QCOMPARE(m_card->figures().size(), std::size_t(1));
        const QByteArray csv = m_card->figures().front().csv();
        QVERIFY2(csv.contains("1,the,2,1,1"), csv.constData());
        QVERIFY(!m_card->figures().front().picture(PictureFormat::Png).isEmpty());
    }

private:
    NgramLanes *lanes() { return m_card->findChild<NgramLanes *>("ngramLanes"); }
    QString label(const char *name)
    {
        return m_card->findChild<QLabel *>(QLatin1String(name))->text();
    }

    std::unique_ptr<BleuCard> m_card;
    std::shared_ptr<const TranslateResult> m_result;
};

QTEST_MAIN(TestBleuCard)
#include "tst_bleu_card.moc"
