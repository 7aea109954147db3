// SPDX-License-Identifier: GPL-3.0-or-later
// The alignment error rate, and the links that attention makes.
#include "core/metrics/alignment_error.h"

#include <QtTest>

#include <cmath>

using namespace seq2seq;

namespace {

Matrix matrix(std::size_t rows, std::size_t columns, std::vector<float> values)
{
    Matrix result(rows, columns);
    result.values = std::move(values);
    return result;
}

} // namespace

class TestAlignmentError : public QObject {
    Q_OBJECT

private slots:
    void perfectLinksHaveNoError();
    void sureAndPossibleLinksCountAsInOchAndNey();
    void rateIsOfTheWholeCorpus();
    void linksListedTwiceCountOnce();
    void nothingAddedIsNoError();
    void eachWordIsLinkedToWhereItLooks();
    void reversedColumnsAreTurnedBack();
    void emptyAttentionGivesNoLinks();
};

void TestAlignmentError::perfectLinksHaveNoError()
{
    AlignmentErrorRate rate;
    rate.add({{0, 0}, {1, 2}, {2, 1}}, {{0, 0}, {1, 2}, {2, 1}});
    QCOMPARE(rate.value(), 0.0);
    AlignmentErrorRate wrong;
    wrong.add({{0, 1}}, {{1, 0}});
    QCOMPARE(wrong.value(), 1.0);
}

void TestAlignmentError::sureAndPossibleLinksCountAsInOchAndNey()
{
    // A = 4 links, S = 3: sure hit 2, possible hit 1 more, one wrong: 1 - (2 + 3) / (4 + 3)
    AlignmentErrorRate rate;
    rate.add({{0, 0}, {1, 1}, {2, 2}, {3, 0}},
        {{0, 0, true}, {1, 1, true}, {3, 3, true}, {2, 2, false}});
    QVERIFY(std::abs(rate.value() - (1 - 5.0 / 7)) < 1e-15);
    // Only possible links hit: 1 - (0 + 1) / (1 + 0)
    AlignmentErrorRate possible;
    possible.add({{0, 0}}, {{0, 0, false}});
    QCOMPARE(possible.value(), 0.0);
}

void TestAlignmentError::rateIsOfTheWholeCorpus()
{
    AlignmentErrorRate rate;
    rate.add({{0, 0}}, {{0, 0}}); // 1 + 1 of 1 + 1
    rate.add({{0, 0}, {1, 1}, {2, 2}}, {{5, 5}}); // 0 of 3 + 1
    QVERIFY(std::abs(rate.value() - (1 - 2.0 / 6)) < 1e-15);
}

void TestAlignmentError::linksListedTwiceCountOnce()
{
    AlignmentErrorRate rate;
    rate.add({{0, 0}, {0, 0}}, {{0, 0, false}, {0, 0, true}, {0, 0, true}});
    QCOMPARE(rate.value(), 0.0);
}

void TestAlignmentError::nothingAddedIsNoError()
{
    QCOMPARE(AlignmentErrorRate().value(), 0.0);
}

void TestAlignmentError::eachWordIsLinkedToWhereItLooks()
{
    // three source words and </s>; two target words and </s>; the second target word looks at </s>
    const Matrix attention = matrix(3, 4,
        {
            0.1F,
            0.2F,
            0.6F,
            0.1F, //
            0.1F,
            0.2F,
            0.2F,
            0.5F, //
            0.9F,
            0.1F,
            0.0F,
            0.0F,
        });
    QCOMPARE(linksFromAttention(attention, false), (Alignment{{2, 0}}));
}

void TestAlignmentError::reversedColumnsAreTurnedBack()
{
    // read as x_3 x_2 x_1 </s>
    const Matrix attention = matrix(3, 4,
        {
            0.7F,
            0.1F,
            0.1F,
            0.1F, //
            0.0F,
            0.1F,
            0.8F,
            0.1F, //
            0.0F,
            0.0F,
            0.0F,
            1.0F,
        });
    QCOMPARE(linksFromAttention(attention, true), (Alignment{{2, 0}, {0, 1}}));
}

void TestAlignmentError::emptyAttentionGivesNoLinks()
{
    QVERIFY(linksFromAttention(Matrix(), false).empty());
    QVERIFY(linksFromAttention(Matrix(1, 1), false).empty());
    QVERIFY(linksFromAttention(Matrix(3, 0), true).empty());
}

QTEST_APPLESS_MAIN(TestAlignmentError)
#include "tst_alignment_error.moc"
