// SPDX-License-Identifier: GPL-3.0-or-later
// What must hold of the model whatever its weights: gradients are those of finite differences,
// padding never leaks, attention is a distribution over real words, weights come back as they were
// stored.
#include "core/error.h"
#include "tests/core/model/all_configs.h"
#include "tests/core/model/model_fixture.h"

#include <QtTest>

using namespace seq2seq;
using namespace seq2seq::test;

class ModelTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void gradientsEqualFiniteDifferences_data();
    void gradientsEqualFiniteDifferences();
    void aSentenceAloneEqualsItInABatch();
    void attentionIsADistributionOverRealWords();
    void parametersAreAsManyAsTheConfigurationCounts();
    void weightsComeBackAsStored();
    void wrongWeightsAreRefused_data();
    void wrongWeightsAreRefused();
    void sameSeedSameWeights();
    void uniformStartIsThatOfCs224n();
    void convolutionSeesTheRightNeighbourOnly();
    void convolutionIsRefusedWithOneHot();
    void labelSmoothingAddsTheMeanOverTheVocabulary();
    void reversalKeepsTheEndLast();
};

void ModelTest::gradientsEqualFiniteDifferences_data()
{
    addRowForEachConfig();
}

void ModelTest::gradientsEqualFiniteDifferences()
{
    QFETCH(const int, number);
    const double epsilon = 1e-5;
    Seq2Seq model = doubleModel(allConfigs()[static_cast<std::size_t>(number)]);
    std::vector<at::Tensor> parameters;
    for (auto &item : model.named_parameters())
        parameters.push_back(item.value());
    const auto gradients = torch::autograd::grad({lossOf(model, 0.1).smoothed}, parameters);
    const torch::NoGradGuard noGrad;
    for (std::size_t p = 0; p < parameters.size(); ++p) {
        const at::Tensor flat = parameters[p].view({-1});
        const at::Tensor gradient = gradients[p].contiguous().view({-1});
        // Two weights of each tensor, away from the <pad> row, whose gradient is zero by intent.
        for (const std::int64_t at : {flat.numel() - 1, flat.numel() / 2}) {
            const double kept = flat[at].item<double>();
            flat[at] = kept + epsilon;
            const double above = lossOf(model, 0.1).smoothed.item<double>();
            flat[at] = kept - epsilon;
            const double below = lossOf(model, 0.1).smoothed.item<double>();
            flat[at] = kept;
            const double numeric = (above - below) / (2 * epsilon);
            const double analytic = gradient[at].item<double>();
            QVERIFY2(std::abs(numeric - analytic) < 1e-6 * std::max(1.0, std::abs(numeric)),
                qPrintable(QString("tensor %1: %2 against %3").arg(p).arg(analytic).arg(numeric)));
        }
    }
}

/// Empty if each sentence of a batch has the numbers it has alone.
template <typename Real> QString differenceAlone(const ModelConfig &config, double tolerance)
{
    const auto model = torchModel<Real>(config);
    const std::vector<std::vector<int>> sources = reading(config);
    const std::vector<ForcedSentence> together = model->score(sources, kTargets, true);
    for (std::size_t i = 0; i < sources.size(); ++i) {
        const ForcedSentence alone = model->score(
            std::span(sources).subspan(i, 1), std::span(kTargets).subspan(i, 1), true)[0];
        const double off = std::abs(alone.logProbability - together[i].logProbability);
        if (!(off <= tolerance * std::abs(alone.logProbability)))
            return QString("log P of sentence %1 is off by %2").arg(i).arg(off);
        if (alone.tokens != together[i].tokens)
            return QString("the words of sentence %1 differ").arg(i);
        if (alone.attention.values.size() != together[i].attention.values.size())
            return QString("the attention of sentence %1 has another size").arg(i);
        for (std::size_t k = 0; k < alone.attention.values.size(); ++k)
            if (!(std::abs(alone.attention.values[k] - together[i].attention.values[k]) < 1e-6F))
                return QString("the attention of sentence %1 differs").arg(i);
    }
    return {};
}

void ModelTest::aSentenceAloneEqualsItInABatch()
{
    for (const ModelConfig &config : allConfigs()) {
        const QString inDouble = differenceAlone<double>(config, 1e-12);
        QVERIFY2(inDouble.isEmpty(), qPrintable(describe(config).c_str() + (", " + inDouble)));
        const QString inFloat = differenceAlone<float>(config, 1e-6);
        QVERIFY2(inFloat.isEmpty(), qPrintable(describe(config).c_str() + (", " + inFloat)));
    }
}

