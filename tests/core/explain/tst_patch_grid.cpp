// SPDX-License-Identifier: GPL-3.0-or-later
// What of one sentence, put into another, brings the first one's word: nothing 0, everything 1.
#include "core/explain/patch_grid.h"

#include "core/error.h"
#include "tests/core/model/model_fixture.h"

#include <QtTest>

#include <cmath>

using namespace seq2seq;
using namespace seq2seq::test;

namespace {

const PatchEffect &effectOf(const PatchGrid &grid, std::string_view place, int step)
{
    for (const PatchEffect &effect : grid.effects)
        if (effect.step == step && effect.places.size() == 1
            && textOf(effect.places.front()) == place)
            return effect;
    throw std::runtime_error("no such effect");
}

} // namespace

class PatchGridTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void theWholeStateOfAModelWithoutAttentionIsEverything_data();
    void theWholeStateOfAModelWithoutAttentionIsEverything();
    void withAttentionTheAnnotationsMatter();
    void theOutputOfTheLastStepDecides();
    void aCellIsARunWithItsPatches();
    void oneUnitIsOneUnit();
    void sentencesThatSayTheSameAreRefused();
};

void PatchGridTest::theWholeStateOfAModelWithoutAttentionIsEverything_data()
{
    QTest::addColumn<int>("cell");
    QTest::addColumn<int>("layers");
    for (const CellKind cell : {CellKind::Lstm, CellKind::Gru})
        for (const int layers : {1, 2})
            QTest::addRow("%s, %d layers", name(cell).data(), layers) << int(cell) << layers;
}

void PatchGridTest::theWholeStateOfAModelWithoutAttentionIsEverything()
{
    QFETCH(const int, cell);
    QFETCH(const int, layers);
    ModelConfig config = tinyConfig();
    config.attention = AttentionKind::None;
    config.cell = CellKind(cell);
    config.layers = layers;
    config.inputFeeding = false; // else o_{t-1} is a second road
    const auto model = torchModel<float>(config);
    const PatchGrid grid = patchGrid(*model, {kSources[0], kSources[1], {5, 4}, 6, 7});
    QCOMPARE(grid.step, 2);
    QCOMPARE(grid.effects.front().step, -1);
    QCOMPARE(grid.effects.front().effect, 1.0); // exactly
    const std::size_t states = (cell == int(CellKind::Lstm) ? 2U : 1U) * std::size_t(layers);
    int found = 0;
    for (const PatchEffect &effect : grid.effects)
        if (effect.step >= 0 && effect.places.size() == states
            && effect.places.front().kind != PlaceKind::Output) {
            QCOMPARE(effect.effect, 1.0);
            ++found;
        }
    QCOMPARE(found, 3); // steps
}

void PatchGridTest::withAttentionTheAnnotationsMatter()
{
    const auto model = torchModel(tinyConfig());
    const PatchGrid grid = patchGrid(*model, {kSources[0], kSources[1], {5}, 6, 7});
    const double annotations = effectOf(grid, "annotations", -1).effect;
    QVERIFY(std::abs(annotations) > 1e-6);
    // With start state and annotations of a sentence of the same length nothing is left of B.
    QVERIFY(std::abs(grid.ofA - grid.ofB) > 1e-6);
}

void PatchGridTest::theOutputOfTheLastStepDecides()
{
    const auto model = torchModel<float>(tinyConfig());
    const PatchGrid grid = patchGrid(*model, {kSources[0], kSources[1], {5, 4}, 6, 7});
    QVERIFY(std::abs(effectOf(grid, "output", 2).effect - 1) < 1e-5); // P_t = softmax(W o_t)
    QVERIFY(std::abs(effectOf(grid, "decoder.0.h", 0).effect - 1) > 1e-3);
}

/// The grid's own formula once more, with edits written here from A's trace.
void PatchGridTest::aCellIsARunWithItsPatches()
{
    const auto model = torchModel(tinyConfig());
    const std::vector<int> prefix{5, 4};
    const PatchGrid grid = patchGrid(*model, {kSources[0], kSources[1], prefix, 6, 7});
    const Trace ofA = model->trace(kSources[0], std::vector<int>{5, 4, 6}, 0, {});
    Patch patch;
    patch.place = {PlaceKind::DecoderHidden, 0};
    patch.row = 1;
    patch.values = Matrix(1, ofA.decoder[0].hidden.columns);
    std::ranges::copy(ofA.decoder[0].hidden.row(1), patch.values.row(0).begin());
    const auto difference = [&](const std::vector<int> &source, const Edits &edits) {
        const auto decoding = model->decode(std::span(&source, 1), edits);
        for (const int previous : {1, 5, 4}) // <s> and the prefix
            decoding->step(std::vector<std::size_t>{0}, std::vector<int>{previous});
        return decoding->logProbability(0, 6) - decoding->logProbability(0, 7);
    };
    Edits edits;
    edits.patches = {patch};
    const double ofB = difference(kSources[1], {});
    const double effect
        = (difference(kSources[1], edits) - ofB) / (difference(kSources[0], {}) - ofB);
    const PatchEffect &cell = effectOf(grid, "decoder.0.h", 1);
    QVERIFY(std::abs(effect) > 1e-4);
    QVERIFY(std::abs(cell.effect - effect) < 1e-9);
    QCOMPARE(cell.patches, (std::vector<Patch>{patch}));
}

void PatchGridTest::oneUnitIsOneUnit()
{
    const auto model = torchModel(tinyConfig());
    const PatchTask task{kSources[0], kSources[1], {5}, 6, 7, {2}};
    const PatchGrid grid = patchGrid(*model, task);
    const PatchEffect &cell = effectOf(grid, "decoder.0.h", 0);
    QCOMPARE(cell.patches.front().units, std::vector<int>{2});
    // Held to A's value of that unit: a clamp does the same.
    Edits clamped;
    clamped.clamps = {{{PlaceKind::DecoderHidden, 0}, {2},
        {model->trace(kSources[0], std::vector<int>{5, 6}, 0, {}).decoder[0].hidden.at(0, 2)},
        {0, 0}}};
    const auto decoding = model->decode(std::span(&kSources[1], 1), clamped);
    for (const int previous : {1, 5})
        decoding->step(std::vector<std::size_t>{0}, std::vector<int>{previous});
    const double patched = decoding->logProbability(0, 6) - decoding->logProbability(0, 7);
    QVERIFY(std::abs(cell.effect - (patched - grid.ofB) / (grid.ofA - grid.ofB)) < 1e-9);
    QVERIFY(std::abs(cell.effect) > 1e-5);
    QVERIFY_EXCEPTION_THROWN(
        (void)patchGrid(*model, {kSources[0], kSources[1], {5}, 6, 7, {99}}), Error);
}

void PatchGridTest::sentencesThatSayTheSameAreRefused()
{
    const auto model = torchModel(tinyConfig());
    QVERIFY_EXCEPTION_THROWN((void)patchGrid(*model, {kSources[0], kSources[0], {5}, 6, 7}), Error);
    QVERIFY_EXCEPTION_THROWN(
        (void)patchGrid(*model, {kSources[0], kSources[1], {5}, 6, 99}), Error);
}

QTEST_APPLESS_MAIN(PatchGridTest)
#include "tst_patch_grid.moc"
