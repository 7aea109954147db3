// SPDX-License-Identifier: GPL-3.0-or-later
// Attention as links: where words stand, which ribbons are shown, mouse and keys, and the choice of
// matrix, links or both in Translate.
#include "tests/ui/look.h"
#include "tests/ui/made_up_trace.h"
#include "ui/translate/attention_links.h"
#include "ui/translate/translate_view.h"
#include "ui/widgets/heatmap_view.h"
#include "ui/widgets/selection.h"
#include "ui/widgets/theme.h"

#include <QScrollArea>
#include <QScrollBar>
#include <QTest>
#include <QToolButton>

using namespace seq2seq;
using namespace seq2seq::ui;
using namespace seq2seq::ui::test;
using seq2seq::test::countColor;
using seq2seq::test::grab;

class TestAttentionLinks : public QObject {
    Q_OBJECT

private slots:
    void init()
    {
        m_selection = std::make_unique<Selection>();
        m_links = std::make_unique<AttentionLinks>();
        m_links->setPalette(lightPalette());
        m_links->setSelection(m_selection.get());
        m_links->resize(640, 300);
        m_links->show();
        QVERIFY(QTest::qWaitForWindowExposed(m_links.get()));
        setWords({QStringLiteral("I"), QStringLiteral("read"), QStringLiteral("books")},
            {QStringLiteral("我"), QStringLiteral("看"), QStringLiteral("书")});
    }

    void sourceAboveTarget()
    {
        QVERIFY(!m_links->isInColumns());
        QVERIFY(m_links->sourceRect(0).bottom() < m_links->targetRect(0).top());
        QVERIFY(m_links->sourceRect(0).right() <= m_links->sourceRect(1).left());
        QVERIFY(m_links->targetRect(2).right() <= m_links->width());
    }

    void wordsFromRightToLeftBeginAtTheRight()
    {
        setWords({QStringLiteral("I"), QStringLiteral("read"), QStringLiteral("books")},
            {QStringLiteral("אני"), QStringLiteral("קורא"), QStringLiteral("ספרים")});
        QVERIFY(m_links->sourceRect(0).left() >= m_links->sourceRect(1).right());
        QVERIFY(m_links->targetRect(0).right() <= m_links->targetRect(1).left());
        m_selection->set(0, -1);
        QTest::keyClick(m_links.get(), Qt::Key_Up);
        QTest::keyClick(m_links.get(), Qt::Key_Left);
        QCOMPARE(m_selection->sourceIndex(), 1);
    }

    void sixtyWordsStandInColumnsThatScroll()
    {
        QStringList words;
        for (int i = 0; i < 60; ++i)
            words << QStringLiteral("word%1").arg(i);
        QScrollArea area;
        area.setWidgetResizable(true);
        area.resize(500, 300);
        area.setWidget(m_links.release());
        auto *links = qobject_cast<AttentionLinks *>(area.widget());
        Matrix weights(60, 60);
        for (std::size_t i = 0; i < 60; ++i)
            weights.at(i, 59 - i) = 1;
        links->setMatrix(words, words, weights);
        area.show();
        QVERIFY(QTest::qWaitForWindowExposed(&area));
        QVERIFY(links->isInColumns());
        QTRY_VERIFY(area.verticalScrollBar()->maximum() > 0);
        for (int i = 1; i < 60; ++i) {
            QVERIFY(links->targetRect(i).top() >= links->targetRect(i - 1).bottom() - 1);
            QVERIFY(links->sourceRect(i).right() < links->targetRect(i).left());
        }
        QVERIFY(links->targetRect(59).bottom() <= links->height());
    }

    void aPickedWordShowsItsOwnRibbons()
    {
        QVERIFY(m_links->isShown(0, 0));
        QVERIFY(m_links->isShown(2, 2));
        QVERIFY(!m_links->isShown(0, 1)); // 0.01: too thin among all
        const Theme theme(lightPalette());
        QTest::mouseClick(m_links.get(), Qt::LeftButton, {}, m_links->targetRect(1).center());
        QCOMPARE(m_selection->targetIndex(), 1);
        QVERIFY(m_links->isShown(1, 1));
        QVERIFY(m_links->isShown(1, 2));
        QVERIFY(!m_links->isShown(0, 0));
        QVERIFY(countColor(grab(*m_links, QStringLiteral("links-picked")), theme.accentFill) > 20);
        QVERIFY(m_links->accessibleDescription().contains(QStringLiteral("read ← 看 0.70")));
        QTest::mouseMove(m_links.get(), m_links->sourceRect(0).center());
        QCOMPARE(m_selection->hoveredSource(), 0);
        QVERIFY(m_links->isShown(0, 0)); // the mouse comes before what is picked
        QVERIFY(!m_links->isShown(1, 1));
        QTest::mouseMove(m_links.get(), QPoint(2, 150));
        QCOMPARE(m_selection->hoveredSource(), -1);
        QTest::keyClick(m_links.get(), Qt::Key_Escape);
        QCOMPARE(m_selection->targetIndex(), -1);
        QVERIFY(m_links->isShown(0, 0));
    }

