// SPDX-License-Identifier: GPL-3.0-or-later
// Sparsemax against its definition: the point of the simplex nearest to the
// scores, found here by bisection, and its Jacobian (Martins and Astudillo
// 2016, eq. 9).
#include "core/model/attention/sparsemax.h"
#include "tests/core/model/model_fixture.h"

#include <QtTest>

#include <algorithm>
#include <cmath>

using namespace seq2seq;
using namespace seq2seq::test;

namespace {

constexpr double kInfinity = std::numeric_limits<double>::infinity();

at::Tensor sparsemax(const at::Tensor &e)
{
    const ModelConfig config;
    const AttentionStep<at::Tensor> step{
        config, {}, {}, {}, {}, at::arange(1, e.size(1) + 1, at::kLong).unsqueeze(0), {}, 0, {}};
    return attention::Sparsemax::distribution<at::Tensor>(step, e);
}

/// tau with sum of max(z - tau, 0) = 1, by bisection.
std::vector<double> nearestOnTheSimplex(const std::vector<double> &z)
{
    double low = *std::ranges::max_element(z) - 1;
    double high = low + 1;
    for (int turn = 0; turn < 200; ++turn) {
        const double tau = (low + high) / 2;
        double sum = 0;
        for (const double value : z)
            sum += std::max(value - tau, 0.0);
        (sum > 1 ? low : high) = tau;
    }
    std::vector<double> p;
    for (const double value : z)
        p.push_back(std::max(value - low, 0.0));
    return p;
}

} // namespace

class SparsemaxTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void itIsTheNearestDistribution_data();
    void itIsTheNearestDistribution();
    void itsGradientIsThatOfThePaper();
    void itTrainsOnTheLibTorchModelAndHoldsExactZeros();
};

void SparsemaxTest::itIsTheNearestDistribution_data()
{
    QTest::addColumn<QVector<double>>("z");
    QTest::newRow("one wins") << QVector<double>{5, 1, 0.5};
    QTest::newRow("two share") << QVector<double>{0.4, 0.6, -3};
    QTest::newRow("all alike") << QVector<double>{2, 2, 2, 2};
    QTest::newRow("unsorted") << QVector<double>{-0.2, 0.3, 0.1, 0.25, -0.9};
    QTest::newRow("one word") << QVector<double>{-7};
    QTest::newRow("padding") << QVector<double>{0.2, 0.5, -kInfinity, -kInfinity};
}

void SparsemaxTest::itIsTheNearestDistribution()
{
    QFETCH(QVector<double>, z);
    const std::vector<double> scores(z.begin(), z.end());
    const at::Tensor p = sparsemax(at::tensor(scores, at::kDouble).unsqueeze(0));
    const std::vector<double> expected = nearestOnTheSimplex(scores);
    for (std::size_t i = 0; i < expected.size(); ++i) {
        const double found = p[0][std::int64_t(i)].item<double>();
        QVERIFY2(std::abs(found - expected[i]) < 1e-12,
            qPrintable(QStringLiteral("%1: %2, not %3").arg(i).arg(found).arg(expected[i])));
        QCOMPARE(found == 0, expected[i] == 0); // zeros are exact
    }
}

void SparsemaxTest::itsGradientIsThatOfThePaper()
{
    const at::Tensor z
        = at::tensor({0.6, 0.3, -2.0, 0.5}, at::kDouble).unsqueeze(0).set_requires_grad(true);
    const at::Tensor v = at::tensor({0.7, -1.1, 3.0, 0.2}, at::kDouble); // of any loss
    const at::Tensor gradient = torch::autograd::grad({(sparsemax(z)[0] * v).sum()}, {z})[0][0];
    const double mean = (0.7 - 1.1 + 0.2) / 3; // over the words that have weight
    const std::vector<double> expected{0.7 - mean, -1.1 - mean, 0, 0.2 - mean};
    for (std::size_t i = 0; i < expected.size(); ++i)
        QVERIFY(std::abs(gradient[std::int64_t(i)].item<double>() - expected[i]) < 1e-12);
}

void SparsemaxTest::itTrainsOnTheLibTorchModelAndHoldsExactZeros()
{
    ModelConfig config = tinyConfig();
    config.attention = AttentionKind::Sparsemax;
    const std::unique_ptr<Model> model = torchModel(config);
    UpdateOptions options;
    options.learningRate = 0.02;
    double first = 0;
    double last = 0;
    for (; options.step < 200; ++options.step) {
        last = model->update(wholeBatch(config), options).nats;
        if (options.step == 0)
            first = last;
    }
    QVERIFY2(last < 0.1 * first, qPrintable(QStringLiteral("%1 of %2").arg(last).arg(first)));
    const Trace trace = model->trace(kSources[0], kTargets[0], 1, {});
    QVERIFY(std::ranges::count(trace.attention.values, 0.0F) > 0);
}

QTEST_GUILESS_MAIN(SparsemaxTest)
#include "tst_sparsemax.moc"
