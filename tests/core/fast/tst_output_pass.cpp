// SPDX-License-Identifier: GPL-3.0-or-later
// The loss over a large vocabulary, which is computed some hundred words at a time, and its
// gradients are those of the formula; whatever a tile or a block of rows ends with.
#include "core/fast/output_pass.h"
#include "core/random.h"
#include "tests/core/fast/fast_fixture.h"

#include <QtTest>

#include <limits>

using namespace seq2seq;
using namespace seq2seq::test;

namespace {

constexpr std::size_t kHidden = 5;

template <typename Real> std::shared_ptr<fast::Weights<Real>> modelOf(int vocabulary)
{
    ModelConfig config = tinyConfig();
    config.hiddenSize = kHidden;
    config.targetVocabulary = vocabulary;
    auto weights = fastWeights<Real>(config);
    weights->startPacking();
    weights->packForTraining(0, 1);
    weights->markPacked();
    return weights;
}

template <typename Real> std::vector<Real> outputsOf(std::size_t rows)
{
    Random random(11);
    std::vector<Real> outputs(rows * kHidden);
    for (Real &value : outputs)
        value = static_cast<Real>(8 * random.uniform() - 4);
    return outputs;
}

std::vector<int> labelsOf(std::size_t rows, std::size_t vocabulary)
{
    std::vector<int> labels{0, static_cast<int>(vocabulary) - 1};
    for (std::size_t row = labels.size(); row < rows; ++row)
        labels.push_back(static_cast<int>(row * 101 % vocabulary));
    labels.resize(rows);
    return labels;
}

/// J and its gradients by the formula, in double.
struct Expected {
    double nats = 0;
    std::vector<double> dOutputs;
    std::vector<double> dWeights;

    template <typename Real>
    Expected(const fast::Weights<Real> &weights, const std::vector<Real> &outputs,
        const std::vector<int> &labels, double smoothing, double scale)
        : dOutputs(outputs.size())
        , dWeights(weights.vocabulary.rows * kHidden)
    {
        const std::size_t v = weights.vocabulary.rows;
        const Real *w = weights.vocabulary.values;
        for (std::size_t row = 0; row < labels.size(); ++row) {
            const Real *o = outputs.data() + row * kHidden;
            const auto label = static_cast<std::size_t>(labels[row]);
            std::vector<double> logits(v);
            double sum = 0;
            for (std::size_t word = 0; word < v; ++word) {
                for (std::size_t k = 0; k < kHidden; ++k)
                    logits[word] += double(w[word * kHidden + k]) * double(o[k]);
                sum += std::exp(logits[word]);
            }
            nats += std::log(sum) - logits[label];
            for (std::size_t word = 0; word < v; ++word) {
                const double target = smoothing / double(v) + (word == label ? 1 - smoothing : 0);
                const double d = scale * (std::exp(logits[word]) / sum - target);
                for (std::size_t k = 0; k < kHidden; ++k) {
                    dOutputs[row * kHidden + k] += d * double(w[word * kHidden + k]);
                    dWeights[word * kHidden + k] += d * double(o[k]);
                }
            }
        }
    }
};

template <typename Real> bool areClose(const Real *ours, const std::vector<double> &expected)
{
    const double tolerance = sizeof(Real) == 4 ? 1e-5 : 1e-10;
    double largest = 0;
    for (const double value : expected)
        largest = std::max(largest, std::abs(value));
    for (std::size_t i = 0; i < expected.size(); ++i)
        if (!(std::abs(double(ours[i]) - expected[i]) <= tolerance * largest))
            return false;
    return true;
}

template <typename Real> void compare(std::size_t vocabulary, std::size_t rows, double smoothing)
{
    constexpr double kScale = 0.25;
    const auto weights = modelOf<Real>(static_cast<int>(vocabulary));
    const std::vector<Real> outputs = outputsOf<Real>(rows);
    const std::vector<int> labels = labelsOf(rows, vocabulary);
    fast::OutputPass<Real> pass;
    fast::Gradients<Real> gradients;
    const auto run = [&](std::size_t count) {
        gradients.start(*weights);
        return pass.lossAndGradient(*weights, {outputs.data(), kHidden},
            std::span(labels).first(count), smoothing, kScale, gradients);
    };
    static_cast<void>(run(rows / 2)); // what it leaves must not matter
    const double nats = run(rows);
    const Expected expected(*weights, outputs, labels, smoothing, kScale);
    QVERIFY(std::abs(nats - expected.nats) <= (sizeof(Real) == 4 ? 1e-5 : 1e-10) * expected.nats);
    QVERIFY(areClose(pass.outputGradient().first, expected.dOutputs));
    QVERIFY(areClose(gradients.dense(weights->vocabulary), expected.dWeights));
}

} // namespace

class OutputPassTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void lossAndGradientsAreThoseOfTheFormula_data();
    void lossAndGradientsAreThoseOfTheFormula();
    void logitsFarApartNeitherOverflowNorVanish();
    void whatIsNotANumberIsNotHidden();
};

void OutputPassTest::lossAndGradientsAreThoseOfTheFormula_data()
{
    QTest::addColumn<std::size_t>("vocabulary");
    QTest::addColumn<std::size_t>("rows");
    QTest::addColumn<double>("smoothing");
    const auto row = [](const char *name, std::size_t vocabulary, std::size_t rows, double smooth) {
        QTest::newRow(name) << vocabulary << rows << smooth;
    };
    row("less than a panel", 7, 3, 0);
    row("one tile", 384, 20, 0.1);
    row("one word more than a tile", 385, 20, 0);
    row("many tiles, the last one odd", 2011, 33, 0.1);
    row("two blocks of rows", 801, 601, 0.1);
}

void OutputPassTest::lossAndGradientsAreThoseOfTheFormula()
{
    QFETCH(const std::size_t, vocabulary);
    QFETCH(const std::size_t, rows);
    QFETCH(const double, smoothing);
    compare<float>(vocabulary, rows, smoothing);
    compare<double>(vocabulary, rows, smoothing);
}

/// The first tile holds the largest logits in one row, the last one in the other.
void OutputPassTest::logitsFarApartNeitherOverflowNorVanish()
{
    constexpr std::size_t kVocabulary = 900;
    auto weights = modelOf<float>(kVocabulary);
    fast::Parameter<float> vocabulary = weights->parameters()[weights->vocabulary.index];
    for (std::size_t word = 0; word < kVocabulary; ++word)
        for (std::size_t k = 0; k < kHidden; ++k)
            vocabulary.values[word * kHidden + k] = k == 0 ? 450 - static_cast<float>(word) : 0;
    weights->packForTraining(0, 1);
    std::vector<float> outputs(2 * kHidden);
    outputs[0] = 1;
    outputs[kHidden] = -1;
    fast::OutputPass<float> pass;
    fast::Gradients<float> gradients;
    gradients.start(*weights);
    const std::vector<int> best{0, kVocabulary - 1};
    const double nats
        = pass.lossAndGradient(*weights, {outputs.data(), kHidden}, best, 0, 1, gradients);
    const double each = -std::log1p(-std::exp(-1.0)); // a geometric series of exp(-1)
    QVERIFY2(std::abs(nats - 2 * each) < 1e-4, qPrintable(QString::number(nats)));
}

void OutputPassTest::whatIsNotANumberIsNotHidden()
{
    constexpr std::size_t kVocabulary = 900;
    const auto weights = modelOf<float>(kVocabulary);
    const std::vector<int> labels = labelsOf(2, kVocabulary);
    for (const std::size_t word : {0, 500, 899}) {
        std::vector<float> outputs = outputsOf<float>(2);
        fast::Parameter<float> vocabulary = weights->parameters()[weights->vocabulary.index];
        float &weight = vocabulary.values[word * kHidden];
        const float before = std::exchange(weight, std::numeric_limits<float>::quiet_NaN());
        weights->packForTraining(0, 1);
        fast::OutputPass<float> pass;
        fast::Gradients<float> gradients;
        gradients.start(*weights);
        QVERIFY(std::isnan(
            pass.lossAndGradient(*weights, {outputs.data(), kHidden}, labels, 0, 1, gradients)));
        weight = before;
    }
}

QTEST_APPLESS_MAIN(OutputPassTest)
#include "tst_output_pass.moc"
