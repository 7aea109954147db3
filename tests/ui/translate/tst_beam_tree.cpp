// SPDX-License-Identifier: GPL-3.0-or-later
// The tree of a beam search: where nodes stand, what grows, and what a click asks for.
#include "tests/ui/look.h"
#include "ui/translate/beam_tree.h"

#include <QCheckBox>
#include <QSignalSpy>
#include <QSlider>
#include <QTest>
#include <QToolButton>

using namespace seq2seq;
using namespace seq2seq::ui;
using namespace seq2seq::test;

namespace {

/// <s> - I (kept) - read (kept, best) - </s>
///             \- was (pruned)
///      \- we (kept) - see (kept)
SearchTree smallTree()
{
    SearchTree tree;
    tree.nodes = {
        {-1, 0, 1, "<s>", 1, 0, true, false, true},
        {0, 1, 10, "I", 0.6, -0.51, true, false, true},
        {0, 1, 11, "we", 0.3, -1.2, true, false, false},
        {1, 2, 20, "was", 0.2, -2.1, false, false, false},
        {1, 2, 21, "read", 0.7, -0.87, true, false, true},
        {2, 2, 22, "see", 0.5, -1.9, true, false, false},
        {4, 3, 2, "</s>", 0.9, -0.97, true, true, true},
    };
    return tree;
}

const PlacedNode *find(const BeamLayout &layout, int node)
{
    for (const PlacedNode &placed : layout.nodes)
        if (placed.node == node)
            return &placed;
    return nullptr;
}

} // namespace

class TestBeamTree : public QObject {
    Q_OBJECT

private slots:
    void parentsStandInTheMiddleOfTheirChildren()
    {
        const BeamLayout layout = layOut(smallTree(), {});
        QCOMPARE(layout.nodes.size(), 7);
        QCOMPARE(layout.rows, 3.0);
        QCOMPARE(layout.columns, 4);
        QCOMPARE(find(layout, 4)->row, 0.0); // the likeliest on top
        QCOMPARE(find(layout, 3)->row, 1.0);
        QCOMPARE(find(layout, 1)->row, 0.5);
        QCOMPARE(find(layout, 2)->row, 2.0);
        QCOMPARE(find(layout, 0)->row, 1.25);
        QVERIFY(find(layout, 3)->isPruned && !find(layout, 4)->isPruned);
        QVERIFY(find(layout, 6)->isGreedy && !find(layout, 5)->isGreedy);
    }

    void itGrowsCollapsesAndHidesWhatWasGivenUp()
    {
        BeamLayoutOptions options;
        options.lastStep = 1;
        QCOMPARE(layOut(smallTree(), options).nodes.size(), 3);
        options = {};
        options.showsPruned = false;
        QCOMPARE(layOut(smallTree(), options).nodes.size(), 6);
        options.collapsed = {1};
        const BeamLayout collapsed = layOut(smallTree(), options);
        QCOMPARE(collapsed.nodes.size(), 4);
        QCOMPARE(find(collapsed, 1)->hidden, 2); // read and </s>
        QCOMPARE(layOut({}, {}).nodes.size(), 0);
    }

    void noTwoNodesOverlapAtBeam20()
    {
        SearchTree tree; // 20 hypotheses of 60 words
        tree.nodes.push_back({-1, 0, 1, "<s>", 1, 0, true, false, true});
        std::vector<int> live{0};
        for (int step = 1; step <= 60; ++step) {
            std::vector<int> next;
            for (int k = 0; k < 20; ++k) {
                const int parent = live[std::size_t(k) % live.size()];
                next.push_back(int(tree.nodes.size()));
                tree.nodes.push_back({parent, step, 100 + k, "word" + std::to_string(k),
                    1.0 / (k + 1), -double(step), true, false, k == 0});
            }
            live = next;
        }
        BeamTreePicture picture;
        picture.resize(800, 400);
        picture.show();
        picture.setLayout(tree, layOut(tree, {}));
        std::vector<QRect> rects;
        for (int node = 0; node < int(tree.nodes.size()); ++node)
            rects.push_back(picture.nodeRect(node));
        for (std::size_t a = 0; a < rects.size(); a += 7)
            for (std::size_t b = a + 1; b < rects.size(); ++b)
                QVERIFY(
                    !rects[a].adjusted(1, 1, -1, -1).intersects(rects[b].adjusted(1, 1, -1, -1)));
    }

    void aClickForcesThatBeginning()
    {
        BeamTree view;
        view.setPalette(lightPalette());
        view.resize(900, 400);
        view.setTree(smallTree());
        view.findChild<QCheckBox *>("showPruned")->click();
        view.show();
        QVERIFY(QTest::qWaitForWindowExposed(&view));
        QSignalSpy forced(&view, &BeamTree::forceRequested);
        BeamTreePicture *picture = view.picture();
        QTest::mouseClick(
            picture->viewport(), Qt::LeftButton, {}, picture->nodeRect(3).center()); // "was"
        QCOMPARE(forced.count(), 1);
        QCOMPARE(forced.takeFirst().at(0).value<QVector<int>>(), (QVector<int>{10, 20}));
        QTest::mouseClick(
            picture->viewport(), Qt::LeftButton, {}, picture->nodeRect(6).center()); // it has ended
        QTest::mouseClick(picture->viewport(), Qt::LeftButton, {}, picture->nodeRect(0).center());
        QCOMPARE(forced.count(), 0);
        QTest::mouseClick(picture->viewport(), Qt::RightButton, {}, picture->nodeRect(1).center());
        QVERIFY(picture->nodeRect(4).isEmpty());
        QTest::mouseClick(picture->viewport(), Qt::RightButton, {}, picture->nodeRect(1).center());
        QVERIFY(!picture->nodeRect(4).isEmpty());
    }

    void stepsAreWalkedByButtons()
    {
        BeamTree view;
        view.resize(900, 400);
        view.setTree(smallTree());
        QCOMPARE(view.step(), 3);
        QTest::mouseClick(view.findChild<QToolButton *>("treeBack"), Qt::LeftButton);
        QCOMPARE(view.step(), 2);
        QVERIFY(view.picture()->nodeRect(6).isEmpty());
        QTest::mouseClick(view.findChild<QToolButton *>("treeForward"), Qt::LeftButton);
        QVERIFY(!view.picture()->nodeRect(6).isEmpty());
        QVERIFY(view.picture()->nodeRect(3).isEmpty()); // given up: hidden until it is wanted
        view.findChild<QCheckBox *>("showPruned")->click();
        QVERIFY(!view.picture()->nodeRect(3).isEmpty());
        QTest::mouseClick(view.findChild<QToolButton *>("playTree"), Qt::LeftButton);
        QCOMPARE(view.step(), 0); // from the beginning
        QTRY_COMPARE_WITH_TIMEOUT(view.step(), 3, 10000);
    }
};

QTEST_MAIN(TestBeamTree)
#include "tst_beam_tree.moc"
