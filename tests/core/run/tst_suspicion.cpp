// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/run/suspicion.h"

#include <QtTest>

#include <cmath>

using namespace seq2seq;

namespace {

Matrix matrixOf(std::size_t rows, std::size_t columns, std::vector<float> values)
{
    Matrix matrix(rows, columns);
    matrix.values = std::move(values);
    return matrix;
}

bool isNear(double a, double b)
{
    return std::abs(a - b) < 1e-6;
}

} // namespace

class TestSuspicion : public QObject {
    Q_OBJECT

private slots:
    /// Each word is looked at once, with all of the weight.
    void aCleanTranslationIsNotSuspicious()
    {
        const Suspicion clean = suspicionOf(matrixOf(3, 3, {0, 1, 0, 1, 0, 0, 0, 0, 1}), 3, 3, 1);
        QVERIFY(clean == Suspicion());
        QCOMPARE(clean.total(), 0.0);
    }

    /// The first word is translated twice, the second never.
    void repeatedAndForgottenWordsShowInCoverage()
    {
        const Suspicion found = suspicionOf(matrixOf(3, 3, {1, 0, 0, 1, 0, 0, 0, 0, 1}), 3, 3, 1);
        QVERIFY(isNear(found.coverage, (std::log(2.0) + std::log(2.0)) / 2));
        QCOMPARE(found.entropy, 0.0);
        QCOMPARE(found.length, 0.0);
    }

    void theEndOfTheSentenceNeedsNoTranslation()
    {
        const Suspicion found = suspicionOf(matrixOf(2, 2, {1, 0, 1, 0}), 2, 2, 1);
        QVERIFY(isNear(found.coverage, std::log(2.0))); // of the one word
        const Suspicion atTheEnd = suspicionOf(matrixOf(2, 2, {1, 0, 0, 1}), 2, 2, 1);
        QCOMPARE(atTheEnd.coverage, 0.0);
    }

    void flatAttentionHasTheEntropyOfItsWords()
    {
        const Suspicion flat = suspicionOf(matrixOf(2, 4, std::vector<float>(8, 0.25F)), 4, 2, 0.5);
        QVERIFY(isNear(flat.entropy, std::log(4.0)));
        QVERIFY(isNear(flat.coverage, std::log(1 + 0.25)));
        QCOMPARE(flat.length, 0.0); // two words for four are usual here
    }

    void lengthsAreJudgedAgainstTheUsual()
    {
        QVERIFY(isNear(suspicionOf({}, 4, 8, 1).length, std::log(2.0)));
        QVERIFY(isNear(suspicionOf({}, 4, 2, 1).length, std::log(2.0)));
        QVERIFY(isNear(suspicionOf({}, 4, 8, 2).length, 0));
        QCOMPARE(suspicionOf({}, 4, 8, 2).entropy, 0.0);
    }
};

QTEST_GUILESS_MAIN(TestSuspicion)
#include "tst_suspicion.moc"
