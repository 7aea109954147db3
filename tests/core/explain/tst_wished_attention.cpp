// SPDX-License-Identifier: GPL-3.0-or-later
// The attention that is wished for makes the other word as likely as is said of it.
#include "core/explain/wished_attention.h"

#include "core/error.h"
#include "tests/core/explain/attention_set.h"
#include "tests/core/model/by_hand.h"

#include <QtTest>

#include <algorithm>
#include <cmath>
#include <numeric>

using namespace seq2seq;
using namespace seq2seq::test;

namespace {

const std::vector<int> &source = kSources[0];
const std::vector<int> &target = kTargets[1];

std::vector<double> softmax(const std::vector<double> &logits)
{
    std::vector<double> weights;
    for (const double value : logits)
        weights.push_back(std::exp(value));
    const double sum = std::accumulate(weights.begin(), weights.end(), 0.0);
    for (double &weight : weights)
        weight /= sum;
    return weights;
}

/// Weights so large that attention matters: the output is read off the context.
std::unique_ptr<Model> attentiveModel()
{
    auto model = torchModel(tinyConfig());
    StateDict weights = model->weights();
    for (NamedTensor &tensor : weights)
        if (tensor.name == "combined_output_projection.weight"
            || tensor.name == "target_vocab_projection.weight")
            for (float &value : tensor.values)
                value *= 6;
    model->setWeights(weights);
    return model;
}

} // namespace

class WishedAttentionTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void slopesOfLogitsAreFiniteDifferences();
    void theModelSaysWhatWasPromised();
    void editsStayInForce();
    void aWishThatHoldsAlreadyChangesNothing();
    void whatCannotBeWishedIsRefused();
};

/// The gradient with respect to alpha, taken while an edit sets alpha, through the softmax.
void WishedAttentionTest::slopesOfLogitsAreFiniteDifferences()
{
    const auto model = torchModel(tinyConfig());
    const auto byHand = network(tinyConfig());
    const std::vector<double> logits{0.3, -0.7, 1.1, 0.2, -0.1};
    QCOMPARE(logits.size(), source.size());
    const int t = 2;
    const int word = 7;
    Edits edits;
    edits.attention = {setTo(t, softmax(logits))};
    const Objective of{word, {}, t};
    const Gradient gradient
        = model->gradients(source, target, std::span(&of, 1), {PlaceKind::Attention}, edits)
              .front();
    const auto row = gradient.values.row(t);
    const std::vector<double> slopes
        = logitSlopes(softmax(logits), std::vector<double>(row.begin(), row.end()));
    for (std::size_t i = 0; i < logits.size(); ++i) {
        const auto at = [&](double difference) {
            std::vector<double> moved = logits;
            moved[i] += difference;
            const at::Tensor alpha = at::tensor(softmax(moved), at::kDouble).unsqueeze(0);
            return logProbabilitiesByHand(*byHand, source, target,
                [&](const std::string &place, std::size_t step, const at::Tensor &values) {
                    return place == "attention" && step == t ? alpha : values;
                })[t][word]
                .item<double>();
        };
        const double slope = (at(1e-5) - at(-1e-5)) / 2e-5;
        QVERIFY(std::abs(slope) > 1e-6);
        QVERIFY(std::abs(slopes[i] - slope) < 1e-7);
    }
}

