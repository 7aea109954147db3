// SPDX-License-Identifier: GPL-3.0-or-later
// A step in slow motion is the step that training makes, and its gradients are those of the loss.
#include "core/explain/slow_motion.h"

#include "core/error.h"
#include "core/model/reading_order.h"
#include "core/search/translator.h"
#include "core/training/trainer.h"
#include "tests/core/model/by_hand.h"
#include "tests/core/training/small_experiment.h"

#include <QtTest>

#include <cmath>
#include <numeric>

using namespace seq2seq;
using namespace seq2seq::test;

namespace {

const std::vector<int> &source = kSources[0];
const std::vector<int> &target = kTargets[1];

bool areClose(double a, double b, double tolerance)
{
    return std::abs(a - b) <= tolerance * std::max({1e-3, std::abs(a), std::abs(b)});
}

SlowMotion tinyMotion(const ModelConfig &config, const UpdateOptions &options = {})
{
    const auto model = torchModel(config);
    const auto copy = torchModel(config);
    return slowMotion(*model, *copy, source, target, options);
}

/// J with the values of a row of a place moved.
double lossByHand(const Seq2Seq &network, const std::string &place, std::size_t row,
    std::int64_t unit, double difference)
{
    const at::Tensor logProbabilities = logProbabilitiesByHand(network, source, target,
        [&](const std::string &at, std::size_t atRow, const at::Tensor &values) {
            if (at != place || atRow != row)
                return values;
            at::Tensor moved = values.clone();
            moved[0][unit] += difference;
            return moved;
        });
    double loss = 0;
    for (std::size_t t = 0; t < target.size(); ++t)
        loss -= logProbabilities[std::int64_t(t)][target[t]].item<double>();
    return loss;
}

Experiment onePair(EngineKind engine)
{
    Recipe recipe = smallRecipe();
    recipe.model.dropout = 0;
    recipe.training.batchSize = 1;
    recipe.training.engine = engine;
    recipe.training.clipNorm = 0.5;
    Experiment experiment = smallExperiment(recipe);
    Corpus corpus;
    corpus.origin = experiment.train->origin;
    corpus.pairs.push_back(experiment.train->pairs[0]);
    experiment.train = std::make_shared<const Corpus>(std::move(corpus));
    return experiment;
}

} // namespace

class SlowMotionTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void gradientsOfStatesAreFiniteDifferences_data();
    void gradientsOfStatesAreFiniteDifferences();
    void normsOfWeightsMakeTheGlobalNorm();
    void frozenWeightsStandStill();
    void itIsTheStepOfTheTrainer_data();
    void itIsTheStepOfTheTrainer();
    void everyConfigurationHasItsPlaces();
    void aCopyWithDropoutIsRefused();
    void wordsOfAnotherModelAreRefused();
};

void SlowMotionTest::gradientsOfStatesAreFiniteDifferences_data()
{
    QTest::addColumn<bool>("hasAttention");
    QTest::newRow("attention") << true;
    QTest::newRow("none") << false;
}

void SlowMotionTest::gradientsOfStatesAreFiniteDifferences()
{
    QFETCH(const bool, hasAttention);
    ModelConfig config = tinyConfig();
    if (!hasAttention)
        config.attention = AttentionKind::None;
    const SlowMotion motion = tinyMotion(config);
    const auto byHand = network(config);
    QCOMPARE(motion.states.size(), std::size_t(hasAttention ? 7 : 6));
    for (const StateGradient &state : motion.states) {
        const std::string place = textOf(state.place);
        QCOMPARE(state.norms.size(), state.place.isOfSource() ? source.size() : target.size());
        const bool isEmbedding = place.ends_with("embeddings");
        const std::int64_t units = isEmbedding ? config.embeddingSize
            : place == "annotations"           ? config.encoderStateSize()
                                               : config.hiddenSize;
        for (std::size_t row = 0; row < state.norms.size(); ++row) {
            double squares = 0;
            for (std::int64_t unit = 0; unit < units; ++unit) {
                const double slope = (lossByHand(*byHand, place, row, unit, 1e-5)
                                         - lossByHand(*byHand, place, row, unit, -1e-5))
                    / 2e-5;
                squares += slope * slope;
            }
            QVERIFY2(areClose(state.norms[row], std::sqrt(squares), 1e-5), place.c_str());
            QVERIFY(squares > 0);
        }
    }
    double loss = 0;
    for (std::size_t t = 0; t < target.size(); ++t) {
        const at::Tensor row
            = logProbabilitiesByHand(*byHand, source, target, asItIs)[std::int64_t(t)];
        QVERIFY(areClose(motion.losses[t], -row[target[t]].item<double>(), 1e-6));
        loss += motion.losses[t];
    }
    QVERIFY(areClose(motion.lossBefore, loss, 1e-6));
}

void SlowMotionTest::normsOfWeightsMakeTheGlobalNorm()
{
    UpdateOptions options;
    options.clipNorm = 0.3;
    options.labelSmoothing = 0.1; // is left out
    options.teacherForcing = 0.2;
    const SlowMotion motion = tinyMotion(tinyConfig(), options);
    UpdateOptions plain;
    const Batch batch{{source}, {target}, {0}};
    const BatchTotals totals = torchModel(tinyConfig())->measure(batch, plain);
    QVERIFY(areClose(motion.gradientNorm, totals.gradientNorm, 1e-12));
    QVERIFY(areClose(motion.lossBefore, totals.nats, 1e-12));
    double squares = 0;
    for (const WeightStep &weight : motion.weights)
        squares += weight.gradientNorm * weight.gradientNorm;
    QVERIFY(areClose(std::sqrt(squares), motion.gradientNorm, 1e-6));
    QVERIFY(motion.gradientNorm > 0.3);
    QVERIFY(areClose(motion.clipScale * motion.gradientNorm, 0.3, 1e-5));
    QVERIFY(motion.lossAfter < motion.lossBefore);
}

