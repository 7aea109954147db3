// SPDX-License-Identifier: GPL-3.0-or-later
// What an evaluation sees inside the model, against numbers by hand and against the run itself.
#include "core/model/update.h"
#include "core/run/insight.h"
#include "core/training/trainer.h"
#include "tests/core/training/small_experiment.h"

#include <QtTest>

#include <cmath>
#include <numeric>

using namespace seq2seq;
using namespace seq2seq::test;

namespace {

Matrix rows(std::initializer_list<std::initializer_list<float>> values)
{
    Matrix matrix(values.size(), values.begin()->size());
    std::size_t at = 0;
    for (const auto &row : values)
        for (const float value : row)
            matrix.values[at++] = value;
    return matrix;
}

double sum(const Histogram &histogram)
{
    return std::accumulate(histogram.shares.begin(), histogram.shares.end(), 0.0);
}

} // namespace

class InsightTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void histogramsCountEveryNumber();
    void attentionByHand();
    void layersGatherTheirWeights();
    void gradientsAreThoseOfTheNextUpdate_data();
    void gradientsAreThoseOfTheNextUpdate();
    void weightsAreSpreadAsTheyAre();
    void sourceGainIsWhatTheRightSourceSaves();
    void frozenWeightsHaveNoGradient();
    void unknownWordsAreCounted();
};

void InsightTest::histogramsCountEveryNumber()
{
    std::vector<float> values{-1, 2, 0, 0};
    for (int i = 0; i < 4; ++i)
        values.push_back(1.95F); // the last bin is 1.9..2
    values.push_back(std::nanf(""));
    const Histogram histogram = histogramOf(values);
    QCOMPARE(histogram.lowest, -1.0F);
    QCOMPARE(histogram.highest, 2.0F);
    QCOMPARE(histogram.shares.size(), kHistogramBins);
    QCOMPARE(histogram.shares.front(), 1.0F / 8);
    QCOMPARE(histogram.shares.back(), 5.0F / 8);
    QCOMPARE(histogram.shares[10], 2.0F / 8); // zero: 1 / 3 of 30
    QVERIFY(std::abs(sum(histogram) - 1) < 1e-6);
    QVERIFY(std::abs(histogram.center(0) + 0.95) < 1e-6);
    QVERIFY(std::abs(sum(histogramOfNonZero(values)) - 1) < 1e-6);
    QCOMPARE(histogramOfNonZero(values).shares[10], 0.0F);

    QVERIFY(histogramOfNonZero(std::vector<float>{0, 0}).shares.empty());
    const Histogram one = histogramOf(std::vector<float>{3, 3, 3});
    QCOMPARE(one.shares.front(), 1.0F);
    QCOMPARE(one.lowest, one.highest);
}

void InsightTest::attentionByHand()
{
    Insight insight;
    describeAttention(insight, {});
    QVERIFY(!insight.attentionEntropy && !insight.attentionOnOneWord);
    const std::vector<Matrix> flatAndSharp{rows({{0.25F, 0.25F, 0.25F, 0.25F}}),
        rows({{0, 1}, {0, 1}}), rows({{1}})}; // one source word: there is no choice
    describeAttention(insight, flatAndSharp);
    QVERIFY(std::abs(*insight.attentionEntropy - 1.0 / 3) < 1e-6); // 1, 0, 0 of three steps
    QVERIFY(std::abs(*insight.attentionOnOneWord - (0.25 + 1) / 2) < 1e-6);
    const std::vector<Matrix> diagonal{rows({{1, 0}, {0, 1}})};
    describeAttention(insight, diagonal);
    QCOMPARE(*insight.attentionEntropy, 0.0);
    QCOMPARE(*insight.attentionOnOneWord, 0.5);
}

void InsightTest::layersGatherTheirWeights()
{
    QCOMPARE(layerOf("encoder.weight_ih_l1_reverse"), std::string("encoder.l1_reverse"));
    QCOMPARE(layerOf("decoder.0.bias_hh"), std::string("decoder.0"));
    QCOMPARE(layerOf("model_embeddings.source.weight"), std::string("model_embeddings.source"));
    const std::vector<WeightInsight> weights{{"decoder.weight_ih", 3, {}, {}},
        {"att_projection.weight", 1, {}, {}}, {"decoder.weight_hh", 4, {}, {}}};
    const std::vector<LayerGradient> layers = gradientsByLayer(weights);
    QCOMPARE(layers.size(), 2U);
    QCOMPARE(layers[0].layer, std::string("decoder"));
    QCOMPARE(layers[0].norm, 5.0);
}

