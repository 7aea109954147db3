// SPDX-License-Identifier: GPL-3.0-or-later
// Our model against numbers PyTorch wrote (tests/reference/make_fixtures.py): every value on the
// way from the embeddings to the probabilities, loss, gradients, what greedy and beam search find,
// and the weights after three updates, in float64 to 1e-10 and in float32 to 1e-5, relative to the
// largest number of each tensor.
#include "core/model/torch/tracer_p.h"
#include "core/search/beam_search.h"
#include "core/text/vocabulary.h"
#include "tests/core/model/model_fixture.h"
#include "tests/core/model/reference_values.h"

#include <nlohmann/json.hpp>

#include <QtTest>

#include <bit>
#include <cstring>
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
    config.convolution = given.value("convolution", false);
    config.layers = given.value("layers", 1);
    return config;
}

/// An array as the fixture holds it: base64 of little-endian float64.
at::Tensor arrayOf(const json &text)
{
    static_assert(std::endian::native == std::endian::little);
    const QByteArray bytes
        = QByteArray::fromBase64(QByteArray::fromStdString(text.get<std::string>()));
    at::Tensor values
        = at::empty({bytes.size() / static_cast<qsizetype>(sizeof(double))}, at::kDouble);
    std::memcpy(
        values.data_ptr<double>(), bytes.constData(), static_cast<std::size_t>(bytes.size()));
    return values;
}

/// The largest difference, relative to the largest of the numbers (at least 1e-3).
double difference(const at::Tensor &ours, const at::Tensor &expected)
{
    const at::Tensor flat = ours.detach().to(at::kDouble).flatten();
    if (flat.numel() != expected.numel())
        return std::numeric_limits<double>::infinity();
    const double scale = std::max(1e-3, expected.abs().max().item<double>());
    return (flat - expected).abs().max().item<double>() / scale;
}

} // namespace

class ReferenceTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void presetsAreAmongTheCases();
    void valuesEqualPyTorch_data() { cases(); }
    void valuesEqualPyTorch();
    void traceEqualsPyTorch_data() { cases(); }
    void traceEqualsPyTorch();
    void lossAndGradientsEqualPyTorch_data() { cases(); }
    void lossAndGradientsEqualPyTorch();
    void searchesFindWhatPyTorchFinds_data() { cases(); }
    void searchesFindWhatPyTorchFinds();
    void updatesEqualPyTorch_data() { cases(); }
    void updatesEqualPyTorch();

private:
    void cases();
    [[nodiscard]] std::shared_ptr<Seq2Seq> makeModel(const json &expected, bool isDouble) const;

    json m_fixture;
};

void ReferenceTest::initTestCase()
{
    std::ifstream file(SEQ2SEQ_SOURCE_DIR "/tests/reference/model.json");
    m_fixture = json::parse(file);
    QCOMPARE(m_fixture.at("sources").get<std::vector<std::vector<int>>>(), kSources);
    QCOMPARE(m_fixture.at("targets").get<std::vector<std::vector<int>>>(), kTargets);
}

void ReferenceTest::cases()
{
    QTest::addColumn<int>("index");
    QTest::addColumn<bool>("isDouble");
    for (std::size_t i = 0; i < m_fixture["cases"].size(); ++i)
        for (const bool isDouble : {true, false})
            QTest::newRow(
                (m_fixture["cases"][i]["config"].dump() + (isDouble ? " float64" : " float32"))
                    .c_str())
                << static_cast<int>(i) << isDouble;
}

std::shared_ptr<Seq2Seq> ReferenceTest::makeModel(const json &expected, bool isDouble) const
{
    auto model = std::make_shared<Seq2Seq>(doubleModel(configOf(expected["config"])));
    if (!isDouble)
        model->to(torch::kFloat);
    return model;
}

/// The fixture spells a preset out; that must be what the preset says.
void ReferenceTest::presetsAreAmongTheCases()
{
    std::size_t found = 0;
    for (const json &expected : m_fixture["cases"]) {
        const std::string preset = expected["config"].value("preset", "");
        if (preset.empty())
            continue;
        ModelConfig config = modelPreset(preset).model;
        const ModelConfig tiny = tinyConfig();
        config.embeddingSize = tiny.embeddingSize;
        config.hiddenSize = tiny.hiddenSize;
        config.dropout = tiny.dropout;
        config.sourceVocabulary = tiny.sourceVocabulary;
        config.targetVocabulary = tiny.targetVocabulary;
        QVERIFY2(configOf(expected["config"]) == config, preset.c_str());
        ++found;
    }
    QCOMPARE(found, modelPresets().size());
}

void ReferenceTest::valuesEqualPyTorch()
{
    QFETCH(int, index);
    QFETCH(bool, isDouble);
    const json &expected = m_fixture["cases"][static_cast<std::size_t>(index)];
    const torch::NoGradGuard noGrad;
    const auto owner = makeModel(expected, isDouble);
    const Seq2Seq &model = *owner;
    const SourceBatch source = makeSourceBatch(reading(model.config()));
    const TargetBatch target = makeTargetBatch(kTargets);
    EncoderRecord record;
    const EncodedSource encoded = model.encode(source, {}, &record);
    Values values = encoderValues(source, encoded, record);
    values.merge(decoderValues(model, encoded, source, target));

    QCOMPARE(values.size(), expected["values"].size());
    for (const auto &[name, ours] : values) {
        QVERIFY2(expected["values"].contains(name), name.c_str());
        const double off = difference(ours, arrayOf(expected["values"][name]));
        QVERIFY2(off < (isDouble ? 1e-10 : 1e-5), (name + " " + std::to_string(off)).c_str());
    }
    // The whole pass gives what the steps give.
    QVERIFY(difference(model.forward(source, target), arrayOf(expected["values"]["outputs"]))
        < (isDouble ? 1e-10 : 1e-5));
}