void SlowMotionTest::frozenWeightsStandStill()
{
    UpdateOptions options;
    options.frozen = FrozenPart::Encoder;
    const SlowMotion motion = tinyMotion(tinyConfig(), options);
    double squares = 0;
    int still = 0;
    for (const WeightStep &weight : motion.weights) {
        QCOMPARE(weight.change.change > 0, weight.learns);
        QVERIFY(weight.gradientNorm > 0);
        still += weight.learns ? 0 : 1;
        if (weight.learns)
            squares += weight.gradientNorm * weight.gradientNorm;
    }
    QVERIFY(still > 0);
    QVERIFY(areClose(std::sqrt(squares), motion.gradientNorm, 1e-6));
}

void SlowMotionTest::itIsTheStepOfTheTrainer_data()
{
    QTest::addColumn<int>("engine");
    QTest::newRow("libtorch") << int(EngineKind::LibTorch);
    QTest::newRow("auto") << int(EngineKind::Auto);
}

void SlowMotionTest::itIsTheStepOfTheTrainer()
{
    QFETCH(const int, engine);
    Trainer trainer(onePair(EngineKind(engine)));
    for (int i = 0; i < 3; ++i) // so that the optimiser remembers something
        trainer.step();
    const Experiment before = trainer.snapshot();
    Compute compute = before.training.compute();
    compute.engine = EngineKind::LibTorch;
    const auto copy = makeModel(before.model, compute);
    copy->setWeights(before.weights);
    copy->setOptimizerState(before.optimizer, before.state.optimizerSteps);
    UpdateOptions options;
    options.learningRate = before.state.learningRate;
    options.attentionRate = before.training.attentionRate;
    options.clipNorm = before.training.clipNorm;
    const SentencePair &pair = before.train->pairs[0];
    const Translator &translator = trainer.translator();
    const Trace trace = translator.trace(pair.source, pair.target, {}, 0);
    const SlowMotion motion
        = slowMotion(translator.model(), *copy, trace.sourceIds, trace.targetIds, options);

    const UpdateReport real = trainer.stepAndReport();
    const double words = double(trace.targetIds.size());
    QVERIFY(areClose(motion.lossBefore / words, real.point.trainLoss, 1e-5));
    QVERIFY(areClose(motion.lossAfter / words, real.lossAfter, 1e-4));
    QVERIFY(areClose(motion.gradientNorm, real.point.gradientNorm, 1e-4));
    QVERIFY(motion.clipScale < 1 && real.clippedTo == 0.5);
    QCOMPARE(motion.weights.size(), real.weights.size());
    for (std::size_t i = 0; i < real.weights.size(); ++i) {
        const WeightStep &shown = motion.weights[i];
        QCOMPARE(shown.change.name, real.weights[i].name);
        QVERIFY(areClose(shown.change.norm, real.weights[i].norm, 1e-6));
        QVERIFY2(
            areClose(shown.change.change, real.weights[i].change, 1e-3), shown.change.name.c_str());
        QVERIFY(shown.change.change > 0);
    }
    const StateDict now = trainer.snapshot().weights;
    const StateDict same = copy->weights();
    for (std::size_t i = 0; i < now.size(); ++i)
        for (std::size_t k = 0; k < now[i].values.size(); ++k)
            QVERIFY(std::abs(now[i].values[k] - same[i].values[k]) < 1e-4f);
}

void SlowMotionTest::everyConfigurationHasItsPlaces()
{
    ModelConfig config = tinyConfig();
    config.layers = 2;
    config.reverseSource = true;
    for (const bool isBidirectional : {true, false})
        for (const bool isOneHot : {true, false}) {
            config.bidirectional = isBidirectional;
            config.oneHot = isOneHot;
            const SlowMotion motion = tinyMotion(config);
            QCOMPARE(motion.states.size(),
                std::size_t(4 + (isBidirectional ? 4 : 2) + (isOneHot ? 0 : 2)));
            QVERIFY(motion.states.front().place.kind == PlaceKind::Output);
        }
}

void SlowMotionTest::aCopyWithDropoutIsRefused()
{
    ModelConfig config = tinyConfig();
    const auto model = torchModel(config);
    config.dropout = 0.3;
    const auto copy = torchModel(config);
    QVERIFY_EXCEPTION_THROWN(slowMotion(*model, *copy, source, target, {}), Error);
}

void SlowMotionTest::wordsOfAnotherModelAreRefused()
{
    const auto model = torchModel(tinyConfig());
    const auto copy = torchModel(tinyConfig());
    QVERIFY_EXCEPTION_THROWN(slowMotion(*model, *copy, {99, 2}, target, {}), Error);
    QVERIFY_EXCEPTION_THROWN(slowMotion(*model, *copy, source, {99, 2}, {}), Error);
}

QTEST_APPLESS_MAIN(SlowMotionTest)
#include "tst_slow_motion.moc"