    void keysWalkAlongAndAcross()
    {
        QTest::keyClick(m_links.get(), Qt::Key_Right);
        QCOMPARE(m_selection->targetIndex(), 0);
        QTest::keyClick(m_links.get(), Qt::Key_Right);
        QCOMPARE(m_selection->targetIndex(), 1);
        QTest::keyClick(m_links.get(), Qt::Key_Left);
        QCOMPARE(m_selection->targetIndex(), 0);
        QTest::keyClick(m_links.get(), Qt::Key_Up);
        QCOMPARE(m_selection->sourceIndex(), 0);
        QTest::keyClick(m_links.get(), Qt::Key_Right);
        QCOMPARE(m_selection->sourceIndex(), 1);
        QCOMPARE(m_selection->targetIndex(), 0);
    }

    void theFigureHasEveryWeight()
    {
        const Figure figure = AttentionLinks::figure(m_links.get(), QStringLiteral("links"));
        QVERIFY(!QImage::fromData(figure.picture(PictureFormat::Png)).isNull());
        QVERIFY(figure.picture(PictureFormat::Svg).contains("<svg"));
        const QList<QByteArray> lines = figure.csv().trimmed().split('\n');
        QCOMPARE(lines.size(), 10);
        QCOMPARE(lines.at(5).trimmed(), QByteArray("2,read,2,看,0.699999988"));
    }

    void translateShowsMatrixLinksOrBoth()
    {
        TranslateView view(m_selection.get());
        view.setPalette(lightPalette());
        view.resize(1188, 629);
        view.setEnabledForModel(true);
        view.setResult(madeUpResult());
        view.show();
        QVERIFY(QTest::qWaitForWindowExposed(&view));
        auto *matrix = view.findChild<HeatmapView *>(QStringLiteral("attention"));
        auto *links = view.findChild<AttentionLinks *>(QStringLiteral("attentionLinks"));
        const auto click = [&](const char *name) {
            QTest::mouseClick(view.findChild<QToolButton *>(QLatin1String(name)), Qt::LeftButton);
        };
        QVERIFY(matrix->isVisible() && !links->isVisible());
        click("asLinks");
        QVERIFY(!matrix->isVisible() && links->isVisible());
        QTest::mouseClick(links, Qt::LeftButton, {}, links->targetRect(3).center());
        QCOMPARE(m_selection->targetIndex(), 3);
        click("asBoth");
        QVERIFY(matrix->isVisible() && links->isVisible());
        (void)grab(view, QStringLiteral("attention-both"));
        view.setPalette(darkPalette());
        const QImage dark = grab(view, QStringLiteral("attention-both-dark"));
        QVERIFY(countColor(dark, Theme(darkPalette()).accentFill) > 20);
        view.setPalette(lightPalette());
        QCOMPARE(view.attentionForm(), AttentionForm::Both);
        QStringList names;
        for (const Figure &figure : view.figures())
            names << figure.name;
        QVERIFY(names.contains(QStringLiteral("attention-links")));
        view.setResult(nullptr); // what is said in place of a matrix
        QVERIFY(matrix->isVisible() && !links->isVisible());
    }

private:
    void setWords(const QStringList &target, const QStringList &source)
    {
        Matrix weights(3, 3);
        weights.values = {0.97F, 0.01F, 0.02F, 0.1F, 0.7F, 0.2F, 0, 0.1F, 0.9F};
        m_links->setMatrix(target, source, weights);
    }

    std::unique_ptr<Selection> m_selection;
    std::unique_ptr<AttentionLinks> m_links;
};

QTEST_MAIN(TestAttentionLinks)
#include "tst_attention_links.moc"
