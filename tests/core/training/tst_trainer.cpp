// SPDX-License-Identifier: GPL-3.0-or-later
// Training: it learns, a seed fixes a run, a resumed run equals an uninterrupted one, and trouble
// leaves good weights behind.
#include "core/error.h"
#include "core/search/translator.h"
#include "core/text/vocabulary.h"
#include "core/training/trainer.h"
#include "tests/core/training/small_experiment.h"

#include <QtTest>

#include <algorithm>
#include <cmath>

using namespace seq2seq;
using namespace seq2seq::test;

namespace {

std::vector<double> lossesOf(Trainer &trainer, int updates)
{
    std::vector<double> losses;
    for (int i = 0; i < updates; ++i) {
        losses.push_back(trainer.step().trainLoss);
        if (trainer.isEvaluationDue())
            losses.push_back(trainer.evaluate().devLoss);
    }
    return losses;
}

} // namespace

class TrainerTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void learnsToReverseLetters();
    void embeddingsBeginFromWordVectors();
    void sameSeedSameRun();
    void resumedEqualsUninterrupted_data();
    void resumedEqualsUninterrupted();
    void aRunThatDivergesKeepsGoodWeights();
    void theRateDecaysAndTheBestComesBack();
    void stopConditionsHold();
    void aCancelledEvaluationChangesNothing();
    void scheduledSamplingFeedsTheModelItself();
    void aPlainRnnHasNoGatesToSaturate();
    void tooLongPairsAreLeftOut();
    void aReportedStepIsAStep();
    void theProbeIsWhatItSays();
    void subwordsAreCutBesideLibTorch();
    void positionsBeyondTheEpochStartItAnew_data();
    void positionsBeyondTheEpochStartItAnew();
};

void TrainerTest::aReportedStepIsAStep()
{
    Recipe recipe = smallRecipe();
    recipe.training.teacherForcing = 0.8;
    Trainer plain(smallExperiment(recipe));
    Trainer reported(smallExperiment(recipe));
    UpdateReport report;
    for (int i = 0; i < 12; ++i) {
        const StateDict before = reported.snapshot().weights;
        report = reported.stepAndReport();
        QCOMPARE(report.point.trainLoss, plain.step().trainLoss);
        const StateDict after = reported.snapshot().weights;
        QCOMPARE(report.weights.size(), before.size());
        for (std::size_t k = 0; k < before.size(); ++k) {
            double squares = 0;
            for (std::size_t n = 0; n < before[k].values.size(); ++n)
                squares += std::pow(double(after[k].values[n]) - double(before[k].values[n]), 2);
            QCOMPARE(report.weights[k].name, before[k].name);
            QVERIFY(std::abs(report.weights[k].change - std::sqrt(squares)) < 1e-9);
        }
    }
    QVERIFY(plain.snapshot().weights == reported.snapshot().weights);
    QCOMPARE(report.sentences, recipe.training.batchSize);
    QVERIFY2(report.lossAfter < report.point.trainLoss, "a small step down the gradient");
    QCOMPARE(report.clippedTo,
        report.point.gradientNorm > recipe.training.clipNorm ? recipe.training.clipNorm : 0.0);
}

void TrainerTest::theProbeIsWhatItSays()
{
    Trainer trainer(smallExperiment());
    for (int i = 0; i < 40; ++i)
        trainer.step();
    trainer.setProbe({"a b c", "c b a"});
    const ProbeLook look = trainer.lookAtProbe();
    QCOMPARE(look.step, std::int64_t(40));
    const Trace forced = trainer.translator().trace("a b c", "c b a", {});
    QCOMPARE(look.probe.targetTokens, forced.targetTokens); // rows are the reference
    for (std::size_t i = 0; i < forced.attention.values.size(); ++i)
        QVERIFY(std::abs(look.probe.attention.values[i] - forced.attention.values[i]) < 1e-6F);
    SearchOptions greedy;
    greedy.beam = 1;
    const std::vector<std::string> sentence{"a b c"};
    QCOMPARE(look.probe.translation, trainer.translator().translate(sentence, greedy)[0].text());
    QCOMPARE(trainer.evaluate().probe, look.probe); // followed from now on
    QCOMPARE(trainer.snapshot().probe.target, std::string("c b a"));
    QVERIFY_THROWS_EXCEPTION(Error, trainer.setProbe({"a", ""}));
}

