// SPDX-License-Identifier: GPL-3.0-or-later
// Our model against numbers PyTorch wrote (tests/reference/make_fixtures.py): states, outputs,
// attention, loss, gradients and the weights after three updates, in float64 to 1e-10 and in
// float32 to 1e-5.
#include "core/search/force_decode_p.h"
#include "core/text/vocabulary.h"
#include "core/training/optimizer_p.h"
#include "tests/core/model/model_fixture.h"

#include <nlohmann/json.hpp>

#include <QtTest>

#include <fstream>

using namespace seq2seq;
using namespace seq2seq::test;
using nlohmann::json;

namespace {

ModelConfig configOf(const json &given)
{
    ModelConfig config = tinyConfig();
    config.cell = cellKind(given.at("cell").get<std::string>());
    config.attention = attentionKind(given.at("attention").get<std::string>());
    config.bidirectional = given.value("bidirectional", true);
    config.reverseSource = given.value("reverse", false);
    config.inputFeeding = given.value("feeding", true);
    config.oneHot = given.value("onehot", false);
    config.layers = given.value("layers", 1);
    return config;
}

/// The largest difference, relative to the size of the numbers (at least 1e-3).
double difference(const at::Tensor &ours, const json &theirs)
{
    const at::Tensor flat = ours.detach().to(at::kDouble).flatten();
    const at::Tensor expected = at::tensor(theirs.get<std::vector<double>>(), at::kDouble);
    if (flat.numel() != expected.numel())
        return std::numeric_limits<double>::infinity();
    const double scale = std::max(1e-3, expected.abs().max().item<double>());
    return (flat - expected).abs().max().item<double>() / scale;
}

/// The largest difference of an attention weight. @param theirs [3, T, S], flat; empty without
/// attention
double attentionDifference(const Seq2Seq &model, const json &theirs)
{
    const std::vector<ForcedSentence> forced
        = forceDecode(model, reading(model.config()), kTargets, true);
    const auto expected = theirs.get<std::vector<double>>();
    if (expected.empty())
        return forced[0].attention.isEmpty() ? 0 : 1;
    const std::size_t sourceLength = 5; // S and T of the padded batch
    const std::size_t targetLength = 5;
    double largest = 0;
    for (std::size_t b = 0; b < forced.size(); ++b)
        for (std::size_t t = 0; t < forced[b].attention.rows; ++t)
            for (std::size_t s = 0; s < forced[b].attention.columns; ++s)
                largest = std::max(largest,
                    std::abs(forced[b].attention.at(t, s)
                        - expected[(b * targetLength + t) * sourceLength + s]));
    return largest;
}

} // namespace

class ReferenceTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void valuesEqualPyTorch_data();
    void valuesEqualPyTorch();
    void updatesEqualPyTorch_data() { valuesEqualPyTorch_data(); }
    void updatesEqualPyTorch();

private:
    json m_fixture;
};

void ReferenceTest::initTestCase()
{
    std::ifstream file(SEQ2SEQ_SOURCE_DIR "/tests/reference/model.json");
    m_fixture = json::parse(file);
    QCOMPARE(m_fixture.at("sources").get<std::vector<std::vector<int>>>(), kSources);
    QCOMPARE(m_fixture.at("targets").get<std::vector<std::vector<int>>>(), kTargets);
}

void ReferenceTest::valuesEqualPyTorch_data()
{
    QTest::addColumn<int>("index");
    QTest::addColumn<bool>("isDouble");
    for (int index = 0; index < static_cast<int>(m_fixture.at("cases").size()); ++index) {
        const std::string config
            = m_fixture["cases"][static_cast<std::size_t>(index)]["config"].dump();
        QTest::addRow("float64 %s", config.c_str()) << index << true;
        QTest::addRow("float32 %s", config.c_str()) << index << false;
    }
}

void ReferenceTest::valuesEqualPyTorch()
{
    QFETCH(int, index);
    QFETCH(bool, isDouble);
    const json &expected = m_fixture["cases"][static_cast<std::size_t>(index)];
    const double tolerance = isDouble ? 1e-10 : 1e-5;
    Seq2Seq model = doubleModel(configOf(expected["config"]));
    if (!isDouble)
        model.to(torch::kFloat);

    const SourceBatch source = makeSourceBatch(reading(model.config()));
    const TargetBatch target = makeTargetBatch(kTargets);
    const at::Tensor outputs = model.forward(source, target);
    const BatchLoss loss
        = batchLoss(model, outputs, target, expected["config"].value("smoothing", 0.0));
    QVERIFY(difference(loss.smoothed, json::array({expected["loss"]})) < tolerance);
    const at::Tensor isReal = target.labels.ne(kPad).unsqueeze(2);
    QVERIFY(difference(outputs * isReal, expected["outputs"]) < tolerance);
    QVERIFY(attentionDifference(model, expected["attention"])
        < 1e-6); // plain floats, whatever the model's type

    // Padded positions hold whatever the cell kept; PyTorch has zeros there.
    at::Tensor states = model.encode(source).states;
    if (source.isPadding.defined())
        states = states.masked_fill(source.isPadding.unsqueeze(2), 0);
    QVERIFY(difference(states, expected["states"]) < tolerance);

    std::vector<at::Tensor> parameters;
    std::vector<std::string> names;
    for (auto &item : model.named_parameters()) {
        parameters.push_back(item.value());
        names.push_back(item.key());
    }
    QCOMPARE(names.size(), expected["gradients"].size());
    const auto gradients = torch::autograd::grad({loss.smoothed / 3}, parameters);
    for (std::size_t i = 0; i < names.size(); ++i) {
        QVERIFY2(expected["gradients"].contains(names[i]), names[i].c_str());
        QVERIFY2(difference(gradients[i], expected["gradients"][names[i]]) < tolerance,
            names[i].c_str());
    }
}

void ReferenceTest::updatesEqualPyTorch()
{
    QFETCH(int, index);
    QFETCH(bool, isDouble);
    const json &expected = m_fixture["cases"][static_cast<std::size_t>(index)];
    // Adam divides by the root of squares, so float32 noise in tiny gradients shows more than in
    // the forward pass.
    const double tolerance = isDouble ? 1e-9 : 2e-4;
    for (const auto &[kind, name, rate] :
        {std::tuple(OptimizerKind::Sgd, "sgd", 0.1), {OptimizerKind::Adam, "adam", 0.01}}) {
        Seq2Seq model = doubleModel(configOf(expected["config"]));
        if (!isDouble)
            model.to(torch::kFloat);
        std::vector<std::pair<std::string, at::Tensor>> named;
        std::vector<at::Tensor> parameters;
        for (auto &item : model.named_parameters()) {
            named.emplace_back(item.key(), item.value());
            parameters.push_back(item.value());
        }
        Optimizer optimizer(kind, named);
        for (int update = 0; update < 3; ++update) {
            const BatchLoss loss = lossOf(model, expected["config"].value("smoothing", 0.0));
            std::vector<at::Tensor> gradients
                = torch::autograd::grad({loss.smoothed / 3}, parameters);
            clipGradients(gradients, 0.5);
            optimizer.step(gradients, rate);
        }
        for (const auto &[weight, values] : named)
            QVERIFY2(difference(values, expected[name][weight]) < tolerance,
                (std::string(name) + " " + weight).c_str());
    }
}

QTEST_APPLESS_MAIN(ReferenceTest)
#include "tst_reference.moc"
