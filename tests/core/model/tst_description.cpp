// SPDX-License-Identifier: GPL-3.0-or-later
// A model's description is that of the model that is built from the same configuration: its
// weights, the shapes of what it computes, and what that costs.
#include "core/model/description.h"
#include "tests/core/model/all_configs.h"
#include "tests/core/model/model_fixture.h"

#include <QtTest>

using namespace seq2seq;
using namespace seq2seq::test;

namespace {

std::int64_t sizeOf(const ModelDescription &network, FlowKind kind, std::size_t dimension)
{
    const Flow *flow = network.find(kind);
    return flow ? flow->shape.at(dimension).size : -1;
}

/// Whether a matrix of a trace has the shape of a flow behind its batch.
bool isShapedAs(const ModelDescription &network, FlowKind kind, const Matrix &matrix)
{
    const Flow *flow = network.find(kind);
    if (!flow)
        return matrix.rows == 0;
    return flow->shape.at(1).size == std::int64_t(matrix.rows)
        && flow->shape.at(2).size == std::int64_t(matrix.columns);
}

} // namespace

class DescriptionTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void weightsAreThoseOfTheBuiltModel_data() { addRowForEachConfig(); }
    void weightsAreThoseOfTheBuiltModel();
    void flowsHaveTheShapesOfATrace_data() { addRowForEachConfig(); }
    void flowsHaveTheShapesOfATrace();
    void multiplyAddsAreThoseOfTheEquations();
    void theWorkOfEachAttentionIsThatOfItsScore();
    void everyPresetAndAttentionNamesItsEquations();
};

void DescriptionTest::weightsAreThoseOfTheBuiltModel()
{
    QFETCH(const int, number);
    const ModelConfig config = allConfigs()[static_cast<std::size_t>(number)];
    std::map<std::string, std::vector<std::int64_t>> built;
    std::int64_t held = 0;
    for (const auto &item : Seq2Seq(config).named_parameters()) {
        built[item.key()] = item.value().sizes().vec();
        held += item.value().numel();
    }
    std::map<std::string, std::vector<std::int64_t>> described;
    const ModelDescription network = describeNetwork(config);
    for (const PartDescription &part : network.parts)
        for (const WeightShape &weight : part.weights)
            described[weight.name] = weight.shape;
    QVERIFY(described == built);
    QCOMPARE(network.parameters(), held);
}

void DescriptionTest::flowsHaveTheShapesOfATrace()
{
    QFETCH(const int, number);
    const ModelConfig config = allConfigs()[static_cast<std::size_t>(number)];
    const auto model = torchModel<float>(config);
    const std::vector<int> source = reading(config).front();
    const std::vector<int> target = kTargets.front();
    const Trace trace = model->trace(source, target, 1, {});
    const ModelDescription network
        = describeNetwork(config, {1, std::int64_t(source.size()), std::int64_t(target.size())});
    if (config.attention != AttentionKind::None)
        QVERIFY(isShapedAs(network, FlowKind::Annotations, trace.encoderStates));
    QVERIFY(isShapedAs(network, FlowKind::Weights, trace.attention));
    QVERIFY(isShapedAs(network, FlowKind::Context, trace.context));
    QVERIFY(isShapedAs(network, FlowKind::OutputVectors, trace.output));
    QVERIFY(isShapedAs(network, FlowKind::Convolved, trace.convolvedEmbeddings));
    QVERIFY(isShapedAs(network, FlowKind::DecoderStates, trace.decoder.back().hidden));
    if (!config.oneHot) {
        QVERIFY(isShapedAs(network, FlowKind::SourceVectors, trace.sourceEmbeddings));
        QVERIFY(isShapedAs(network, FlowKind::DecoderInput, trace.decoderInput));
    }
    QCOMPARE(sizeOf(network, FlowKind::StartStates, 0), std::int64_t(trace.startHidden.rows));
    QCOMPARE(sizeOf(network, FlowKind::StartStates, 2), std::int64_t(trace.startHidden.columns));
    QCOMPARE(sizeOf(network, FlowKind::Probabilities, 2), std::int64_t(config.targetVocabulary));
}

