// SPDX-License-Identifier: GPL-3.0-or-later
// The fast path gives the numbers of the readable model and of autograd: loss, every gradient,
// attention, for every kind of model, with dropout, label smoothing and scheduled sampling.
#include "core/fast/pair_pass.h"
#include "tests/core/fast/fast_fixture.h"
#include "tests/core/fast/gradient_tensors.h"
#include "tests/core/model/all_configs.h"
#include "tests/core/model/model_fixture.h"

#include <QtTest>

using namespace seq2seq;
using namespace seq2seq::test;

namespace {

const std::vector<std::size_t> kNumbers{11, 4, 27};

/// Compares one model in both paths. @return what differs, empty when nothing does
template <typename Real>
QString difference(
    const ModelConfig &config, const Chance &chance, double smoothing, double tolerance)
{
    const auto owner = std::make_shared<Seq2Seq>(config);
    Seq2Seq &model = *owner;
    model.to(c10::CppTypeToScalarType<Real>::value);
    fillWeights(model);
    const std::vector<std::vector<int>> sources = reading(config);

    const TargetBatch target = makeTargetBatch(kTargets);
    const at::Tensor outputs
        = model.forward(makeSourceBatch(sources), target, {Dropout(chance, kNumbers)});
    const BatchLoss loss = batchLoss(model, outputs, target, smoothing);
    std::vector<at::Tensor> parameters;
    for (auto &item : model.named_parameters())
        parameters.push_back(item.value());
    const auto expected
        = torch::autograd::grad({loss.smoothed / 3}, parameters, {}, {}, false, true);

    const auto weights = weightsOf<Real>(owner);
    weights->startPacking();
    weights->packForTraining(0, 1);
    fast::PairPass<Real> pass;
    fast::Gradients<Real> gradients;
    pass.forward(*weights, {sources, kTargets, kNumbers}, chance);
    for (std::size_t pair = 0; pair < kTargets.size(); ++pair)
        for (std::size_t t = 0; t < kTargets[pair].size(); ++t)
            for (std::size_t j = 0; j < static_cast<std::size_t>(config.hiddenSize); ++j) {
                const double ours = pass.decoder().outputs().row(pass.row(t, pair))[j];
                const double reference
                    = outputs
                          .index({static_cast<std::int64_t>(t), static_cast<std::int64_t>(pair),
                              static_cast<std::int64_t>(j)})
                          .template item<double>();
                if (std::abs(ours - reference) > tolerance)
                    return QString("o_%1 of pair %2: %3, not %4")
                        .arg(t)
                        .arg(pair)
                        .arg(ours)
                        .arg(reference);
            }
    const double nats = pass.backward(*weights, smoothing, 1.0 / 3, gradients);
    if (std::abs(nats - loss.nats) > tolerance * loss.nats)
        return QString("the loss is %1, not %2").arg(nats, 0, 'g', 15).arg(loss.nats, 0, 'g', 15);
    // A gradient that is all but zero is a sum of terms that cancel, and as exact as they are, in
    // autograd too: it is held against the model's largest.
    double largestOfAll = 0;
    for (const at::Tensor &gradient : expected)
        if (gradient.defined())
            largestOfAll = std::max(largestOfAll, gradient.abs().max().template item<double>());
    for (std::size_t i = 0; i < parameters.size(); ++i) {
        const at::Tensor ours = gradientOf(*weights, gradients, i);
        const at::Tensor reference
            = expected[i].defined() ? expected[i].reshape(ours.sizes()) : at::zeros_like(ours);
        const double largest
            = std::max(0.01 * largestOfAll, reference.abs().max().template item<double>());
        const double off = (ours - reference).abs().max().template item<double>();
        if (!(off <= tolerance * largest))
            return QString("the gradient of %1 is off by %2 of %3")
                .arg(weights->parameters()[i].name.c_str())
                .arg(off)
                .arg(largest);
    }
    return {};
}

} // namespace

class PairPassTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void equalsAutograd_data();
    void equalsAutograd();
    void chanceIsTheSameInBothPaths();
    void oneRunAfterAnotherIsAsTheFirst();
    void scoresEqualLogProbabilities();
};

void PairPassTest::equalsAutograd_data()
{
    addRowForEachConfig(acceleratedConfigs());
}

void PairPassTest::equalsAutograd()
{
    QFETCH(const int, number);
    const ModelConfig config = acceleratedConfigs()[static_cast<std::size_t>(number)];
    const QString inDouble = difference<double>(config, {}, number % 2 == 0 ? 0.1 : 0, 1e-10);
    QVERIFY2(inDouble.isEmpty(), qPrintable("float64: " + inDouble));
    const QString inFloat = difference<float>(config, {}, number % 2 == 0 ? 0.1 : 0, 1e-5);
    QVERIFY2(inFloat.isEmpty(), qPrintable("float32: " + inFloat));
}

void PairPassTest::chanceIsTheSameInBothPaths()
{
    for (const ModelConfig &config : acceleratedConfigs())
        for (const double teacherForcing : {1.0, 0.4}) {
            const QString off
                = difference<double>(config, Chance(5, 17, 0.3, teacherForcing), 0.1, 1e-10);
            QVERIFY2(off.isEmpty(), qPrintable(QString(describe(config).c_str()) + ": " + off));
        }
}

void PairPassTest::oneRunAfterAnotherIsAsTheFirst()
{
    // Buffers are kept from batch to batch: what stood in them must not matter.
    for (const ModelConfig &config : acceleratedConfigs()) {
        const auto model = std::make_shared<Seq2Seq>(doubleModel(config));
        const auto weights = weightsOf<double>(model);
        weights->startPacking();
        weights->packForTraining(0, 1);
        const std::vector<std::vector<int>> sources = reading(config);
        const std::vector<std::vector<int>> others{{6, 5, 4, 3, 6, 5, 2}, {4, 2}};
        const std::vector<std::vector<int>> otherTargets{{4, 2}, {3, 4, 5, 6, 7, 3, 4, 2}};

        fast::PairPass<double> pass;
        fast::Gradients<double> gradients;
        const auto run = [&](const auto &from, const auto &to) {
            pass.forward(*weights, {from, to, {}}, Chance(1, 2, 0.2));
            const double nats = pass.backward(*weights, 0.1, 1, gradients);
            std::vector<at::Tensor> all{at::full({1, 1}, nats, at::kDouble)};
            for (std::size_t i = 0; i < weights->parameters().size(); ++i)
                all.push_back(gradientOf(*weights, gradients, i));
            return all;
        };
        const std::vector<at::Tensor> first = run(sources, kTargets);
        run(others, otherTargets);
        const std::vector<at::Tensor> again = run(sources, kTargets);
        for (std::size_t i = 0; i < first.size(); ++i)
            QVERIFY2(first[i].equal(again[i]), describe(config).c_str());
    }
}

void PairPassTest::scoresEqualLogProbabilities()
{
    const ModelConfig config = tinyConfig();
    const auto model = std::make_shared<Seq2Seq>(doubleModel(config));
    const auto weights = weightsOf<double>(model);
    weights->packForDecoding();
    fast::PairPass<double> pass;
    pass.forward(*weights, {reading(config), kTargets, {}});
    double sum = 0;
    for (const fast::WordScore &score : pass.score(*weights))
        sum -= score.logProbability;
    QVERIFY(std::abs(sum - lossOf(*model).nats) < 1e-10);
}

QTEST_GUILESS_MAIN(PairPassTest)
#include "tst_pair_pass.moc"