void TrainerTest::learnsToReverseLetters()
{
    Trainer trainer(smallExperiment());
    for (int i = 0; i < 600; ++i)
        trainer.step();
    const Evaluation evaluation = trainer.evaluate();
    QVERIFY2(evaluation.devBleu > 85, qPrintable(QString::number(evaluation.devBleu)));
    QVERIFY(evaluation.devTokenAccuracy > 0.93);
    QVERIFY(evaluation.trainLoss < 0.6);
    QVERIFY(std::abs(std::exp(evaluation.devLoss) - evaluation.devPerplexity) < 1e-9);

    // What it looks at is the letter it writes: the weights lie on the anti-diagonal.
    const std::vector<std::string> sentence{"a b c d e"};
    QCOMPARE(trainer.translator().translate(sentence, {})[0].text(), std::string("e d c b a"));
    const Matrix attention = trainer.translator().trace("a b c d e", "e d c b a", {}).attention;
    int hits = 0;
    for (std::size_t t = 0; t < 5; ++t)
        hits += attention.at(t, 4 - t) > 0.5F ? 1 : 0;
    QVERIFY2(hits >= 4, qPrintable(QString::number(hits)));
}

void TrainerTest::embeddingsBeginFromWordVectors()
{
    Experiment experiment = smallExperiment();
    auto vectors = std::make_shared<WordVectors>();
    vectors->ids = {kSpecials + 1};
    const auto size = static_cast<std::size_t>(experiment.model.embeddingSize);
    vectors->rows = Matrix(1, size);
    std::ranges::fill(vectors->rows.values, 0.25F);
    const StateDict atRandom = Trainer(experiment).snapshot().weights;
    experiment.targetVectors = vectors;
    const StateDict weights = Trainer(experiment).snapshot().weights;
    for (std::size_t i = 0; i < weights.size(); ++i) {
        if (weights[i].name != "model_embeddings.target.weight") {
            QVERIFY2(weights[i] == atRandom[i], weights[i].name.c_str());
            continue;
        }
        for (std::size_t k = 0; k < weights[i].values.size(); ++k)
            QCOMPARE(weights[i].values[k],
                k / size == std::size_t(kSpecials) + 1 ? 0.25F : atRandom[i].values[k]);
    }
}

void TrainerTest::sameSeedSameRun()
{
    Trainer a(smallExperiment());
    Trainer b(smallExperiment());
    QCOMPARE(lossesOf(a, 60), lossesOf(b, 60));
    QVERIFY(a.snapshot().weights == b.snapshot().weights);

    Recipe other = smallRecipe();
    other.training.seed = 2;
    Trainer c(smallExperiment(other));
    QVERIFY(lossesOf(c, 1) != std::vector<double>{a.experiment().history.losses.front().trainLoss});
}

void TrainerTest::resumedEqualsUninterrupted_data()
{
    QTest::addColumn<int>("interruption");
    QTest::newRow("before an evaluation") << 17;
    QTest::newRow("at an evaluation") << 25;
    QTest::newRow("in the second epoch") << 41;
}

void TrainerTest::resumedEqualsUninterrupted()
{
    QFETCH(int, interruption);
    Recipe recipe = smallRecipe();
    recipe.training.teacherForcing = 0.8; // chance of every kind is in it
    recipe.training.labelSmoothing = 0.1;
    Trainer whole(smallExperiment(recipe));
    const std::vector<double> expected = lossesOf(whole, 60);

    Trainer first(smallExperiment(recipe));
    std::vector<double> losses = lossesOf(first, interruption);
    Trainer second(first.snapshot());
    const std::vector<double> rest = lossesOf(second, 60 - interruption);
    losses.insert(losses.end(), rest.begin(), rest.end());
    QCOMPARE(losses, expected);
    QVERIFY(second.snapshot().weights == whole.snapshot().weights);
    QVERIFY(second.snapshot().optimizer == whole.snapshot().optimizer);
    QCOMPARE(second.experiment().history.evaluations.size(),
        whole.experiment().history.evaluations.size());
    QCOMPARE(second.experiment().history.evaluations.back().trainLoss,
        whole.experiment().history.evaluations.back().trainLoss);
    QCOMPARE(second.experiment().history.losses.back().epoch,
        whole.experiment().history.losses.back().epoch);
}