/// cs224n's model by hand: a BiLSTM, general attention, input feeding.
void DescriptionTest::multiplyAddsAreThoseOfTheEquations()
{
    ModelConfig config;
    config.embeddingSize = 3;
    config.hiddenSize = 5;
    config.layers = 2;
    config.sourceVocabulary = 11;
    config.targetVocabulary = 13;
    config.convolution = true;
    const std::int64_t m = 4;
    const std::int64_t n = 6;
    std::int64_t count = 0;
    const auto product = [&count](std::int64_t rows, std::int64_t columns) {
        for (std::int64_t row = 0; row < rows; ++row)
            count += columns; // a multiply-add for each number of the row
    };
    for (std::int64_t i = 0; i < m; ++i) {
        product(3, 3); // W_0 x_i
        product(3, 3); // W_1 x_{i+1}
        for (int direction = 0; direction < 2; ++direction) {
            product(4 * 5, 3); // W_ih z_i of the four gates
            product(4 * 5, 5); // W_hh h_{i-1}
            product(4 * 5, 10); // layer 2 reads both directions
            product(4 * 5, 5);
        }
        product(5, 10); // W_att h_i
    }
    for (int layer = 0; layer < 2; ++layer) {
        product(5, 10); // W_h
        product(5, 10); // W_c
    }
    for (std::int64_t t = 0; t < n; ++t) {
        product(4 * 5, 3 + 5); // W_ih [E y ; o]
        product(4 * 5, 5);
        product(4 * 5, 5);
        product(4 * 5, 5);
        for (std::int64_t i = 0; i < m; ++i) {
            product(1, 5); // h_t . (W_att h_i)
            product(10, 1); // alpha h_i
        }
        product(5, 15); // W_u [a_t ; h_t]
        product(13, 5); // W_vocab o_t
    }
    QCOMPARE(describeNetwork(config).work().of(m, n), count);

    // One-hot words pick a column: no product. Without attention and from zero less remains.
    config.convolution = false;
    config.oneHot = true;
    config.layers = 1;
    config.bidirectional = false;
    config.cell = CellKind::Gru;
    config.attention = AttentionKind::None;
    config.start = StartKind::Zero;
    count = 0;
    for (std::int64_t i = 0; i < m; ++i)
        product(3 * 5, 5); // W_hh
    for (std::int64_t t = 0; t < n; ++t) {
        product(3 * 5, 5 + 5); // W_ih of o_{t-1}, and W_hh
        product(5, 5); // W_u h_t
        product(13, 5);
    }
    QCOMPARE(describeNetwork(config).work().of(m, n), count);
}

void DescriptionTest::theWorkOfEachAttentionIsThatOfItsScore()
{
    ModelConfig config;
    config.hiddenSize = 6;
    config.halfDirections = true; // states of 6, so that dot is possible
    config.positions = 7;
    const std::map<std::string_view, MultiplyAdds> expected{
        {"dot", {.pair = 6 + 6}},
        {"general", {.sourceWord = 36, .pair = 6 + 6}},
        {"scaled", {.sourceWord = 36, .pair = 6 + 6}},
        {"sparsemax", {.sourceWord = 36, .pair = 6 + 6}},
        {"local-m", {.sourceWord = 36, .pair = 6 + 6}},
        {"local-p", {.sourceWord = 36, .targetWord = 36 + 6, .pair = 6 + 6}},
        {"additive", {.sourceWord = 36, .targetWord = 36, .pair = 6 + 6}},
        {"location", {.targetWord = 7 * 6, .pair = 6}},
    };
    for (const AttentionKind kind : attentionKinds()) {
        config.attention = kind;
        const PartDescription *part = nullptr;
        const ModelDescription network = describeNetwork(config);
        part = network.find(NetworkPart::Attention);
        QCOMPARE(part == nullptr, kind == AttentionKind::None);
        if (part && expected.contains(name(kind)))
            QVERIFY2(part->work == expected.at(name(kind)), std::string(name(kind)).c_str());
    }
}

void DescriptionTest::everyPresetAndAttentionNamesItsEquations()
{
    const QRegularExpression place("(eqs?\\.|§|alg\\.) [0-9A-Z]");
    for (const ModelPreset &preset : modelPresets())
        QVERIFY2(place.match(QString::fromStdString(preset.paper)).hasMatch(), preset.name.c_str());
    ModelConfig config;
    config.halfDirections = true;
    for (const AttentionKind kind : attentionKinds()) {
        config.attention = kind;
        const ModelDescription network = describeNetwork(config);
        if (const PartDescription *part = network.find(NetworkPart::Attention))
            QVERIFY2(
                place.match(QString::fromStdString(part->papers)).hasMatch(), part->papers.c_str());
    }
}

QTEST_APPLESS_MAIN(DescriptionTest)
#include "tst_description.moc"
