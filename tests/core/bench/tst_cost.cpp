// SPDX-License-Identifier: GPL-3.0-or-later
// The bench's arithmetic, against sums done by hand.
#include "core/bench/cost.h"
#include "core/bench/workload.h"
#include "core/error.h"

#include <QtTest>

using namespace seq2seq;

namespace {

ModelConfig small()
{
    return Workload{
        .name = "small", .embedding = 3, .hidden = 2, .vocabulary = 10, .batch = 1, .length = 5}
        .model();
}

} // namespace

class TestCost : public QObject {
    Q_OBJECT

private Q_SLOTS:
    /// E = 3, H = 2, D = 4, V = 10; m = 5 source tokens, n = 7 target tokens.
    void forwardIsWhatAHandAddsUp()
    {
        const std::int64_t encoder = 2 * 5 * (8 * 3 + 8 * 2); // directions, tokens, [8x3] and [8x2]
        const std::int64_t keys = 5 * (2 * 4); // [2x4] a token
        const std::int64_t start = 2 * (2 * 4); // h_0 and c_0
        const std::int64_t cell = 7 * (8 * 3 + 8 * 2 + 8 * 2); // word, o_{t-1}, h_{t-1}
        const std::int64_t attention = 7 * 5 * (2 + 4); // score and context
        const std::int64_t output = 7 * (2 * 6); // [2x6]
        const std::int64_t vocabulary = 7 * (10 * 2);
        QCOMPARE(encoder + keys + start + cell + attention + output + vocabulary, 1282);
        QCOMPARE(forwardMultiplyAdds(small(), 5, 7), 1282);
    }

    void trainingIsThreeTimesForwardAndTwoOperationsEach()
    {
        QCOMPARE(trainingFlop(small(), 5, 7), 2 * 3 * 1282);
    }

    /// [8x3] for each direction of the encoder, and [8x3] in the decoder.
    void wordsThatRepeatAreMultipliedByTheCellOnce()
    {
        QCOMPARE(repetitionsFlop(small(), 1, 0), 2 * 3 * 2 * 8 * 3);
        QCOMPARE(repetitionsFlop(small(), 5, 7), 2 * 3 * (5 * 2 + 7) * 8 * 3);
    }

    void aWordReadsDecoderOutputAndVocabulary()
    {
        const std::int64_t cell = 8 * (3 + 2) + 8 * 2 + 8 + 8; // weight_ih, weight_hh, two biases
        QCOMPARE(weightBytesPerWord(small()), 4 * (cell + 2 * 6 + 10 * 2));
    }

    /// The a4: 786,432 + 2,048 + 196,608 + 2,048,000 numbers.
    void aWordOfA4ReadsTwelveMegabytes()
    {
        QCOMPARE(weightBytesPerWord(workload("a4").model()), 4 * 3'033'088);
    }

    void otherShapesAreRefused_data()
    {
        QTest::addColumn<int>("shape");
        QTest::newRow("two layers") << 0;
        QTest::newRow("gru") << 1;
        QTest::newRow("additive") << 2;
        QTest::newRow("one direction") << 3;
        QTest::newRow("no input feeding") << 4;
    }

    void otherShapesAreRefused()
    {
        QFETCH(const int, shape);
        ModelConfig config = small();
        if (shape == 0)
            config.layers = 2;
        else if (shape == 1)
            config.cell = CellKind::Gru;
        else if (shape == 2)
            config.attention = AttentionKind::Additive;
        else if (shape == 3)
            config.bidirectional = false;
        else
            config.inputFeeding = false;
        QVERIFY_THROWS_EXCEPTION(Error, static_cast<void>(forwardMultiplyAdds(config, 1, 1)));
        QVERIFY_THROWS_EXCEPTION(Error, static_cast<void>(weightBytesPerWord(config)));
    }
};

QTEST_GUILESS_MAIN(TestCost)
#include "tst_cost.moc"