void TrainerTest::aRunThatDivergesKeepsGoodWeights()
{
    Recipe recipe = smallRecipe();
    recipe.training.optimizer = OptimizerKind::Sgd;
    recipe.training.learningRate = 100;
    recipe.training.clipNorm = 0;
    Trainer trainer(smallExperiment(recipe));
    try {
        for (int i = 0; i < 500; ++i)
            trainer.step();
        QFAIL("a learning rate of 100 went unnoticed");
    } catch (const Error &error) {
        QCOMPARE(error.code(), ErrorCode::Diverged);
        QVERIFY(std::string(error.what()).find("learning rate") != std::string::npos);
    }
    for (const NamedTensor &weight : trainer.snapshot().weights)
        for (const float value : weight.values)
            QVERIFY(std::isfinite(value));
    const std::vector<std::string> sentence{"a b"};
    QVERIFY(!trainer.translator().translate(sentence, {})[0].hypotheses.empty());
}

void TrainerTest::theRateDecaysAndTheBestComesBack()
{
    Recipe recipe = smallRecipe();
    recipe.training.patience = 2;
    recipe.training.maxTrials = 2;
    Trainer trainer(smallExperiment(recipe));
    lossesOf(trainer, 25);
    QVERIFY(trainer.experiment().history.evaluations.back().isBest);
    const Experiment best = trainer.snapshot();
    trainer.setLearningRate(50); // ruins the model
    for (int i = 0; i < 5; ++i)
        trainer.step();
    trainer.evaluate();
    QCOMPARE(trainer.experiment().state.learningRate, 50.0);
    trainer.evaluate();
    QCOMPARE(trainer.experiment().state.learningRate, 25.0); // patience 2, decay 0.5
    QVERIFY(trainer.snapshot().weights == best.weights);
    QVERIFY(trainer.snapshot().optimizer == best.optimizer);
    QCOMPARE(trainer.experiment().state.optimizerSteps, 25);
    QCOMPARE(trainer.stopReason(), StopReason::None);
    trainer.evaluate();
    trainer.evaluate();
    QCOMPARE(trainer.stopReason(), StopReason::EarlyStopping);
    QCOMPARE(
        trainer.experiment().state.learningRate, 25.0); // it stops; there is nothing to decay for
    QVERIFY(trainer.snapshot().weights == best.weights);
}

void TrainerTest::stopConditionsHold()
{
    Recipe recipe = smallRecipe();
    recipe.training.maxSteps = 3;
    recipe.training.maxEpochs = 1;
    Trainer trainer(smallExperiment(recipe));
    lossesOf(trainer, 2);
    QCOMPARE(trainer.stopReason(), StopReason::None);
    lossesOf(trainer, 1);
    QCOMPARE(trainer.stopReason(), StopReason::MaxSteps);
    trainer.setStopConditions(1, 0);
    QCOMPARE(trainer.stopReason(), StopReason::None);
    while (trainer.experiment().state.step < trainer.batchesPerEpoch())
        trainer.step();
    QCOMPARE(trainer.stopReason(), StopReason::MaxEpochs);
    QCOMPARE(trainer.experiment().history.losses.back().epoch, 1.0);
}

void TrainerTest::aCancelledEvaluationChangesNothing()
{
    Trainer trainer(smallExperiment());
    lossesOf(trainer, 3);
    const Experiment before = trainer.snapshot();
    std::stop_source stop;
    int calls = 0;
    QVERIFY_EXCEPTION_THROWN(trainer.evaluate(stop.get_token(),
                                 [&] {
                                     ++calls;
                                     stop.request_stop();
                                 }),
        Error);
    QCOMPARE(calls, 1);
    QVERIFY(trainer.snapshot().state == before.state);
    QVERIFY(trainer.snapshot().history == before.history);
    QVERIFY(trainer.snapshot().weights == before.weights);
}