void InsightTest::gradientsAreThoseOfTheNextUpdate_data()
{
    QTest::addColumn<int>("engine");
    QTest::newRow("LibTorch") << int(EngineKind::LibTorch);
    QTest::newRow("whatever is there") << int(EngineKind::Auto);
}

void InsightTest::gradientsAreThoseOfTheNextUpdate()
{
    QFETCH(int, engine);
    Recipe recipe = smallRecipe();
    recipe.training.engine = EngineKind(engine);
    Trainer trainer(smallExperiment(recipe));
    for (int i = 0; i < 60; ++i)
        trainer.step();
    const Evaluation evaluation = trainer.evaluate();
    QVERIFY(evaluation.isBest); // nothing went back
    double squares = 0;
    for (const WeightInsight &weight : evaluation.inside->weights)
        squares += weight.gradientNorm * weight.gradientNorm;
    const double next = trainer.step().gradientNorm;
    QVERIFY2(std::abs(std::sqrt(squares) - next) < 1e-3 * next,
        qPrintable(QStringLiteral("%1 %2").arg(std::sqrt(squares)).arg(next)));

    Trainer unlooked(smallExperiment(recipe)); // looking changes nothing
    for (int i = 0; i < 61; ++i)
        unlooked.step();
    QVERIFY(unlooked.snapshot().weights == trainer.snapshot().weights);
}

void InsightTest::weightsAreSpreadAsTheyAre()
{
    Trainer trainer(smallExperiment());
    trainer.step();
    const Insight inside = *trainer.evaluate().inside;
    const StateDict weights = trainer.snapshot().weights;
    QCOMPARE(inside.weights.size(), weights.size());
    for (std::size_t i = 0; i < weights.size(); ++i) {
        const auto [lowest, highest] = std::ranges::minmax(weights[i].values);
        QCOMPARE(inside.weights[i].name, weights[i].name);
        QCOMPARE(inside.weights[i].values.lowest, lowest);
        QCOMPARE(inside.weights[i].values.highest, highest);
        QVERIFY(std::abs(sum(inside.weights[i].values) - 1) < 1e-5);
    }
}

void InsightTest::sourceGainIsWhatTheRightSourceSaves()
{
    Recipe recipe = smallRecipe();
    recipe.training.evaluateEvery = 1000;
    Trainer trainer(smallExperiment(recipe));
    const double before = *trainer.evaluate().inside->sourceGain;
    QVERIFY2(std::abs(before) < 0.05, qPrintable(QString::number(before)));
    for (int i = 0; i < 400; ++i)
        trainer.step();
    const double after = *trainer.evaluate().inside->sourceGain;
    QVERIFY2(after > 1, qPrintable(QString::number(after))); // it reads what it writes backwards
}

void InsightTest::frozenWeightsHaveNoGradient()
{
    Recipe recipe = smallRecipe();
    recipe.training.frozen = FrozenPart::Encoder;
    Trainer trainer(smallExperiment(recipe));
    const Insight inside = *trainer.evaluate().inside;
    int learning = 0;
    for (const WeightInsight &weight : inside.weights) {
        QCOMPARE(weight.gradientNorm == 0, isFrozen(FrozenPart::Encoder, weight.name));
        QCOMPARE(weight.gradients.shares.empty(), weight.gradientNorm == 0);
        learning += weight.gradientNorm > 0 ? 1 : 0;
    }
    QVERIFY(learning > 0);
}

void InsightTest::unknownWordsAreCounted()
{
    Experiment experiment = smallExperiment();
    Corpus dev;
    dev.pairs = {{"a b", "b a"}, {"a zebra", "b zebra yak"}};
    experiment.dev = std::make_shared<const Corpus>(std::move(dev));
    const Insight inside = *Trainer(std::move(experiment)).evaluate().inside;
    QCOMPARE(inside.unknownSource, 1.0 / 4);
    QCOMPARE(inside.unknownTarget, 2.0 / 5);
}

QTEST_APPLESS_MAIN(InsightTest)
#include "tst_insight.moc"