void WishedAttentionTest::theModelSaysWhatWasPromised()
{
    const auto model = attentiveModel();
    int reached = 0;
    int missed = 0;
    for (int t = 0; t < static_cast<int>(target.size()); ++t)
        for (int word = 0; word < model->config().targetVocabulary; ++word) {
            Wish wish;
            wish.step = t;
            wish.word = word;
            const WishedAttention found = wishForAttention(*model, source, target, wish);
            QVERIFY(found.after >= found.before);
            QVERIFY(std::abs(std::accumulate(found.weights.begin(), found.weights.end(), 0.0) - 1)
                < 1e-6);
            std::vector<int> words(target.begin(), target.begin() + t);
            words.push_back(word);
            const Trace own = model->trace(source, words, 1, {});
            Edits edits;
            edits.attention = {setTo(t, found.weights)};
            const Trace changed = model->trace(source, words, 1, edits);
            QVERIFY(std::abs(own.logProbabilities.back() - found.before) < 1e-9);
            QVERIFY(std::abs(changed.logProbabilities.back() - found.after) < 1e-6);
            QCOMPARE(found.wasLikeliest, own.ranks.back() == 1);
            QCOMPARE(found.isLikeliest, changed.ranks.back() == 1);
            QCOMPARE(found.likeliest, changed.topWords.back().front().id);
            for (std::size_t i = 0; i < source.size(); ++i)
                QVERIFY(
                    std::abs(found.own[i] - double(own.attention.at(std::size_t(t), i))) < 1e-9);
            if (found.wasLikeliest)
                continue;
            (found.isLikeliest ? reached : missed) += 1;
            if (found.isLikeliest)
                continue;
            // No look at a single word, and no mixture on a grid of two words, does better.
            for (std::size_t i = 0; i < source.size(); ++i)
                for (std::size_t k = 0; k < source.size(); ++k) {
                    std::vector<double> weights(source.size());
                    weights[i] += 0.5;
                    weights[k] += 0.5;
                    edits.attention = {setTo(t, weights)};
                    QVERIFY(model->trace(source, words, 1, edits).logProbabilities.back()
                        < found.after + 1e-3);
                }
        }
    QVERIFY2(
        reached > 0 && missed > 0, qPrintable(QStringLiteral("%1 %2").arg(reached).arg(missed)));
}

void WishedAttentionTest::editsStayInForce()
{
    const auto model = attentiveModel();
    Wish wish;
    wish.step = 2;
    wish.word = 5;
    Clamp clamp;
    clamp.place = {PlaceKind::DecoderHidden};
    clamp.units = {0, 1};
    clamp.values = {0.9F, -0.9F};
    wish.edits.clamps = {clamp};
    const WishedAttention found = wishForAttention(*model, source, target, wish);
    const std::vector<int> words{target[0], target[1], 5};
    Edits edits = wish.edits;
    QVERIFY(std::abs(model->trace(source, words, 1, edits).logProbabilities.back() - found.before)
        < 1e-9);
    QVERIFY(
        std::abs(model->trace(source, words, 1, {}).logProbabilities.back() - found.before) > 1e-3);
    edits.attention = {setTo(2, found.weights)};
    QVERIFY(std::abs(model->trace(source, words, 1, edits).logProbabilities.back() - found.after)
        < 1e-6);
}

void WishedAttentionTest::aWishThatHoldsAlreadyChangesNothing()
{
    const auto model = attentiveModel();
    Wish wish;
    wish.step = 1;
    wish.word = model->trace(source, target, 1, {}).topWords[1].front().id;
    const WishedAttention found = wishForAttention(*model, source, target, wish);
    QVERIFY(found.wasLikeliest && found.isLikeliest);
    QCOMPARE(found.weights, found.own);
    QCOMPARE(found.after, found.before);
}

void WishedAttentionTest::whatCannotBeWishedIsRefused()
{
    ModelConfig config = tinyConfig();
    config.attention = AttentionKind::None;
    QVERIFY_EXCEPTION_THROWN(
        (void)wishForAttention(*torchModel(config), source, target, {}), Error);
    Wish wish;
    wish.word = 8; // of another model
    QVERIFY_EXCEPTION_THROWN(
        (void)wishForAttention(*torchModel(tinyConfig()), source, target, wish), Error);
    wish.word = 0;
    wish.step = static_cast<int>(target.size()) + 1;
    QVERIFY_EXCEPTION_THROWN(
        (void)wishForAttention(*torchModel(tinyConfig()), source, target, wish), Error);
}

QTEST_APPLESS_MAIN(WishedAttentionTest)
#include "tst_wished_attention.moc"