void ReferenceTest::traceEqualsPyTorch()
{
    QFETCH(int, index);
    QFETCH(bool, isDouble);
    const json &expected = m_fixture["cases"][static_cast<std::size_t>(index)];
    // A trace keeps float32 numbers whatever computed them; only its probabilities are float64.
    const auto owner = makeModel(expected, isDouble);
    const TorchModel torch(owner, {});
    const Model &model = torch;
    const std::vector<std::vector<int>> sources = reading(owner->config());
    const auto everyWord = static_cast<std::size_t>(owner->config().targetVocabulary);
    for (std::size_t s = 0; s < sources.size(); ++s) {
        const Trace trace = model.trace(sources[s], kTargets[s], everyWord, {});
        const Values values = traceValues(trace);
        for (const auto &[name, theirs] : expected["values"].items()) {
            // A plain cell's only gate is its state.
            const bool isItsState = trace.config.cell == CellKind::Rnn && name.ends_with("_gates");
            QVERIFY2(values.contains(name) != isItsState, name.c_str());
            if (isItsState)
                continue;
            const at::Tensor &ours = values.at(name);
            const double off = difference(ours, sentenceOf(arrayOf(theirs), name, s, ours));
            const bool isExact = isDouble && ours.dtype() == at::kDouble;
            QVERIFY2(off < (isExact ? 1e-10 : 1e-5), (name + " " + std::to_string(off)).c_str());
        }
    }
}

void ReferenceTest::lossAndGradientsEqualPyTorch()
{
    QFETCH(int, index);
    QFETCH(bool, isDouble);
    const json &expected = m_fixture["cases"][static_cast<std::size_t>(index)];
    const double tolerance = isDouble ? 1e-10 : 1e-5;
    const auto owner = makeModel(expected, isDouble);
    const Seq2Seq &model = *owner;
    const BatchLoss loss = lossOf(model, expected["config"].value("smoothing", 0.0));
    QVERIFY(difference(loss.smoothed, at::full({1}, expected["loss"].get<double>(), at::kDouble))
        < tolerance);

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
        QVERIFY2(difference(gradients[i], arrayOf(expected["gradients"][names[i]])) < tolerance,
            names[i].c_str());
    }
}

void ReferenceTest::searchesFindWhatPyTorchFinds()
{
    QFETCH(int, index);
    QFETCH(bool, isDouble);
    const json &expected = m_fixture["cases"][static_cast<std::size_t>(index)];
    const double tolerance = isDouble ? 1e-10 : 1e-5;
    const auto owner = makeModel(expected, isDouble);
    const TorchModel model(owner, {});
    SearchOptions options;
    options.maxLength = m_fixture["max_length"];
    options.minLength = 0;
    options.lengthPenalty = m_fixture["length_penalty"];
    for (const char *kind : {"greedy", "beam"}) {
        options.beam = std::string(kind) == "greedy" ? 1 : m_fixture["search_beam"].get<int>();
        options.nBest = options.beam;
        const auto found = beamSearch(model, reading(owner->config()), {}, options);
        for (std::size_t s = 0; s < found.size(); ++s) {
            const json &theirs = expected[kind][s];
            QCOMPARE(found[s].hypotheses.size(), theirs.size());
            for (std::size_t k = 0; k < theirs.size(); ++k) {
                const Hypothesis &ours = found[s].hypotheses[k];
                QCOMPARE(ours.ids, theirs[k][0].get<std::vector<int>>());
                const auto logProbability = theirs[k][1].get<double>();
                QVERIFY(std::abs(ours.logProbability - logProbability)
                    < tolerance * std::abs(logProbability));
                QVERIFY(std::abs(ours.score - theirs[k][2].get<double>())
                    < tolerance * std::abs(logProbability));
            }
        }
    }
}

/// Adam divides a gradient by the root of its squares, so the update of a weight whose gradient is
/// mostly rounding is mostly rounding too: at a rate of 0.01 PyTorch's own float32 is off by 6.5e-5
/// in one element of the additive attention (gradient 1.5e-7, of which 0.2 % are noise). At
/// PyTorch's own rate, 0.001, which is also ours, that is 5e-6, and 1e-5 can be asked for.
void ReferenceTest::updatesEqualPyTorch()
{
    QFETCH(int, index);
    QFETCH(bool, isDouble);
    const json &expected = m_fixture["cases"][static_cast<std::size_t>(index)];
    const double tolerance = isDouble ? 1e-10 : 1e-5;
    for (const auto &[kind, name] :
        {std::pair(OptimizerKind::Sgd, "sgd"), {OptimizerKind::Adam, "adam"}}) {
        const auto network = makeModel(expected, isDouble);
        Compute compute;
        compute.optimizer = kind;
        compute.threads = 2;
        TorchModel model(network, compute);
        UpdateOptions options;
        options.learningRate = m_fixture[std::string(name) + "_rate"];
        options.clipNorm = m_fixture["clip_norm"];
        options.labelSmoothing = expected["config"].value("smoothing", 0.0);
        for (int update = 0; update < 3; ++update)
            model.update(wholeBatch(network->config()), options);
        for (const auto &item : network->named_parameters()) {
            const double off = difference(item.value(), arrayOf(expected[name][item.key()]));
            QVERIFY2(off < tolerance,
                (std::string(name) + " " + item.key() + " " + std::to_string(off)).c_str());
        }
    }
}

QTEST_APPLESS_MAIN(ReferenceTest)
#include "tst_reference.moc"
