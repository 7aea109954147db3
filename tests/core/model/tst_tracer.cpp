// SPDX-License-Identifier: GPL-3.0-or-later
// A trace shows the model's own numbers: each is recomputed here from the others by the equation
// the window shows.
#include "tests/core/model/model_fixture.h"

#include <QtTest>

#include <cmath>

using namespace seq2seq;
using namespace seq2seq::test;

namespace {

constexpr float kClose = 1e-5F;

const Matrix &gate(const LayerTrace &layer, const std::string &name)
{
    for (const GateTrace &candidate : layer.gates)
        if (candidate.name == name)
            return candidate.values;
    static const Matrix none;
    return none;
}

bool isClose(float a, float b)
{
    return std::abs(a - b) < kClose;
}

/// c_t = f c_{t-1} + i g, h_t = o tanh(c_t) at every step of a layer. @param reversed the layer ran
/// from the end
void checkLstm(
    const LayerTrace &layer, const Matrix *startCell, std::size_t startRow, bool reversed)
{
    const std::size_t steps = layer.hidden.rows;
    for (std::size_t s = 0; s < steps; ++s) {
        const std::size_t now = reversed ? steps - 1 - s : s;
        for (std::size_t k = 0; k < layer.hidden.columns; ++k) {
            float before = 0;
            if (s > 0)
                before = layer.cell.at(reversed ? now + 1 : now - 1, k);
            else if (startCell != nullptr)
                before = startCell->at(startRow, k);
            const float c = gate(layer, "f").at(now, k) * before
                + gate(layer, "i").at(now, k) * gate(layer, "g").at(now, k);
            QVERIFY(isClose(c, layer.cell.at(now, k)));
            QVERIFY(isClose(gate(layer, "o").at(now, k) * std::tanh(c), layer.hidden.at(now, k)));
        }
    }
}

} // namespace

class TracerTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void lstmValuesObeyTheirEquations();
    void attentionAndContextObeyTheirEquations();
    void gruStateIsBetweenOldAndCandidate();
    void probabilitiesAreThoseOfForceDecoding();
    void absentPartsAreEmpty();
};

void TracerTest::lstmValuesObeyTheirEquations()
{
    ModelConfig config = tinyConfig();
    config.layers = 2;
    const auto model = torchModel(config);
    const Trace trace = model->trace(kSources[0], kTargets[1], 3, {});
    QCOMPARE(trace.forward.size(), std::size_t{2});
    QCOMPARE(trace.backward.size(), std::size_t{2});
    for (std::size_t layer = 0; layer < 2; ++layer) {
        checkLstm(trace.forward[layer], nullptr, 0, false);
        checkLstm(trace.backward[layer], nullptr, 0, true);
        checkLstm(trace.decoder[layer], &trace.startCell, layer, false);
    }
    for (std::size_t s = 0; s < 5; ++s) // h_i = [h-> ; h<-] of the top layer
        for (std::size_t k = 0; k < 4; ++k) {
            QVERIFY(isClose(trace.encoderStates.at(s, k), trace.forward[1].hidden.at(s, k)));
            QVERIFY(isClose(trace.encoderStates.at(s, 4 + k), trace.backward[1].hidden.at(s, k)));
        }
    for (std::size_t t = 1; t < 5; ++t) // input feeding: the second part of y^_t is o_{t-1}
        for (std::size_t k = 0; k < 4; ++k)
            QVERIFY(isClose(trace.decoderInput.at(t, 3 + k), trace.output.at(t - 1, k)));
}

void TracerTest::attentionAndContextObeyTheirEquations()
{
    const auto model = torchModel(tinyConfig());
    const Trace trace = model->trace(kSources[0], kTargets[1], 3, {});
    for (std::size_t t = 0; t < trace.targetLength(); ++t) {
        float total = 0;
        for (const float e : trace.scores.row(t))
            total += std::exp(e);
        for (std::size_t i = 0; i < trace.sourceIds.size(); ++i)
            QVERIFY(isClose(trace.attention.at(t, i), std::exp(trace.scores.at(t, i)) / total));
        for (std::size_t k = 0; k < trace.context.columns; ++k) {
            float a = 0;
            for (std::size_t i = 0; i < trace.sourceIds.size(); ++i)
                a += trace.attention.at(t, i) * trace.encoderStates.at(i, k);
            QVERIFY(isClose(a, trace.context.at(t, k)));
        }
    }
}

void TracerTest::gruStateIsBetweenOldAndCandidate()
{
    ModelConfig config = tinyConfig();
    config.cell = CellKind::Gru;
    const Trace trace = torchModel(config)->trace(kSources[0], kTargets[1], 3, {});
    const LayerTrace &layer = trace.decoder[0];
    QVERIFY(layer.cell.isEmpty());
    for (std::size_t t = 0; t < layer.hidden.rows; ++t)
        for (std::size_t k = 0; k < layer.hidden.columns; ++k) {
            const float before = t > 0 ? layer.hidden.at(t - 1, k) : trace.startHidden.at(0, k);
            const float z = gate(layer, "z").at(t, k);
            QVERIFY(
                isClose((1 - z) * gate(layer, "n").at(t, k) + z * before, layer.hidden.at(t, k)));
        }
}

void TracerTest::probabilitiesAreThoseOfForceDecoding()
{
    const auto model = torchModel(tinyConfig());
    const Trace trace = model->trace(kSources[0], kTargets[1], 8, {});
    const double forced
        = model->score(std::span(kSources).first(1), std::span(kTargets).subspan(1, 1), false)[0]
              .logProbability;
    QVERIFY(std::abs(trace.logProbability() - forced) < 1e-9);
    for (std::size_t t = 0; t < trace.targetIds.size(); ++t) {
        double sum = 0;
        double entropy = 0;
        int rank = 0;
        for (std::size_t k = 0; k < trace.topWords[t].size(); ++k) { // all 8 words
            const double p = trace.topWords[t][k].probability;
            sum += p;
            entropy -= p * std::log(p);
            if (trace.topWords[t][k].id == trace.targetIds[t]) {
                rank = static_cast<int>(k) + 1;
                QVERIFY(std::abs(std::log(p) - trace.logProbabilities[t]) < 1e-9);
            }
        }
        QVERIFY(std::abs(sum - 1) < 1e-9);
        QVERIFY(std::abs(entropy - trace.entropies[t]) < 1e-9);
        QCOMPARE(trace.ranks[t], rank);
    }
}

void TracerTest::absentPartsAreEmpty()
{
    ModelConfig config = tinyConfig();
    config.attention = AttentionKind::None;
    config.cell = CellKind::Rnn;
    config.bidirectional = false;
    config.oneHot = true;
    const Trace trace = torchModel(config)->trace(kSources[0], kTargets[1], 3, {});
    QVERIFY(trace.attention.isEmpty() && trace.scores.isEmpty() && trace.context.isEmpty());
    QVERIFY(trace.backward.empty() && trace.startCell.isEmpty());
    QVERIFY(trace.sourceEmbeddings.isEmpty() && trace.decoderInput.isEmpty());
    QVERIFY(trace.forward[0].gates.empty() && trace.forward[0].cell.isEmpty());
    QCOMPARE(trace.output.rows, std::size_t{5});
}

QTEST_APPLESS_MAIN(TracerTest)
#include "tst_tracer.moc"
