// SPDX-License-Identifier: GPL-3.0-or-later
// A training step in slow motion is made on a copy: with the reference where the corpus has one,
// also while training runs, and without a trace in the run.
#include "core/text/vocabulary.h"
#include "engine_fixture.h"

#include <QtTest>

#include <cmath>
#include <numeric>

using namespace seq2seq;
using namespace seq2seq::test;

namespace {

SlowMotionAnswer ask(Watcher &watcher, const SlowMotionQuestion &question)
{
    const std::size_t before = watcher.answers.size();
    watcher.engine.ask({before + 1, question});
    if (!watcher.waitFor([&] { return watcher.answers.size() > before; }))
        return {};
    return std::get<SlowMotionAnswer>(watcher.answers.back()->what);
}

std::string joined(const std::vector<std::string> &words)
{
    return std::accumulate(words.begin(), words.end() - 1, std::string());
}

} // namespace

class SlowMotionAnswerTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void theReferenceIsLearntWhereThereIsOne();
    void theRunGoesOnAsIfNothingHadBeenAsked();
    void answersWhileTrainingRuns();
};

void SlowMotionAnswerTest::theReferenceIsLearntWhereThereIsOne()
{
    Watcher watcher;
    watcher.engine.use(smallExperiment());
    QVERIFY(watcher.waitForReady());
    const SentencePair pair = watcher.experiment->train->pairs[3];
    SlowMotionAnswer answer = ask(watcher, {pair.source, {kEos}});
    QVERIFY(answer.isReference);
    QCOMPARE(joined(answer.sourceWords), pair.source);
    QCOMPARE(joined(answer.targetWords), pair.target);
    QCOMPARE(answer.target, pair.target);
    QCOMPARE(answer.motion.losses.size(), answer.targetWords.size());
    QVERIFY(std::abs(std::accumulate(answer.motion.losses.begin(), answer.motion.losses.end(), 0.0)
                - answer.motion.lossBefore)
        < 1e-4);
    QCOMPARE(answer.motion.learningRate, watcher.experiment->training.learningRate);
    QCOMPARE(answer.motion.clipLimit, watcher.experiment->training.clipNorm);
    QVERIFY(answer.config.dropout > 0); // of the model, not of the copy
    QVERIFY(answer.motion.lossAfter < answer.motion.lossBefore);

    answer = ask(watcher, {"abcdefabcdef", {5, 4, kEos}});
    QVERIFY(!answer.isReference);
    QCOMPARE(answer.targetWords.size(), std::size_t{3});
}

void SlowMotionAnswerTest::theRunGoesOnAsIfNothingHadBeenAsked()
{
    const auto lossesOf = [](bool isAsked) {
        Watcher watcher;
        watcher.engine.use(smallExperiment(6));
        if (!watcher.waitForReady())
            return std::vector<double>();
        if (isAsked)
            (void)ask(watcher, {watcher.experiment->train->pairs[0].source, {kEos}});
        watcher.engine.train();
        if (!watcher.waitForEnd(StopReason::MaxSteps))
            return std::vector<double>();
        std::vector<double> losses;
        for (const LossPoint &point : watcher.losses)
            losses.push_back(point.trainLoss);
        return losses;
    };
    const std::vector<double> plain = lossesOf(false);
    QCOMPARE(plain.size(), std::size_t{6});
    QCOMPARE(lossesOf(true), plain);
}

void SlowMotionAnswerTest::answersWhileTrainingRuns()
{
    Watcher watcher;
    watcher.engine.use(smallExperiment());
    QVERIFY(watcher.waitForReady());
    watcher.engine.train();
    QVERIFY(watcher.waitForStep(2));
    const SlowMotionAnswer answer
        = ask(watcher, {watcher.experiment->train->pairs[0].source, {kEos}});
    QVERIFY(!answer.motion.losses.empty());
    QVERIFY(watcher.answers.back()->step >= 2);
    QVERIFY(watcher.status.state == EngineState::Training);
    watcher.engine.stop();
    QVERIFY(watcher.waitForReady());
}

QTEST_APPLESS_MAIN(SlowMotionAnswerTest)
#include "tst_slow_motion_answer.moc"