void ModelTest::attentionIsADistributionOverRealWords()
{
    for (const ModelConfig &config : allConfigs()) {
        if (config.attention == AttentionKind::None)
            continue;
        const Seq2Seq model = doubleModel(config);
        const SourceBatch source = makeSourceBatch(reading(config));
        const EncodedSource encoded = model.encode(source);
        const at::Tensor word = model.projectWords(at::full({3}, 1, at::kLong));
        const Attended attended = model.step(word, encoded.start, encoded).attended;
        if (config.attention == AttentionKind::LocalP) // by its definition
            QVERIFY(attended.weights.sum(1).le(1 + 1e-12).all().item<bool>());
        else
            QVERIFY((attended.weights.sum(1) - 1).abs().max().item<double>() < 1e-12);
        QVERIFY(attended.weights.masked_select(source.isPadding).eq(0).all().item<bool>());
        const at::Tensor context
            = (attended.weights.unsqueeze(2) * encoded.states).sum(1); // a_t by its definition
        QVERIFY((context - attended.context).abs().max().item<double>() < 1e-12);
    }
}

void ModelTest::parametersAreAsManyAsTheConfigurationCounts()
{
    for (const ModelConfig &config : allConfigs()) {
        std::int64_t counted = 0;
        for (const ParameterCount &part : countParameters(config))
            counted += part.parameters;
        std::int64_t held = 0;
        for (const auto &weight : Seq2Seq(config).parameters())
            held += weight.numel();
        QVERIFY2(counted == held, describe(config).c_str());
    }
}

void ModelTest::weightsComeBackAsStored()
{
    Seq2Seq model(tinyConfig());
    model.initialize(7);
    Seq2Seq other(tinyConfig());
    other.load(model.store());
    QVERIFY(other.store() == model.store());
    QCOMPARE(lossOf(other).nats, lossOf(model).nats);
}

void ModelTest::wrongWeightsAreRefused_data()
{
    QTest::addColumn<int>("damage");
    QTest::newRow("one is missing") << 0;
    QTest::newRow("another name") << 1;
    QTest::newRow("another shape") << 2;
    QTest::newRow("not a number") << 3;
    QTest::newRow("one too many") << 4;
}

void ModelTest::wrongWeightsAreRefused()
{
    QFETCH(int, damage);
    Seq2Seq model(tinyConfig());
    model.initialize(7);
    StateDict weights = model.store();
    switch (damage) {
    case 0:
        weights.pop_back();
        break;
    case 1:
        weights.back().name += "x";
        break;
    case 2:
        std::swap(weights.back().shape[0], weights.back().shape[1]);
        break;
    case 3:
        weights.back().values[0] = std::numeric_limits<float>::quiet_NaN();
        break;
    default:
        weights.push_back({"surplus", {1}, {0.0F}});
    }
    try {
        model.load(weights);
        QFAIL("damaged weights were taken");
    } catch (const Error &error) {
        QCOMPARE(error.code(), ErrorCode::BadExperiment);
    }
}

void ModelTest::sameSeedSameWeights()
{
    Seq2Seq a(tinyConfig());
    Seq2Seq b(tinyConfig());
    a.initialize(3);
    b.initialize(3);
    QVERIFY(a.store() == b.store());
    b.initialize(4);
    QVERIFY(!(a.store() == b.store()));
    QVERIFY(a.sourceEmbeddings().select(0, 0).eq(0).all().item<bool>()); // <pad>
}

void ModelTest::uniformStartIsThatOfCs224n()
{
    ModelConfig config = tinyConfig();
    config.convolution = true;
    Seq2Seq model(config);
    const auto largest = [&](bool ofEmbeddings) {
        double bound = 0;
        for (const auto &item : model.named_parameters())
            if (item.key().starts_with("model_embeddings") == ofEmbeddings)
                bound = std::max(bound, item.value().abs().max().item<double>());
        return bound;
    };
    model.initialize(3, Initialization::Uniform);
    const auto isNear
        = [](double bound, double value) { return bound <= value && bound > 0.8 * value; };
    QVERIFY(isNear(largest(false), 0.1) && isNear(largest(true), 0.1));
    for (const auto &item : model.named_parameters()) // biases too; none is left at zero
        QVERIFY2(item.value().ne(0).sum().item<std::int64_t>()
                == item.value().numel()
                    - (item.key().starts_with("model_embeddings") ? config.embeddingSize : 0),
            item.key().c_str());
    QVERIFY(model.sourceEmbeddings().select(0, 0).eq(0).all().item<bool>()); // <pad>
    QVERIFY(model.targetEmbeddings().select(0, 0).eq(0).all().item<bool>());
    model.initialize(3);
    QVERIFY(isNear(largest(false), 0.1) && isNear(largest(true), 1.0));
}