void TrainerTest::scheduledSamplingFeedsTheModelItself()
{
    Recipe recipe = smallRecipe();
    recipe.model.dropout = 0;
    Recipe free = recipe;
    free.training.teacherForcing = 0;
    Trainer forced(smallExperiment(recipe));
    Trainer sampled(smallExperiment(free));
    QVERIFY(forced.step().trainLoss != sampled.step().trainLoss);
    free.training.teacherForcing = 1;
    free.training.teacherForcingDecay = 1; // the first epoch is still all teacher
    Trainer later(smallExperiment(free));
    Trainer always(smallExperiment(recipe));
    const int epoch = static_cast<int>(later.batchesPerEpoch());
    for (int i = 0; i < epoch; ++i)
        QCOMPARE(later.step().trainLoss, always.step().trainLoss);
    QVERIFY(later.step().trainLoss != always.step().trainLoss);
}

void TrainerTest::aPlainRnnHasNoGatesToSaturate()
{
    for (const CellKind cell : {CellKind::Rnn, CellKind::Gru}) {
        Recipe recipe = smallRecipe();
        recipe.model.cell = cell;
        Trainer trainer(smallExperiment(recipe));
        (void)trainer.step();
        const double saturated = trainer.evaluate().saturatedGates;
        QVERIFY(cell == CellKind::Rnn ? saturated == kNoGates : saturated >= 0);
    }
}

void TrainerTest::tooLongPairsAreLeftOut()
{
    Recipe recipe = smallRecipe();
    Trainer all(smallExperiment(recipe));
    recipe.training.maxLength = 3;
    Trainer some(smallExperiment(recipe));
    QVERIFY(some.batchesPerEpoch() < all.batchesPerEpoch());
    recipe.training.maxLength = 1;
    QVERIFY_EXCEPTION_THROWN(Trainer(smallExperiment(recipe)), Error);
}

void TrainerTest::subwordsAreCutBesideLibTorch()
{
    // SentencePiece and LibTorch bring two protobufs whose names are the same; under the sanitizers
    // too each has to find its own.
    Recipe recipe = smallRecipe();
    recipe.sourceTokenizer.kind = TokenizerKind::Subword;
    recipe.sourceTokenizer.subwordVocabulary = 12;
    const Experiment experiment = smallExperiment(recipe);
    const auto restored = restoreTokenizer(
        experiment.source.tokenizer->options(), experiment.source.tokenizer->model());
    QCOMPARE(restored->split("a b c"), experiment.source.tokenizer->split("a b c"));
    QVERIFY_EXCEPTION_THROWN(
        (void)restoreTokenizer(experiment.source.tokenizer->options(), "damaged"), Error);
    QVERIFY(std::isfinite(Trainer(experiment).step().trainLoss));
}

void TrainerTest::positionsBeyondTheEpochStartItAnew_data()
{
    QTest::addColumn<qint64>("batchInEpoch");
    QTest::addColumn<int>("batchSize");
    QTest::addColumn<int>("maxLength");
    QTest::newRow("far beyond") << qint64(1'000'000'000) << 16 << 100;
    QTest::newRow("before the first") << qint64(-1) << 16 << 100;
    QTest::newRow("larger batches") << qint64(20) << 4096 << 100;
    QTest::newRow("shorter sentences") << qint64(20) << 16 << 2;
}

void TrainerTest::positionsBeyondTheEpochStartItAnew()
{
    QFETCH(const qint64, batchInEpoch);
    QFETCH(const int, batchSize);
    QFETCH(const int, maxLength);
    Trainer before(smallExperiment());
    before.step();
    Experiment experiment = before.snapshot();
    QVERIFY(before.remarks().empty());
    experiment.state.batchInEpoch = batchInEpoch;
    experiment.training.batchSize = batchSize;
    experiment.training.maxLength = maxLength;
    Trainer trainer(std::move(experiment));
    QCOMPARE(trainer.remarks().size(), std::size_t{1});
    QVERIFY(trainer.remarks().front().english().find("starts anew") != std::string::npos);
    const auto batches = static_cast<int>(trainer.batchesPerEpoch());
    for (int i = 0; i < batches; ++i) // a whole epoch, from its first batch on
        QVERIFY(std::isfinite(trainer.step().trainLoss));
    QCOMPARE(trainer.experiment().state.batchInEpoch, std::int64_t{0});
    QCOMPARE(trainer.experiment().state.epoch, std::int64_t{1});
}

QTEST_APPLESS_MAIN(TrainerTest)
#include "tst_trainer.moc"
