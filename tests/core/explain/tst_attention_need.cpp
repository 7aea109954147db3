// SPDX-License-Identifier: GPL-3.0-or-later
// What a word needs of attention is what the model says with weights that are set by hand.
#include "core/explain/attention_need.h"

#include "core/error.h"
#include "tests/core/model/model_fixture.h"

#include <QtTest>

#include <algorithm>
#include <cmath>

using namespace seq2seq;
using namespace seq2seq::test;

namespace {

using Kind = AttentionEdit::Kind;
const std::vector<int> &source = kSources[0];
const std::vector<int> &target = kTargets[1];

/// The weights that a change makes of those of a step.
std::vector<double> changed(Kind kind, std::vector<double> weights)
{
    const auto largest = std::ranges::max_element(weights);
    if (kind == Kind::Uniform)
        std::ranges::fill(weights, 1.0 / double(weights.size()));
    if (kind == Kind::NoLargest)
        *largest = 0; // Set makes the rest sum to 1
    if (kind == Kind::Hard) {
        const auto place = largest - weights.begin();
        std::ranges::fill(weights, 0.0);
        weights[std::size_t(place)] = 1;
    }
    return weights;
}

} // namespace

class AttentionNeedTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void withoutAChangeItIsTheModelsOwnStep();
    void aChangeIsThatOfWeightsSetByHand_data();
    void aChangeIsThatOfWeightsSetByHand();
    void changesInForceStay();
    void wordsOfAnotherModelAreRefused();
};

void AttentionNeedTest::withoutAChangeItIsTheModelsOwnStep()
{
    const auto model = torchModel(tinyConfig());
    const Trace own = model->trace(source, target, 3, {});
    for (std::size_t t = 0; t < target.size(); ++t) {
        const AttentionNeed need
            = attentionNeed(*model, source, std::span(target).first(t + 1), {});
        QVERIFY(!need.kind);
        QCOMPARE(need.likeliest, own.topWords[t].front().id);
        QVERIFY(std::abs(need.logProbability - own.logProbabilities[t]) < 1e-9);
        QVERIFY(
            std::abs(std::exp(need.logProbabilityOfLikeliest) - own.topWords[t].front().probability)
            < 1e-9);
    }
}

void AttentionNeedTest::aChangeIsThatOfWeightsSetByHand_data()
{
    QTest::addColumn<int>("kind");
    QTest::newRow("uniform") << int(Kind::Uniform);
    QTest::newRow("without its largest") << int(Kind::NoLargest);
    QTest::newRow("hard") << int(Kind::Hard);
}

void AttentionNeedTest::aChangeIsThatOfWeightsSetByHand()
{
    QFETCH(int, kind);
    const auto model = torchModel(tinyConfig());
    const Trace own = model->trace(source, target, 1, {});
    for (std::size_t t = 0; t < target.size(); ++t) {
        const auto row = own.attention.row(t);
        AttentionEdit edit;
        edit.kind = Kind::Set;
        edit.steps = {int(t), int(t)};
        edit.weights = changed(Kind(kind), {row.begin(), row.end()});
        Edits edits;
        edits.attention = {edit};
        const Trace byHand = model->trace(source, target, 1, edits);
        const AttentionNeed need
            = attentionNeed(*model, source, std::span(target).first(t + 1), Kind(kind));
        QVERIFY(need.kind == Kind(kind));
        QCOMPARE(need.likeliest, byHand.topWords[t].front().id);
        QVERIFY(std::abs(need.logProbability - byHand.logProbabilities[t]) < 1e-6);
        QVERIFY(std::abs(need.logProbability - own.logProbabilities[t]) > 1e-9); // it tells
    }
}

/// A change that was made at an earlier step is part of what the step begins with.
void AttentionNeedTest::changesInForceStay()
{
    const auto model = torchModel(tinyConfig());
    Edits before;
    before.attention.resize(1);
    before.attention[0].kind = Kind::Hard;
    before.attention[0].steps = {0, 0};
    Edits both = before;
    both.attention.resize(2);
    both.attention[1].kind = Kind::Uniform;
    both.attention[1].steps = {2, 2};
    const Trace expected = model->trace(source, target, 1, both);
    const auto written = std::span(target).first(3);
    const AttentionNeed need = attentionNeed(*model, source, written, Kind::Uniform, before);
    QVERIFY(std::abs(need.logProbability - expected.logProbabilities[2]) < 1e-9);
    const AttentionNeed alone = attentionNeed(*model, source, written, Kind::Uniform);
    QVERIFY(std::abs(need.logProbability - alone.logProbability) > 1e-9);
}

/// The question may have waited while another model was opened.
void AttentionNeedTest::wordsOfAnotherModelAreRefused()
{
    const auto model = torchModel(tinyConfig());
    QVERIFY_EXCEPTION_THROWN((void)attentionNeed(*model, {400, 2}, target, {}), Error);
    QVERIFY_EXCEPTION_THROWN(
        (void)attentionNeed(*model, source, std::vector<int>{400}, Kind::Uniform), Error);
}

QTEST_APPLESS_MAIN(AttentionNeedTest)
#include "tst_attention_need.moc"