void ModelTest::convolutionSeesTheRightNeighbourOnly()
{
    ModelConfig config = tinyConfig();
    config.convolution = true;
    const Seq2Seq model = doubleModel(config);
    const torch::NoGradGuard noGrad;
    const auto convolved = [&](std::span<const std::vector<int>> sources) {
        EncoderRecord record;
        (void)model.encode(makeSourceBatch(sources), {}, &record);
        return record.convolved;
    };
    const at::Tensor all = convolved(kSources); // [S, B, E]
    at::Tensor weight;
    at::Tensor bias;
    for (const auto &item : model.named_parameters()) {
        if (item.key() == "post_embed_cnn.weight")
            weight = item.value();
        if (item.key() == "post_embed_cnn.bias")
            bias = item.value();
    }
    QCOMPARE(weight.sizes().vec(), (std::vector<std::int64_t>{3, 3, 2}));
    for (std::size_t b = 0; b < kSources.size(); ++b) {
        const std::vector<int> &source = kSources[b];
        const auto column = static_cast<std::int64_t>(b);
        for (std::size_t i = 0; i < source.size(); ++i) {
            at::Tensor expected
                = bias + at::mv(weight.select(2, 0), model.sourceEmbeddings()[source[i]]);
            if (i + 1 < source.size()) // to the right of the last word there is nothing, not <pad>
                expected = expected
                    + at::mv(weight.select(2, 1), model.sourceEmbeddings()[source[i + 1]]);
            const at::Tensor found = all[static_cast<std::int64_t>(i)][column];
            QVERIFY((found - expected).abs().max().item<double>() < 1e-12);
        }
        const at::Tensor alone = convolved(std::span(kSources).subspan(b, 1));
        QVERIFY((all.narrow(0, 0, alone.size(0)).select(1, column) - alone.select(1, 0))
                    .abs()
                    .max()
                    .item<double>()
            < 1e-12);
    }
}

void ModelTest::convolutionIsRefusedWithOneHot()
{
    ModelConfig config = tinyConfig();
    config.convolution = true;
    config.oneHot = true;
    try {
        config.validate();
        QFAIL("a convolution over one-hot input was taken");
    } catch (const Error &error) {
        QCOMPARE(error.code(), ErrorCode::BadConfiguration);
    }
}

void ModelTest::labelSmoothingAddsTheMeanOverTheVocabulary()
{
    const Seq2Seq model = doubleModel(tinyConfig());
    const TargetBatch target = makeTargetBatch(kTargets);
    const at::Tensor outputs = model.forward(makeSourceBatch(kSources), target);
    double expected = 0;
    for (std::size_t b = 0; b < kTargets.size(); ++b)
        for (std::size_t t = 0; t < kTargets[b].size(); ++t) {
            const at::Tensor p = at::log_softmax(
                model.logits(outputs[static_cast<std::int64_t>(t)][static_cast<std::int64_t>(b)]),
                0);
            expected -= 0.8 * p[kTargets[b][t]].item<double>() + 0.2 * p.mean().item<double>();
        }
    QVERIFY(std::abs(batchLoss(model, outputs, target, 0.2).smoothed.item<double>() - expected)
        < 1e-10);
}

void ModelTest::reversalKeepsTheEndLast()
{
    QCOMPARE(readingOrder({4, 5, 6, 2}, true), (std::vector<int>{6, 5, 4, 2}));
    QCOMPARE(readingOrder({4, 5, 6, 2}, false), (std::vector<int>{4, 5, 6, 2}));
    QCOMPARE(readingOrder({2}, true), (std::vector<int>{2}));
}

QTEST_APPLESS_MAIN(ModelTest)
#include "tst_model.moc"
