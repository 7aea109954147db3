// SPDX-License-Identifier: GPL-3.0-or-later
// Speed is measured, not guessed: it is that of the trainer, a larger model is slower, and
// measuring is broken off and refused as training is.
#include "core/error.h"
#include "core/run/recipe.h"
#include "core/training/speed.h"
#include "core/training/trainer.h"
#include "tests/core/training/small_experiment.h"

#include <QtTest>

using namespace seq2seq;
using namespace seq2seq::test;

namespace {

ModelConfig modelOf(int hidden)
{
    ModelConfig model;
    model.embeddingSize = hidden;
    model.hiddenSize = hidden;
    model.sourceVocabulary = 60;
    model.targetVocabulary = 60;
    return model;
}

const std::vector<PairLength> kLengths(200, PairLength{9, 8});

} // namespace

class SpeedTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void aLargerModelIsSlower()
    {
        const TrainingConfig training;
        int calls = 0;
        const Speed small = measureSpeed(modelOf(16), training, kLengths, [&] { ++calls; }, {});
        const Speed large = measureSpeed(modelOf(256), training, kLengths, [] {}, {});
        QVERIFY(small.updates >= 1 && small.updates <= kMeasuredUpdates);
        QVERIFY(calls > small.updates); // it can be asked to stop before each
        QVERIFY(small.engine != EngineKind::Auto);
        QVERIFY2(small.wordsPerSecond > 2 * large.wordsPerSecond,
            qPrintable(
                QString("%1 against %2").arg(small.wordsPerSecond).arg(large.wordsPerSecond)));
    }

    void nothingIsMeasuredWithoutLengths()
    {
        const Speed speed = measureSpeed(modelOf(16), {}, {}, [] {}, {});
        QCOMPARE(speed.wordsPerSecond, 0.0);
        QCOMPARE(speed.updates, 0);
    }

    void itIsBrokenOff()
    {
        int calls = 0;
        const auto between = [&] {
            if (++calls == 3)
                throw Error(ErrorCode::Cancelled, "enough");
        };
        QVERIFY_EXCEPTION_THROWN((void)measureSpeed(modelOf(16), {}, kLengths, between, {}), Error);
        QCOMPARE(calls, 3);
        std::stop_source stop;
        stop.request_stop();
        QVERIFY_EXCEPTION_THROWN((void)measureSpeed(
                                     modelOf(16), {}, kLengths, [] {}, stop.get_token()),
            Error);
    }

    void whatDoesNotFitIsRefusedBeforeItIsMade()
    {
        ModelConfig huge = modelOf(4096);
        huge.layers = 4;
        huge.targetVocabulary = 2'000'000;
        try {
            (void)measureSpeed(huge, {}, kLengths, [] {}, {});
            QFAIL("it fits");
        } catch (const Error &error) {
            QCOMPARE(error.code(), ErrorCode::OutOfMemory);
        }
    }
};

QTEST_APPLESS_MAIN(SpeedTest)
#include "tst_speed.moc"
