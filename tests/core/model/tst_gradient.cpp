// SPDX-License-Identifier: GPL-3.0-or-later
// Every gradient equals a difference of two runs in which the number was a little larger and a
// little smaller.
#include "core/error.h"
#include "tests/core/model/by_hand.h"

#include <QtTest>

using namespace seq2seq;
using namespace seq2seq::test;

namespace {

const std::vector<int> &source = kSources[0];
const std::vector<int> &target = kTargets[1];

double quantityByHand(const Objective &of, const at::Tensor &logProbabilities)
{
    const auto at = [&](int step, int word) { return logProbabilities[step][word].item<double>(); };
    if (of.word)
        return at(of.step, *of.word) - (of.ratherThan ? at(of.step, *of.ratherThan) : 0);
    double loss = 0;
    for (std::size_t t = 0; t < target.size(); ++t)
        loss -= at(static_cast<int>(t), target[t]);
    return loss;
}

/// Of J.
Gradient gradient(const Model &model, const Place &place)
{
    const Objective loss;
    return model.gradients(source, target, std::span(&loss, 1), place, {})[0];
}

} // namespace

class GradientTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void equalsFiniteDifferences_data();
    void equalsFiniteDifferences();
    void ofWeightsEqualsFiniteDifferences();
    void everyKindHasGradients();
    void whatIsNotThereIsRefused();
};

void GradientTest::equalsFiniteDifferences_data()
{
    QTest::addColumn<QString>("place");
    for (const char *place :
        {"source.embeddings", "target.embeddings", "encoder.0.h", "encoder.0.c",
            "encoder.0.reverse.h", "encoder.0.reverse.c", "annotations", "start.0.h", "start.0.c",
            "decoder.0.h", "decoder.0.c", "scores", "attention", "context", "output"})
        QTest::newRow(place) << QString(place);
}

void GradientTest::equalsFiniteDifferences()
{
    QFETCH(const QString, place);
    const auto model = torchModel(tinyConfig());
    const auto byHand = network(tinyConfig());
    for (const Objective &of : {Objective{}, Objective{7, std::nullopt, 1}, Objective{6, 4, 3}}) {
        const Gradient found = model->gradients(
            source, target, std::span(&of, 1), placeOf(place.toStdString()), {})[0];
        QVERIFY(std::abs(found.quantity
                    - quantityByHand(of, logProbabilitiesByHand(*byHand, source, target, asItIs)))
            < 1e-9);
        QCOMPARE(found.values.rows, place.startsWith("start") ? std::size_t{1} : std::size_t{5});
        for (std::size_t row = 0; row < found.values.rows; ++row)
            for (std::size_t unit = 0; unit < found.values.columns; ++unit) {
                const auto moved = [&](double by) {
                    return quantityByHand(of,
                        logProbabilitiesByHand(*byHand, source, target,
                            [&](const std::string &name, std::size_t t, const at::Tensor &values) {
                                if (name != place.toStdString() || t != row)
                                    return values;
                                at::Tensor other = values.clone();
                                other[0][static_cast<std::int64_t>(unit)] += by;
                                return other;
                            }));
                };
                constexpr double kStep = 1e-5;
                const double expected = (moved(kStep) - moved(-kStep)) / (2 * kStep);
                QVERIFY2(std::abs(static_cast<double>(found.values.at(row, unit)) - expected)
                        < 1e-6 * std::max(1.0, std::abs(expected)),
                    qPrintable(QString("row %1, unit %2: %3, not %4")
                                   .arg(row)
                                   .arg(unit)
                                   .arg(static_cast<double>(found.values.at(row, unit)))
                                   .arg(expected)));
            }
    }
}

void GradientTest::ofWeightsEqualsFiniteDifferences()
{
    const auto model = torchModel(tinyConfig());
    const auto byHand = network(tinyConfig());
    const torch::NoGradGuard noGrad;
    for (auto &item : byHand->named_parameters()) {
        Place place;
        place.kind = PlaceKind::Weight;
        place.weight = item.key();
        const Gradient found = gradient(*model, place);
        at::Tensor flat = item.value().view({-1});
        QCOMPARE(found.values.values.size(), static_cast<std::size_t>(flat.numel()));
        for (std::int64_t k = 0; k < flat.numel(); k += 5) {
            const auto moved = [&](double by) {
                flat[k] += by;
                const double value
                    = quantityByHand({}, logProbabilitiesByHand(*byHand, source, target, asItIs));
                flat[k] -= by;
                return value;
            };
            const double expected = (moved(1e-5) - moved(-1e-5)) / 2e-5;
            QVERIFY2(std::abs(static_cast<double>(found.values.values[static_cast<std::size_t>(k)])
                         - expected)
                    < 1e-6 * std::max(1.0, std::abs(expected)),
                item.key().c_str());
        }
    }
}

/// With several layers and without attention, too.
void GradientTest::everyKindHasGradients()
{
    ModelConfig config = tinyConfig();
    config.layers = 2;
    config.cell = CellKind::Gru;
    config.attention = AttentionKind::None;
    const auto model = torchModel(config);
    for (const char *place : {"encoder.1.reverse.h", "encoder.0.h", "decoder.1.h", "start.1.h"}) {
        const Gradient found = gradient(*model, placeOf(place));
        QVERIFY(std::ranges::any_of(found.values.values, [](float value) { return value != 0; }));
    }
}

void GradientTest::whatIsNotThereIsRefused()
{
    const auto model = torchModel(tinyConfig());
    for (const char *place : {"decoder.1.h", "weight:nothing"})
        QVERIFY_EXCEPTION_THROWN((void)gradient(*model, placeOf(place)), Error);
    for (const Objective &of : {Objective{8, std::nullopt, 0}, Objective{-1, std::nullopt, 0},
             Objective{5, std::nullopt, 5}, Objective{5, 99, 0}})
        QVERIFY_EXCEPTION_THROWN(
            (void)model->gradients(source, target, std::span(&of, 1), placeOf("output"), {})[0],
            Error);
    ModelConfig config = tinyConfig();
    config.oneHot = true;
    QVERIFY_EXCEPTION_THROWN(
        (void)gradient(*torchModel(config), placeOf("source.embeddings")), Error);
}

QTEST_APPLESS_MAIN(GradientTest)
#include "tst_gradient.moc"
